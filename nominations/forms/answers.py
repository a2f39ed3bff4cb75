"""The questions of an application or a self-description as a form."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext as _

from nominations import kinds
from nominations.case_files import CaseAnswer, CaseFile
from nominations.forms.drafts import Draft, DraftForm, Group, Part
from nominations.forms.fields import box_of, fields_of, parts_of, sent
from nominations.models import Application, Question
from nominations.reuse import Rewording


class QuestionsForm(DraftForm):
    """Some questions with what is answered to them."""

    has_headline = False
    rewordings: Mapping[str, Rewording] = {}

    def __init__(self, questions: Iterable[CaseAnswer], data=None, **looks):
        super().__init__(data, **looks)
        self.questions = [
            question for question in questions if question.kind != Question.Kind.SELF_ASSESSMENT
        ]
        for question in self.questions:
            self.fields |= fields_of(question, data)
            if question.kind != Question.Kind.FILE:
                self.add(box_of(question), question.content)

    def groups(self):
        """The questions in the form's order, as the page shows them."""
        if self.has_headline:
            clash = self.clashes.get("headline")
            yield Group("headline", kinds.HEADLINE, [self["headline"]], clash)
        for question in self.questions:
            yield self._group(question)

    def _group(self, question):
        data = self.data if self.is_bound else None
        return Group(
            box_of(question),
            kinds.of(question),
            [self[name] for name in fields_of(question, data)],
            self.clashes.get(box_of(question)),
            question=question,
            rewording=self.rewordings.get(question.code),
            title=question.title,
            id=self.auto_id % question.code,
            parts=tuple(
                Part(key, title, [self[name] for name in names])
                for key, title, names in parts_of(question, data)
            ),
        )

    def answers(self):
        """The answers by code, as ``save_answers`` takes them; what is not on the page is left alone."""
        return {
            question.code: self.value_of(box_of(question))
            for question in self.questions
            if box_of(question) in self.codes
        }

    def headline(self):
        return self.cleaned_data["headline"] if self.has_headline else None

    def value_of(self, code):
        question = next((each for each in self.questions if box_of(each) == code), None)
        if question is None:
            return self.cleaned_data[code]
        return kinds.clean(question, sent(question, self.data))

    def anchor(self):
        """The table in which a row was asked for or taken away."""
        code = self.data.get("add_row") or self.data.get("remove_row", "").rpartition("-")[0]
        tables = (each.code for each in self.questions if each.kind == Question.Kind.TABLE)
        return f"falt-{code}" if code in tables else ""

    def first_field(self, code):
        if code in self.fields:
            return code
        return next(name for name in self.fields if name.startswith(f"{code}-"))


class AnswersForm(QuestionsForm):
    """The questions of the application or of the self-description, except the self-assessment.

    Questions whose condition does not hold are in it too: the answer that calls for them may be on its way.
    ``only`` are the codes of what can be changed now; None where everything can. ``rewordings`` tell which
    answers were fetched from an edition that asked in other words.
    """

    def __init__(self, case: CaseFile, part: str, data=None, *, only=None, rewordings=()):
        shown = [each for each in case.form_of(part) if only is None or each.code in only]
        super().__init__(shown, data)
        self.rewordings = dict(rewordings)
        is_open = only is None or "headline" in only
        self.has_headline = part == Question.Part.APPLICATION and is_open
        if self.has_headline:
            self._add_headline(case)

    def _add_headline(self, case):
        self.fields["headline"] = Draft(
            label=_("Headline"),
            help_text=_("One line that tells what you are most proud of."),
            initial=case.headline,
            widget=forms.TextInput(attrs={"data-max": Application.HEADLINE_LENGTH}),
        )
        self.add("headline", case.headline)
