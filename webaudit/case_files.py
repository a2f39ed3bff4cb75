"""The web audit as the jury reads it: one municipality's figure, its doubt and its costliest faults."""

from dataclasses import dataclass
from datetime import datetime

from webaudit.querysets import latest_points
from webaudit.reports import in_language
from webaudit.wcag import RULES

MOST_LOSSES = 5


@dataclass(frozen=True)
class CostlyFault:
    """A rule that cost points: in words, with its WCAG criteria."""

    text: str
    criteria: tuple[str, ...]
    failed_pages: int
    applicable_pages: int
    points: float


@dataclass(frozen=True)
class AuditSummary:
    """What the jury sees of a municipality's audit. ``points`` is None where the site was not measured."""

    municipality_code: str
    url: str
    points: float | None
    low: float | None
    high: float | None
    pages_measured: int
    pages_total: int
    rules_broken: int
    costliest: tuple[CostlyFault, ...]
    audited_at: datetime


def summaries(edition):
    """The latest audit of each municipality, by its code. Two queries, however many there are."""
    return {code: _summary(code, audit) for code, audit in latest_points(edition).items()}


def summary_of(edition, code):
    """The latest audit of one municipality; None where there is none."""
    audit = latest_points(edition, municipality=code).get(code)
    return audit and _summary(code, audit)


def _summary(code, audit):
    return AuditSummary(
        municipality_code=code,
        url=audit.site.url,
        points=audit.points,
        low=audit.low,
        high=audit.high,
        pages_measured=audit.pages_measured,
        pages_total=audit.pages_total,
        rules_broken=len(audit.losses),
        costliest=tuple(_fault(loss) for loss in audit.losses[:MOST_LOSSES]),
        audited_at=audit.run.finished_at,
    )


def _fault(loss):
    rule = RULES[loss["rule"]]
    return CostlyFault(
        text=in_language(rule, "fault"),
        criteria=rule.wcag,
        failed_pages=loss["failed_pages"],
        applicable_pages=loss["applicable_pages"],
        points=loss["points"],
    )
