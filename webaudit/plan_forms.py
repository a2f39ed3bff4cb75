"""What is decided about an edition's audit before it begins."""

from django import forms
from django.utils.translation import gettext_lazy as _

from webaudit.rules import MOST_PAGES
from webaudit.site_totals import KINDS, title_of

LONGEST = 2_000


class PlanForm(forms.Form):
    """How many pages of each site are audited, and how many of them are drawn."""

    pages_per_site = forms.IntegerField(
        label=_("Pages of each site"),
        help_text=_("The same number for every site; at most 12."),
        min_value=1,
        max_value=MOST_PAGES,
    )
    random_pages = forms.IntegerField(
        label=_("Of which drawn, at least"),
        help_text=_("Nobody can choose or foresee these pages."),
        min_value=0,
        max_value=MOST_PAGES,
    )


class WeightsForm(forms.Form):
    """What each part of a site's total weighs, and the jury's decision on it."""

    decision = forms.CharField(
        label=_("The jury's decision"),
        help_text=_("When and how the jury decided, such as the meeting and its minutes."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for kind in KINDS:
            self.fields[kind] = forms.IntegerField(
                label=title_of(kind), min_value=0, max_value=100, initial=0
            )
        self.order_fields(KINDS)

    def weights(self):
        return {kind: self.cleaned_data[kind] for kind in KINDS}
