"""A site's total by the weights that the jury fixed: each part on its own line, and how firm the order is."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from webaudit import beside_words as words
from webaudit.models import AuditPlan, SiteMeasure
from webaudit.querysets import latest_completed_run, latest_points
from webaudit.totals import places, shake, total

ACCESSIBILITY = "accessibility"
#: What can be weighed, in the order in which it stands on the report.
KINDS = (ACCESSIBILITY, *SiteMeasure.Kind.values)
MOST_NAMED = 8


@dataclass(frozen=True)
class Part:
    """One part of a total. ``share`` is its weight among what was measured; None: not measured."""

    kind: str
    title: str
    weight: int
    points: float | None
    share: float | None

    @property
    def gives(self):
        """What the part gives to the total."""
        return None if self.share is None else self.points * self.share / 100


@dataclass(frozen=True)
class SiteTotal:
    """A site's total with its parts; ``points`` is None where too little was measured."""

    points: float | None
    parts: list[Part]

    @property
    def missing(self):
        """The parts that were not measured: their weight is shared by the others."""
        return [part for part in self.parts if part.points is None]


@dataclass(frozen=True)
class TotalLine:
    """A municipality's place in the order of the totals; no place without a total."""

    municipality: object
    place: int | None
    total: SiteTotal


@dataclass(frozen=True)
class Trial:
    """One weight changed by a fifth: who then has another place."""

    part: str
    change: int  # per cent
    moved: list[tuple[str, int, int]]
    new_first: bool

    @property
    def size(self):
        return abs(self.change)

    @property
    def named(self):
        return self.moved[:MOST_NAMED]

    @property
    def more(self):
        return len(self.moved) - len(self.named)


@dataclass(frozen=True)
class Totals:
    """An edition's totals, and what becomes of their order when the weights are shaken."""

    plan: AuditPlan
    titles: list[str]
    lines: list[TotalLine]
    trials: list[Trial]

    @property
    def weights(self):
        return total_of(self.plan.weights, {}).parts

    @property
    def turning(self):
        return [trial for trial in self.trials if trial.moved]

    @property
    def farthest(self):
        """The most places that anybody moves in any trial."""
        return max((abs(a - b) for trial in self.trials for _n, a, b in trial.moved), default=0)

    @property
    def movers(self):
        """How many sites change places in some trial."""
        return len({name for trial in self.trials for name, _a, _b in trial.moved})

    @property
    def is_first_firm(self):
        return not any(trial.new_first for trial in self.trials)


def title_of(kind):
    return _("Accessibility") if kind == ACCESSIBILITY else words.TITLES[kind]


def fixed_weights(edition):
    """The plan with the jury's weights; None until they are fixed."""
    return AuditPlan.objects.filter(edition=edition, weights_fixed_at__isnull=False).first()


def total_of(weights, points):
    """One site's total from the points of its parts."""
    measured = sum(each for kind, each in weights.items() if points.get(kind) is not None)
    return SiteTotal(
        points=total(points, weights),
        parts=[
            Part(
                kind=kind,
                title=title_of(kind),
                weight=weights[kind],
                points=points.get(kind),
                share=None if points.get(kind) is None else 100 * weights[kind] / measured,
            )
            for kind in KINDS
            if weights.get(kind)
        ],
    )


def site_total(site, audit, measures):
    """The total of a site's report; None where no weights are fixed. ``measures`` are its lines."""
    plan = fixed_weights(site.edition)
    if plan is None:
        return None
    return total_of(
        plan.weights, {ACCESSIBILITY: audit.points, **{line.kind: line.points for line in measures}}
    )


def totals_of(edition):
    """Every site's total and the firmness of the order; None until weights are fixed and sites audited."""
    plan, run = fixed_weights(edition), latest_completed_run(edition)
    if plan is None or run is None:
        return None
    audits = latest_points(edition)
    points = {code: {ACCESSIBILITY: audit.points} for code, audit in audits.items()}
    measured = SiteMeasure.objects.filter(run=run.series)
    for code, kind, each in measured.values_list("site__municipality", "kind", "points"):
        points.setdefault(code, {})[kind] = each
    points = {code: each for code, each in points.items() if code in audits}
    order = places(points, plan.weights)
    lines = [
        TotalLine(
            municipality=audits[code].site.municipality,
            place=order.get(code),
            total=total_of(plan.weights, points[code]),
        )
        for code in points
    ]
    lines.sort(key=lambda line: (line.place or len(points) + 1, line.municipality.sort_key))
    return Totals(
        plan=plan,
        titles=[title_of(kind) for kind in KINDS if plan.weights.get(kind)],
        lines=lines,
        trials=_trials(points, plan.weights, {line.municipality.pk: line for line in lines}),
    )


def _trials(points, weights, lines):
    """Each weight changed by a fifth; those who move are named in the order of their places."""
    weights = {kind: each for kind, each in weights.items() if each}
    trials = []
    for shaken in shake(points, weights):
        moved = sorted(
            shaken.moved, key=lambda move: (move[1], lines[move[0]].municipality.sort_key)
        )
        trials.append(
            Trial(
                part=title_of(shaken.part),
                change=round(100 * (shaken.factor - 1)),
                moved=[(lines[code].municipality.name, a, b) for code, a, b in moved],
                new_first=any(1 in (a, b) for _code, a, b in moved),
            )
        )
    order = {title_of(kind): n for n, kind in enumerate(KINDS)}
    return sorted(trials, key=lambda trial: (order[trial.part], trial.change))
