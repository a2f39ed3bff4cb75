"""Where a site keeps its statement: the links that may lead there, and how plain the way is. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..results import Answer, Check, shorten
from ..texts import Link, Text
from . import words

LINK_WEIGHT = 2


@dataclass(frozen=True)
class Found:
    """A link that may lead to the statement: from which page, and how sure its words make us."""

    link: Link
    page: str
    is_named: bool  # its words say "tillgänglighetsredogörelse"


def candidates(page: str, text: Text) -> list[Found]:
    """The links of a page that may lead to the statement, the surest first."""
    ranked = []
    for link in text.links:
        if not link.url.startswith(("http://", "https://")) or is_diggs(link.url):
            continue
        if words.STATEMENT.search(link.text):
            ranked.append((0, Found(link, page, True)))
        elif (
            words.ABOUT_ACCESS.search(link.text) or "tillganglighetsredogorelse" in link.url.lower()
        ):
            ranked.append((1, Found(link, page, False)))
        elif words.ABOUT_SITE.search(link.text):
            ranked.append((2, Found(link, page, False)))
    return [found for _rank, found in sorted(ranked, key=lambda pair: pair[0])]


def is_a_statement(text: Text) -> bool:
    """Whether a page is the statement itself, and not a page on the way to it."""
    named = any(words.STATEMENT.search(block.text) for block in text.blocks if block.level)
    titled = bool(words.STATEMENT.search(text.title))
    says = any(
        pattern.search(block.text)
        for block in text.blocks
        for pattern in (words.WHOLLY, words.PARTLY, words.NOT)
        if not block.is_in_footer
    )
    about = any(words.ABOUT_ACCESS.search(block.text) for block in text.blocks if block.level == 1)
    return (named or titled or about) and (says or named)


def link_check(
    start: Sequence[Found], every_footer: bool, is_found: bool, way: Found | None
) -> Check:
    """Is the statement linked on the start page, or in every footer, by its name?"""
    if not is_found or way is None:
        return Check("link", Answer.NO, weight=LINK_WEIGHT)
    is_on_start = any(found.link.url == way.link.url for found in start)
    sure = way.is_named and (is_on_start or every_footer)
    answer = Answer.YES if sure else Answer.UNCLEAR
    return Check("link", answer, shorten(f"{way.link.text} → {way.link.url}"), LINK_WEIGHT)


def is_diggs(url: str) -> bool:
    host = (urlsplit(url).hostname or "").lower()
    return host == "digg.se" or host.endswith(".digg.se")
