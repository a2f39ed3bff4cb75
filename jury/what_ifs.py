"""What if a juror, a criterion or a weight were otherwise: the ranking beside the one that holds."""

from dataclasses import dataclass
from functools import cached_property

from jury.charts import Axis, axis_of_ranks
from jury.estimates import Figures, RoundEstimate
from jury.ranking import Weights
from jury.readers import Reader

EVIDENCE = ("assessment", "self_assessment", "audit")


@dataclass(frozen=True)
class Row:
    """One application before and after; ``after`` is None where nobody is left to rank it, ``before`` where
    too little was judged to rank it by until the weights were moved.
    """

    code: str
    name: str
    before: Figures | None
    after: Figures | None
    was_in: bool
    is_in: bool
    axis: Axis

    @property
    def moved(self) -> int | None:
        """How many places up (above nought) or down."""
        if self.before is None or self.after is None:
            return None
        return self.before.place - self.after.place

    @property
    def distance(self) -> int:
        return abs(self.moved or 0)

    @property
    def comes_in(self) -> bool:
        return self.is_in and not self.was_in

    @property
    def falls_out(self) -> bool:
        return self.was_in and not self.is_in

    @property
    def from_x(self) -> str:
        return self.axis.at(self.before.expected_rank)

    @property
    def to_x(self) -> str:
        return self.axis.at(self.after.expected_rank)


class WhatIf:
    """The answer. ``values`` are the form's: ``without``, ``places`` and a weight for each part."""

    def __init__(self, reader: Reader, values: dict, *, is_changed: bool):
        self.reader, self.values = reader, values
        self.material = reader.sensitivity.material
        self.top_k = values["places"]
        self.before = {each.code: each for each in reader.sensitivity.estimate.ranked}
        self.found = self._counted_again() if is_changed else reader.sensitivity.estimate

    def _counted_again(self) -> RoundEstimate:
        values = self.values
        return self.reader.sensitivity.what_if(
            without={values["without"]} - {""},
            criteria={code: values[f"criterion_{code}"] for code in self.material.criteria},
            weights=self._weights(),
            top_k=self.top_k,
        )

    def _weights(self) -> Weights | None:
        if "weight_assessment" not in self.values:
            return None
        given = {key: self.values.get(f"weight_{key}") or 0 for key in EVIDENCE}
        return Weights(**given)

    @cached_property
    def rows(self) -> list[Row]:
        """In the order that it would be; those nobody is left to rank come last."""
        after = {each.code: each for each in self.found.ranked}
        lost = [code for code in self.before if code not in after]
        axis = self._axis
        return [
            Row(
                code,
                self.reader.names[code],
                self.before.get(code),
                after.get(code),
                was_in=code in self.before and self.before[code].place <= self.material.top_k,
                is_in=code in after and after[code].place <= self.top_k,
                axis=axis,
            )
            for code in [*after, *lost]
        ]

    @property
    def comes_in(self) -> list[str]:
        return [row.name for row in self.rows if row.comes_in]

    @property
    def falls_out(self) -> list[str]:
        return [row.name for row in self.rows if row.falls_out]

    @property
    def _axis(self) -> Axis:
        return axis_of_ranks(max(len(self.before), len(self.found.ranked)))

    @property
    def line_x(self) -> str:
        """Where the line between those who go on and the next is drawn."""
        return self._axis.at(self.top_k + 0.5)

    @property
    def last_in(self) -> str | None:
        """The last of those who go on: the line is drawn under it."""
        return next((row.code for row in reversed(self.rows) if row.is_in), None)
