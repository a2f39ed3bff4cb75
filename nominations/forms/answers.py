"""The municipality's forms, made from the edition's questions. They parse; nothing in them stops a saving."""

from dataclasses import dataclass

from django import forms
from django.utils.formats import number_format
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nominations.case_files import CaseAnswer, CaseFile, CaseStatement
from nominations.clashes import Clash, fingerprint
from nominations.kinds.contacts import Contact, contact_roles, contacts
from nominations.models import Application, Question, StatementAnswer
from nominations.self_assessment import index

NOT_APPLICABLE = "na"
CONTACT_FIELDS = {
    "name": gettext_lazy("Name"),
    "title": gettext_lazy("Title"),
    "email": gettext_lazy("E-mail"),
    "phone": gettext_lazy("Phone"),
}


class Draft(forms.CharField):
    """A text as it was typed. That it is required is shown, and asked for when the form is handed in."""

    def __init__(self, **kwargs):
        super().__init__(strip=False, **kwargs)

    def to_python(self, value):
        # Browsers send a newline as two characters; a reader counts one.
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")

    def validate(self, value):
        pass


class DraftChoice(forms.ChoiceField):
    """A choice that may be left open until the form is handed in."""

    widget = forms.RadioSelect

    def validate(self, value):
        if value:
            super().validate(value)


@dataclass(frozen=True)
class Choice:
    """One of the answers that a statement may get."""

    value: str
    label: str
    id: str
    is_chosen: bool


@dataclass(frozen=True)
class Group:
    """The fields of one question, or of one of its persons; ``title`` where the fields do not say it."""

    code: str
    fields: list
    clash: Clash | None
    title: str = ""
    help: str = ""
    legend: str = ""

    @property
    def first(self):
        return self.fields[0]

    @property
    def last(self):
        return self.fields[-1]

    @property
    def choices(self):
        """What can be chosen in the first field, and what is."""
        field = self.first
        for number, (value, label) in enumerate(field.field.choices):
            is_chosen = field.value() == value
            yield Choice(value, label, f"{field.auto_id}_{number}", is_chosen)

    @property
    def stored(self):
        """What stands in the field now, as text."""
        return in_words(self.clash.stored)


class DraftForm(forms.Form):
    """A form whose fields carry what was read (``…-seen``), so that nobody's words are written over."""

    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.codes = []
        self.clashes = {}

    def add(self, code, stored):
        """Remember the field's content as it is read on this page."""
        self.codes.append(code)
        self.fields[seen_name(code)] = forms.CharField(
            required=False, widget=forms.HiddenInput, initial=fingerprint(stored)
        )

    def seen(self):
        """What the writer had before her, by code."""
        names = {code: seen_name(code) for code in self.codes}
        return {code: self.cleaned_data[name] for code, name in names.items() if name in self.data}

    def seen_after_saving(self):
        """The hidden fields once what was sent is what the writer has before her."""
        return {seen_name(code): fingerprint(self.value_of(code)) for code in self.codes}

    def value_of(self, code):
        """What was sent for a field, in the shape that is stored."""
        raise NotImplementedError

    def remark(self):
        """What the writer is told beside the time of saving."""
        return ""

    def show_clashes(self, clashes):
        """Both texts stay on the page; saving once more is a choice made with both in view."""
        self.clashes = {clash.code: clash for clash in clashes}
        self.data = self.data.copy()
        for clash in clashes:
            self.data[seen_name(clash.code)] = fingerprint(clash.stored)
            message = _("Somebody else has changed this since you opened the page.")
            self.add_error(self.first_field(clash.code), message)

    def first_field(self, code):
        """The field that a message about what was sent stands at."""
        return code


class AnswersForm(DraftForm):
    """The questions of the application or of the self-description, except the self-assessment."""

    def __init__(self, case: CaseFile, part: str, data=None):
        super().__init__(data)
        self.questions: list[CaseAnswer] = [
            answer
            for answer in case.answers_in(part)
            if answer.kind != Question.Kind.SELF_ASSESSMENT
        ]
        self.has_headline = part == Question.Part.APPLICATION
        if self.has_headline:
            self._add_headline(case)
        for answer in self.questions:
            _ADD[answer.kind](self, answer, case)

    def groups(self):
        """The questions in the form's order, as the page shows them."""
        if self.has_headline:
            yield Group("headline", [self["headline"]], self.clashes.get("headline"))
        for answer in self.questions:
            if answer.kind == Question.Kind.CONTACTS:
                yield from self._contact_groups(answer)
            else:
                name = self._name(answer)
                yield Group(answer.code, [self[name]], self.clashes.get(name))

    def _contact_groups(self, answer):
        title, clash = f"{answer.code} {answer.question}", self.clashes.get(answer.code)
        for role, label in contact_roles().items():
            fields = [self[contact_name(answer.code, role, name)] for name in CONTACT_FIELDS]
            yield Group(answer.code, fields, clash, title=title, help=answer.help, legend=label)
            # The question, and what clashes, is shown once: above the first person.
            title, clash = "", None

    def answers(self):
        """The answers by code, as ``save_answers`` takes them."""
        return {answer.code: self.value_of(answer.code) for answer in self.questions}

    def headline(self):
        return self.cleaned_data["headline"] if self.has_headline else None

    def value_of(self, code):
        answer = next((each for each in self.questions if each.code == code), None)
        if answer and answer.kind == Question.Kind.CONTACTS:
            found = (self._contact(code, role) for role in contact_roles())
            return [vars(contact) for contact in found if not contact.is_empty]
        return self.cleaned_data[self._name(answer) if answer else code]

    def first_field(self, code):
        if code in self.fields:
            return code
        return contact_name(code, next(iter(contact_roles())), next(iter(CONTACT_FIELDS)))

    def _name(self, answer):
        return "participation" if answer.kind == Question.Kind.PARTICIPATION else answer.code

    def _contact(self, code, role):
        return Contact(
            role=role,
            **{
                name: self.cleaned_data[contact_name(code, role, name)].strip()
                for name in CONTACT_FIELDS
            },
        )

    def _add_headline(self, case):
        self.fields["headline"] = Draft(
            label=_("Headline"),
            help_text=_("One line that tells what you are most proud of."),
            initial=case.headline,
            widget=forms.TextInput(attrs={"data-max": Application.HEADLINE_LENGTH}),
        )
        self.add("headline", case.headline)

    def _add_text(self, answer, case):
        widget = forms.Textarea(attrs={"rows": 12 if (answer.max_length or 0) > 1200 else 7})
        if answer.max_length:
            widget.attrs["data-max"] = answer.max_length
        self.fields[answer.code] = Draft(
            label=f"{answer.code} {answer.question}",
            help_text=escape(answer.help),
            initial=answer.text,
            required=answer.is_required,
            widget=widget,
        )
        self.add(answer.code, answer.text)

    def _add_contacts(self, answer, case):
        stored = {contact.role: contact for contact in answer.contacts}
        for role in contact_roles():
            for name, label in CONTACT_FIELDS.items():
                self.fields[contact_name(answer.code, role, name)] = Draft(
                    label=label,
                    initial=getattr(stored.get(role), name, ""),
                    required=name in ("name", "email") and role != "communications",
                    widget=forms.EmailInput() if name == "email" else forms.TextInput(),
                )
        self.add(
            answer.code, [vars(contact) for contact in answer.contacts if not contact.is_empty]
        )

    def _add_participation(self, answer, case):
        self.fields["participation"] = DraftChoice(
            label=f"{answer.code} {answer.question}",
            help_text=escape(answer.help),
            initial=case.participation,
            required=answer.is_required,
            choices=Application.Participation.choices,
        )
        self.add("participation", case.participation)


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

    def remark(self):
        given = [value for value, _reason in filter(None, self.statements().values())]
        figure = index(given, minimum=self.minimum)
        if figure is not None:
            return ". " + _("Your index is %(figure)s.") % {"figure": number_format(figure, 1)}
        missing = max(self.minimum - len(given), 1)
        return ". " + ngettext(
            "%(n)d more answer is needed for an index.",
            "%(n)d more answers are needed for an index.",
            missing,
        ) % {"n": missing}

    def _add_statement(self, statement: CaseStatement, choices):
        chosen, stored = "", None
        if statement.is_answered:
            chosen = str(statement.value) if statement.is_applicable else NOT_APPLICABLE
            stored = [statement.value, statement.reason]
        self.fields[statement.code] = DraftChoice(
            label=f"{statement.code} {statement.text}", initial=chosen, choices=choices
        )
        self.fields[reason_name(statement.code)] = Draft(
            label=_("Why does it not apply to you?"),
            initial=statement.reason,
            widget=forms.TextInput(attrs={"data-max": StatementAnswer.REASON_LENGTH}),
        )
        self.add(statement.code, stored)


def in_words(stored):
    """What is stored in a field, for a reader: a text, a choice, contact persons or a statement."""
    if not stored:
        return "–"
    if isinstance(stored, str):
        labels = dict(Application.Participation.choices)
        return str(labels.get(stored, stored))
    if isinstance(stored[0], dict):
        people = contacts(stored)
        return "\n".join(f"{each.label}: {each.name}, {each.email}" for each in people)
    value, reason = stored
    label = _("does not apply") if value is None else StatementAnswer.Scale(value).label
    return f"{label}: {reason}" if reason else str(label)


def seen_name(code):
    return f"{code}-seen"


def reason_name(code):
    return f"{code}-reason"


def contact_name(code, role, name):
    return f"{code}-{role}-{name}"


_ADD = {
    Question.Kind.TEXT: AnswersForm._add_text,
    Question.Kind.CONTACTS: AnswersForm._add_contacts,
    Question.Kind.PARTICIPATION: AnswersForm._add_participation,
}
