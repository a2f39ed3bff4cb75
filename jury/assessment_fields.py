"""The fields of an assessment as they are saved and compared: a level and a reason by criterion, and a note.

What a field holds is always a text: a level is "3" or "2.5", *cannot judge* is "cannot", and nothing is "".
"""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

LEVEL, REASON, NOTE = "level", "reason", "note"
CANNOT = "cannot"
HALVES = [Decimal(half) / 2 for half in range(9)]


def level_field(code: str) -> str:
    return f"{LEVEL}_{code}"


def reason_field(code: str) -> str:
    return f"{REASON}_{code}"


def parts_of(field: str) -> tuple[str, str]:
    """What a field is (a level, a reason or the note), and the code of its criterion; empty for the note."""
    kind, _underscore, code = field.partition("_")
    return kind, code


def is_field(name: str) -> bool:
    """Whether an assessment can have a field of that name; its criterion may still be nobody's."""
    kind, code = parts_of(name)
    return name == NOTE or (kind in (LEVEL, REASON) and code.isprintable())


def as_content(level: Decimal | float | None, cannot_judge: bool) -> str:
    """A level as it stands in its field, or *cannot judge*."""
    if cannot_judge:
        return CANNOT
    return "" if level is None else f"{Decimal(str(level)).normalize():f}"


LEVELS = [as_content(level, False) for level in HALVES]


def judged(content: str) -> tuple[Decimal | None, bool]:
    """The level that a field holds, if any, and whether it says *cannot judge*."""
    return (None if content in ("", CANNOT) else Decimal(content)), content == CANNOT


def is_possible(field: str, content: str) -> bool:
    """Whether the field can hold the content; a text may be of any length until it is signed."""
    return parts_of(field)[0] != LEVEL or content in ("", CANNOT, *LEVELS)


def contents_of(assessment, codes) -> dict[str, str]:
    """What each field holds, also those that nobody has written in. ``codes`` are the criteria's, by key."""
    held = {NOTE: assessment.note if assessment else ""}
    for code in codes.values():
        held |= {level_field(code): "", reason_field(code): ""}
    for score in assessment.scores.all() if assessment and assessment.pk else ():
        code = codes[score.criterion_id]
        held[level_field(code)] = as_content(score.level, score.cannot_judge)
        held[reason_field(code)] = score.reason
    return held


def in_words(field: str, content: str) -> str:
    """A content for its reader, in the reader's language."""
    if parts_of(field)[0] != LEVEL or not content:
        return content or "–"
    return _("cannot judge") if content == CANNOT else number_format(Decimal(content))


def label_of(field: str) -> str:
    """What stands over the field on the page where it is written."""
    kind, code = parts_of(field)
    if kind == NOTE:
        return _("Private note")
    return _("Why, in a line (%(code)s)") % {"code": code} if kind == REASON else code


def name_of(field: str, names: dict[str, str]) -> str:
    """What a field is called. ``names`` are the criteria's, by code."""
    kind, code = parts_of(field)
    if kind == NOTE:
        return _("Private note")
    words = _("%(name)s: level") if kind == LEVEL else _("%(name)s: why")
    return words % {"name": f"{code} {names[code]}"}
