"""Pages of our own that break, keep or do not meet the rules. Two kinds:

A *case* of one of our checks says what it must answer: ``fails``, ``passes``, ``doubts`` or ``none``.

A *topic* is something people may meet on a page, with the criteria that its faults break, whichever rule
finds them: pages with a fault (``fails``), pages without (``keeps``), and faults that need a person
(``misses``). Recall and precision are counted on topics: ``python -m tests.webaudit.engine.truth``.
"""

from dataclasses import dataclass
from itertools import chain

from . import (
    contrast,
    fields,
    frames,
    images,
    keyboard,
    language,
    links,
    media,
    names,
    roles,
    tables,
    timing,
    titles,
    zoom,
)

MODULES = (
    images, names, fields, frames, roles, language, links, titles, timing, zoom, contrast, tables,
    keyboard, media,
)  # fmt: skip

# What axe finds alone, or has tests of its own: run by hand, before and after a version changes.
SETTLED = {
    "button name", "link name", "required states", "image name", "focus where nothing is heard",
    "focus inside a whole", "frame out of order", "viewport", "trap", "focus shows", "cut when zoomed",
    "label in name", "words that change", "one letter acts", "sound by itself", "sound in words",
    "part language of the text", "heading", "drawing name",
    "button with an image", "menu item name", "summary name", "field name", "frame name", "role",
    "permitted states", "valid states", "required context", "required owned", "autocomplete",
    "headers attribute", "page language there", "page language valid", "page language, said twice",
    "part language valid", "title there", "spacing held", "turned",
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    rule: str
    outcome: str
    name: str
    html: str


@dataclass(frozen=True)
class Topic:
    name: str
    wcag: frozenset[str]
    fails: dict[str, str]
    keeps: dict[str, str]
    misses: dict[str, str]


CASES = [
    Case(rule, outcome, name, html)
    for module in MODULES
    for rule, outcomes in getattr(module, "CHECKS", {}).items()
    for outcome, pages in outcomes.items()
    for name, html in pages.items()
]
TOPICS = [
    Topic(
        name,
        frozenset(pages["wcag"].split()),
        pages["fails"],
        pages["keeps"],
        pages.get("misses", {}),
    )
    for name, pages in chain.from_iterable(module.TOPICS.items() for module in MODULES)
]
