"""What is measured beside accessibility, between tables and report: which sites, and each as a line."""

from dataclasses import dataclass, field

from django.db.models import Count, Q

from webaudit import beside_words as words
from webaudit import engine
from webaudit.beside.measuring import SiteToMeasure
from webaudit.models import Finding, Site, SiteMeasure

SHOWN = 10


@dataclass(frozen=True)
class CheckLine:
    """One question put to the site: in words, its answer, and what the answer rests on."""

    text: str
    answer: str
    tone: str
    quote: str


@dataclass(frozen=True)
class Line:
    """One kind of measure. ``points`` is None where it was not measured, and ``why`` says why."""

    kind: str
    title: str
    about: str
    points: float | None
    why: str = ""
    checks: list[CheckLine] = field(default_factory=list)
    notices: list[CheckLine] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    address: str = ""


def unmeasured_sites(run):
    """The sites of a run that have no measures yet, in order."""
    audited = run.page_audits.values("site")
    done = run.measures.values("site")
    return Site.objects.filter(pk__in=audited).exclude(pk__in=done).select_related("municipality")


def to_measure(run, site):
    """A site of a run as the measures see it."""
    in_place = run.page_audits.filter(site=site).with_a_place()
    pages = list(in_place.exclude(outcome=engine.Outcome.DISALLOWED).order_by("position"))
    counted = Finding.objects.filter(page_audit__in=pages).aggregate(
        n=Count("pk", filter=Q(is_counted=True))
    )
    is_measured = any(page.outcome == "ok" for page in pages)
    # A measured page has reached at least its own host: without that there is no log.
    logs = tuple(tuple(page.contacts) for page in pages if page.outcome == "ok" and page.contacts)
    return SiteToMeasure(
        url=site.url,
        pages=tuple(page.url for page in pages),
        names=(site.municipality.legal_name, site.municipality.name),
        contacts=logs or None,
        violations=counted["n"] if is_measured else None,
    )


def lines(run, site):
    """The measures of a site in a run as lines of the report, in the order of their kinds."""
    order = {kind: n for n, kind in enumerate(SiteMeasure.Kind.values)}
    measured = SiteMeasure.objects.filter(run=run.series, site=site)
    found = sorted(measured, key=lambda measure: order[measure.kind])
    return [_line(measure) for measure in found]


def _line(measure):
    evidence = measure.evidence
    return Line(
        kind=measure.kind,
        title=words.TITLES[measure.kind],
        about=words.ABOUT[measure.kind],
        points=measure.points,
        why="" if measure.points is not None else words.OUTCOMES[measure.outcome],
        checks=[_check(measure.kind, check) for check in evidence.get("checks", ())],
        notices=[_notice(flag) for flag in evidence.get("flags", ())],
        facts=list(words.facts(measure.kind, evidence))[: 2 * SHOWN],
        address=evidence.get("url", "") if measure.kind == SiteMeasure.Kind.STATEMENT else "",
    )


def _check(kind, check):
    text = words.CHECKS[kind][check["name"]]
    answer = words.ANSWERS[check["answer"]]
    return CheckLine(text, answer, words.TONES[check["answer"]], check["quote"])


def _notice(flag):
    return CheckLine(words.FLAGS[flag["name"]], "", "warning", flag.get("quote", ""))
