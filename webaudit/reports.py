"""What a report says, as plain data: the figure, what each rule cost, and where the faults are."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.utils.translation import get_language

from webaudit.cut_outs import Box, CutOut, around
from webaudit.hand_checks import HandLine, hand_lines
from webaudit.measures import Line, lines
from webaudit.models import FigureChange, Finding, PageEvidence, Reply, SiteAudit
from webaudit.querysets import counting_audit, latest_completed_run
from webaudit.replaced import Replaced, replaced_pages
from webaudit.site_totals import SiteTotal, site_total
from webaudit.wcag import RULES
from webaudit.words import notes_in_words, outcome_in_words

SHOWN_PER_PAGE = 3


@dataclass(frozen=True)
class Spot:
    """One faulty element: its code, and what is cut out of the page's picture to show it."""

    finding_id: int
    excerpt: str
    place: Box | None  # in the picture; none where it is not drawn, or there is no picture
    cut: CutOut | None
    is_at_wall: bool = False  # met in front of the page: the picture does not show it


@dataclass(frozen=True)
class Place:
    """The faults against one rule on one page: the first few, and how many there are."""

    page_id: int
    title: str
    url: str
    count: int
    findings: list[Spot]
    has_picture: bool

    @property
    def more(self):
        return self.count - len(self.findings)


@dataclass(frozen=True)
class Fault:
    """One rule that is broken, in words: what is wrong, for whom, what to do, what it cost, where."""

    rule: str
    text: str
    people: tuple[str, ...]
    mend: str
    criteria: tuple[str, ...]
    guidelines: tuple[str, ...]
    failed_pages: int
    applicable_pages: int
    points: float
    places: list[Place]
    reply: Reply | None = None
    # False alarms of earlier audits that have come back, where an organiser reads.
    earlier_alarms: tuple = ()


@dataclass(frozen=True)
class Answered:
    """What the municipality said against a fault, with the fault's words and every decision on it."""

    text: str
    reply: Reply
    pages: list[str]
    decisions: list


@dataclass(frozen=True)
class Doubt:
    """A rule that the tools could not judge or that is not counted: something to look at by hand."""

    text: str
    mend: str
    pages: int
    count: int


@dataclass(frozen=True)
class PageLine:
    """One audited page: what it is, what came of it, how many faults it has, how it looked."""

    page_id: int
    title: str
    url: str
    kind: str
    outcome: str
    is_measured: bool
    faults: int
    evidence: PageEvidence | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class SiteReport:
    """A site's latest audit."""

    audit: object
    run: object
    pages: list[PageLine]
    faults: list[Fault]
    doubts: list[Doubt]
    measures: list[Line]
    replies: list[Answered]
    hand_checks: list[HandLine]
    replaced: list[Replaced]
    total: SiteTotal | None
    rescalings: list[FigureChange]

    @property
    def deleted_at(self):
        """When how the pages looked was thrown away; None while it is kept."""
        rows = [page.evidence for page in self.pages if page.evidence]
        return max((row.deleted_at for row in rows if row.deleted_at), default=None)

    @property
    def is_faultless(self):
        return self.audit.points is not None and not self.faults


def report_on(site):
    """The report of the site's audit that counts; None before the first."""
    audit = audit_that_counts(site)
    if audit is None:
        return None
    run = audit.run
    in_place = run.page_audits.filter(site=site).with_a_place()
    pages = list(in_place.select_related("evidence__picture").order_by("position"))
    replies = list(Reply.objects.filter(run=run.series, site=site).with_decisions())
    alarms = false_alarms_of(replies)
    by_id = {page.pk: page for page in pages}
    findings = _findings(by_id, alarms)
    by_rule = {reply.rule: reply for reply in replies if reply.repeats_id is None}
    measures = lines(run, site)
    return SiteReport(
        audit=audit,
        run=run,
        pages=[_line(page, findings) for page in pages],
        faults=[
            _fault(loss, findings[loss["rule"]], by_id, by_rule.get(loss["rule"]))
            for loss in audit.losses
        ],
        doubts=_doubts(findings),
        measures=measures,
        replies=[_answered(reply) for reply in replies],
        hand_checks=hand_lines(site.hand_checks.all(), in_language),
        replaced=replaced_pages(run.series, site=site),
        total=site_total(site, audit, measures),
        rescalings=_rescalings(audit),
    )


def _rescalings(audit):
    """Each time the figure was worked out on another scale, with what it was before."""
    changes = audit.changes.filter(rescaling__isnull=False)
    return list(changes.select_related("rescaling__scale", "rescaling__asked_by"))


def audit_that_counts(site):
    """The better of a site's figures in the latest run and those it repeats; None before the first."""
    run = latest_completed_run(site.edition)
    if run is None:
        return None
    audits = SiteAudit.objects.of_series(run.series).filter(site=site).select_related("run")
    return counting_audit(found) if (found := list(audits)) else None


def false_alarms_of(replies):
    """Pairs of rule and address where a decision says that there is no fault."""
    return {
        (reply.rule, page.url)
        for reply in replies
        if reply.status == Reply.Status.FALSE_ALARM
        for page in reply.pages.all()
    }


def _findings(by_id, alarms):
    """By rule and page, what the tools found, without what was decided to be no fault."""
    findings = defaultdict(lambda: defaultdict(list))
    found = Finding.objects.filter(page_audit__in=by_id).exclude(source="htmlcs").order_by("pk")
    for finding in found:
        url = by_id[finding.page_audit_id].url
        if not finding.is_counted or (finding.rule, url) not in alarms:
            findings[finding.rule][finding.page_audit_id].append(finding)
    return findings


def _answered(reply):
    return Answered(
        text=in_language(RULES[reply.rule], "fault"),
        reply=reply,
        pages=[page.title or page.url for page in reply.pages.all()],
        decisions=list(reply.decisions.all()),
    )


def evidence_of(page):
    """How a page looked to the rules; None where it was not measured, or could not be drawn."""
    return getattr(page, "evidence", None)


def _place(page, counted):
    evidence = evidence_of(page)
    return Place(
        page_id=page.pk,
        title=page.title or page.url,
        url=page.url,
        count=len(counted),
        findings=[_spot(finding, evidence) for finding in counted[:SHOWN_PER_PAGE]],
        has_picture=bool(evidence and evidence.picture_id),
    )


def _spot(finding, evidence):
    place = evidence.place_of(finding) if evidence and not finding.is_at_wall else None
    cut = around(place, evidence.size) if place else None
    return Spot(finding.pk, finding.excerpt, place, cut, finding.is_at_wall)


def _line(page, findings):
    return PageLine(
        page_id=page.pk,
        title=page.title or page.url,
        url=page.url,
        kind=page.get_kind_display(),
        outcome=outcome_in_words(page.outcome, page.detail),
        notes=tuple(notes_in_words(page.notes)),
        is_measured=page.outcome == "ok",
        faults=sum(
            finding.is_counted for per_page in findings.values() for finding in per_page[page.pk]
        ),
        evidence=evidence_of(page),
    )


def _fault(loss, per_page, by_id, reply):
    rule = RULES[loss["rule"]]
    places = []
    for page_id, findings in per_page.items():
        counted = [finding for finding in findings if finding.is_counted]
        if counted:
            places.append(_place(by_id[page_id], counted))
    return Fault(
        rule=rule.id,
        text=in_language(rule, "fault"),
        people=tuple(in_language(people) for people in rule.people),
        mend=in_language(rule, "mend"),
        criteria=rule.wcag,
        guidelines=rule.guidelines,
        failed_pages=loss["failed_pages"],
        applicable_pages=loss["applicable_pages"],
        points=loss["points"],
        places=places,
        reply=reply,
    )


def _doubts(findings):
    """What is not counted, the most common first."""
    counts, pages = Counter(), Counter()
    for rule, per_page in findings.items():
        for on_page in per_page.values():
            doubtful = sum(not finding.is_counted for finding in on_page)
            counts[rule] += doubtful
            pages[rule] += bool(doubtful)
    return [
        Doubt(
            text=in_language(RULES[rule], "fault"),
            mend=in_language(RULES[rule], "mend"),
            pages=pages[rule],
            count=count,
        )
        for rule, count in counts.most_common()
        if count and rule in RULES
    ]


def in_language(words, field=""):
    """A text of the register in the reader's language."""
    language = "en" if (get_language() or "sv").startswith("en") else "sv"
    return getattr(words, f"{field}_{language}" if field else language)
