"""The ten checks by hand: what no tool can judge. Pure.

Two people do each check without seeing each other's verdict; where they differ, a third settles.
"""

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ENOUGH = 2


@dataclass(frozen=True)
class Check:
    """One thing to try by hand: what, how, and the WCAG criteria it is about."""

    id: str
    wcag: tuple[str, ...]
    name_sv: str
    name_en: str
    how_sv: str
    how_en: str


def _read(path):
    register = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        id: Check(id=id, wcag=tuple(entry.pop("wcag")), **entry) for id, entry in register.items()
    }


CHECKS = _read(Path(__file__).with_name("hand_checks.toml"))


def settled(verdicts):
    """The verdict that two have given; None while fewer than two agree."""
    most = Counter(verdicts).most_common(1)
    return most[0][0] if most and most[0][1] >= ENOUGH else None


def is_settled(verdicts):
    return settled(verdicts) is not None


def needs_a_third(verdicts):
    """Whether two have looked and differ."""
    return len(verdicts) >= ENOUGH and not is_settled(verdicts)


@dataclass(frozen=True)
class HandLine:
    """One check by hand on a site: what was settled, and each person's verdict where two have looked."""

    check: Check
    name: str
    verdict: str | None
    given: list
    needs_a_third: bool


def hand_lines(made, in_language):
    """The ten checks in order; a verdict that stands alone is shown to nobody yet."""
    by_check = {id: [one for one in made if one.check_id == id] for id in CHECKS}
    return [
        HandLine(
            check=check,
            name=in_language(check, "name"),
            verdict=settled([one.verdict for one in by_check[id]]),
            given=by_check[id] if len(by_check[id]) >= ENOUGH else [],
            needs_a_third=needs_a_third([one.verdict for one in by_check[id]]),
        )
        for id, check in CHECKS.items()
    ]
