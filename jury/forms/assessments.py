"""A juror's levels, reasons and private note; and the chair's choice of one to open again."""

from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.forms.boundfield import BoundField
from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from award.models import Criterion
from jury.forms.choices import choices_of
from nominations.forms.answers import Draft

CANNOT = "cannot"
HALVES = [Decimal(half) / 2 for half in range(9)]


def value_of(level):
    """A level as it stands in the form: "3" or "2.5", the digits that keys choose by."""
    return f"{level.normalize():f}"


@dataclass(frozen=True)
class Row:
    """One criterion on the page."""

    criterion: Criterion
    level: BoundField
    reason: BoundField

    @property
    def levels(self):
        return choices_of(self.level)


class AssessmentForm(forms.Form):
    """Two fields for each criterion, named after its code, and the note. A gap stops only the signing."""

    use_required_attribute = False

    def __init__(self, criteria, assessment, data=None):
        super().__init__(data)
        self.criteria = criteria
        given = (
            {score.criterion_id: score for score in assessment.scores.all()} if assessment else {}
        )
        for criterion in criteria:
            self._add_row(criterion, given.get(criterion.pk))
        self.fields["note"] = forms.CharField(
            label=_("Private note"),
            help_text=_("Only you see it. It is deleted when the jury has decided."),
            widget=forms.Textarea(attrs={"rows": 3}),
            required=False,
            initial=assessment.note if assessment else "",
        )

    def _add_row(self, criterion, score):
        initial = ""
        if score and score.cannot_judge:
            initial = CANNOT
        elif score and score.level is not None:
            initial = value_of(score.level)
        levels = [(value_of(level), number_format(level)) for level in HALVES]
        self.fields[f"level_{criterion.code}"] = forms.ChoiceField(
            label=criterion.name,
            choices=[*levels, (CANNOT, _("Cannot judge"))],
            widget=forms.RadioSelect,
            required=False,
            initial=initial,
        )
        self.fields[f"reason_{criterion.code}"] = Draft(
            label=gettext("Why, in a line (%(code)s)") % {"code": criterion.code},
            initial=score.reason if score else "",
        )

    @property
    def rows(self):
        for criterion in self.criteria:
            yield Row(criterion, self[f"level_{criterion.code}"], self[f"reason_{criterion.code}"])

    def scores(self):
        """(level or None, cannot judge, reason) by criterion code."""
        found = {}
        for criterion in self.criteria:
            chosen = self.cleaned_data[f"level_{criterion.code}"]
            level = Decimal(chosen) if chosen and chosen != CANNOT else None
            reason = self.cleaned_data[f"reason_{criterion.code}"]
            found[criterion.code] = (level, chosen == CANNOT, reason)
        return found


class UnsignForm(forms.Form):
    """Which signed assessment is opened again, and why."""

    assessment = forms.ChoiceField(label=_("Signed assessment"))
    reason = forms.CharField(
        label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, assessments, data=None):
        super().__init__(data)
        by_juror = {}
        for assessment in assessments:
            name = assessment.assignment.application.name
            rows = by_juror.setdefault(str(assessment.assignment.juror), [])
            rows.append((assessment.pk, name))
        self.fields["assessment"].choices = [
            ("", _("Choose an assessment")),
            *by_juror.items(),
        ]
