"""A juror's levels, reasons and private note; and the chair's choice of one to open again."""

from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField
from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from award.models import Criterion
from jury import assessment_fields as fields
from nominations.clashes import Clash, fingerprint
from nominations.forms.drafts import Draft, DraftForm, seen_name


@dataclass(frozen=True)
class Box:
    """One field on the page: what is written in it, what was read, and what another window has saved."""

    bound: BoundField
    seen: str
    clash: Clash | None

    @property
    def value(self):
        """What stands in the field, to go on writing in."""
        return self.bound.value() or ""

    @property
    def levels(self):
        """Each level to choose: its id, value and name, whether it is whole, and whether it is chosen.

        Plain rows: a page has fifty, and a template looks up attributes slowly.
        """
        chosen, id_ = self.value, self.bound.auto_id
        return [
            (f"{id_}_{number}", value, str(label), len(value) == 1, value == chosen)
            for number, (value, label) in enumerate(self.bound.field.choices)
        ]

    @property
    def words(self):
        """What stands in the field, for reading."""
        return fields.in_words(self.bound.name, self.bound.value() or "")


@dataclass(frozen=True)
class Row:
    """One criterion on the page."""

    criterion: Criterion
    #: What each whole level means, as texts: the level and its description.
    meanings: list[tuple[str, str]]
    level: Box
    reason: Box


class AssessmentForm(DraftForm):
    """Two fields for each criterion, named after its code, and the note. A gap stops only the signing."""

    overtaken = _("You have written something else here in another window.")

    def __init__(self, rubrics, assessment, data=None):
        super().__init__(data)
        self.rubrics = rubrics
        self.criteria = criteria = [rubric.criterion for rubric in rubrics]
        codes = {criterion.pk: criterion.code for criterion in criteria}
        held = fields.contents_of(assessment, codes)
        levels = [*zip(fields.LEVELS, map(number_format, fields.HALVES), strict=True)]
        levels.append((fields.CANNOT, _("Cannot judge")))
        for criterion in criteria:
            level, reason = fields.level_field(criterion.code), fields.reason_field(criterion.code)
            self.fields[level] = forms.ChoiceField(
                label=criterion.name,
                choices=levels,
                widget=forms.RadioSelect,
                required=False,
                initial=held[level],
            )
            self.fields[reason] = Draft(
                label=gettext("Why, in a line (%(code)s)") % {"code": criterion.code},
                initial=held[reason],
            )
        self.fields[fields.NOTE] = Draft(
            label=_("Private note"),
            help_text=_("Only you see it. It is deleted when the jury has decided."),
            initial=held[fields.NOTE],
        )
        for field, content in held.items():
            self.add(field, content)

    @property
    def rows(self):
        for rubric in self.rubrics:
            code = rubric.criterion.code
            yield Row(
                rubric.criterion,
                [(str(level.value), level.descriptor) for level in rubric.levels],
                self._box(fields.level_field(code)),
                self._box(fields.reason_field(code)),
            )

    @property
    def first_id(self):
        """Where one begins: the lowest level of the first criterion."""
        return f"{self[fields.level_field(self.criteria[0].code)].auto_id}_0"

    @property
    def note_box(self):
        return self._box(fields.NOTE)

    def _box(self, field):
        return Box(self[field], self[seen_name(field)].value(), self.clashes.get(field))

    def stands_saved(self):
        """What was sent is saved, so it is what the writer has read, though it could not be signed."""
        self.data = self.data.copy()
        for field in self.codes:
            self.data[seen_name(field)] = fingerprint(self.cleaned_data[field])

    def scores(self):
        """(level or None, cannot judge, reason) by criterion code."""
        found = {}
        for criterion in self.criteria:
            chosen = self.cleaned_data[fields.level_field(criterion.code)]
            reason = self.cleaned_data[fields.reason_field(criterion.code)]
            found[criterion.code] = (*fields.judged(chosen), reason)
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
