"""A juror's levels, reasons and private note; and the chair's choice of one to open again."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jury import assessment_fields as fields
from jury.open_assessments import Box, OpenAssessment, levels_to_choose, why
from nominations.clashes import fingerprint
from nominations.forms.drafts import Draft, DraftForm, seen_name


class AssessmentForm(DraftForm):
    """Two fields for each criterion, named after its code, and the note. A gap stops only the signing."""

    overtaken = _("You have written something else here in another window.")

    def __init__(self, rubrics, held, data):
        super().__init__(data)
        self.rubrics = rubrics
        for rubric in rubrics:
            self.fields[fields.level_field(rubric.code)] = forms.ChoiceField(
                label=rubric.name,
                choices=levels_to_choose(),
                widget=forms.RadioSelect,
                required=False,
            )
            self.fields[fields.reason_field(rubric.code)] = Draft(label=why(rubric.code))
        self.fields[fields.NOTE] = Draft(label=_("Private note"))
        for field, content in held.items():
            self.add(field, content)

    def opened(self):
        """The assessment as it was sent, with what is wrong in it."""
        boxes = {
            name: Box(
                name,
                self[name].value() or "",
                self[seen_name(name)].value(),
                self.clashes.get(name),
                self[name].errors,
            )
            for name in self.codes
        }
        return OpenAssessment(self.rubrics, boxes)

    def stands_saved(self, held):
        """What was sent and is saved is what the writer has read, though it could not be signed."""
        self.data = self.data.copy()
        for field in self.codes:
            if self.cleaned_data[field] == held[field]:
                self.data[seen_name(field)] = fingerprint(held[field])

    def scores(self):
        """(level or None, cannot judge, reason) by criterion code."""
        found = {}
        for rubric in self.rubrics:
            chosen = self.cleaned_data[fields.level_field(rubric.code)]
            reason = self.cleaned_data[fields.reason_field(rubric.code)]
            found[rubric.code] = (*fields.judged(chosen), reason)
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
