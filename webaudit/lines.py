"""Pages to audit and what came of them, one JSON object a line. Pure."""

import json
from collections.abc import Iterable, Iterator

from webaudit.engine import Finding, Outcome, PageJob, PageResult
from webaudit.wcag import RULES

AT_WALL = " (in front of the page)"


class Unreadable(Exception):
    """A line that names no page to audit."""


def read_pages(lines: Iterable[str]) -> Iterator[PageJob]:
    """The pages of lines like ``{"id": "1", "url": "https://…"}``; empty lines are nothing.

    Raises :class:`Unreadable`, with the number of the line, for one that names no page.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            page = json.loads(line)
            url = page["url"]
            if not isinstance(url, str):
                raise TypeError(url)
            yield PageJob(page["id"], url)
        except (KeyError, TypeError, ValueError):
            raise Unreadable(
                f'Line {number} is not like {{"id": "1", "url": "https://…"}}.'
            ) from None


def line_of(result: PageResult) -> str:
    """Everything about one audited page as one line."""
    return json.dumps(dictionary_of(result), ensure_ascii=False)


def dictionary_of(result: PageResult) -> dict:
    """Everything about one audited page as plain JSON."""
    counted = [finding for finding in result.findings if finding.counted]
    doubts = [
        finding
        for finding in result.findings
        if not finding.counted
        and finding.verdict == "needs_review"
        and result.rules.get(finding.rule, {}).get("counted")
    ]
    others = [
        finding for finding in result.findings if finding not in counted and finding not in doubts
    ]
    return {
        "id": result.id,
        "url": result.url,
        "final_url": result.final_url,
        "status": result.status,
        "outcome": result.outcome,
        "notes": _notes(result),
        "engine": result.versions,
        "violations": _by_rule(counted),
        "needs_review": _by_rule(doubts),
        "advice": _by_rule(others),
        "passes": {
            rule: counts["passed"] for rule, counts in result.rules.items() if counts["passed"]
        },
        "elements": result.elements,
        "bytes": result.bytes,
        "seconds": round(result.seconds, 3),
        "cpu_seconds": None if result.cpu_seconds is None else round(result.cpu_seconds, 3),
    }


def _notes(result: PageResult) -> list[str]:
    """What was odd; that the page lay on this machine; why it could not be measured."""
    notes = list(result.notes)
    if result.local:
        notes.append("local")
    if result.detail and result.outcome is not Outcome.OK:
        notes.append(result.detail)
    return notes


def _by_rule(findings: Iterable[Finding]) -> list[dict]:
    """Findings gathered under the rule that each breaks, in the order they were found."""
    rules: dict[tuple[str, str], dict] = {}
    for finding in findings:
        known = RULES.get(finding.rule)
        entry = rules.setdefault(
            (finding.source, finding.rule),
            {
                "rule": finding.rule,
                "source": finding.source,
                "wcag": list(known.wcag) if known else [],
                "impact": finding.impact,
                "nodes": [],
            },
        )
        entry["nodes"].append(
            {
                "selector": finding.selector,
                "html": finding.excerpt,
                "summary": f"{finding.message}{AT_WALL if finding.at_wall else ''}",
            }
        )
    return list(rules.values())
