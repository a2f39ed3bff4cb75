"""What a juror declares, for all applications of a round on one page; and what the chair decides."""

from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from jury.forms.choices import choices_of
from jury.models import Assignment, Declaration
from nominations.forms.drafts import Draft, DraftChoice

Answer = Declaration.Answer


@dataclass(frozen=True)
class Row:
    """One municipality on the page."""

    assignment: Assignment
    declaration: Declaration | None
    answer: BoundField
    ground: BoundField
    text: BoundField
    hints: list[str]

    @property
    def answers(self):
        return choices_of(self.answer)

    @property
    def grounds(self):
        return choices_of(self.ground)


class DeclarationsForm(forms.Form):
    """Three fields for each assignment, named after the municipality's code.

    ``hints`` are what the register of ties says to the juror, sentences by application.
    """

    use_required_attribute = False
    rest_is_clear = forms.BooleanField(
        label=_("I have gone through the list and have no conflict towards any of the others."),
        required=False,
    )

    def __init__(self, assignments, declarations, data=None, hints=None):
        super().__init__(data)
        self.hints = hints or {}
        self.assignments = assignments
        self.declarations = declarations
        for assignment in assignments:
            self._add_row(assignment, declarations.get(assignment.application_id))

    def _add_row(self, assignment, declaration):
        code = assignment.application.municipality_id
        name = assignment.application.name
        self.fields[f"answer_{code}"] = forms.ChoiceField(
            label=_("Do you have a conflict towards %(name)s?") % {"name": name},
            choices=[
                (Answer.NONE, _("No conflict")),
                (Answer.CONFLICT, _("Conflict")),
                (Answer.UNSURE, _("Unsure")),
            ],
            widget=forms.RadioSelect,
            required=False,
            initial=declaration.answer if declaration else None,
        )
        self.fields[f"ground_{code}"] = DraftChoice(
            label=_("Ground"),
            choices=[("", _("Choose a ground")), *Declaration.Ground.choices],
            widget=forms.Select,
            initial=declaration.ground if declaration else "",
        )
        self.fields[f"text_{code}"] = Draft(
            label=_("Explain in a few words"),
            max_length=500,
            widget=forms.Textarea(attrs={"rows": 2}),
            initial=declaration.text if declaration else "",
        )

    @property
    def has_rest(self):
        """Whether some municipality is still without an answer."""
        return len(self.declarations) < len(self.assignments)

    @property
    def grounds(self):
        """The grounds in words, for the page's explanation."""
        return Declaration.Ground.choices

    @property
    def rows(self):
        for assignment in self.assignments:
            code = assignment.application.municipality_id
            yield Row(
                assignment,
                self.declarations.get(assignment.application_id),
                self[f"answer_{code}"],
                self[f"ground_{code}"],
                self[f"text_{code}"],
                self.hints.get(assignment.application_id, []),
            )

    def clean(self):
        cleaned = super().clean()
        for assignment in self.assignments:
            code = assignment.application.municipality_id
            answer = cleaned.get(f"answer_{code}")
            if answer == Answer.CONFLICT and not cleaned.get(f"ground_{code}"):
                self.add_error(f"ground_{code}", _("Choose a ground."))
            if answer in (Answer.CONFLICT, Answer.UNSURE) and not cleaned.get(f"text_{code}"):
                self.add_error(f"text_{code}", _("Explain in a few words."))
        return cleaned

    def answers(self):
        """What is answered: (answer, ground, text) by application; the certified rest has no conflict."""
        rest = Answer.NONE if self.cleaned_data["rest_is_clear"] else ""
        found = {}
        for assignment in self.assignments:
            code = assignment.application.municipality_id
            answer = self.cleaned_data[f"answer_{code}"] or rest
            if answer:
                found[assignment.application_id] = (
                    answer,
                    self.cleaned_data[f"ground_{code}"],
                    self.cleaned_data[f"text_{code}"],
                )
        return found


class DecideDeclarationForm(forms.Form):
    """The chair's decision on a doubt."""

    verdict = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            ("clear", _("No conflict: the juror may read and assess")),
            ("conflict", _("Conflict: the juror takes no part")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Stands in the record of conflicts."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
