"""The self-assessment as a form."""

from django import forms
from django.utils.translation import gettext as _

from nominations import kinds
from nominations.case_files import CaseFile, CaseStatement
from nominations.forms.drafts import Draft, DraftChoice, DraftForm, Group
from nominations.models import StatementAnswer

NOT_APPLICABLE = "na"


class SelfAssessmentForm(DraftForm):
    """The statements of an edition: how far each is met, and why where one does not apply."""

    def __init__(self, case: CaseFile, data=None):
        super().__init__(data)
        self.levels = case.levels
        self.minimum = case.minimum_statements
        choices = [
            *((str(value), label) for value, label in StatementAnswer.Scale.choices),
            (NOT_APPLICABLE, _("does not apply to us")),
        ]
        for statement in case.statements:
            self._add_statement(statement, choices)

    def level_groups(self):
        """The levels with their statements, each with its two fields."""
        for level in self.levels:
            yield (
                level,
                [
                    Group(
                        statement.code,
                        kinds.STATEMENT,
                        [self[statement.code], self[reason_name(statement.code)]],
                        self.clashes.get(statement.code),
                        title=statement.area,
                    )
                    for statement in level.statements
                ],
            )

    def statements(self):
        """The answers by code, as ``save_answers`` takes them; None where nothing is chosen."""
        return {code: self.value_of(code) for code in self.codes}

    def value_of(self, code):
        chosen = self.cleaned_data[code]
        if not chosen:
            return None
        reason = self.cleaned_data[reason_name(code)].strip()
        return [None, reason] if chosen == NOT_APPLICABLE else [int(chosen), reason]

    def _add_statement(self, statement: CaseStatement, choices):
        chosen = ""
        if statement.is_answered:
            chosen = str(statement.value) if statement.is_applicable else NOT_APPLICABLE
        self.fields[statement.code] = DraftChoice(
            label=f"{statement.code} {statement.text}", initial=chosen, choices=choices
        )
        self.fields[reason_name(statement.code)] = Draft(
            label=_("Why does it not apply to you?"),
            initial=statement.reason,
            widget=forms.TextInput(attrs={"data-max": StatementAnswer.REASON_LENGTH}),
        )
        self.add(statement.code, statement.content)


def reason_name(code):
    return f"{code}-reason"
