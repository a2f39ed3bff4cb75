"""An assessment as it lies open before its juror: a row for each criterion, and the private note."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from jury import assessment_fields as fields
from jury.models import Score
from jury.rubrics import Rubric
from nominations.clashes import Clash, fingerprint


@dataclass(frozen=True)
class Box:
    """One field on the page: what stands in it, what was read, and what another window has saved."""

    name: str
    content: str
    seen: str
    clash: Clash | None = None
    errors: Sequence[str] = ()

    @property
    def id(self) -> str:
        return f"id_{self.name}"

    @property
    def words(self) -> str:
        """What stands in the field, for reading."""
        return fields.in_words(self.name, self.content)


@dataclass(frozen=True)
class Row:
    """One criterion on the page; ``levels`` are those there are to choose, each with its label."""

    criterion: Rubric
    levels: tuple[tuple[str, str], ...]
    level: Box
    reason: Box

    most = Score.REASON_LENGTH

    @property
    def why(self) -> str:
        return why(self.criterion.code)

    @property
    def is_blank(self) -> bool:
        """Nothing is set, written or wrong: the same row for every juror and every application."""
        return (self.level, self.reason) == (_blank(self.level.name), _blank(self.reason.name))

    @property
    def chosen(self) -> str:
        """The level that is set; empty where none is, or what was sent is no level."""
        return self.level.content if self.level.content in dict(self.levels) else ""


@dataclass(frozen=True)
class OpenAssessment:
    """``boxes`` are all fields of the assessment, by name."""

    rubrics: Sequence[Rubric]
    boxes: dict[str, Box]

    @cached_property
    def rows(self) -> list[Row]:
        levels = levels_to_choose()
        return [
            Row(
                rubric,
                levels,
                self.boxes[fields.level_field(rubric.code)],
                self.boxes[fields.reason_field(rubric.code)],
            )
            for rubric in self.rubrics
        ]

    @property
    def note(self) -> Box:
        return self.boxes[fields.NOTE]

    @property
    def first_id(self) -> str:
        """Where one begins: the lowest level of the first criterion."""
        return f"{self.rows[0].level.id}_0"


def as_saved(rubrics, held: dict[str, str]) -> OpenAssessment:
    """``held`` is what each field holds."""
    boxes = {
        name: Box(name, content, fingerprint(content)) if content else _blank(name)
        for name, content in held.items()
    }
    return OpenAssessment(rubrics, boxes)


@cache
def _blank(name):
    return Box(name, "", fingerprint(""))


def levels_to_choose() -> tuple[tuple[str, str], ...]:
    """Every level with its label, and that one cannot judge."""
    labels = [number_format(half) for half in fields.HALVES]
    return (*zip(fields.LEVELS, labels, strict=True), (fields.CANNOT, _("Cannot judge")))


def why(code: str) -> str:
    """What the field for a criterion's reason is called."""
    return _("Why, in a line (%(code)s)") % {"code": code}
