from django import forms
from django.utils.translation import gettext_lazy as _


class AppointForm(forms.Form):
    """Who takes a seat."""

    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.EmailField(label=_("E-mail"), help_text=_("The juror logs in with this address."))
    title = forms.CharField(
        label=_("Title"),
        help_text=_("As it is printed, for instance “Director, Vinnova”."),
        max_length=160,
        required=False,
    )
