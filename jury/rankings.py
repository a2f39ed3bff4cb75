"""A round's ranking as people read it: a closed round's own figures, computed anew only for those who must
not see all of them, and where a conflict was found later."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, lru_cache

from award.prepared import PreparedModels, PreparedTuples
from jury import records
from jury.estimates import Figures, juror_numbers, material_of
from jury.models import Assessment, Assignment, Round, Standing
from jury.ranking import Inputs, Neighbours, Place, Spread, places
from jury.ranking.standings import RANK_DECIMALS
from nominations.models import Application

#: What a page tells of a round beside its places.
FACTS = (
    "mu",
    "tau",
    "lambda",
    "sigma",
    "exact_audits",
    "neighbours",
    "jurors",
    "reliability",
    "comments",
    "alpha",
    "unranked",
)


@dataclass(frozen=True)
class Line:
    """One application in the ranking with the figures behind its place.

    The place follows the expected rank; its points, by which the distance to neighbours is told, are the
    adjusted ones.
    """

    application: Application
    place: Place
    figures: Figures
    spread: float | None

    @property
    def readings(self) -> int:
        return self.figures.readings

    @property
    def points(self) -> float:
        """The plain mean with self-assessment and web audit weighed in; nothing is adjusted."""
        return self.figures.points

    @property
    def expected_rank(self) -> float:
        return self.figures.expected_rank

    @property
    def p_top_k(self) -> float | None:
        return self.figures.p_top_k

    @property
    def zone(self) -> str:
        return self.figures.zone

    @property
    def inputs(self) -> Inputs:
        return Inputs(self.figures.jury_points, self.figures.self_assessment, self.figures.audit)


@dataclass(frozen=True)
class Ranking:
    """Best first, with those nobody has read apart, where jurors disagree, and what else is told of it."""

    round: Round
    lines: list[Line]
    unranked: list[Application]
    spreads: list[Spread]
    facts: Mapping
    #: Readings of late conflicts: what they said counts in no figure here.
    void: frozenset[tuple[str, str]] = field(default=frozenset())
    #: Municipalities that are left out as if they did not compete.
    hidden: frozenset[str] = field(default=frozenset())

    @cached_property
    def places(self) -> list[Place]:
        return [line.place for line in self.lines]

    @cached_property
    def neighbours(self) -> dict[int, Neighbours]:
        """By its first place each two places that follow each other; none where it was never reckoned."""
        return {each["place"]: Neighbours(**each) for each in self.facts["neighbours"] or ()}

    def places_of(self, application_ids: Collection[int]) -> list[Place]:
        """The places of some, counted among them alone and in the same order."""
        return placed([line for line in self.lines if line.application.pk in application_ids])

    def without(self, application_ids: Collection[int]) -> "Ranking":
        """As shown to a juror with conflicts: as if those did not compete, computed again.

        No gap in a figure tells where they were, and nobody's place, chance or leniency rests on them.
        """
        ours = [line.application for line in self.lines] + self.unranked
        hidden = frozenset(each.municipality_id for each in ours if each.pk in application_ids)
        if not hidden:
            return self
        return _computed(
            self.round,
            {each.municipality_id: each for each in ours},
            void=self.void,
            hidden=hidden | self.hidden,
        )

    @cached_property
    def alarm(self) -> dict | None:
        """Whose points follow the applications too little, and what that would change: for the chair."""
        if not self.void and not self.hidden:
            return _outputs(self.round.pk, self.round.record_sha256, "alarm")["alarm"]
        return _alarm_without(self.round.pk, self.round.record_sha256, self.void, self.hidden)


def placed(lines: list[Line]) -> list[Place]:
    """Places by expected rank to two decimals, with the points that each line has."""
    points = {line.application.pk: line.place.points for line in lines}
    ranks = {line.application.pk: -round(line.expected_rank, RANK_DECIMALS) for line in lines}
    return [Place(each.key, points[each.key], each.place, each.is_shared) for each in places(ranks)]


def record_of(round_: Round, *, earlier: Mapping | None = None) -> Mapping:
    """The document of the round as it stands now; the same inputs always give the same document.

    The ``earlier`` one is it, where nothing that it rests on has changed.
    """
    stage = round_.stage
    about = {
        "edition": stage.edition.slug,
        "stage": stage.position,
        "selects": stage.selects,
        "places": [stage.places_min, stage.places_max],
        "minimum_readings": stage.edition.minimum_readings,
    }
    material = material_of(round_)
    if earlier and earlier["inputs"] == {**about, **records.inputs_of(material)}:
        return earlier
    return records.record_of(material, about)


def standings_of(round_: Round) -> list[Standing]:
    """The document's places and figures as rows."""
    outputs = round_.record["outputs"]
    applications = _applications(round_)
    widest = _widest(outputs["spreads"])
    return [
        Standing(
            round=round_,
            application=applications[each["code"]],
            place=each["place"],
            is_shared=each["is_shared"],
            points=each["points"],
            adjusted_points=each["adjusted_points"],
            jury_points=each["jury_points"],
            adjusted_jury_points=each["adjusted_jury_points"],
            self_assessment_points=each["self_assessment"],
            audit_points=each["audit"],
            readings=each["readings"],
            spread=widest.get(each["code"]),
            expected_rank=each["expected_rank"],
            rank_q05=each["rank_q05"],
            rank_q25=each["rank_q25"],
            rank_q75=each["rank_q75"],
            rank_q95=each["rank_q95"],
            p_top_k=each["p_top_k"],
            zone=each["zone"],
        )
        for each in outputs["standings"]
    ]


def shown(round_: Round) -> tuple[Ranking, bool]:
    """The ranking that people see and decide by: the closed round's own figures.

    Where a conflict was found after the round closed, that juror's assessments count in no figure:
    everything is computed again, and the closed round's record stays as it was.
    """
    void = voided_since(round_)
    if void:
        return _computed(round_, _applications(round_), void=void), True
    return as_closed(round_), False


def voided_since(round_: Round) -> frozenset[tuple[str, str]]:
    """The readings that counted when the round closed and no longer do."""
    late = _LOST.rows(round=round_.pk, closed_at=round_.closed_at)
    if not late:
        return frozenset()
    numbers = juror_numbers(round_)
    return frozenset((numbers[juror], code) for juror, code in late)


_LOST = PreparedTuples(
    lambda round, closed_at: (
        Assessment.objects.lost_since(Round(pk=round, closed_at=closed_at))
        .order_by()
        .values_list("assignment__juror_id", "assignment__application__municipality_id")
    ),
    round=int,
    closed_at=datetime,
)


# --- A closed round's own figures ---------------------------------------------------------------


def as_closed(round_: Round) -> Ranking:
    """The round as it was when it closed, whatever was found later; nothing is computed."""
    standings = _STANDINGS.rows(round=round_.pk)
    facts = _outputs(round_.pk, round_.record_sha256, *FACTS, "spreads")
    codes = {each.application.municipality_id: each.application_id for each in standings}
    return Ranking(
        round=round_,
        lines=[_line(standing) for standing in standings],
        unranked=_unranked(round_, facts["unranked"]),
        spreads=_spreads(facts["spreads"], codes),
        facts=facts,
    )


_STANDINGS = PreparedModels(
    lambda round: (
        Standing.objects.filter(round=round)
        .select_related("application__municipality")
        .order_by("place", "application__municipality__sort_key")
    ),
    round=int,
)


@lru_cache(maxsize=32)
def _outputs(round_id: int, record_sha256: str, *names: str) -> dict:
    """Parts of a document's outputs, taken out by the database: the whole is large.

    They are kept in memory: a closed round's document, known by its hash, never changes.
    """
    paths = {name: f"record__outputs__{name}" for name in names}
    found = Round.objects.filter(pk=round_id).values(*paths.values()).get()
    return {name: found[path] for name, path in paths.items()}


def _unranked(round_: Round, codes: list[str]) -> list[Application]:
    if not codes:
        return []
    found = Application.objects.filter(edition=round_.stage.edition_id, municipality__in=codes)
    return list(found.select_related("municipality").order_by("municipality__sort_key"))


def _line(standing: Standing) -> Line:
    return Line(
        application=standing.application,
        place=Place(
            standing.application_id, standing.adjusted_points, standing.place, standing.is_shared
        ),
        figures=Figures(
            code=standing.application.municipality_id,
            place=standing.place,
            is_shared=standing.is_shared,
            readings=standing.readings,
            jury_points=standing.jury_points,
            adjusted_jury_points=standing.adjusted_jury_points,
            points=standing.points,
            adjusted_points=standing.adjusted_points,
            self_assessment=standing.self_assessment_points,
            audit=standing.audit_points,
            expected_rank=standing.expected_rank,
            rank_q05=standing.rank_q05,
            rank_q25=standing.rank_q25,
            rank_q75=standing.rank_q75,
            rank_q95=standing.rank_q95,
            p_top_k=standing.p_top_k,
            zone=standing.zone,
        ),
        spread=standing.spread,
    )


# --- Computed anew ------------------------------------------------------------------------------


def _computed(
    round_: Round,
    applications: Mapping[str, Application],
    *,
    void: frozenset,
    hidden: frozenset = frozenset(),
) -> Ranking:
    """``applications`` are by their codes, those that are left out among them or not."""
    facts = _page_without(round_.pk, round_.record_sha256, void, hidden)
    widest = _widest(facts["spreads"])
    lines = [
        Line(
            applications[each["code"]],
            Place(
                applications[each["code"]].pk,
                each["adjusted_points"],
                each["place"],
                each["is_shared"],
            ),
            Figures(**each),
            widest.get(each["code"]),
        )
        for each in facts["standings"]
    ]
    keys = {line.figures.code: line.application.pk for line in lines}
    return Ranking(
        round=round_,
        lines=sorted(
            lines, key=lambda each: (each.place.place, each.application.municipality.sort_key)
        ),
        unranked=[applications[code] for code in facts["unranked"]],
        spreads=_spreads(facts["spreads"], keys),
        facts={name: facts[name] for name in FACTS},
        void=void,
        hidden=hidden,
    )


@lru_cache(maxsize=32)
def _page_without(round_id: int, record_sha256: str, void: frozenset, hidden: frozenset) -> dict:
    """The page's figures without some readings and applications.

    They are kept in memory: the same document, known by its hash, always gives the same figures.
    """
    return records.page_of(*_material_without(round_id, void, hidden))


@lru_cache(maxsize=8)
def _alarm_without(
    round_id: int, record_sha256: str, void: frozenset, hidden: frozenset
) -> dict | None:
    return records.alarm_in(*_material_without(round_id, void, hidden))


def _material_without(round_id: int, void: frozenset, hidden: frozenset):
    """What is left of a document's inputs, and the hash of that."""
    record = Round.objects.values_list("record", flat=True).get(pk=round_id)
    material = records.material_from(record).without_readings(void).without_applications(hidden)
    return material, records.fingerprint_without(record, material)


def _applications(round_: Round) -> dict[str, Application]:
    """Those that the round is about, by their municipality's code and in the order of its name."""
    return {each.municipality_id: each for each in _READ.rows(round=round_.pk)}


def _read(round: int):
    assigned = Assignment.objects.filter(round=round).values("application")
    found = Application.objects.filter(pk__in=assigned).select_related("municipality")
    return found.order_by("municipality__sort_key")


_READ = PreparedModels(_read, round=int)


def _widest(found: list[dict]) -> dict[str, float]:
    """Each application's widest spread: the first of its own."""
    widest: dict[str, float] = {}
    for each in found:
        widest.setdefault(each["municipality"], each["highest"] - each["lowest"])
    return widest


def _spreads(found: list[dict], keys: Mapping[str, int]) -> list[Spread]:
    return [
        Spread(keys[each["municipality"]], each["criterion"], each["lowest"], each["highest"])
        for each in found
        if each["municipality"] in keys
    ]
