"""What would change a round's ranking: a juror less, a criterion less, other weights.

Everything is asked of a round's ``Material``, so that what a reader must not know of is taken out first and
nothing here can tell of it. Applications are codes, jurors numbers, points 0 to 100.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from jury import agreement, ranking
from jury.estimates import POINTS, Material, RoundEstimate, estimate_of
from jury.ranking import CannotRank, Weights, composite, within
from jury.ranking.documents import seed_of

if TYPE_CHECKING:
    from jury.ranking.alternatives import Alternative
    from jury.ranking.habits import Habits
    from jury.ranking.methods import Method
    from jury.ranking.standings import Place

#: Fewer than for a record: enough for what is told in whole percent on a page.
DRAWS = 4000
#: Below this a criterion's agreement is called low: its descriptors may be read in different ways.
LOW_ALPHA = 0.2


class Part(StrEnum):
    """What can be left out."""

    JUROR = "juror"
    CRITERION = "criterion"
    EVIDENCE = "evidence"


@dataclass(frozen=True)
class Left:
    """The ranking without one juror, one criterion, or one kind of other evidence."""

    part: Part
    key: str
    found: Alternative
    comes_in: frozenset[str]
    falls_out: frozenset[str]

    @property
    def decides(self) -> bool:
        """Without it others are among the first."""
        return bool(self.comes_in or self.falls_out)


@dataclass(frozen=True)
class Range:
    """The best and worst expected rank of an application, and in how many of the rankings it is in."""

    best: float
    worst: float
    times_in: int
    times: int


@dataclass(frozen=True)
class Agreement:
    """How far the jurors agree on one criterion: alpha with its 90 % interval; None where it is not told."""

    criterion: str
    alpha: float | None
    lowest: float | None
    highest: float | None

    @property
    def is_low(self) -> bool:
        return self.alpha is not None and self.alpha < LOW_ALPHA


@dataclass(frozen=True)
class Tipping:
    """What a criterion, or other evidence, weighs in the whole (0 to 1), and where two would change order."""

    key: str
    weight: float
    tipping: float | None


class Sensitivity:
    """A round's ranking and what moves it. ``CannotRank`` where nobody has given any points."""

    def __init__(self, material: Material, *, fingerprint: str | None = None, draws: int = DRAWS):
        """``fingerprint`` is the hash of what the material comes from, and the seed of all draws."""
        self.material = material
        self.draws = draws
        self.estimate: RoundEstimate = estimate_of(material, fingerprint=fingerprint, draws=draws)
        self.fingerprint = self.estimate.raw.input_sha256
        self.posterior = self.estimate.raw.posterior
        self.seed = seed_of(self.fingerprint)

    # --- What if ----------------------------------------------------------------------------------

    def what_if(
        self,
        *,
        without: Collection[str] = (),
        criteria: Mapping[str, float] | None = None,
        weights: Weights | None = None,
        top_k: int | None = None,
    ) -> RoundEstimate:
        """The ranking without these jurors and with these weights; what is not said stays as it is."""
        changed = self.material if criteria is None else self.material.weighed(criteria)
        for juror in without:
            changed = changed.without_juror(juror)
        changed = replace(changed, weights=weights or changed.weights, top_k=top_k or changed.top_k)
        if not any(changed.criteria.values()) or not changed.weights.assessment:
            raise CannotRank("No criterion has any weight.")
        return estimate_of(changed, fingerprint=self.fingerprint, draws=self.draws)

    def _one_less(
        self,
        *,
        without: str = "",
        criteria: Mapping[str, float] | None = None,
        weights: Weights | None = None,
    ) -> Alternative:
        """The same with the three spreads kept, so that nothing moves but for what is left out."""
        material = self.material
        scores = self.estimate.scores
        if criteria is not None:
            scores = within(composite(material.levels, criteria).scores, POINTS)
        return ranking.alternative(
            (each for each in scores if each.juror != without),
            self.posterior,
            scale=POINTS,
            top_k=material.top_k,
            evidence=replace(material, weights=weights or material.weights).evidence(),
        )

    @cached_property
    def as_it_is(self) -> Alternative:
        """With the three spreads as single figures, as all others are: what they are compared with."""
        return self._one_less()

    # --- One less ---------------------------------------------------------------------------------

    def lefts(self, top_k: int | None = None) -> list[Left]:
        """Without each juror, each criterion and each kind of other evidence, at this line."""
        line = top_k or self.material.top_k
        before = self.as_it_is.first(line)
        found = []
        for part, key, one in self._refits:
            # Whom nobody else has read cannot be ranked without that juror: neither in nor out by it.
            known, now = before & one.expected_ranks.keys(), one.first(line)
            found.append(Left(part, key, one, now - before, known - now))
        return found

    def deciding(self, top_k: int | None = None) -> list[Left]:
        """Those that alone decide who is among the first."""
        return [each for each in self.lefts(top_k) if each.decides]

    def ranges(self, *parts: Part) -> dict[str, Range]:
        """Where each application may end up; rankings in which it is not ranked do not count."""
        found: dict[str, list[tuple[float, bool]]] = {}
        rankings = [self.as_it_is, *(one for part, _, one in self._refits if part in parts)]
        for one in rankings:
            for code, rank in one.expected_ranks.items():
                found.setdefault(code, []).append((rank, code in one.top))
        return {
            code: Range(
                min(rank for rank, _ in own),
                max(rank for rank, _ in own),
                sum(is_in for _, is_in in own),
                len(own),
            )
            for code, own in found.items()
        }

    @cached_property
    def _refits(self) -> list[tuple[Part, str, Alternative]]:
        return [*self._of_jurors(), *self._of_criteria(), *self._of_evidence()]

    def _of_jurors(self):
        jurors = self.posterior.design.jurors
        for juror in jurors if len(jurors) > 1 else ():
            yield Part.JUROR, juror, self._one_less(without=juror)

    def _of_criteria(self):
        weighed = {code: weight for code, weight in self.material.criteria.items() if weight}
        for code in weighed if len(weighed) > 1 else ():
            others = {each: weight for each, weight in weighed.items() if each != code}
            try:
                yield Part.CRITERION, code, self._one_less(criteria=others)
            except CannotRank:
                continue  # Nobody has judged enough of the others.

    def _of_evidence(self):
        for key in ("self_assessment", "audit"):
            if getattr(self.material.weights, key):
                weights = replace(self.material.weights, **{key: 0})
                yield Part.EVIDENCE, key, self._one_less(weights=weights)

    # --- Weights ----------------------------------------------------------------------------------

    @cached_property
    def means(self) -> dict[str, dict[str, float]]:
        """Of each criterion each application's mean, 0 to 100, with leniency on it taken off."""
        return ranking.criterion_means(self.material.levels, self.material.criteria, POINTS)

    @cached_property
    def _all_means(self) -> dict[str, dict[str, float]]:
        """The same with other evidence beside the criteria."""
        found = dict(self.means)
        for key in ("self_assessment", "audit"):
            own = {
                code: getattr(inputs, key)
                for code, inputs in self.material.beside.items()
                if code in self.as_it_is.expected_ranks and getattr(inputs, key) is not None
            }
            if own and getattr(self.material.weights, key):
                found[key] = own
        return found

    @cached_property
    def shares(self) -> dict[str, float]:
        """What each criterion and other evidence weighs in the whole; together 1."""
        weights = self.material.weights
        whole = sum(self.material.criteria.values())
        parts = {
            code: weights.assessment * weight / whole
            for code, weight in self.material.criteria.items()
        }
        parts |= {key: getattr(weights, key) for key in ("self_assessment", "audit")}
        total = sum(parts.values())
        return {key: part / total for key, part in parts.items() if part}

    @cached_property
    def robustness(self) -> dict[str, float]:
        """In how large a part of reasonable weightings each application is among the first."""
        return ranking.weight_robustness(
            self._all_means, self.shares, top_k=self.material.top_k, seed=self.seed
        )

    def tippings(self, first: str, second: str) -> list[Tipping]:
        """Where each weight would turn two applications around; only what both have a figure for."""
        both = {
            key: (own[first], own[second])
            for key, own in self._all_means.items()
            if first in own and second in own and key in self.shares
        }
        a = {key: pair[0] for key, pair in both.items()}
        b = {key: pair[1] for key, pair in both.items()}
        return [
            Tipping(key, self.shares[key], ranking.tipping_weight(a, b, self.shares, key))
            for key in self.shares
            if key in both and len(both) > 1
        ]

    # --- Other ways to rank -----------------------------------------------------------------------

    @cached_property
    def other_methods(self) -> dict[Method, dict[str, Place]]:
        """Each application's place by each other way to rank the same points."""
        return ranking.other_methods(self.posterior)

    # --- Jurors and criteria ----------------------------------------------------------------------

    @cached_property
    def alarm(self):
        return ranking.noise_alarm(
            self.posterior, top_k=self.material.top_k, seed=self.seed, draws=self.draws
        )

    @cached_property
    def habits(self) -> list[Habits]:
        # NumPy is loaded here, when habits are asked for.
        from jury.ranking.habits import habits

        return habits(self.posterior, self.material.levels, self.alarm)

    @cached_property
    def agreements(self) -> list[Agreement]:
        """Krippendorff's alpha for each criterion, on the levels as they were given."""
        given: dict[str, dict[str, list[float]]] = {code: {} for code in self.material.criteria}
        for level in self.material.levels:
            if level.value is not None and level.criterion in given:
                given[level.criterion].setdefault(level.application, []).append(level.value)
        return [self._agreement(code, list(own.values())) for code, own in given.items()]

    def _agreement(self, code, units) -> Agreement:
        value = agreement.alpha(units, agreement.Level.INTERVAL).value
        between = agreement.alpha_between(units, seed=self.seed) if value is not None else None
        return Agreement(code, value, *(between or (None, None)))
