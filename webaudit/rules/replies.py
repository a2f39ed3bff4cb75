"""Whether a municipality may dispute a fault now, and whether somebody may decide on it."""

from django.utils.translation import gettext as _

from nominations.models import Membership
from webaudit.models import AuditRun
from webaudit.querysets import latest_completed_run
from webaudit.reply_querysets import reply_period
from webaudit.rules.runs import a_run_is_on, edition_is_over

SHORTEST_REASON = 10


def reasons_not_to_open_replies(edition, *, closes_at, at):
    """Why the municipalities cannot be given (other) time to dispute what the audit found."""
    reasons = edition_is_over(edition) + a_run_is_on(edition)
    if latest_completed_run(edition) is None:
        reasons.append(_("There is no completed audit to reply to."))
    if closes_at <= at:
        reasons.append(_("The time for replies must end later than now."))
    return reasons


def reasons_not_to_reply(site, *, at):
    """Why the municipality cannot dispute a fault in its report now."""
    run = latest_completed_run(site.edition)
    period = run and reply_period(run)
    if not period:
        return [_("The time for replies has not begun.")]
    if period.has_closed(at):
        return [_("The time for replies is over.")]
    return edition_is_over(site.edition)


def reasons_not_to_write_reply(site, reply, *, rule, urls, faulty, text, at):
    """Why this reply cannot be taken: ``faulty`` are the addresses of the pages that break the rule."""
    reasons = reasons_not_to_reply(site, at=at)
    if reply is not None and reply.status != reply.Status.WAITING:
        reasons.append(_("Your reply has been decided on and can no longer be changed."))
    if not urls:
        reasons.append(_("Choose at least one page."))
    elif not set(urls) <= set(faulty):
        reasons.append(_("The audit found no such fault on one of the pages."))
    if not text.strip():
        reasons.append(_("Write why it is no fault."))
    return reasons


def reasons_not_to_decide_reply(reply, *, reason, actor):
    """Why a reply cannot be decided on so, or by this person."""
    reasons = edition_is_over(reply.site.edition)
    if is_of_the_municipality(reply.site, actor):
        reasons.append(_("You belong to the municipality. Somebody else decides on its replies."))
    if AuditRun.objects.under_way().filter(edition=reply.site.edition_id).exists():
        reasons.append(_("An audit is under way. Wait until it is done, or cancel it."))
    if len(reason.strip()) < SHORTEST_REASON:
        reasons.append(_("Give a reason that the municipality and the jury can understand."))
    return reasons


def reasons_not_to_decide_again(site, alarm):
    """Why an earlier false alarm cannot be decided to be one again; None: it does not come back."""
    reasons = edition_is_over(site.edition)
    if alarm is None or not alarm.pages:
        reasons.append(_("The fault does not come back as it was decided on."))
    elif alarm.is_repeated:
        reasons.append(_("It has been decided again already."))
    return reasons


def is_of_the_municipality(site, person):
    return Membership.objects.filter(municipality=site.municipality_id, person=person).exists()
