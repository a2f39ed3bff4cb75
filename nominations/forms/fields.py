"""The boxes of each kind of question: what stands on the page, and what was sent in them.

A question's boxes are named by its code; a person's and a table row's boxes by the code, the part or the
row's number, and the detail or the column: ``A6-contact-name``, ``E2.3-0-insats``.
"""

import re
from collections.abc import Mapping

from django import forms
from django.utils.html import escape
from django.utils.translation import gettext as _

from nominations.case_files import CaseAnswer
from nominations.forms.drafts import Draft, DraftChoice, DraftChoices
from nominations.kinds import choices as chosen
from nominations.kinds import is_empty, of
from nominations.kinds.contacts import contact_details, contact_roles
from nominations.kinds.tables import heading
from nominations.models import Question

Kind = Question.Kind
#: The question's rows begin with one to write in; more come when it is filled in or asked for.
EMPTY_ROWS = 1
LONG = 1200


def fields_of(question: CaseAnswer, data: Mapping | None) -> dict[str, forms.Field]:
    """The boxes by name; ``data`` is what was sent, which may hold more rows than what is stored."""
    return _FIELDS[question.kind](question, data) if question.kind in _FIELDS else {}


def parts_of(question: CaseAnswer, data: Mapping | None) -> list[tuple[str, str, list[str]]]:
    """The persons or the rows: the key of each, its heading and the names of its boxes."""
    if question.kind == Kind.CONTACTS:
        details = ["name", *contact_details()]
        parts = contact_roles().items()
    elif question.kind == Kind.TABLE:
        details = [column["code"] for column in question.columns]
        numbers = enumerate(_row_numbers(question, data), start=1)
        parts = [(index, _("Row %(n)d") % {"n": number}) for number, index in numbers]
    else:
        return []
    return [
        (
            f"{question.code}-{part}",
            title,
            [box_name(question.code, part, detail) for detail in details],
        )
        for part, title in parts
    ]


def sent(question, data: Mapping):
    """What the boxes of a question hold, for ``kinds.clean``."""
    if question.kind == Kind.CONTACTS:
        details = ["name", *contact_details()]
        return [
            {"role": role}
            | {detail: data.get(box_name(question.code, role, detail), "") for detail in details}
            for role in contact_roles()
        ]
    if question.kind == Kind.TABLE:
        return [
            {
                column["code"]: data.get(box_name(question.code, index, column["code"]), "")
                for column in question.columns
            }
            for index in _sent_rows(question, data)
        ]
    if question.kind == Kind.CHOICES:
        return data.getlist(question.code)
    return data.get(box_of(question), "")


def box_of(question) -> str:
    """The name of a question's only box."""
    return "participation" if question.kind == Kind.PARTICIPATION else question.code


def box_name(code, part, detail) -> str:
    return f"{code}-{part}-{detail}"


def _row_numbers(question, data):
    stored = range(len(question.rows))
    numbers = stored if data is None else _sent_rows(question, data)
    spare = max(numbers, default=-1) + 1
    return [*numbers, *range(spare, spare + EMPTY_ROWS)]


def _sent_rows(question, data):
    """The numbers of the rows in which something is written, in their order."""
    written = re.compile(rf"{re.escape(question.code)}-([0-9]{{1,4}})-")
    found = (written.match(name) for name in data if not is_empty(data[name]))
    numbers = {int(match[1]) for match in found if match}
    removed = data.get("remove_row", "")
    return sorted(n for n in numbers if removed != f"{question.code}-{n}")


def _words(question):
    return {
        "label": question.title,
        "help_text": escape(question.guidance),
        "required": question.is_required,
    }


def _prose(question, data):
    widget = forms.Textarea(attrs={"rows": 12 if (question.max_length or 0) > LONG else 7})
    return _text(question, widget)


def _line(question, data):
    return _text(question, forms.TextInput())


def _number(question, data):
    return _text(question, forms.TextInput(attrs={"inputmode": "decimal", "size": 16}))


def _date(question, data):
    return _text(question, forms.TextInput(attrs={"size": 20}))


def _text(question, widget):
    if question.max_length:
        widget.attrs["data-max"] = question.max_length
    return {question.code: Draft(**_words(question), initial=question.text, widget=widget)}


def _choice(question, data):
    return {
        question.code: _Choice(
            **_words(question), initial=question.text, choices=_options(question, [question.text])
        )
    }


def _choices(question, data):
    return {
        question.code: DraftChoices(
            **_words(question),
            initial=question.content,
            choices=_options(question, question.content),
        )
    }


class _Choice(DraftChoice):
    """What is not among the choices is kept; it is said when the form is handed in."""

    def valid_value(self, value):
        return True


def _options(question, contents):
    """What can be chosen, and what is chosen although the list no longer has it."""
    known = [(option.code, option.label) for option in of(question).options(question)]
    codes = {code for code, _label in known}
    strange = [text for text in contents if text and text not in codes]
    own = [
        (text, _("%(text)s (not among the choices)") % {"text": chosen.quoted(text)})
        for text in strange
    ]
    none = [("", _("No answer"))] if _may_be_undone(question) else []
    return [*known, *own, *none]


def _may_be_undone(question):
    """A radio button that is pressed cannot be let go of."""
    return question.kind == Kind.CHOICE and not question.is_required


def _participation(question, data):
    options = _options(question, [])
    field = DraftChoice(**_words(question), initial=question.text, choices=options)
    return {"participation": field}


def _consent(question, data):
    field = forms.BooleanField(
        label=question.title,
        help_text=escape(question.guidance),
        required=False,
        initial=question.content == chosen.YES,
        widget=forms.CheckboxInput(attrs={"value": chosen.YES}),
    )
    return {question.code: field}


def _contacts(question, data):
    stored = {contact.role: contact for contact in question.contacts}
    details = {"name": _("Name")} | contact_details()
    return {
        box_name(question.code, role, name): Draft(
            label=label,
            initial=getattr(stored.get(role), name, ""),
            required=name in ("name", "email") and role != "communications",
            widget=forms.EmailInput() if name == "email" else forms.TextInput(),
        )
        for role in contact_roles()
        for name, label in details.items()
    }


def _table(question, data):
    stored = dict(enumerate(question.rows))
    fields = {}
    for index in _row_numbers(question, data):
        cells = stored.get(index, [""] * len(question.columns))
        for column, cell in zip(question.columns, cells, strict=True):
            name = box_name(question.code, index, column["code"])
            widget, is_required = _cell(column), question.is_required
            fields[name] = Draft(
                label=heading(column), initial=cell, required=is_required, widget=widget
            )
    return fields


def _cell(column):
    if column.get("kind") == "number":
        return forms.TextInput(attrs={"inputmode": "decimal"})
    return forms.TextInput()


_FIELDS = {
    Kind.SHORT_TEXT: _line,
    Kind.TEXT: _prose,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.NUMBER: _number,
    Kind.DATE: _date,
    Kind.TABLE: _table,
    Kind.CONSENT: _consent,
    Kind.CONTACTS: _contacts,
    Kind.PARTICIPATION: _participation,
}
