"""The agenda of a deliberation: what the jury should talk of first once a round is closed (rule 3.8)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jury import rankings
from jury.estimates import ZONES
from jury.ranking import Spread
from jury.ranking.agenda import Case, Why
from jury.ranking.agenda import discuss_first as in_order
from jury.rankings import Line
from jury.rubrics import rubrics_of

BY_WORD = {word: zone for zone, word in ZONES.items()}
WORDS = {
    Why.BORDER_AND_SPLIT: _("Near the line, and the jury is of two minds"),
    Why.BORDER: _("Near the line"),
    Why.SPLIT: _("The jury is of two minds"),
    Why.CLEAR: _("Clear"),
}


@dataclass(frozen=True)
class AgendaLine:
    """One application on the agenda, why it stands there, and the criteria that divide the jury."""

    number: int
    line: Line
    why: Why
    to_discuss: list[Spread]
    #: What the criteria are called, by their codes.
    criteria: Mapping[str, str]

    @property
    def application(self):
        return self.line.application

    @property
    def words(self) -> Promise:
        return WORDS[self.why]

    @property
    def divides(self):
        """(criterion, lowest, highest) of each that divides the jury, widest first."""
        return [
            (self.criteria.get(each.criterion, each.criterion), each.lowest, each.highest)
            for each in self.to_discuss
        ]

    @property
    def is_pressing(self):
        return self.why is not Why.CLEAR


def discuss_first(round_, *, hidden: Collection[int] = ()) -> list[AgendaLine]:
    """The closed round's applications, those to discuss first on top.

    ``hidden`` are keys of applications that the reader has a conflict towards: nothing tells where they were.
    """
    ranking, _is_recomputed = rankings.shown(round_)
    return agenda_of(ranking.without(hidden) if hidden else ranking, top_k=round_.stage.places_max)


def agenda_of(ranking, *, top_k) -> list[AgendaLine]:
    """The same of a ranking at hand."""
    lines = {line.application.pk: line for line in ranking.lines}
    cases = (
        Case(key, line.expected_rank, line.p_top_k, BY_WORD[line.zone], line.spread)
        for key, line in lines.items()
    )
    rubrics = rubrics_of(ranking.round.stage.edition)
    criteria = {each.code: f"{each.code} {each.name}" for each in rubrics}
    return [
        AgendaLine(
            number,
            lines[case.key],
            why,
            [each for each in ranking.spreads if each.key == case.key and each.needs_talk],
            criteria,
        )
        for number, (case, why) in enumerate(in_order(cases, top_k=top_k), start=1)
    ]
