"""The fields of an application by name, and what stands in them in words, for those who read about them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from nominations import kinds
from nominations.case_files import CaseFile
from nominations.models import Question

Part = Question.Part
Kind = Question.Kind
PAGES = {
    Part.APPLICATION: "nominations:application_edit",
    Part.SELF_DESCRIPTION: "nominations:self_description_edit",
}
#: What is not kept in a field: files, and the statements as a whole.
ELSEWHERE = (Kind.FILE, Kind.SELF_ASSESSMENT)


@dataclass(frozen=True)
class NamedField:
    """A field: its code, its name for a reader, the page where it is written, and its content in words."""

    code: str
    title: str
    page: str
    content: Any
    in_words: Callable[[Any], str]

    @property
    def words(self) -> str:
        """What stands in the field now."""
        return self.in_words(self.content)


def named_fields(case: CaseFile) -> dict[str, NamedField]:
    """Every field of the application by its code, in the order in which they are read."""
    found = [NamedField("headline", _("Headline"), PAGES[Part.APPLICATION], case.headline, str)]
    for answer in case.form:
        if answer.kind == Kind.SELF_ASSESSMENT:
            found += map(_statement, case.statements)
        elif answer.kind not in ELSEWHERE:
            code = "participation" if answer.kind == Kind.PARTICIPATION else answer.code
            words = partial(kinds.in_words, answer)
            found.append(NamedField(code, answer.title, PAGES[answer.part], answer.content, words))
    return {field.code: field for field in found}


def where_written(application, field: NamedField) -> str:
    """The field itself on the page where it is written."""
    place = reverse(field.page, args=[application.edition.slug, application.municipality_id])
    return f"{place}#falt-{field.code}"


def _statement(statement):
    return NamedField(
        statement.code,
        f"{statement.code} {statement.text}",
        "nominations:self_assessment_edit",
        statement.content,
        partial(kinds.STATEMENT.in_words, statement),
    )
