"""What an organiser writes about a site: its address, and the pages of its sample."""

from django import forms
from django.utils.translation import gettext_lazy as _

from award.looks import DateInput
from webaudit.addresses import LONGEST, tidy
from webaudit.models import SamplePage
from webaudit.rules import MOST_PAGES, reasons_not_to_audit_address


class AddressField(forms.CharField):
    """An address that the audit may visit, written in any way that can be understood."""

    widget = forms.URLInput

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return ""
        url = tidy(text)
        if reasons := reasons_not_to_audit_address(url):
            raise forms.ValidationError(reasons)
        return url


class SiteForm(forms.Form):
    """The address of a municipality's site."""

    url = AddressField(
        label=_("Address of the site"),
        max_length=LONGEST,
        help_text=_("The start page. Another address begins the sample anew."),
    )


class ConsentForm(forms.Form):
    """The municipality's consent: a tick, a name and a day. Without the tick there is none."""

    has_consent = forms.BooleanField(
        label=_("The municipality lets us audit pages that robots.txt closes"), required=False
    )
    given_by = forms.CharField(
        label=_("Who in the municipality said yes"),
        help_text=_("Name and role, such as Anna Berg, web editor."),
        max_length=200,
    )
    given_on = forms.DateField(label=_("When"), widget=DateInput)

    def clean(self):
        said = super().clean()
        if not said["has_consent"]:  # then nothing more is asked for
            self.errors.clear()
        return said

    @property
    def consent(self):
        """What ``services.record_consent`` takes."""
        said = self.cleaned_data
        if not said["has_consent"]:
            return {"given_by": "", "given_on": None}
        return {"given_by": said["given_by"], "given_on": said["given_on"]}


class SamplePageForm(forms.Form):
    """One page of the sample; an empty address leaves it out."""

    kind = forms.ChoiceField(
        label=_("Kind of page"), choices=SamplePage.Kind.choices, initial=SamplePage.Kind.CONTENT
    )
    url = AddressField(label=_("Address"), max_length=LONGEST, required=False)


class BaseSampleFormSet(forms.BaseFormSet):
    @property
    def pages(self):
        """The pages that were given, as ``(kind, url)`` in order."""
        return [
            (form.cleaned_data["kind"], form.cleaned_data["url"])
            for form in self.forms
            if form.cleaned_data.get("url")
        ]


SampleFormSet = forms.formset_factory(
    SamplePageForm, formset=BaseSampleFormSet, extra=2, max_num=MOST_PAGES, absolute_max=MOST_PAGES
)
