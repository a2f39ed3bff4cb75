"""What a site asks of robots in its robots.txt, read as RFC 9309 says. Pure.

The longest line that fits an address decides, an allowing one before a forbidding one of the same
length; ``*`` stands for anything and ``$`` for the end. A site that says nothing lets robots see all.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

NAME = "Utmarkt"
LONGEST = 500_000  # characters; what comes after is not read
LEAST_PAUSE = 1  # seconds between two visits, whatever a site says
MOST_PAUSE = 10  # a longer Crawl-delay would take a whole audit for a single site

_LINE = re.compile(r"\s*([A-Za-z-]+)\s*:\s*(.*?)\s*(?:#.*)?$")


@dataclass(frozen=True)
class Robots:
    """The part of a robots.txt that is about us."""

    lines: tuple[tuple[bool, str], ...] = ()  # whether it allows, and which paths
    pause: int = LEAST_PAUSE
    sitemaps: tuple[str, ...] = ()

    def may_visit(self, url):
        """Whether the site lets us see a page."""
        parts = urlsplit(url)
        path = _spelt_alike(parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        fitting = [(len(pattern), allows) for allows, pattern in self.lines if _fits(pattern, path)]
        return max(fitting)[1] if fitting else True


def read(text):
    """Read a robots.txt: the lines for us by name, or else those for everybody."""
    groups, sitemaps = {}, []
    names, is_naming = [], False
    for line in text[:LONGEST].removeprefix("\ufeff").splitlines():
        found = _LINE.match(line)
        if not found:
            continue
        field, value = found[1].casefold(), found[2]
        if field == "user-agent":
            names = [*names, value.casefold()] if is_naming else [value.casefold()]
            for name in names:
                groups.setdefault(name, [])
        elif field == "sitemap":
            sitemaps.append(value)
        else:
            for name in names:
                groups[name].append((field, value))
        is_naming = field == "user-agent" or (is_naming and field == "sitemap")
    ours = groups.get(NAME.casefold(), groups.get("*", []))
    return Robots(
        lines=tuple(
            (field == "allow", _spelt_alike(value))
            for field, value in ours
            if field in {"allow", "disallow"} and value
        ),
        pause=max([_seconds(value) for field, value in ours if field == "crawl-delay"] or [0])
        or LEAST_PAUSE,
        sitemaps=tuple(sitemaps),
    )


def _fits(pattern, path):
    """Whether a path begins as a pattern says. Each part is looked for once: no pattern takes long."""
    is_whole = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for n, part in enumerate(rest, start=1):
        if is_whole and n == len(rest):
            return len(path) - len(part) >= at and path.endswith(part)
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return not is_whole or at == len(path)


def _spelt_alike(path):
    """A path with the same letters escaped however it was written: ``/kök`` and ``/k%C3%B6k``."""
    return quote(unquote(path), safe="/*$?=&;:@!,+'()[]~-._|")


def _seconds(value):
    """A Crawl-delay, kept within reason; one that is no number asks for nothing."""
    try:
        seconds = float(value.replace(",", "."))
    except ValueError:
        return 0
    return round(min(max(seconds, LEAST_PAUSE), MOST_PAUSE)) if seconds > 0 else 0
