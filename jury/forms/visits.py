"""The plan of a visit, the team's notes, the report, and the municipality's corrections."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from award.looks import DateInput
from nominations.forms.drafts import Draft


class PlanForm(forms.Form):
    date = forms.DateField(label=_("Date"), widget=DateInput)
    place = forms.CharField(label=_("Place"), max_length=160, required=False)
    team = forms.TypedMultipleChoiceField(
        label=_("Who goes"),
        help_text=_("At least two jurors who have declared no conflict."),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    secretary = forms.CharField(label=_("Secretary"), max_length=120, required=False)

    def __init__(self, jurors, visit, data=None):
        initial = {}
        if visit:
            initial = {
                "date": visit.date,
                "place": visit.place,
                "team": [juror.pk for juror in visit.team.all()],
                "secretary": visit.secretary,
            }
        super().__init__(data, initial=initial)
        self.fields["team"].choices = [(juror.pk, str(juror)) for juror in jurors]


class ReportForm(forms.Form):
    """A draft may be empty; what is sent may not."""

    use_required_attribute = False

    present = forms.CharField(
        label=_("Present from the municipality"),
        help_text=_("Roles rather than names."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    report = Draft(
        label=_("Report"),
        help_text=_(
            "What the team saw and heard, and on what evidence. The municipality reads it."
        ),
        widget=forms.Textarea(attrs={"rows": 14}),
    )


class NotesForm(forms.Form):
    """Two fields for each criterion, named after its code."""

    def __init__(self, criteria, notes, data=None):
        super().__init__(data)
        self.criteria = criteria
        given = {note.criterion_id: note for note in notes}
        for criterion in criteria:
            note = given.get(criterion.pk)
            self.fields[f"text_{criterion.code}"] = forms.CharField(
                label=gettext("Seen and heard (%(code)s)") % {"code": criterion.code},
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
                initial=note.text if note else "",
            )
            self.fields[f"evidence_{criterion.code}"] = forms.CharField(
                label=gettext("Evidence (%(code)s)") % {"code": criterion.code},
                help_text=_("Document, demonstration or interview."),
                required=False,
                initial=note.evidence if note else "",
            )

    @property
    def rows(self):
        for criterion in self.criteria:
            yield {
                "criterion": criterion,
                "text": self[f"text_{criterion.code}"],
                "evidence": self[f"evidence_{criterion.code}"],
            }

    def notes(self):
        """(text, evidence) by criterion code."""
        return {
            criterion.code: (
                self.cleaned_data[f"text_{criterion.code}"],
                self.cleaned_data[f"evidence_{criterion.code}"],
            )
            for criterion in self.criteria
        }


class FactCheckForm(forms.Form):
    text = forms.CharField(
        label=_("Corrections"),
        help_text=_("What is factually wrong, and how it is. Leave it empty if all is right."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
