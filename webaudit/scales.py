"""What an audit's figures stand on, between tables and scoring; and what another scale would make of them."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from webaudit import scoring
from webaudit.false_alarms import verdicts_without
from webaudit.models import AuditScale, PageAudit, Reply, SiteAudit
from webaudit.querysets import latest_completed_run
from webaudit.reports import in_language
from webaudit.wcag import RULES, WEIGHTS

#: The scale we ship, in addresses and files.
SHIPPED = "grund"


@dataclass(frozen=True)
class ScaleLine:
    """A scale in the list; ``row`` is None for the one we ship."""

    row: AuditScale | None
    version: str
    name: str
    weights: str
    exceptions: dict[str, int]
    is_used: bool


@dataclass(frozen=True)
class RuleChange:
    """A rule that weighs something else on the new scale; 0: it does not count."""

    rule: str
    text: str
    before: int
    after: int


@dataclass(frozen=True)
class FigurePreview:
    """A site's figure that counts, now and on the new scale."""

    municipality: object
    before: float | None
    after: float | None

    @property
    def difference(self):
        return None if None in (self.before, self.after) else self.after - self.before

    @property
    def is_changed(self):
        return self.before != self.after


@dataclass(frozen=True)
class Preview:
    """What would change if an audit's figures stood on another scale."""

    run: object
    rules: list[RuleChange]
    lines: list[FigurePreview]

    @property
    def changed(self):
        return [line for line in self.lines if line.is_changed]

    @property
    def greatest(self):
        """The most points that any site gains or loses."""
        return max((abs(line.difference or 0) for line in self.lines), default=0)


def name_of(row):
    """A scale's version for the reader."""
    return _("the scale we ship") if row is None else row.version


def scale_in_force(award, at):
    """The scale on which an audit that begins now stands; None: the one we ship."""
    return AuditScale.objects.in_force(award, timezone.localdate(at))


def scale_of(run):
    """What the figures of a run stand on: its scale, with the checks of the day when its series began."""
    return as_scored(run.scale, run)


def as_scored(row, run):
    """A scale as the scoring takes it, for a run."""
    day = timezone.localdate((run.first or run).started_at)
    if row is None:
        return scoring.Scale(day=day)
    return scoring.Scale(weights=row.weights, exceptions=row.exceptions, day=day)


def false_alarms_by_site(series):
    """What was decided to be no fault in an audit: pairs of rule and address, by site."""
    found = {}
    alarms = Reply.objects.false_alarms().filter(run=series)
    for site, rule, url in alarms.values_list("site", "rule", "pages__url"):
        found.setdefault(site, set()).add((rule, url))
    return found


def preview(edition, row):
    """What another scale would make of the latest audit; as many queries for one site as for all."""
    run = latest_completed_run(edition)
    series = run.first or run
    scale = as_scored(row, run)
    before, after, municipality = {}, {}, {}
    verdicts = _verdicts(series, scale)
    audits = SiteAudit.objects.of_series(series.pk).select_related("site__municipality")
    for audit in audits:
        site = audit.site_id
        municipality[site] = audit.site.municipality
        before.setdefault(site, []).append(audit.points)
        pages = verdicts.get((audit.run_id, site), [])
        after.setdefault(site, []).append(scoring.points_of(pages, scale))
    lines = [
        FigurePreview(municipality[site], _that_counts(before[site]), _that_counts(after[site]))
        for site in municipality
    ]
    lines.sort(key=lambda line: (-abs(line.difference or 0), line.municipality.sort_key))
    return Preview(run=run, rules=_rule_changes(scale_of(run), scale), lines=lines)


def _that_counts(points):
    return points[scoring.counting(points)]


def _verdicts(series, scale):
    """By run and site, what its pages showed on the scale; false alarms stay what they are."""
    alarms = false_alarms_by_site(series.pk)
    runs = [series.pk, *series.repeats.values_list("pk", flat=True)]
    found = {}
    pages = PageAudit.objects.filter(run__in=runs).with_a_place()
    for page in pages.only("run", "site", "url", "outcome", "rules").iterator(chunk_size=500):
        shown = verdicts_without(page, alarms.get(page.site_id, ()), scale=scale)
        found.setdefault((page.run_id, page.site_id), []).append(shown)
    return found


def _rule_changes(before, after):
    def weight(scale, rule):
        return scale.weight_of(rule) if scale.counts(rule) else 0

    return [
        RuleChange(rule, in_language(words, "fault"), weight(before, rule), weight(after, rule))
        for rule, words in RULES.items()
        if weight(before, rule) != weight(after, rule)
    ]


def lines_of(edition, run):
    """The award's scales, the latest first, and the one we ship at the end."""
    rows = [*AuditScale.objects.filter(award=edition.award_id).select_related("made_by"), None]
    return [
        ScaleLine(
            row=row,
            version=SHIPPED if row is None else row.version,
            name=name_of(row),
            weights=", ".join(str(_weights(row)[impact]) for impact in WEIGHTS),
            exceptions=row.exceptions if row else {},
            is_used=run is not None and run.scale_id == (row and row.pk),
        )
        for row in rows
    ]


def known_rules():
    """The rules that count now, with their words and weights."""
    return [
        (rule, in_language(words, "fault"), words.weight)
        for rule, words in sorted(RULES.items())
        if scoring.SCALE.counts(rule)
    ]


def _weights(row):
    """What the four impacts weigh on a scale, from the gravest."""
    return WEIGHTS if row is None else row.weights
