"""What a round's ranking rests on, as plain data, and the ranking of it that says how sure it is.

Applications are known by their municipality's code and jurors by a number, so that no name is in here and a
closed round's own document can be computed again. Points are 0 to 100 throughout.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from jury import ranking
from jury.models import Assessment, Assignment
from jury.ranking import (
    HIGHEST_LEVEL,
    Estimate,
    Evidence,
    Inputs,
    Level,
    Scale,
    Score,
    Weights,
    Zone,
    combined,
    composite,
    least_noise,
    rounded,
    within,
)
from nominations.models import Application, StatementAnswer
from nominations.self_assessment import index
from webaudit.querysets import latest_points
from webaudit.scoring import deviation_of

POINTS = Scale(0, 100)
#: How often the order is drawn for intervals and chances.
DRAWS = 20_000
#: Levels go from 0 to 4 by halves.
STEPS = 2 * HIGHEST_LEVEL
#: The zones as they are stored; where no chance can be told there is none.
ZONES = {Zone.IN: "in", Zone.BORDER: "grey", Zone.OUT: "out", None: ""}


@dataclass(frozen=True)
class Reading:
    """One counted assessment: the juror's number, and levels 0 to 4 by criterion; None is *cannot judge*."""

    juror: str
    application: str
    levels: Mapping[str, float | None]


@dataclass(frozen=True)
class Material:
    """Everything that decides a round's figures. To ask what would happen, take something out of it."""

    #: Each criterion's weight, by code.
    criteria: Mapping[str, float]
    #: What the jury's points, the self-assessment and the web audit weigh.
    weights: Weights
    #: The codes of all that compete, read or not.
    applications: tuple[str, ...]
    readings: tuple[Reading, ...]
    #: Self-assessment and web audit by code; ``assessment`` is always None here.
    beside: Mapping[str, Inputs] = field(default_factory=dict)
    #: How many places there are at the most.
    top_k: int = 1
    #: How many readings each application was to have.
    planned: int | None = None

    def without_applications(self, codes: Collection[str]) -> "Material":
        """As if they did not compete: for somebody who must know nothing of them."""
        return replace(
            self,
            applications=tuple(each for each in self.applications if each not in codes),
            readings=tuple(each for each in self.readings if each.application not in codes),
        )

    def without_readings(self, pairs: Collection[tuple[str, str]]) -> "Material":
        """As if these had not been read: pairs of a juror and an application."""
        return replace(
            self,
            readings=tuple(
                each for each in self.readings if (each.juror, each.application) not in pairs
            ),
        )

    def without_juror(self, juror: str) -> "Material":
        return replace(self, readings=tuple(each for each in self.readings if each.juror != juror))

    def without_criterion(self, code: str) -> "Material":
        """Its weight is shared among the others in proportion."""
        return self.weighed({key: each for key, each in self.criteria.items() if key != code})

    def weighed(self, criteria: Mapping[str, float]) -> "Material":
        """With other weights of the criteria; those not named count for nothing."""
        return replace(self, criteria=dict(criteria))

    def inputs_of(self, code: str) -> Inputs:
        """What there is of an application beside the jury's points."""
        return self.beside.get(code, Inputs(None))

    @property
    def jurors(self) -> list[str]:
        """Those who have read anything."""
        return sorted({each.juror for each in self.readings})

    @property
    def levels(self) -> list[Level]:
        """Each level on the scale of the points, 0 to 100."""
        return [
            Level(each.application, each.juror, code, _points(level))
            for each in self.readings
            for code, level in sorted(each.levels.items())
        ]

    def evidence(self) -> dict[str, Evidence]:
        """The jury's part of each application's points, and what self-assessment and web audit add.

        A missing figure leaves its weight to the others. The audit's may be off as far as its interval
        tells. How far off a self-assessment may be is not measured, so it counts as exact.
        """
        if self.weights.assessment == 100:
            return {}
        found = {}
        for code in self.applications:
            inputs = self.inputs_of(code)
            least = combined(replace(inputs, assessment=0.0), self.weights)
            most = combined(replace(inputs, assessment=100.0), self.weights)
            found[code] = Evidence((most - least) / 100, least, self._deviation(inputs, least))
        return found

    def _deviation(self, inputs: Inputs, points: float) -> float:
        """How far off the points may be that self-assessment and audit add: the audit's part of it."""
        if inputs.audit is None or inputs.audit_deviation is None:
            return 0.0
        farther = replace(inputs, assessment=0.0, audit=inputs.audit + inputs.audit_deviation)
        return combined(farther, self.weights) - points

    @property
    def exact_audits(self) -> list[str]:
        """Those whose audit counts as exact, as nobody has measured how far off it may be."""
        return [
            code
            for code in self.applications
            if self.inputs_of(code).audit is not None
            and self.inputs_of(code).audit_deviation is None
        ]


def _points(level: float | None) -> float | None:
    return None if level is None else 100 * level / HIGHEST_LEVEL


@dataclass(frozen=True)
class Figures:
    """Where one application stands. None is what cannot be told; without a place nobody has read it."""

    code: str
    place: int | None
    is_shared: bool
    readings: int
    #: The mean of the jurors' points, and the same with their leniency taken off.
    jury_points: float | None
    adjusted_jury_points: float | None
    #: The same two, with self-assessment and web audit weighed in.
    points: float | None
    adjusted_points: float | None
    self_assessment: float | None
    audit: float | None
    expected_rank: float | None
    rank_q05: int | None
    rank_q25: int | None
    rank_q75: int | None
    rank_q95: int | None
    p_top_k: float | None
    zone: str


@dataclass(frozen=True)
class RoundEstimate:
    """A round's figures, best first. ``raw`` is what the pure ranking says, with the jurors' leniency,
    the reliability and the remarks; ``incomplete`` are readings with too little judged to count.
    """

    material: Material
    figures: list[Figures]
    scores: list[Score]
    incomplete: list[tuple[str, str]]
    raw: Estimate

    @property
    def ranked(self) -> list[Figures]:
        return [each for each in self.figures if each.place is not None]


def estimate_of(
    material: Material, *, fingerprint: str | None = None, draws: int = DRAWS
) -> RoundEstimate:
    """The ranking of what has been read. ``CannotRank`` where nobody has given any points.

    ``fingerprint`` is the hash of what the material comes from; it also is the seed of the draws.
    """
    made = composite(material.levels, material.criteria)
    scores = within(made.scores, POINTS)
    raw = ranking.estimate(
        scores,
        scale=POINTS,
        top_k=material.top_k,
        unread=material.applications,
        planned=material.planned,
        evidence=material.evidence(),
        least_noise=least_noise(material.criteria, steps=STEPS),
        fingerprint=fingerprint,
        draws=draws,
    )
    figures = [_figures(material, each) for each in raw.applications]
    return RoundEstimate(material, figures, scores, sorted(made.incomplete), raw)


def _figures(material: Material, found: ranking.ApplicationFigures) -> Figures:
    inputs = material.inputs_of(found.id)
    return Figures(
        code=found.id,
        place=found.place,
        is_shared=found.is_shared,
        readings=found.n,
        jury_points=found.raw_mean,
        adjusted_jury_points=found.adjusted_mean,
        points=combined(replace(inputs, assessment=found.raw_mean), material.weights),
        adjusted_points=combined(replace(inputs, assessment=found.adjusted_mean), material.weights),
        self_assessment=inputs.self_assessment,
        audit=inputs.audit,
        expected_rank=found.expected_rank,
        rank_q05=found.rank_q05,
        rank_q25=found.rank_q25,
        rank_q75=found.rank_q75,
        rank_q95=found.rank_q95,
        p_top_k=found.p_top_k,
        zone=ZONES[found.zone],
    )


# --- Out of the database ------------------------------------------------------------------------


def material_of(round_) -> Material:
    """What the round rests on as it stands now: signed assessments of those that still compete."""
    stage = round_.stage
    competing = dict(
        Application.objects.competing()
        .filter(assignments__round=round_)
        .order_by("municipality_id")
        .values_list("pk", "municipality_id")
    )
    counted = Assessment.objects.counted().filter(
        assignment__round=round_, assignment__application__in=competing
    )
    return Material(
        criteria={each.code: each.weight for each in stage.edition.criteria.all()},
        weights=Weights(stage.weight_assessment, stage.weight_self_assessment, stage.weight_audit),
        applications=tuple(competing.values()),
        readings=tuple(readings_of(round_, counted)),
        beside=_beside(stage.edition, competing),
        top_k=stage.places_max,
        planned=_planned(round_, competing),
    )


def _beside(edition, competing: Mapping[int, str]) -> dict[str, Inputs]:
    """Self-assessments where enough statements are answered, and the web audit that counts."""
    minimum = min(edition.minimum_statements, edition.statements.count())
    answered = StatementAnswer.objects.by_application(edition)
    audits = latest_points(edition)
    found = {}
    for pk, code in competing.items():
        audit = audits.get(code)
        own = answered.get(pk)
        found[code] = Inputs(
            None,
            None if own is None else index(own, minimum=minimum),
            None if audit is None else audit.points,
            None if audit is None else rounded(deviation_of(audit.low, audit.high)),
        )
    return found


def _planned(round_, competing: Iterable[int]) -> int | None:
    """How many were to read each application: the fewest that any was dealt to."""
    dealt = Assignment.objects.filter(round=round_, application__in=competing)
    return min((each["total"] for each in dealt.count_by("application")), default=None)


def readings_of(round_, assessments) -> list[Reading]:
    """What jurors judged in the round, under their numbers."""
    codes = dict(round_.stage.edition.criteria.values_list("pk", "code"))
    numbers = juror_numbers(round_)
    levels = _levels(assessments, codes)
    found = assessments.values_list(
        "pk", "assignment__juror_id", "assignment__application__municipality_id"
    )
    readings = [Reading(numbers[juror], code, levels.get(pk, {})) for pk, juror, code in found]
    return sorted(readings, key=lambda each: (each.application, each.juror))


def _levels(assessments, codes: Mapping[int, str]) -> dict[int, dict[str, float | None]]:
    """The levels of each assessment, by criterion."""
    scores = Assessment.objects.filter(pk__in=assessments.values("pk")).values_list(
        "pk", "scores__criterion_id", "scores__level"
    )
    found: dict[int, dict[str, float | None]] = {}
    for pk, criterion, level in scores.filter(scores__isnull=False):
        found.setdefault(pk, {})[codes[criterion]] = None if level is None else float(level)
    return found


def juror_numbers(round_) -> dict[int, str]:
    """A number for each juror of the round, always the same, in an order that says nothing of who it is."""
    jurors = Assignment.objects.filter(round=round_).values_list("juror_id", flat=True).distinct()
    return numbers_of(round_, jurors)


def numbers_of(round_, jurors: Iterable[int]) -> dict[int, str]:
    """The numbers of all that the round's readings were dealt to, by their keys."""
    ordered = sorted(jurors, key=lambda pk: hashlib.sha256(f"{round_.pk}/{pk}".encode()).digest())
    return {pk: f"{number:02}" for number, pk in enumerate(ordered, start=1)}
