"""A file, or a piece of one, and what is said of a picture."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nominations.models import Attachment, Question

MOST_IN_A_PIECE = 2 * 1024 * 1024


class PlaceForm(forms.Form):
    """Where a file belongs: to the whole of a part, or to a question in it."""

    part = forms.ChoiceField(choices=Question.Part, widget=forms.HiddenInput)
    field = forms.CharField(max_length=8, required=False, widget=forms.HiddenInput)


class AttachmentForm(PlaceForm):
    """A whole file."""

    file = forms.FileField(label=_("Choose a file"), allow_empty_file=True, max_length=1000)


class UploadForm(PlaceForm):
    """What is known of a file before its first piece is sent."""

    name = forms.CharField(max_length=1000, strip=False)
    size = forms.IntegerField(min_value=0, max_value=2**31 - 1)
    modified = forms.IntegerField(min_value=0, max_value=2**53, required=False)


class PieceForm(forms.Form):
    """The next piece, and where in the file it belongs."""

    offset = forms.IntegerField(min_value=0, max_value=2**31 - 1)
    # Nothing in it asks how it went.
    piece = forms.FileField(max_length=1000, allow_empty_file=True)

    def clean_piece(self):
        piece = self.cleaned_data["piece"]
        if piece.size > MOST_IN_A_PIECE:
            raise forms.ValidationError(_("The piece is too large."))
        return piece.read()


class PictureForm(forms.Form):
    """For those who cannot see the picture, and for whoever took it."""

    alt_text = forms.CharField(
        label=_("What does the picture show?"),
        help_text=_("One or two sentences for those who cannot see it."),
        max_length=Attachment.LONGEST_ALT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    photographer = forms.CharField(
        label=_("Photographer"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # Saved without it, never handed in without it.
            field.is_awaited = True
