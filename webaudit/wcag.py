"""The register of rules: what each says in plain words, whom a fault shuts out, how to mend it.

Pure. The words stand in ``wcag.toml``, beside the WCAG criteria and the impact that weighs a rule.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

# Criteria new in WCAG 2.2 are advice: what the law asks for is WCAG 2.1 A and AA.
NOT_IN_LAW = frozenset({"2.5.8"})

# Points a rule weighs in the score, by how hard a fault hits.
WEIGHTS = {"critical": 10, "serious": 7, "moderate": 3, "minor": 1}

# Guidelines of webbriktlinjer.se that ask for the same as a criterion: municipalities know them.
GUIDELINES = {
    "1.1.1": "R115",
    "2.4.4": "R5",
    "2.4.5": "R32",
    "3.2.3": "R29",
    "3.3.1": "R2",
    "3.3.2": "R55",
}

# What W3C calls the criteria in the addresses of WCAG 2.1: files for other programs refer to them so.
NAMES = {
    "1.1.1": "non-text-content",
    "1.2.1": "audio-only-and-video-only-prerecorded",
    "1.2.2": "captions-prerecorded",
    "1.3.1": "info-and-relationships",
    "1.3.2": "meaningful-sequence",
    "1.3.4": "orientation",
    "1.3.5": "identify-input-purpose",
    "1.4.1": "use-of-color",
    "1.4.2": "audio-control",
    "1.4.3": "contrast-minimum",
    "1.4.4": "resize-text",
    "1.4.10": "reflow",
    "1.4.12": "text-spacing",
    "1.4.13": "content-on-hover-or-focus",
    "2.1.1": "keyboard",
    "2.1.2": "no-keyboard-trap",
    "2.1.3": "keyboard-no-exception",
    "2.1.4": "character-key-shortcuts",
    "2.2.1": "timing-adjustable",
    "2.2.2": "pause-stop-hide",
    "2.4.1": "bypass-blocks",
    "2.4.2": "page-titled",
    "2.4.4": "link-purpose-in-context",
    "2.4.6": "headings-and-labels",
    "2.4.7": "focus-visible",
    "2.5.3": "label-in-name",
    "2.5.4": "motion-actuation",
    "3.1.1": "language-of-page",
    "3.1.2": "language-of-parts",
    "3.2.2": "on-input",
    "3.3.1": "error-identification",
    "3.3.2": "labels-or-instructions",
    "4.1.2": "name-role-value",
}


@dataclass(frozen=True)
class People:
    """A group of people shut out by a fault."""

    sv: str
    en: str


@dataclass(frozen=True)
class Rule:
    """One rule of the audit."""

    id: str
    wcag: tuple[str, ...]  # success criteria; none for a rule of good practice
    impact: str
    people: tuple[People, ...]
    fault_sv: str  # goes before "på 4 av 12 sidor"
    fault_en: str  # goes before "on 4 of 12 pages"
    mend_sv: str
    mend_en: str
    source: str = "axe"  # or "own": a check of the engine's folder checks/
    is_advice: bool = False  # one in ten of its violations could be a false alarm
    since: date | None = None  # the first day it is one of the award's checks
    until: date | None = None  # the first day it no longer is

    def is_valid_on(self, day: date | None) -> bool:
        """Whether the rule is one of the checks on a day; without a day, whether it still is."""
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (
            self.until is None or day < self.until
        )

    @property
    def is_counted(self) -> bool:
        """Whether the rule belongs to the score: WCAG 2.1 A and AA, as the law asks for."""
        return bool(set(self.wcag) - NOT_IN_LAW) and not self.is_advice

    @property
    def weight(self) -> int:
        return WEIGHTS[self.impact]

    @property
    def guidelines(self) -> tuple[str, ...]:
        return tuple(GUIDELINES[number] for number in self.wcag if number in GUIDELINES)


def _read(path: Path) -> dict[str, Rule]:
    register = tomllib.loads(path.read_text(encoding="utf-8"))
    people = {key: People(**words) for key, words in register["people"].items()}
    return {
        id: Rule(
            id=id,
            wcag=tuple(entry.pop("wcag", ())),
            people=tuple(people[key] for key in entry.pop("people")),
            **entry,
        )
        for id, entry in register["rules"].items()
    }


RULES = _read(Path(__file__).with_name("wcag.toml"))
