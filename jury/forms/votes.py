"""What is chosen about the final vote, and a ballot: a place for each nominee, equal places allowed."""

from django import forms
from django.utils.translation import gettext_lazy as _

REASON_LENGTH = 500
#: The place of whom a juror gives none.
LAST = 0


class AnnounceForm(forms.Form):
    """What the organiser chooses before the rules are fixed."""

    has_no_prize = forms.BooleanField(
        label=_("“No prize” is on the ballot"),
        help_text=_("If it wins, no prize is given."),
        required=False,
    )


class CallOffForm(forms.Form):
    """Why a vote is made again."""

    reason = forms.CharField(
        label=_("Why the vote is called off"),
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class CountForm(forms.Form):
    """Why the count does not wait for every ballot; not asked when all are in."""

    reason = forms.CharField(
        label=_("Why the vote does not wait"),
        required=False,
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class BallotForm(forms.Form):
    """A list to choose a place from for each candidate that the juror may rank: no dragging, no script."""

    def __init__(self, candidates, ranking, data=None):
        """``candidates`` are (code, name) in the juror's own order, ``ranking`` the ballot as it was cast."""
        super().__init__(data)
        self.codes = [code for code, _name in candidates]
        places = {code: place for place, group in enumerate(ranking, 1) for code in group}
        choices = [(LAST, _("Last, without a place"))] + [
            (place, _("Place %(n)d") % {"n": place}) for place in range(1, len(candidates) + 1)
        ]
        for code, name in candidates:
            self.fields[f"place-{code}"] = forms.TypedChoiceField(
                label=name,
                choices=choices,
                coerce=int,
                initial=places.get(code, LAST),
            )

    def ranking(self):
        """Groups of codes, best first; numbers that were skipped mean nothing."""
        groups = {}
        for code in self.codes:
            place = self.cleaned_data[f"place-{code}"]
            if place != LAST:
                groups.setdefault(place, []).append(code)
        return [groups[place] for place in sorted(groups)]
