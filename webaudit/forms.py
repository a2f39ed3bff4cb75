"""What an organiser writes about a site: its address, and the pages of its sample."""

from django import forms
from django.utils.translation import gettext_lazy as _

from webaudit.addresses import LONGEST
from webaudit.models import SamplePage
from webaudit.rules import MOST_PAGES


class SiteForm(forms.Form):
    """The address of a municipality's site."""

    url = forms.CharField(
        label=_("Address of the site"),
        max_length=LONGEST,
        help_text=_("The start page. Another address begins the sample anew."),
        widget=forms.URLInput,
    )


class SamplePageForm(forms.Form):
    """One page of the sample; an empty address leaves it out."""

    kind = forms.ChoiceField(
        label=_("Kind of page"), choices=SamplePage.Kind.choices, initial=SamplePage.Kind.CONTENT
    )
    url = forms.CharField(
        label=_("Address"), max_length=LONGEST, required=False, widget=forms.URLInput
    )


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
