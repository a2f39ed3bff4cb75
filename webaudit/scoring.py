"""The figure for a web site: the weighted share of rules that hold on the pages where they apply.

Pure. With ``w`` the weight of a rule, over all rules that apply somewhere in the sample:

    points = 100 · Σ w · (pages where it applies and holds / pages where it applies) / Σ w

The unit is rule × page: a page with three hundred bad links counts like a page with one, so the
size of a page does not matter. What a rule costs adds up to exactly what is missing from 100.
"""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import combinations
from statistics import NormalDist

import numpy as np

from .wcag import RULES, WEIGHTS

LEAST_SHARE_MEASURED = Fraction(3, 4)
DRAWS = 1_000
SEED = 2027
INSIDE = 0.95  # the share of draws the interval covers
FARTHEST_APART = 5  # points between two audits of a site that need no third


@dataclass(frozen=True)
class Scale:
    """What rules weigh, and on which day the checks are read: an old audit can be put on a new scale."""

    weights: Mapping[str, int] = field(default_factory=lambda: WEIGHTS)  # by impact
    exceptions: Mapping[str, int] = field(default_factory=dict)  # by rule; 0: does not count
    day: date | None = None  # None: the checks as they are now

    def weight_of(self, rule: str) -> int:
        return self.exceptions.get(rule, self.weights[RULES[rule].impact])

    def counts(self, rule: str) -> bool:
        """Whether a rule belongs to the figure: it is law, it is a check on the day, it weighs something."""
        entry = RULES.get(rule)
        return bool(
            entry and entry.is_counted and entry.is_valid_on(self.day) and self.weight_of(rule)
        )


SCALE = Scale()


@dataclass(frozen=True)
class PageVerdicts:
    """What a measured page showed: the counted rules that held there, and those that broke."""

    passed: frozenset[str]
    failed: frozenset[str]


@dataclass(frozen=True)
class Loss:
    """What one rule cost a site."""

    rule: str
    weight: int
    failed_pages: int
    applicable_pages: int
    points: float


@dataclass(frozen=True)
class SiteScore:
    """A site's figure and its uncertainty. ``points`` is None when it was not measured: never 0."""

    points: float | None
    low: float | None
    high: float | None
    losses: tuple[Loss, ...]  # costliest first
    pages_measured: int
    pages_total: int


def page_verdicts(
    outcome: str, rules: Mapping[str, Mapping], scale: Scale = SCALE
) -> PageVerdicts | None:
    """A page's verdicts from the engine's counts; None for a page that could not be measured."""
    if outcome != "ok":
        return None
    counted = {rule: counts for rule, counts in rules.items() if scale.counts(rule)}
    failed = frozenset(rule for rule, counts in counted.items() if counts["violations"])
    passed = frozenset(rule for rule, counts in counted.items() if counts["passed"])
    return PageVerdicts(passed=passed - failed, failed=failed)


def score_site(pages: Iterable[PageVerdicts | None], scale: Scale = SCALE) -> SiteScore:
    """Score a site from its sampled pages; None stands for a page that could not be measured."""
    pages = list(pages)
    measured = [page for page in pages if page is not None]
    losses = _losses(measured, scale)
    if not losses or not _is_enough(measured, pages):
        return SiteScore(None, None, None, (), len(measured), len(pages))
    points = 100 - sum(loss for _rule, _failed, _applicable, loss in losses)
    low, high = _interval(measured, float(points), scale)
    return SiteScore(
        points=float(points),
        low=low,
        high=high,
        losses=tuple(
            Loss(rule, scale.weight_of(rule), failed, applicable, float(loss))
            for rule, failed, applicable, loss in sorted(losses, key=lambda row: (-row[3], row[0]))
            if failed
        ),
        pages_measured=len(measured),
        pages_total=len(pages),
    )


def deviation_of(low: float | None, high: float | None) -> float | None:
    """How far a figure with this interval may be off, as a standard deviation; None without an interval."""
    if low is None or high is None:
        return None
    return (high - low) / (2 * NormalDist().inv_cdf((1 + INSIDE) / 2))


def points_of(pages: Iterable[PageVerdicts | None], scale: Scale = SCALE) -> float | None:
    """A site's figure alone, without its interval: that of a preview, which changes nothing."""
    pages = list(pages)
    measured = [page for page in pages if page is not None]
    losses = _losses(measured, scale)
    if not losses or not _is_enough(measured, pages):
        return None
    return float(100 - sum(loss for _rule, _failed, _applicable, loss in losses))


def _is_enough(measured: Sequence[PageVerdicts], pages: Sequence[PageVerdicts | None]) -> bool:
    return len(measured) >= LEAST_SHARE_MEASURED * len(pages)


def counting(points: Sequence[float | None]) -> int:
    """Which audit of a site counts, of two or three: the number of it, from 0.

    The better of two; where a third was needed, the better of the two that lie closest, so that one
    audit that went astray, up or down, decides nothing. An audit without points gives way to any other.
    """
    measured = [number for number, each in enumerate(points) if each is not None]
    if len(measured) < 2:
        return measured[0] if measured else 0
    pairs = [
        (abs(points[a] - points[b]), -max(points[a], points[b]), (a, b))
        for a, b in combinations(measured, 2)
    ]
    _gap, _better, pair = min(pairs)
    return max(pair, key=lambda number: (points[number], -number))


def needs_a_third(first: float | None, second: float | None) -> bool:
    """Whether two audits of a site lie so far apart that a third must settle it."""
    return first is not None and second is not None and abs(first - second) > FARTHEST_APART


def _losses(pages: Sequence[PageVerdicts], scale: Scale) -> list[tuple[str, int, int, Fraction]]:
    """For each rule that applies: pages it broke on, pages it applies on, points lost."""
    failed = Counter(rule for page in pages for rule in page.failed)
    applicable = Counter(rule for page in pages for rule in page.failed | page.passed)
    weight = sum(scale.weight_of(rule) for rule in applicable)
    return [
        (
            rule,
            failed[rule],
            count,
            Fraction(100 * scale.weight_of(rule) * failed[rule], weight * count),
        )
        for rule, count in applicable.items()
    ]


def _interval(pages: Sequence[PageVerdicts], points: float, scale: Scale) -> tuple[float, float]:
    """Where the figure would lie had chance picked other pages of the same site (bootstrap).

    The same pages give the same interval, in whatever order they come.
    """
    pages = sorted(pages, key=lambda page: (sorted(page.failed), sorted(page.passed)))
    weight, failing, applying = _patterns(pages, scale)
    times = _times_drawn(len(pages))
    applicable = times @ applying
    weights = (applicable > 0) @ weight
    kept = (1 - (times @ failing) / np.maximum(applicable, 1)) * (applicable > 0) @ weight
    draws = np.sort(100 * kept[weights > 0] / weights[weights > 0])
    outside = round(len(draws) * (1 - INSIDE) / 2)
    return min(float(draws[outside]), points), max(float(draws[-1 - outside]), points)


@cache
def _times_drawn(pages: int) -> np.ndarray:
    """How many times each page is in each draw of so many pages: the same draws for every site."""
    chance = random.Random(SEED)  # noqa: S311 - a draw to repeat, not a secret
    drawn = (chance.choices(range(pages), k=pages) for _ in range(DRAWS))
    return np.array([np.bincount(each, minlength=pages) for each in drawn])


def _patterns(
    pages: Sequence[PageVerdicts], scale: Scale
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Weights, and the pages (down) that fail and apply; rules (across) that go the same way together."""
    weights: Counter[tuple[tuple[bool, ...], tuple[bool, ...]]] = Counter()
    for rule in sorted(frozenset().union(*(page.failed | page.passed for page in pages))):
        failing = tuple(rule in page.failed for page in pages)
        applying = tuple(rule in page.failed | page.passed for page in pages)
        weights[failing, applying] += scale.weight_of(rule)
    failing, applying = (np.array(each, dtype=int).T for each in zip(*weights, strict=True))
    return np.array(list(weights.values())), failing, applying
