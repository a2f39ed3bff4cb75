"""The checks by hand as rows of a file: beside the findings, in rows of their own, never in the figure."""

from collections import Counter

from webaudit.hand_checks import CHECKS, hand_lines, settled
from webaudit.models import HandCheck
from webaudit.reports import in_language


def rows_of_site(site):
    """A row for each of the ten checks: what was settled, and what was noted once two had looked."""
    return [
        {
            "check": line.check.id,
            "wcag": list(line.check.wcag),
            "name_sv": line.check.name_sv,
            "name_en": line.check.name_en,
            "verdict": line.verdict,
            "needs_a_third": line.needs_a_third,
            "notes": [made.note for made in line.given if made.note],
        }
        for line in hand_lines(site.hand_checks.all(), in_language)
    ]


def rows_of_edition(edition):
    """A row for each check that is settled on a site of the edition. One query."""
    return [
        {"municipality": code, "check": check, "wcag": list(CHECKS[check].wcag), "verdict": verdict}
        for (code, check), verdict in sorted(_settled(edition).items())
    ]


def counts_of_edition(edition):
    """For each check, on how many sites it holds, fails and does not apply; as ``(check, counts)``."""
    counts = {id: Counter() for id in CHECKS}
    for (_code, check), verdict in _settled(edition).items():
        counts[check][verdict] += 1
    return [(CHECKS[id], counted) for id, counted in counts.items()]


def _settled(edition):
    """What two have agreed on, by municipality and check."""
    given = {}
    made = HandCheck.objects.filter(site__edition=edition, check_id__in=CHECKS)
    for code, check, verdict in made.values_list("site__municipality", "check_id", "verdict"):
        given.setdefault((code, check), []).append(verdict)
    return {key: settled(all_) for key, all_ in given.items() if settled(all_)}
