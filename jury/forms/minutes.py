"""A paragraph of the minutes as somebody puts it right."""

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_CHARACTERS = 20_000


class SectionForm(forms.Form):
    """``version`` says which text the writer began with."""

    use_required_attribute = False

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Text"),
        required=False,
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 16}),
    )

    def __init__(self, section, data=None):
        super().__init__(data, initial={"text": section.text, "version": section.version})

    def clean_text(self):
        """A browser ends its lines in its own way; what nobody touched is unchanged."""
        return self.cleaned_data["text"].replace("\r\n", "\n")
