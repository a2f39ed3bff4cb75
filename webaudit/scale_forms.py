"""What an organiser writes about a scale, and why an old audit's figures are to stand on it."""

import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from webaudit.wcag import WEIGHTS

LONGEST = 2_000
IMPACTS = {
    "critical": gettext_lazy("Critical faults weigh"),
    "serious": gettext_lazy("Serious faults weigh"),
    "moderate": gettext_lazy("Moderate faults weigh"),
    "minor": gettext_lazy("Minor faults weigh"),
}
LINE = re.compile(r"([a-z0-9-]+)[\s:=]+(\d{1,3})")


class ReasonForm(forms.Form):
    """Why the figures are to stand on another scale."""

    reason = forms.CharField(
        label=gettext_lazy("Why do the figures change scale?"),
        help_text=gettext_lazy("The municipality and the jury read it beside the old figure."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST,
    )


class ScaleForm(forms.Form):
    """A new scale: from when, what the impacts weigh, which rules weigh something else."""

    version = forms.SlugField(
        label=gettext_lazy("Version"),
        help_text=gettext_lazy("A short name, such as 2027-2."),
        max_length=20,
    )
    valid_from = forms.DateField(
        label=gettext_lazy("In force from"),
        help_text=gettext_lazy("Audits that begin on this day or later stand on the scale."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    valid_until = forms.DateField(
        label=gettext_lazy("Until, not including"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    exceptions = forms.CharField(
        label=gettext_lazy("Rules with a weight of their own"),
        help_text=gettext_lazy(
            "A rule on each line: its name and its weight, such as “meta-viewport 0”. "
            "A rule that weighs 0 does not count."
        ),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST,
    )
    reason = forms.CharField(
        label=gettext_lazy("Why is the scale made?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for impact, label in IMPACTS.items():
            self.fields[impact] = forms.IntegerField(
                label=label, min_value=0, max_value=100, initial=WEIGHTS[impact]
            )
        self.order_fields(["version", "valid_from", "valid_until", *IMPACTS])

    def clean_exceptions(self):
        """The weights by rule."""
        found = {}
        for line in filter(str.strip, self.cleaned_data["exceptions"].splitlines()):
            match = LINE.fullmatch(line.strip())
            if match is None:
                raise forms.ValidationError(
                    _("Write a rule and a whole number on each line. This cannot be read: %(line)s")
                    % {"line": line.strip()[:80]}
                )
            found[match[1]] = int(match[2])
        return found

    def scale(self):
        """The scale as the service takes it."""
        said = self.cleaned_data
        return {
            "version": said["version"],
            "weights": {impact: said[impact] for impact in IMPACTS},
            "exceptions": said["exceptions"],
            "period": (said["valid_from"], said["valid_until"]),
            "reason": said["reason"],
        }
