"""What a report says, as plain data: the figure, what each rule cost, and where the faults are."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.utils.translation import get_language

from webaudit.models import Finding
from webaudit.querysets import latest_completed_run
from webaudit.wcag import RULES
from webaudit.words import outcome_in_words

SHOWN_PER_PAGE = 3


@dataclass(frozen=True)
class Place:
    """The faults against one rule on one page: the first few, and how many there are."""

    title: str
    url: str
    count: int
    findings: list

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


@dataclass(frozen=True)
class Doubt:
    """A rule that the tools could not judge or that is not counted: something to look at by hand."""

    text: str
    mend: str
    pages: int
    count: int


@dataclass(frozen=True)
class PageLine:
    """One audited page: what it is, what came of it, how many faults it has."""

    title: str
    url: str
    kind: str
    outcome: str
    is_measured: bool
    faults: int


@dataclass(frozen=True)
class SiteReport:
    """A site's latest audit."""

    audit: object
    run: object
    pages: list[PageLine]
    faults: list[Fault]
    doubts: list[Doubt]

    @property
    def is_faultless(self):
        return self.audit.points is not None and not self.faults


def report_on(site):
    """The report of a site's latest completed run; None before the first."""
    run = latest_completed_run(site.edition)
    audit = run and run.site_audits.filter(site=site).first()
    if audit is None:
        return None
    pages = list(run.page_audits.filter(site=site).order_by("position"))
    findings = defaultdict(lambda: defaultdict(list))
    found = Finding.objects.filter(page_audit__in=pages, source="axe").order_by("pk")
    for finding in found:
        findings[finding.rule][finding.page_audit_id].append(finding)
    by_id = {page.pk: page for page in pages}
    return SiteReport(
        audit=audit,
        run=run,
        pages=[_line(page, findings) for page in pages],
        faults=[_fault(loss, findings[loss["rule"]], by_id) for loss in audit.losses],
        doubts=_doubts(findings),
    )


def _line(page, findings):
    return PageLine(
        title=page.title or page.url,
        url=page.url,
        kind=page.get_kind_display(),
        outcome=outcome_in_words(page.outcome),
        is_measured=page.outcome == "ok",
        faults=sum(
            finding.is_counted for per_page in findings.values() for finding in per_page[page.pk]
        ),
    )


def _fault(loss, per_page, by_id):
    rule = RULES[loss["rule"]]
    places = []
    for page_id, findings in per_page.items():
        counted = [finding for finding in findings if finding.is_counted]
        if counted:
            page = by_id[page_id]
            places.append(
                Place(page.title or page.url, page.url, len(counted), counted[:SHOWN_PER_PAGE])
            )
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
