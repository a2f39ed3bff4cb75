"""An application's way through the edition's rounds, as one reader may see it."""

from dataclasses import dataclass

from jury.charts import Axis, axis_of_ranks
from jury.models import Decision, DecisionPlace
from jury.rankings import Line
from jury.readers import Reader


@dataclass(frozen=True)
class Step:
    """A closed round that the application took part in, and what was decided in it.

    ``line`` is None where nobody has read the application; ``decision`` is the confirmed one, if any.
    """

    reader: Reader
    line: Line | None
    decision: Decision | None
    went_on: bool

    @property
    def stage(self):
        return self.reader.round.stage

    @property
    def count(self) -> int:
        """How many were ranked."""
        return len(self.reader.ranking.lines)

    @property
    def reason(self) -> str:
        """Only for who may read of every municipality: the words may name any of them."""
        return self.decision.reason if self.decision and not self.reader.hidden else ""

    @property
    def axis(self) -> Axis:
        return axis_of_ranks(self.count)

    @property
    def line_x(self) -> str:
        return self.axis.at(self.stage.places_max + 0.5)

    @property
    def x(self) -> str:
        return self.axis.at(self.line.expected_rank)

    @property
    def from_x(self) -> str:
        return self.axis.at(self.line.figures.rank_q05)

    @property
    def to_x(self) -> str:
        return self.axis.at(self.line.figures.rank_q95)


def steps_of(readers: list[Reader], code: str) -> list[Step]:
    """In the order of the rounds; none where the application took part in none that the reader may see."""
    decisions = {
        each.stage_id: each
        for each in Decision.objects.filter(
            stage__in=[reader.round.stage_id for reader in readers],
            status=Decision.Status.CONFIRMED,
        )
    }
    chosen = set(
        DecisionPlace.objects.filter(
            decision__in=decisions.values(), application__municipality=code
        ).values_list("decision_id", flat=True)
    )
    found = []
    for reader in readers:
        if code in reader.names:
            lines = {line.figures.code: line for line in reader.ranking.lines}
            decision = decisions.get(reader.round.stage_id)
            went_on = decision is not None and decision.pk in chosen
            found.append(Step(reader, lines.get(code), decision, went_on))
    return found
