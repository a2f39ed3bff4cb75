from django import forms
from django.utils.translation import gettext_lazy as _


class CitationForm(forms.Form):
    """Why the winner won, in two languages."""

    text_sv = forms.CharField(
        label=_("Citation in Swedish"), widget=forms.Textarea(attrs={"rows": 10})
    )
    text_en = forms.CharField(
        label=_("Citation in English"), required=False, widget=forms.Textarea(attrs={"rows": 8})
    )
