"""How true the audit is on our own pages: ``python -m tests.webaudit.engine.truth [topic …]``.

Prints, for each topic, how many faults were found and how many good pages were blamed, by axe alone and
by all our rules; and what was missed or blamed, page by page.
"""

import sys
from dataclasses import dataclass

from webaudit.engine import PageResult, find_browser
from webaudit.wcag import RULES

from .cases import TOPICS, Topic
from .cases.files import FILES
from .pages import audited


@dataclass(frozen=True)
class Verdict:
    """What was counted against a page for the criteria of its topic, by whom."""

    topic: Topic
    kind: str
    name: str
    rules: frozenset[str]
    axe_rules: frozenset[str]


def verdicts(topics: list[Topic], kinds=("fails", "keeps", "misses")) -> list[Verdict]:
    pages = [
        (topic, kind, name, html)
        for topic in topics
        for kind in kinds
        for name, html in getattr(topic, kind).items()
    ]
    numbered = {f"{number}/page": html for number, (*_, html) in enumerate(pages)}
    results = audited(numbered, browser=find_browser(), files=FILES)
    return [
        Verdict(
            topic,
            kind,
            name,
            _broken(results[f"{number}/page"], topic, {"axe", "own"}),
            _broken(results[f"{number}/page"], topic, {"axe"}),
        )
        for number, (topic, kind, name, _html) in enumerate(pages)
    ]


def _broken(result: PageResult, topic: Topic, sources: set[str]) -> frozenset[str]:
    return frozenset(
        finding.rule
        for finding in result.findings
        if finding.counted
        and finding.source in sources
        and topic.wcag.intersection(RULES[finding.rule].wcag)
    )


def table(found: list[Verdict]) -> str:
    """The figures of each topic and of all, as text."""
    lines = [f"{'':30} faults  found (axe)   good  blamed (axe)"]
    for topic in dict.fromkeys(verdict.topic.name for verdict in found):
        lines.append(_row(topic, [each for each in found if each.topic.name == topic]))
    lines.append(_row("all", found))
    for who, rules in (("axe", "axe_rules"), ("ours", "rules")):
        hits = sum(bool(getattr(each, rules)) for each in found if each.kind != "keeps")
        blamed = sum(bool(getattr(each, rules)) for each in found if each.kind == "keeps")
        faults = sum(each.kind != "keeps" for each in found)
        lines.append(
            f"{who:4}  recall {hits / faults:.2f}  precision {hits / max(hits + blamed, 1):.2f}"
        )
    return "\n".join(lines)


def _row(name, found):
    faults = [each for each in found if each.kind != "keeps"]
    good = [each for each in found if each.kind == "keeps"]
    counts = [
        len(faults),
        sum(bool(each.rules) for each in faults),
        sum(bool(each.axe_rules) for each in faults),
        len(good),
        sum(bool(each.rules) for each in good),
        sum(bool(each.axe_rules) for each in good),
    ]
    return "{:30} {:6} {:6} {:5} {:6} {:7} {:5}".format(name, *counts)


def main(names: list[str]) -> None:
    found = verdicts([topic for topic in TOPICS if not names or topic.name in names])
    for each in found:
        if each.kind == "fails" and not each.rules:
            sys.stdout.write(f"missed  {each.topic.name}: {each.name}\n")
        if each.kind == "keeps" and each.rules:
            sys.stdout.write(f"blamed  {each.topic.name}: {each.name} by {', '.join(each.rules)}\n")
    sys.stdout.write(f"{table(found)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
