"""The ranking with one juror, one criterion or one other figure less: what the page of it and a cut show."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jury.charts import Axis, axis_of_ranks
from jury.readers import Reader
from jury.sensitivity import Left, Part, Range, Tipping

EVIDENCE_WORDS = {"self_assessment": _("Self-assessment"), "audit": _("Web audit")}
PART_WORDS = {
    Part.JUROR: _("Juror"),
    Part.CRITERION: _("Criterion"),
    Part.EVIDENCE: _("Other figure"),
}


@dataclass(frozen=True)
class Change:
    """What is left out, by name, and who changes side."""

    kind: Promise
    name: str
    comes_in: list[str]
    falls_out: list[str]


@dataclass(frozen=True)
class Span:
    """Where an application may end up, drawn from the best to the worst expected place."""

    range: Range
    axis: Axis

    @property
    def from_x(self) -> str:
        return self.axis.at(self.range.best)

    @property
    def to_x(self) -> str:
        return self.axis.at(self.range.worst)


@dataclass(frozen=True)
class Row:
    """One application: its place, its expected place, and both kinds of span."""

    code: str
    name: str
    place: str
    is_last_in: bool
    expected_rank: float
    x: str
    overall: Range
    by_juror: Span
    by_criterion: Span
    robustness: float | None


class OneLess:
    """All of it for a reader whose round has somebody's points."""

    def __init__(self, reader: Reader, *, top_k: int | None = None):
        """``top_k`` is where the line runs, if not after the most places."""
        self.reader = reader
        self.found = reader.sensitivity
        self.top_k = top_k or self.found.material.top_k

    @cached_property
    def changes(self) -> list[Change]:
        """Only what alone changes who goes on."""
        return [self._change(each) for each in self._deciding]

    @cached_property
    def _deciding(self) -> list[Left]:
        return self.found.deciding(self.top_k)

    @property
    def is_decided_by_a_juror(self) -> bool:
        return any(each.part is Part.JUROR for each in self._deciding)

    @property
    def is_decided_by_a_weight(self) -> bool:
        return any(each.part is not Part.JUROR for each in self._deciding)

    def _change(self, left: Left) -> Change:
        return Change(
            PART_WORDS[left.part],
            self._name_of(left.part, left.key),
            self.named(left.comes_in),
            self.named(left.falls_out),
        )

    def _name_of(self, part: Part, key: str) -> str:
        if part is Part.JUROR:
            return self.reader.jurors.get(key, key)
        return self.weight_names[key]

    @cached_property
    def weight_names(self) -> dict[str, str]:
        """What weighs, by code: criteria and other figures."""
        return {**self.reader.criteria, **{key: str(word) for key, word in EVIDENCE_WORDS.items()}}

    def named(self, codes) -> list[str]:
        """Their names, in the order of the ranking."""
        return [name for code, name in self.reader.names.items() if code in codes]

    @cached_property
    def rows(self) -> list[Row]:
        overall = self.found.ranges(*Part)
        by_juror = self.found.ranges(Part.JUROR)
        by_criterion = self.found.ranges(Part.CRITERION, Part.EVIDENCE)
        axis = axis_of_ranks(len(self.reader.ranking.lines))
        last_in = max(
            (line.place.place for line in self.reader.ranking.lines if self._is_in(line)), default=0
        )
        lines = self.reader.ranking.lines
        ends = {line.place.place: line for line in lines}
        return [
            Row(
                line.figures.code,
                line.application.name,
                line.place.label,
                line is ends.get(last_in),
                line.expected_rank,
                axis.at(line.expected_rank),
                overall[line.figures.code],
                Span(by_juror[line.figures.code], axis),
                Span(by_criterion[line.figures.code], axis),
                self.found.robustness.get(line.figures.code),
            )
            for line in lines
        ]

    def _is_in(self, line) -> bool:
        return line.place.place <= self.top_k

    @property
    def line_x(self) -> str:
        return axis_of_ranks(len(self.reader.ranking.lines)).at(self.top_k + 0.5)

    # --- Tipping weights ------------------------------------------------------------------------

    @cached_property
    def at_the_line(self) -> tuple[str, str] | None:
        """The last that goes on and the first that does not; None where all do."""
        lines = self.reader.ranking.lines
        inside = [line.figures.code for line in lines if self._is_in(line)]
        outside = [line.figures.code for line in lines if not self._is_in(line)]
        return (inside[-1], outside[0]) if inside and outside else None

    def tippings(self, first: str, second: str) -> list[tuple[str, Tipping]]:
        """Each weight by name, and where it would turn the two around."""
        return [(self.weight_names[each.key], each) for each in self.found.tippings(first, second)]
