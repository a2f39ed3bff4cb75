"""The right of reply: a municipality disputes a fault, a person decides, the figure follows."""

from django.db import transaction

from award import history
from award.models import Edition
from award.refusals import require
from webaudit import rules
from webaudit.earlier_alarms import earlier_alarms
from webaudit.models import (
    AuditRun,
    PageAudit,
    Reply,
    ReplyDecision,
    ReplyPeriod,
    Site,
    SiteAudit,
)
from webaudit.querysets import latest_completed_run
from webaudit.scales import scale_of
from webaudit.services.figures import change_figure


@transaction.atomic
def open_replies(*, edition_id, closes_at, actor, at):
    """Give the municipalities until ``closes_at`` to dispute the latest audit; or more time, or less."""
    edition = Edition.objects.select_for_update(no_key=True).get(pk=edition_id)
    require(rules.reasons_not_to_open_replies(edition, closes_at=closes_at, at=at))
    series = latest_completed_run(edition).series
    period, is_new = ReplyPeriod.objects.get_or_create(
        run_id=series, defaults={"opened_by": actor, "opens_at": at, "closes_at": closes_at}
    )
    if not is_new:
        period.closes_at = closes_at
        period.save(update_fields=["closes_at"])
    history.record(
        actor,
        "webaudit.replies.opened" if is_new else "webaudit.replies.extended",
        period.run,
        at=at,
        edition=edition,
        closes_at=closes_at,
    )
    return period


@transaction.atomic
def write_reply(*, site_id, rule, urls, text, actor, at):
    """The municipality disputes a fault on some pages. Until it is decided on it can be written anew."""
    site = _locked_site(site_id)
    run = latest_completed_run(site.edition)
    series = run.series if run else None
    reply = Reply.objects.own().filter(run=series, site=site, rule=rule).first()
    faulty = {page.url: page for page in pages_that_break(rule, site, series)}
    require(
        rules.reasons_not_to_write_reply(
            site, reply, rule=rule, urls=urls, faulty=faulty, text=text, at=at
        )
    )
    reply = reply or Reply(run_id=series, site=site, rule=rule)
    reply.text, reply.written_by, reply.written_at = text.strip(), actor, at
    reply.save()
    reply.pages.set(faulty[url] for url in urls)
    history.record(
        actor, "webaudit.reply.written", reply, at=at, edition=site.edition, rule=rule, pages=urls
    )
    return reply


@transaction.atomic
def decide_reply(*, reply_id, verdict, reason, actor, at):
    """Decide whether a disputed fault is one. Each decision is kept, with the figures it changed."""
    reply = (
        Reply.objects.select_for_update(of=("self",))
        .select_related("site__edition")
        .get(pk=reply_id)
    )
    require(rules.reasons_not_to_decide_reply(reply, reason=reason, actor=actor))
    decision = ReplyDecision.objects.create(
        reply=reply, verdict=verdict, reason=reason.strip(), decided_by=actor, decided_at=at
    )
    reply.status = Reply.Status(verdict)
    reply.save(update_fields=["status"])
    changes = [
        _rescore(audit, decision, at=at)
        for audit in SiteAudit.objects.of_series(reply.run_id)
        .filter(site=reply.site)
        .select_for_update(of=("self",))
    ]
    history.record(
        actor,
        "webaudit.reply.decided",
        reply,
        at=at,
        edition=reply.site.edition,
        verdict=verdict,
        rule=reply.rule,
        figures=[[change.points_before, change.points_after] for change in changes if change],
    )
    return decision


@transaction.atomic
def decide_again(*, site_id, reply_id, actor, at):
    """Decide once more that a fault is a false alarm, as in the earlier audit that ``reply_id`` belongs to.

    The municipality's words and the reason then are taken over, for the pages where nothing else is found.
    """
    site = _locked_site(site_id)
    alarm = next((one for one in earlier_alarms(site) if one.reply.pk == reply_id), None)
    require(rules.reasons_not_to_decide_again(site, alarm))
    then, series = alarm.reply, latest_completed_run(site.edition).series
    reply = Reply.objects.create(
        run_id=series,
        site=site,
        rule=then.rule,
        text=then.text,
        written_by=then.written_by,
        written_at=then.written_at,
        repeats=then,
    )
    pages = pages_that_break(then.rule, site, series)
    reply.pages.set(page for page in pages if page.url in alarm.pages)
    return decide_reply(
        reply_id=reply.pk,
        verdict=alarm.decision.verdict,
        reason=alarm.decision.reason,
        actor=actor,
        at=at,
    )


def pages_that_break(rule, site, series):
    """The pages of a site that break a rule in a run or its repeats, each address once."""
    runs = AuditRun.objects.of_series(series).filter(status=AuditRun.Status.COMPLETED)
    found = {}
    for page in PageAudit.objects.filter(run__in=runs, site=site, outcome="ok").order_by(
        "position"
    ):
        counts = page.rules.get(rule, {})
        if counts.get("counted") and counts["violations"]:
            found.setdefault(page.url, page)
    return list(found.values())


def false_alarms(series, site):
    """What was decided to be no fault on a site in an audit: pairs of rule and address."""
    alarms = Reply.objects.false_alarms().filter(run=series, site=site)
    return set(alarms.values_list("rule", "pages__url"))


def _rescore(audit, decision, *, at):
    """Give a site its figure anew; the old one is kept beside the decision that changed it."""
    alarms = false_alarms(decision.reply.run_id, decision.reply.site)
    pages = PageAudit.objects.filter(run=audit.run_id, site=audit.site_id).with_a_place()
    return change_figure(
        audit,
        pages.order_by("position"),
        alarms=alarms,
        scale=scale_of(audit.run),
        at=at,
        decision=decision,
    )


def _locked_site(site_id):
    return Site.objects.select_for_update(of=("self",)).select_related("edition").get(pk=site_id)
