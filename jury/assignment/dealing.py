"""Dealing out readings: so many readers for each application, even loads, no conflicts, by a published seed.

Every application first gets those of its possible readers who have least, equals by lot. Then readings
pass from jurors with more to jurors with less, through others where conflicts stand between, until no such
way is left: no other plan has more even loads. The lot of an application and a juror is a hash of the seed
and their names; so the plan depends on nothing but the facts, not even on the order in which they stand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from itertools import islice, pairwise

from .links import groups_of, is_linkable
from .plans import Lack, Plan, Reason

#: So many exchanges are tried to link two groups of jurors.
TRIES = 500


def assign_readings(
    *,
    applications: Iterable[str],
    jurors: Iterable[str],
    readings: int | Mapping[str, int] | None,
    conflicts: Collection[tuple[str, str]] = (),
    kept: Mapping[str, Collection[str]] | None = None,
    limits: Mapping[str, int] | None = None,
    seed: str,
) -> Plan:
    """Plan who reads what.

    ``readings``: readers of each application, kept ones included; None is everybody without a conflict.
    ``conflicts``: pairs of juror and application. ``kept``: readers whom applications already have, who stay
    and count in the loads; a conflict ends even these. ``limits``: the most that a juror can take on.
    """
    applications, jurors = sorted(set(applications)), sorted(set(jurors))
    conflicts, kept, limits = set(conflicts), kept or {}, limits or {}
    staying: dict[str, set[str]] = {}
    taken_away = []
    for application in applications:
        before = set(kept.get(application, ()))
        staying[application] = {each for each in before if (each, application) not in conflicts}
        taken_away += [(application, each) for each in sorted(before - staying[application])]
    if readings is None:
        wanted = {
            each: len({juror for juror in jurors if (juror, each) not in conflicts} | staying[each])
            for each in applications
        }
    elif isinstance(readings, int):
        wanted = dict.fromkeys(applications, readings)
    else:
        wanted = {each: readings[each] for each in applications}
    if min(wanted.values(), default=0) < 0:
        raise ValueError("An application cannot have fewer readers than none.")
    dealer = _Dealer(jurors, conflicts, staying, limits, seed)
    for application in sorted(applications, key=lambda each: _lot(seed, each)):
        dealer.fill(application, wanted[application])
    dealer.even_out()
    dealer.link()
    return Plan(
        seed=seed,
        readers={each: tuple(sorted(dealer.readers[each])) for each in applications},
        added=tuple(
            (each, juror)
            for each in applications
            for juror in sorted(dealer.readers[each] - staying[each])
        ),
        taken_away=tuple(taken_away),
        loads=dict(sorted(dealer.loads.items())),
        lacks=tuple(
            dealer.lack(each, wanted[each])
            for each in applications
            if len(dealer.readers[each]) < wanted[each]
        ),
    )


def read_again(
    *, kept: Mapping[str, Collection[str]], again: Iterable[str], more: int, **facts
) -> Plan:
    """The second reading of the grey zone: ``more`` new readers for each in ``again``; the rest stays."""
    again = set(again)
    wanted = {each: len(kept[each]) + (more if each in again else 0) for each in kept}
    return assign_readings(applications=kept, readings=wanted, kept=kept, **facts)


def hand_over(
    *,
    kept: Mapping[str, Collection[str]],
    leaving: str,
    done: Collection[str] = (),
    jurors: Iterable[str],
    **facts,
) -> Plan:
    """A juror leaves: what the juror has not ``done`` goes to others, and nobody else's readings change."""
    staying = {
        each: {juror for juror in kept[each] if juror != leaving or each in done} for each in kept
    }
    return assign_readings(
        applications=kept,
        jurors=[juror for juror in jurors if juror != leaving],
        readings={each: len(kept[each]) for each in kept},
        kept=staying,
        **facts,
    )


def _lot(seed: str, *names: str) -> bytes:
    return hashlib.sha256("\0".join((seed, *names)).encode()).digest()


class _Dealer:
    """Readings as they are dealt: ``dealt`` may still move, what was kept may not."""

    def __init__(self, jurors, conflicts, staying, limits, seed):
        self.jurors = jurors
        self.conflicts = conflicts
        self.limits = limits
        self.lots = {each: {juror: _lot(seed, each, juror) for juror in jurors} for each in staying}
        self.readers = {each: set(readers) for each, readers in staying.items()}
        self.loads = dict.fromkeys(jurors, 0)
        for readers in staying.values():
            for juror in readers:
                self.loads[juror] = self.loads.get(juror, 0) + 1
        self.dealt: dict[str, set[str]] = {juror: set() for juror in jurors}
        self.open_to = {
            juror: {
                each
                for each, readers in staying.items()
                if juror not in readers and (juror, each) not in conflicts
            }
            for juror in jurors
        }

    def has_room(self, juror: str) -> bool:
        return juror not in self.limits or self.loads[juror] < self.limits[juror]

    def give(self, application: str, juror: str) -> None:
        self.readers[application].add(juror)
        self.dealt[juror].add(application)
        self.loads[juror] += 1

    def move(self, application: str, giver: str, taker: str) -> None:
        self.readers[application].remove(giver)
        self.dealt[giver].remove(application)
        self.loads[giver] -= 1
        self.give(application, taker)

    def possible(self, application: str) -> list[str]:
        """Who could read it and does not; those with least first, equals by lot."""
        lots, read = self.lots[application], self.readers[application]
        return sorted(
            (
                each
                for each in self.jurors
                if each not in read and application in self.open_to[each]
            ),
            key=lambda each: (self.loads[each], lots[each]),
        )

    def fill(self, application: str, wanted: int) -> None:
        """Give the application its readers; where they are full, others take over some of theirs."""
        for juror in self.possible(application):
            if len(self.readers[application]) >= wanted:
                return
            if self.has_room(juror):
                self.give(application, juror)
        while len(self.readers[application]) < wanted:
            way = self.way(self.possible(application), self.has_room)
            if not way:
                return
            self.pass_on(way)
            self.give(application, way[0])

    def even_out(self) -> None:
        """Pass readings from those with more to those with at least two less until there is no way."""
        is_moving = True
        while is_moving:
            is_moving = False
            for giver in sorted(self.jurors, key=lambda each: (-self.loads[each], each)):
                most = self.loads[giver] - 2

                def has_less(juror, most=most):
                    return self.loads[juror] <= most and self.has_room(juror)

                if way := self.way([giver], has_less):
                    self.pass_on(way)
                    is_moving = True

    def way(self, starts, is_end) -> list[str]:
        """The shortest way of jurors, each with a reading that the next can take over; empty without one."""
        ways, seen = [[each] for each in starts], set(starts)
        for way in ways:
            if is_end(way[-1]):
                return way
            for juror in self.jurors:
                if juror not in seen and self.movable(way[-1], juror):
                    seen.add(juror)
                    ways.append([*way, juror])
        return []

    def pass_on(self, way: list[str]) -> None:
        """Move a reading along each step of the way; of several, that whose lot with the taker is first."""
        for giver, taker in reversed(list(pairwise(way))):
            movable = self.dealt[giver] & self.open_to[taker] - self.dealt[taker]
            self.move(min(movable, key=lambda each: self.lots[each][taker]), giver, taker)

    def movable(self, giver: str, taker: str) -> bool:
        open_to, has = self.open_to[taker], self.dealt[taker]
        return any(each in open_to and each not in has for each in self.dealt[giver])

    def link(self) -> None:
        """Exchange readings between groups of jurors until all are linked, where that can be. Loads stay."""
        groups = groups_of(self.readers)
        reading = [juror for juror, load in self.loads.items() if load]
        if len(groups) < 2 or not is_linkable(self.readers, reading):
            return
        while len(groups) > 1 and self.exchange(groups):
            groups = groups_of(self.readers)

    def exchange(self, groups: list[list[str]]) -> bool:
        """Exchange two readings so that there are fewer groups; False where no exchange does it."""
        for one, another, first, second in islice(self.exchanges(groups), TRIES):
            self.swap(one, another, first, second)
            if len(groups_of(self.readers)) < len(groups):
                return True
            self.swap(one, another, second, first)
        return False

    def exchanges(self, groups: list[list[str]]):
        """Jurors of different groups, and of each a reading that the other can take."""
        group_of = {juror: at for at, group in enumerate(groups) for juror in group}
        for one in self.jurors:
            for another in self.jurors:
                if not group_of.get(one, 0) < group_of.get(another, 0):
                    continue
                for first in sorted(self.dealt[one] & self.open_to[another]):
                    for second in sorted(self.dealt[another] & self.open_to[one]):
                        yield one, another, first, second

    def swap(self, one: str, another: str, first: str, second: str) -> None:
        """One's first reading for another's second."""
        self.move(first, one, another)
        self.move(second, another, one)

    def lack(self, application: str, wanted: int) -> Lack:
        """How many readers an application lacks, and why."""
        missing = wanted - len(self.readers[application])
        conflicted = tuple(each for each in self.jurors if (each, application) in self.conflicts)
        full = tuple(self.possible(application))
        if full:
            reason = Reason.LIMITS
        elif missing <= len(conflicted):
            reason = Reason.CONFLICTS
        else:
            reason = Reason.SMALL_JURY
        return Lack(application, missing, reason, conflicted, tuple(sorted(full)))
