"""The audit of a whole edition: every site in a table, how the figures lie, the most common faults, a map."""

from collections import Counter
from dataclasses import dataclass

from award.map import place_of
from webaudit.comparisons import earlier_audits
from webaudit.models import Reply
from webaudit.querysets import latest_completed_run, latest_points
from webaudit.reports import in_language
from webaudit.wcag import RULES

# What the map tells apart, from the best: the least points of each, and how large its mark is.
MAP_CLASSES = (("high", 90, 9), ("middle", 70, 7), ("low", 0, 5))
NOT_MEASURED = ("none", None, 4)
BAR_WIDTH = 10


@dataclass(frozen=True)
class SiteLine:
    """One site's row. ``band`` is shared by those that chance alone may tell apart; None: not measured."""

    municipality: object
    url: str
    audit: object
    band: int | None
    before: object

    @property
    def difference(self):
        if self.before is None or None in (self.audit.points, self.before.points):
            return None
        return self.audit.points - self.before.points


@dataclass(frozen=True)
class Bar:
    """How many sites have a figure from ``least`` up to the next bar's."""

    least: int
    most: int
    count: int
    x: int
    height: int

    @property
    def y(self):
        return 100 - self.height


@dataclass(frozen=True)
class CommonFault:
    """A rule broken on many sites."""

    rule: object
    text: str
    sites: int
    pages: int
    points: float


@dataclass(frozen=True)
class Mark:
    """A municipality on the map."""

    x: float
    y: float
    radius: int
    kind: str
    name: str
    points: float | None


@dataclass(frozen=True)
class EditionReport:
    """The figures that count in an edition."""

    run: object
    lines: list[SiteLine]
    bars: list[Bar]
    faults: list[CommonFault]
    marks: list[Mark]
    waiting: int

    @property
    def measured(self):
        return [line for line in self.lines if line.audit.points is not None]

    @property
    def median(self):
        points = sorted(line.audit.points for line in self.measured)
        if not points:
            return None
        middle = len(points) // 2
        return points[middle] if len(points) % 2 else (points[middle - 1] + points[middle]) / 2


def report_on_edition(edition):
    """The edition's latest audit; None before the first. As many queries for one site as for all."""
    run = latest_completed_run(edition)
    if run is None:
        return None
    audits = latest_points(edition)
    before = earlier_audits(edition, list(audits))
    ordered = sorted(
        audits.values(),
        key=lambda one: (
            one.points is None,
            -(one.points or 0),
            one.site.municipality.sort_key,
        ),
    )
    bands = bands_of(ordered)
    lines = [
        SiteLine(
            municipality=audit.site.municipality,
            url=audit.site.url,
            audit=audit,
            band=bands.get(audit.pk),
            before=next(iter(before.get(audit.site.municipality_id, [])), None),
        )
        for audit in ordered
    ]
    return EditionReport(
        run=run,
        lines=lines,
        bars=_bars(ordered),
        faults=_faults(ordered),
        marks=_marks(ordered),
        waiting=Reply.objects.filter(run=run.series).waiting().count(),
    )


def bands_of(audits):
    """The band of each measured audit, by its key; ``audits`` with the best first.

    A band holds those whose interval reaches up to that of the band's best: the machine does not
    order them among themselves.
    """
    bands, band, floor = {}, 0, None
    for audit in audits:
        if audit.points is None:
            continue
        if floor is None or audit.high < floor:
            band, floor = band + 1, audit.low
        bands[audit.pk] = band
    return bands


def _bars(audits):
    counts = Counter(
        min(int(audit.points // 10), 9) for audit in audits if audit.points is not None
    )
    most = max(counts.values(), default=1)
    return [
        Bar(
            least=10 * n,
            most=100 if n == 9 else 10 * n + 9,
            count=counts[n],
            x=n * BAR_WIDTH,
            height=round(100 * counts[n] / most),
        )
        for n in range(10)
    ]


def _faults(audits):
    """The rules by how many sites broke them, and what they cost those sites together."""
    sites, pages, points = Counter(), Counter(), Counter()
    for audit in audits:
        for loss in audit.losses:
            sites[loss["rule"]] += 1
            pages[loss["rule"]] += loss["failed_pages"]
            points[loss["rule"]] += loss["points"]
    return [
        CommonFault(
            rule=RULES[rule],
            text=in_language(RULES[rule], "fault"),
            sites=count,
            pages=pages[rule],
            points=points[rule],
        )
        for rule, count in sorted(sites.items(), key=lambda row: (-row[1], -points[row[0]]))
        if rule in RULES
    ]


def _marks(audits):
    marks = []
    for audit in audits:
        place = place_of(audit.site.municipality_id)
        if place is not None:
            kind, _least, radius = _map_class(audit.points)
            name = audit.site.municipality.name
            marks.append(Mark(*place, radius, kind, name, audit.points))
    return sorted(marks, key=lambda mark: mark.radius)


def _map_class(points):
    if points is None:
        return NOT_MEASURED
    return next(row for row in MAP_CLASSES if points >= row[1])
