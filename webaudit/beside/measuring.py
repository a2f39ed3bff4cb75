"""Everything that is measured beside accessibility on one site, from its sampled pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin, urlsplit

from webaudit import robots

from .documents import MOST_BYTES as MOST_BYTES_OF_A_DOCUMENT
from .documents import choose, measure_documents
from .fetching import Fetched, Fetcher
from .not_found import measure_not_found, missing_address
from .results import Answer, Check, Kind, Measure, Outcome, from_checks, not_measured
from .security_txt import MOST_BYTES as MOST_BYTES_OF_SECURITY_TXT
from .security_txt import addresses, measure_security_txt
from .statements import (
    CHECKS,
    Found,
    candidates,
    check_statement,
    conformance_of,
    flags,
    is_a_statement,
    link_check,
)
from .texts import Text, decode, read_page
from .third_parties import measure_third_parties
from .transport import both_addresses, measure_transport
from .validity import measure_validity

MOST_TRIED = 8  # pages opened in search of the statement
LEAST_LINKS = 3  # a start page with fewer is built by scripts, and was not read


@dataclass(frozen=True)
class SiteToMeasure:
    """A site with its sample. ``contacts`` are the hosts of the guard's log, page by page; None: no log."""

    url: str
    pages: tuple[str, ...]  # the start page first
    names: tuple[str, ...] = ()  # what the municipality is called
    contacts: tuple[tuple[str, ...], ...] | None = None
    violations: int | None = None  # what the audit found; None where it measured nothing


def measure(
    site: SiteToMeasure, *, fetcher: Fetcher, java: str | None, at: datetime
) -> list[Measure]:
    """One measure of each kind. What goes wrong in one is that one's error, and leaves the others."""
    visit = _Visit(site, fetcher, java, at)
    start = fetcher.get(site.url)
    if start.outcome != Outcome.MEASURED:
        # Nothing is known of a site that does not answer, and nobody is asked twice.
        return [not_measured(kind, start.outcome, detail=start.detail) for kind in Kind]
    ways: dict[Kind, Callable[[], Measure]] = {
        Kind.STATEMENT: visit.statement,
        Kind.VALIDITY: visit.validity,
        Kind.DOCUMENTS: visit.documents,
        Kind.NOT_FOUND: visit.not_found,
        Kind.TRANSPORT: visit.transport,
        Kind.THIRD_PARTIES: visit.third_parties,
        Kind.SECURITY_TXT: visit.security_txt,
    }
    return [_carefully(kind, way) for kind, way in ways.items()]


def _carefully(kind: Kind, way: Callable[[], Measure]) -> Measure:
    try:
        return way()
    except (ValueError, OSError, RuntimeError, MemoryError, RecursionError) as error:
        # A stranger's page may break what reads it; the other measures of the site are still true.
        return not_measured(kind, Outcome.ERROR, detail=type(error).__name__)


class _Visit:
    """One site's pages, each fetched and read once."""

    def __init__(self, site: SiteToMeasure, fetcher: Fetcher, java: str | None, at: datetime):
        self.site, self.fetcher, self.java, self.at = site, fetcher, java, at
        self._texts: dict[str, Text | None] = {}
        self._robots: robots.Robots | None = None

    @property
    def pages(self) -> list[Fetched]:
        return [self.fetcher.get(url) for url in self.site.pages]

    def read(self, url: str) -> Text | None:
        """A page's text; None where there is no such page."""
        if url not in self._texts:
            self._texts[url] = _text_of(self.fetcher.get(url)) if self.may(url) else None
        return self._texts[url]

    def may(self, url: str) -> bool:
        """Whether the site's robots.txt lets us fetch an address on its own host."""
        if urlsplit(url).netloc != urlsplit(self.site.url).netloc or url in self.site.pages:
            return True
        if self._robots is None:
            answer = self.fetcher.get(urljoin(self.site.url, "/robots.txt"))
            said = decode(answer.body[:500_000]) if answer.is_there and not answer.is_html else ""
            self._robots = robots.read(said)
        return self._robots.may_visit(url)

    # --- The statement --------------------------------------------------------------------------

    def statement(self) -> Measure:
        start = self.fetcher.get(self.site.url)
        text = self.read(self.site.url)
        if text is None:
            outcome = start.outcome if start.outcome != Outcome.MEASURED else Outcome.UNREADABLE
            return not_measured(Kind.STATEMENT, outcome, detail=start.detail)
        if len(text.links) < LEAST_LINKS:
            return not_measured(Kind.STATEMENT, Outcome.UNREADABLE, detail="few links")
        on_start = candidates(self.site.url, text)
        search = _Search(self)
        way = search.look(on_start) or search.look(self._elsewhere())
        if way is None and search.failed is not None:
            failed = search.failed
            return not_measured(Kind.STATEMENT, failed.outcome_of(), url=failed.url)
        link = link_check(on_start, self._is_in_every_footer(way), way is not None, way)
        if way is not None and search.document is not None:
            return from_checks(
                Kind.STATEMENT, _of_a_document(link, search.document), url=way.link.url
            )
        said = self.read(search.url) if way is not None else None
        checks = check_statement(
            said, link=link, url=self.site.url, names=self.site.names, today=self.at.date()
        )
        noticed = flags(said, conformance=conformance_of(said), violations=self.site.violations)
        return from_checks(Kind.STATEMENT, checks, url=search.url, flags=noticed)

    def _elsewhere(self) -> list[Found]:
        """Candidates on the other sampled pages, the surest first."""
        found = [
            candidate
            for page in self.pages
            for candidate in candidates(page.url, self.read(page.url) or Text())
        ]
        return sorted(found, key=lambda candidate: not candidate.is_named)

    def _is_in_every_footer(self, way: Found | None) -> bool:
        texts = [text for page in self.pages if (text := self.read(page.url)) is not None]
        return way is not None and all(
            any(link.is_in_footer and link.url == way.link.url for link in text.links)
            for text in texts
        )

    # --- The others -----------------------------------------------------------------------------

    def validity(self) -> Measure:
        pages = [(page.url, page.body) for page in self.pages if page.is_there and page.is_html]
        return measure_validity(pages, java=self.java)

    def documents(self) -> Measure:
        links = [link for page in self.pages for link in (self.read(page.url) or Text()).links]
        if not any(page.is_there for page in self.pages):
            return not_measured(Kind.DOCUMENTS, Outcome.NO_ANSWER)
        chosen = [url for url in choose(links) if self.may(url)]
        answers = [self.fetcher.get(url, bytes=MOST_BYTES_OF_A_DOCUMENT) for url in chosen]
        return measure_documents(answers, linked=len(chosen))

    def not_found(self) -> Measure:
        answer = self.fetcher.get(missing_address(self.site.url))
        text = _parsed(answer) if answer.outcome == Outcome.MEASURED and answer.is_html else None
        return measure_not_found(answer, text)

    def transport(self) -> Measure:
        self.fetcher.get(self.site.url)
        if self.fetcher.is_local:
            return not_measured(Kind.TRANSPORT, Outcome.LOCAL)
        plain, secure = (self.fetcher.get(url) for url in both_addresses(self.site.url))
        return measure_transport(plain, secure, self.pages)

    def third_parties(self) -> Measure:
        return measure_third_parties(self.site.url, self.site.contacts)

    def security_txt(self) -> Measure:
        answers = [
            self.fetcher.get(url, bytes=MOST_BYTES_OF_SECURITY_TXT)
            for url in addresses(self.site.url)
        ]
        return measure_security_txt(answers, at=self.at)


class _Search:
    """Looks for the statement: each candidate, and one level down. Opens few pages, none twice."""

    def __init__(self, visit: _Visit):
        self.visit = visit
        self.tried: set[str] = set()
        self.url = ""
        self.document: Fetched | None = None
        self.failed: _Failure | None = None

    def look(self, found: Sequence[Found]) -> Found | None:
        """The candidate that leads to the statement; its address is in ``url`` then."""
        return next((way for way in found if self._leads(way)), None)

    def _leads(self, way: Found) -> bool:
        for url in self._untried(way.link.url):
            text = self._open(url, way)
            if self.document is not None:
                return True
            if text is None:
                continue
            if is_a_statement(text):
                self.url = url
                return True
            for below in candidates(url, text):
                if below.is_named and any(map(self._is_there, self._untried(below.link.url))):
                    return True
            if way.is_named and text != self.visit.read(self.visit.site.url):
                self.url = url  # it is called the statement, whatever it says
                return True
        return False

    def _is_there(self, url: str) -> bool:
        text = self.visit.read(url)
        if text is not None and is_a_statement(text):
            self.url = url
            return True
        return False

    def _untried(self, url: str) -> Iterator[str]:
        if url not in self.tried and len(self.tried) < MOST_TRIED:
            self.tried.add(url)
            yield url

    def _open(self, url: str, way: Found) -> Text | None:
        text = self.visit.read(url)
        if text is not None:
            return text
        if not self.visit.may(url):
            self.failed = self.failed or _Failure(url, None)
            return None
        answer = self.visit.fetcher.get(url)
        if way.is_named and answer.is_there and answer.media_type == "application/pdf":
            self.document, self.url = answer, url
        elif way.is_named and (answer.outcome != Outcome.MEASURED or (answer.status or 0) >= 500):
            self.failed = self.failed or _Failure(url, answer)
        return None


@dataclass(frozen=True)
class _Failure:
    """The statement is linked by its name and could not be read: nothing is known of it."""

    url: str
    answer: Fetched | None

    def outcome_of(self) -> Outcome:
        if self.answer is None:
            return Outcome.DISALLOWED
        failed = self.answer.outcome != Outcome.MEASURED
        return self.answer.outcome if failed else Outcome.NO_ANSWER


def _of_a_document(link: Check, document: Fetched) -> list[Check]:
    """A statement that is no web page: what it says is for a person to read."""
    others = [Check(name, Answer.UNCLEAR, document.final_url) for name in CHECKS[2:]]
    return [link, Check("heading", Answer.NO, document.media_type), *others]


def _text_of(answer: Fetched) -> Text | None:
    return _parsed(answer) if answer.is_there and answer.is_html else None


def _parsed(answer: Fetched) -> Text:
    html = decode(answer.body, answer.headers.get("content-type", ""))
    return read_page(html, answer.final_url)
