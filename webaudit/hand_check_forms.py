"""A person's own verdicts on the ten checks by hand."""

from django import forms
from django.utils.translation import gettext_lazy as _

from webaudit.hand_checks import CHECKS
from webaudit.models import HandCheck
from webaudit.reports import in_language

LONGEST = 2_000


class HandChecksForm(forms.Form):
    """A verdict and a note for each check; what is not tried yet is left open."""

    def __init__(self, own, *args, **kwargs):
        super().__init__(*args, **kwargs)
        own = {made.check_id: made for made in own}
        for id in CHECKS:
            made = own.get(id)
            self.fields[f"{id}-verdict"] = forms.ChoiceField(
                label=_("Verdict"),
                choices=[("", _("not tried yet")), *HandCheck.Verdict.choices],
                required=False,
                initial=made.verdict if made else "",
            )
            self.fields[f"{id}-note"] = forms.CharField(
                label=_("What you saw"),
                widget=forms.Textarea(attrs={"rows": 2}),
                max_length=LONGEST,
                required=False,
                initial=made.note if made else "",
            )

    @property
    def rows(self):
        """Each check with its words and its two fields."""
        return [
            {
                "check": check,
                "name": in_language(check, "name"),
                "how": in_language(check, "how"),
                "fields": [self[f"{id}-verdict"], self[f"{id}-note"]],
            }
            for id, check in CHECKS.items()
        ]

    def verdicts(self):
        """What was tried: ``(verdict, note)`` by check."""
        data = self.cleaned_data
        given = {id: (data[f"{id}-verdict"], data[f"{id}-note"].strip()) for id in CHECKS}
        return {id: said for id, said in given.items() if said[0]}
