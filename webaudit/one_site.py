"""One site audited from the command line: its pages, its figure, and what each fault costs. Keeps nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import httpx

from webaudit import sampling
from webaudit.addresses import is_within, tidy
from webaudit.engine import Outcome, PageJob, PageResult
from webaudit.engine.guardproxy import Guard
from webaudit.lines import dictionary_of
from webaudit.reports import in_language
from webaudit.scoring import Loss, SiteScore, page_verdicts, score_site
from webaudit.wcag import RULES, Rule
from webaudit.words import outcome_in_words

SHOWN_PER_PAGE = 3
MOST_BYTES = 5_000_000


@dataclass(frozen=True)
class Place:
    """A page where a rule is broken: the first few elements, and how many there are."""

    url: str
    title: str
    count: int
    excerpts: list[str]


@dataclass(frozen=True)
class Broken:
    """A rule that the site breaks, in words: for whom, how to mend it, what it cost, where it shows."""

    rule: Rule
    text: str
    mend: str
    people: tuple[str, ...]
    failed_pages: int
    applicable_pages: int
    points: float
    shown: list[Place]


@dataclass(frozen=True)
class PageLine:
    """A page and what came of it; no number of faults where it was not measured."""

    url: str
    title: str
    outcome: str
    faults: int | None


@dataclass(frozen=True)
class SiteAudit:
    """What came of a site's pages."""

    url: str
    pages: list[PageResult]
    score: SiteScore
    broken: list[Broken]

    @property
    def page_lines(self) -> list[PageLine]:
        return [
            PageLine(
                url=page.url,
                title=page.title or page.url,
                outcome=outcome_in_words(page.outcome, page.detail),
                faults=sum(finding.counted for finding in page.findings)
                if page.outcome is Outcome.OK
                else None,
            )
            for page in self.pages
        ]

    @property
    def tools(self) -> str:
        """The programs that judged, with their versions."""
        versions = next((page.versions for page in self.pages if page.versions), {})
        return " · ".join(f"{name} {version}" for name, version in versions.items())

    def as_dict(self) -> dict:
        """Plain JSON: the figure, the losses, and each page as ``audit_pages`` writes it."""
        return {
            "url": self.url,
            "points": self.score.points,
            "low": self.score.low,
            "high": self.score.high,
            "pages_measured": self.score.pages_measured,
            "pages_total": self.score.pages_total,
            "losses": [
                {
                    "rule": broken.rule.id,
                    "wcag": list(broken.rule.wcag),
                    "failed_pages": broken.failed_pages,
                    "applicable_pages": broken.applicable_pages,
                    "points": broken.points,
                }
                for broken in self.broken
            ],
            "pages": [dictionary_of(page) for page in self.pages],
        }


def choose_pages(url: str, *, most: int, allow: Iterable[str] = ()) -> list[PageJob]:
    """The start page and others of the same site: first those the sample proposes, then other links."""
    start = tidy(url)
    html = _read(start, allow) if most > 1 else ""
    chosen = [page for _kind, page in sampling.propose(start, html)]
    for _words, link in sampling.links_of(html, start):
        is_page = is_within(start, link) and not sampling.NOT_A_PAGE.search(link.partition("?")[0])
        if is_page and link not in chosen:
            chosen.append(link)
    return [PageJob(page, page) for page in chosen[:most]]


def summarise(url: str, results: Iterable[PageResult], *, order: list[PageJob]) -> SiteAudit:
    """The figure of the site, and its faults with the costliest first."""
    places = {page.id: number for number, page in enumerate(order)}
    pages = sorted(results, key=lambda page: places[page.id])
    score = score_site(page_verdicts(page.outcome, page.rules) for page in pages)
    broken = [_broken(loss, pages) for loss in score.losses]
    return SiteAudit(tidy(url), pages, score, broken)


def _broken(loss: Loss, pages: list[PageResult]) -> Broken:
    rule = RULES[loss.rule]
    return Broken(
        rule=rule,
        text=in_language(rule, "fault"),
        mend=in_language(rule, "mend"),
        people=tuple(in_language(people) for people in rule.people),
        failed_pages=loss.failed_pages,
        applicable_pages=loss.applicable_pages,
        points=loss.points,
        shown=list(_places(loss.rule, pages)),
    )


def _places(rule: str, pages: list[PageResult]) -> Iterator[Place]:
    for page in pages:
        found = [finding for finding in page.findings if finding.counted and finding.rule == rule]
        if found:
            excerpts = [finding.excerpt for finding in found[:SHOWN_PER_PAGE]]
            yield Place(page.url, page.title or page.url, len(found), excerpts)


def _read(url: str, allow: Iterable[str]) -> str:
    """A start page as text, fetched through the guard; empty where there is no such page."""
    with (
        Guard(allow=allow) as guard,
        guard.door() as door,
        httpx.Client(
            proxy=f"http://{door.address}", trust_env=False, follow_redirects=True, timeout=15
        ) as client,
    ):
        try:
            with client.stream("GET", url) as answer:
                if answer.is_error or "html" not in answer.headers.get("content-type", ""):
                    return ""
                body = b""
                for part in answer.iter_bytes():
                    body += part
                    if len(body) > MOST_BYTES:
                        return ""
                return body.decode(answer.encoding or "utf-8", errors="replace")
        except (httpx.HTTPError, httpx.InvalidURL, LookupError):
            return ""
