"""Faults that were decided to be false alarms in an earlier audit and are found again, just as they were."""

from collections import defaultdict
from dataclasses import dataclass, replace

from webaudit.models import Finding, PageAudit, Reply, ReplyDecision
from webaudit.querysets import latest_completed_run


@dataclass(frozen=True)
class EarlierAlarm:
    """A false alarm of an earlier audit that has come back.

    ``pages`` are those where the rule is broken by the same elements as then and by no others: there it
    can be decided again. On ``others`` there are elements that nobody has decided on.
    """

    reply: Reply
    decision: ReplyDecision
    pages: list[str]
    others: list[str]
    is_repeated: bool

    @property
    def edition(self):
        return self.reply.run.edition

    @property
    def audited_at(self):
        return self.reply.run.finished_at

    @property
    def may_be_repeated(self):
        return bool(self.pages) and not self.is_repeated


def with_earlier_alarms(report, site):
    """A site's report with, beside each fault, the earlier false alarms that have come back."""
    by_rule = defaultdict(list)
    for alarm in earlier_alarms(site):
        by_rule[alarm.reply.rule].append(alarm)
    faults = [replace(fault, earlier_alarms=tuple(by_rule[fault.rule])) for fault in report.faults]
    return replace(report, faults=faults)


def earlier_alarms(site):
    """The earlier false alarms that the latest audit finds again, the latest decision first.

    The same rule on the same address, broken by an element with the same selector.
    """
    run = latest_completed_run(site.edition)
    if run is None:
        return []
    series = run.first or run
    replies = (
        Reply.objects.false_alarms()
        .filter(
            site__municipality=site.municipality_id,
            site__edition__award=site.edition.award_id,
            run__started_at__lt=series.started_at,
        )
        .with_decisions()
        .order_by("-run__started_at", "rule")
    )
    then = _selectors(page_audit__replies__in=replies)
    now = _selectors(page_audit__in=PageAudit.objects.that_count(site).filter(outcome="ok"))
    repeated = set(
        Reply.objects.filter(run=series, site=site, repeats__isnull=False).values_list(
            "repeats", flat=True
        )
    )
    found = [_alarm(reply, then, now, repeated) for reply in replies]
    return [alarm for alarm in found if alarm.pages or alarm.others]


def _alarm(reply, then, now, repeated):
    pages, others = [], []
    for page in reply.pages.all():
        key = (reply.rule, page.url)
        # One of then is found again: alone, or among others that nobody has decided on.
        if now[key] & then[key]:
            (pages if now[key] <= then[key] else others).append(page.url)
    decision = list(reply.decisions.all())[-1]
    return EarlierAlarm(reply, decision, pages, others, reply.pk in repeated)


def _selectors(**of):
    """By rule and address, the selectors of the elements that broke it."""
    found = defaultdict(set)
    findings = Finding.objects.filter(is_counted=True, **of)
    for rule, url, selector in findings.values_list("rule", "page_audit__url", "selector"):
        found[rule, url].add(selector)
    return found
