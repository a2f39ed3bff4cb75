"""What the engine says about a page: how the visit ended, which rules applied, what broke them."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypedDict

from .evidence import Evidence
from .words import as_text


class Outcome(StrEnum):
    """How a visit ended. Only OK is measured: everything else is "not measured", never 0."""

    OK = "ok"
    PARTIAL = "partial"  # the counted rules ran, but not the advice, or not on all of the page
    AUDIT_FAILED = "audit_failed"
    HTTP_ERROR = "http_error"
    AUTH = "auth"
    NOT_HTML = "not_html"
    NO_CONTENT = "no_content"
    NAV_TIMEOUT = "nav_timeout"
    NAV_FAILED = "nav_failed"
    PAGE_STUCK = "page_stuck"
    CRASHED = "crashed"
    REDIRECT_LOOP = "redirect_loop"
    TOO_BIG = "too_big"
    TOO_MANY_REQUESTS = "too_many_requests"
    TOO_MANY_ELEMENTS = "too_many_elements"
    CERT = "cert"
    DNS = "dns"
    BLOCKED = "blocked"
    BAD_URL = "bad_url"
    BAD_SCHEME = "bad_scheme"
    HARD_TIMEOUT = "hard_timeout"
    MEMORY = "memory"
    DISALLOWED = "disallowed"  # by robots.txt: said before a visit, never by the worker
    ERROR = "error"


@dataclass(frozen=True)
class PageJob:
    """A page to audit. ``id`` is the caller's own and comes back with the result."""

    id: str
    url: str


class RuleCount(TypedDict):
    """How many elements of a page a rule held for, broke on, or could not judge."""

    counted: bool  # whether the rule belongs to the score at all
    passed: int
    violations: int
    needs_review: int


@dataclass(frozen=True)
class Finding:
    """One element that breaks a rule, or may."""

    rule: str
    source: str  # "axe", "own" or "htmlcs"
    verdict: str  # "violation" or "needs_review"
    impact: str | None  # "critical", "serious", "moderate", "minor"
    counted: bool  # only violations of counted rules are
    message: str
    selector: str  # in a frame: the frame's selector, " >>> ", the element's
    excerpt: str
    at_wall: bool = False  # met at what stood in front of the page, and not behind it


@dataclass(frozen=True)
class PageResult:
    """Everything the engine knows about one page; all but ``evidence`` is plain JSON."""

    id: str
    url: str
    outcome: Outcome
    detail: str = ""
    final_url: str = ""
    status: int | None = None
    title: str = ""
    lang: str = ""
    elements: int | None = None
    bytes: int = 0
    seconds: float = 0.0
    cpu_seconds: float | None = None  # of the worker and its browser, shared by the pages in hand
    local: bool = False  # came from an allowed address on this machine: never a real ranking
    notes: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()  # the hosts that the guard let the page reach
    refusals: tuple[str, ...] = ()  # what it did not: "host:port why"
    versions: dict[str, str] = field(default_factory=dict)
    rules: dict[str, RuleCount] = field(default_factory=dict)  # only rules that apply
    findings: tuple[Finding, ...] = ()
    evidence: Evidence | None = None  # where it was asked for and could be taken


def result_from_worker(job: PageJob, answer: dict) -> PageResult:
    """The worker's answer as a result; an answer that makes no sense is an ``error``."""
    try:
        return PageResult(
            id=job.id,
            url=job.url,
            outcome=Outcome(answer["outcome"]),
            detail=as_text(answer["detail"]),
            final_url=as_text(answer["final_url"], most=2_000),
            status=answer["status"],
            title=as_text(answer["title"], most=300),
            lang=as_text(answer["lang"], most=50),
            elements=answer["elements"],
            bytes=int(answer["bytes"]),
            seconds=float(answer["seconds"]),
            notes=tuple(sorted(answer["notes"])),
            versions=dict(answer["versions"]),
            rules={rule: _counts(counts) for rule, counts in answer["rules"].items()},
            findings=tuple(_finding(finding) for finding in answer["findings"]),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as problem:
        return PageResult(job.id, job.url, Outcome.ERROR, f"unreadable answer: {problem!r}"[:300])


def _counts(counts: dict) -> RuleCount:
    return RuleCount(
        counted=bool(counts["counted"]),
        passed=int(counts["passed"]),
        violations=int(counts["violations"]),
        needs_review=int(counts["needs_review"]),
    )


def _finding(finding: dict) -> Finding:
    return Finding(
        rule=as_text(finding["rule"], most=200),
        source=finding["source"],
        verdict=finding["verdict"],
        impact=finding["impact"],
        counted=bool(finding["counted"]),
        message=as_text(finding["message"]),
        selector=as_text(finding["selector"], most=1_000),
        excerpt=as_text(finding["excerpt"]),
        at_wall=bool(finding.get("at_wall")),
    )
