"""Possible conflicts, each with the chain of ties that is its reason. They propose; people decide."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .grounds import GROUND_BEFORE_AND_AFTER, RULES, YEARS, Rule, Step
from .register import MUTUAL, Party, Tie


class When(StrEnum):
    """How a chain lies in time: all of it in force, over but not long ago, or still to come."""

    NOW = "now"
    BEFORE = "before"
    AHEAD = "ahead"


@dataclass(frozen=True)
class Link:
    """A tie as it is walked along a chain."""

    tie: Tie
    start: Party
    end: Party

    @property
    def is_backwards(self) -> bool:
        return self.start != self.tie.source and self.tie.kind not in MUTUAL


@dataclass(frozen=True)
class Proposal:
    """A possible conflict: who, towards which municipality, on which ground, and by which chain.

    ``since`` and ``until``: the first and last day on which the whole chain was, is or will be in force.
    """

    person: Party
    municipality: Party
    rule: Rule
    ground: str
    when: When
    chain: tuple[Link, ...]
    since: date | None
    until: date | None

    @property
    def pair(self) -> tuple[str, str]:
        """The person's key and the municipality's."""
        return self.person.key, self.municipality.key

    @property
    def key(self) -> str:
        """What a dismissal is pinned to: who, the ties along the chain, and when."""
        return _pin(self, self.when)

    def is_dismissed(self, dismissed: Collection[str]) -> bool:
        """Whether it was dismissed; once dismissed while in force, it is so too when it has ended."""
        return self.key in dismissed or (
            self.when is When.BEFORE and _pin(self, When.NOW) in dismissed
        )

    def as_data(self) -> dict[str, object]:
        """The reason as plain data, for the log and for a record."""
        return {
            "person": self.person.key,
            "municipality": self.municipality.key,
            "rule": self.rule.name,
            "ground": self.ground,
            "when": self.when.value,
            "since": _day(self.since),
            "until": _day(self.until),
            "chain": [
                {
                    "tie": link.tie.key,
                    "kind": link.tie.kind.value,
                    "is_backwards": link.is_backwards,
                    "from": [link.start.kind.value, link.start.key],
                    "to": [link.end.kind.value, link.end.key],
                    "since": _day(link.tie.since),
                    "until": _day(link.tie.until),
                }
                for link in self.chain
            ],
        }


class Graph:
    """Ties, looked up from whoever has them. Build it once for a whole jury."""

    def __init__(self, ties: Iterable[Tie], *, rules: Sequence[Rule] = RULES, years: int = YEARS):
        self.rules = rules
        self.years = years
        self._links: dict[tuple[Party, Step], list[Link]] = {}
        for tie in sorted(ties, key=lambda each: each.key):
            step, back = Step(tie.kind), Step(tie.kind, is_backwards=tie.kind not in MUTUAL)
            self._links.setdefault((tie.source, step), []).append(Link(tie, tie.source, tie.target))
            self._links.setdefault((tie.target, back), []).append(Link(tie, tie.target, tie.source))

    def proposals(
        self, person: Party, municipalities: Collection[Party], *, on: date
    ) -> list[Proposal]:
        """The person's possible conflicts as of a day: those in force first, then by ground and chain.

        For a joint application give all its municipalities. It can be asked of anybody, also before they
        are invited.
        """
        wanted = set(municipalities)
        found = [
            proposal
            for rule in self.rules
            for chain in self._chains((person,), rule.chain)
            if chain[-1].end in wanted
            and (proposal := self._proposal(person, rule, chain, on)) is not None
        ]
        times = list(When)
        return sorted(
            found, key=lambda each: (times.index(each.when), each.ground, len(each.chain), each.key)
        )

    def _chains(
        self, way: tuple[Party, ...], steps: tuple[Step, ...]
    ) -> Iterator[tuple[Link, ...]]:
        """Every chain along the steps from where the way ends; never back to where it has been."""
        if not steps:
            yield ()
            return
        for link in self._links.get((way[-1], steps[0]), ()):
            if link.end not in way:
                for rest in self._chains((*way, link.end), steps[1:]):
                    yield (link, *rest)

    def _proposal(
        self, person: Party, rule: Rule, chain: tuple[Link, ...], on: date
    ) -> Proposal | None:
        """What a chain means on a day; None where its ties never met, or parted too long ago."""
        since = max((link.tie.since for link in chain if link.tie.since), default=None)
        until = min((link.tie.until for link in chain if link.tie.until), default=None)
        if since and until and until < since:
            return None
        if until and until < on:
            when = When.BEFORE
            if until < _years_before(on, self.years):
                return None
        else:
            when = When.AHEAD if since and since > on else When.NOW
        ground = rule.ground if when is When.NOW else GROUND_BEFORE_AND_AFTER
        return Proposal(person, chain[-1].end, rule, ground, when, chain, since, until)


@dataclass(frozen=True)
class Comparison:
    """What the register says beside what jurors have declared, for the organiser to look into."""

    undeclared: list[Proposal]
    unsupported: list[tuple[str, str]]
    dismissed: list[Proposal]


def compare(
    proposals: Iterable[Proposal],
    *,
    declared: Collection[tuple[str, str]],
    dismissed: Collection[str] = (),
) -> Comparison:
    """Possible conflicts that nobody has declared, and declared ones that no tie supports.

    ``declared``: pairs of person and municipality with a declared conflict; ``dismissed``: the keys of
    proposals that somebody has dismissed with a reason, which are not shown as undeclared again.
    """
    proposals = list(proposals)
    supported = {proposal.pair for proposal in proposals}
    open_ones = [each for each in proposals if each.pair not in declared]
    return Comparison(
        undeclared=[each for each in open_ones if not each.is_dismissed(dismissed)],
        unsupported=sorted(set(declared) - supported),
        dismissed=[each for each in open_ones if each.is_dismissed(dismissed)],
    )


def _pin(proposal: Proposal, when: When) -> str:
    ties = "+".join(link.tie.key for link in proposal.chain)
    return f"{proposal.person.key}:{ties}:{when.value}"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _years_before(day: date, years: int) -> date:
    """The same day so many years ago; the last of February where there is no such day."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
