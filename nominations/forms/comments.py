"""What the municipality's people say about a field."""

from django import forms
from django.utils.translation import gettext_lazy as _

from nominations.rules.comments import LONGEST


class CommentForm(forms.Form):
    """One comment; that it is empty or too long is the rule's to say."""

    use_required_attribute = False

    text = forms.CharField(
        label=_("Your comment"),
        help_text=_("Only the municipality's own people can read it."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "data-max": LONGEST}),
    )
