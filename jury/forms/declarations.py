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
    #: Why the answer could not be taken, once it was read.
    refused: list[str]

    @property
    def problems(self):
        """What keeps the row from being saved: the field to go to, and a sentence with the name."""
        name = self.assignment.application.name
        found = [
            (field.first_id, f"{name}: {error}")
            for field in (self.answer, self.ground, self.text)
            for error in field.errors
        ]
        return found + [(self.answer.first_id, reason) for reason in self.refused]

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
        self.refused = {}
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
                self.refused.get(assignment.application_id, []),
            )

    @property
    def unsaved(self):
        """The rows that have to be put right before they can be saved."""
        return [row for row in self.rows if row.problems]

    def stands(self, declarations, refused):
        """What is saved now, and why the rest is not: sentences by application.

        What was typed stays; where nothing was, since the rest was certified, the page shows what is saved.
        """
        self.declarations = declarations
        self.refused = refused
        self.data = self.data.copy()
        for assignment in self.assignments:
            name = f"answer_{assignment.application.municipality_id}"
            declaration = declarations.get(assignment.application_id)
            if declaration and not self.data.get(name):
                self.data[name] = declaration.answer

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
        """What is answered and can be read: (answer, ground, text) by application.

        The certified rest has no conflict; a row with a fault in it belongs to no rest.
        """
        faulty = self.errors.keys()
        rest = Answer.NONE if self.cleaned_data["rest_is_clear"] else ""
        found = {}
        for assignment in self.assignments:
            code = assignment.application.municipality_id
            names = [f"{part}_{code}" for part in ("answer", "ground", "text")]
            if faulty.isdisjoint(names):
                answer, ground, text = (self.cleaned_data[name] for name in names)
                if answer or rest:
                    found[assignment.application_id] = (answer or rest, ground, text)
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
