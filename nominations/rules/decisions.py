"""Whether the organiser may decide on eligibility, move applications, or give feedback."""

from django.utils.translation import gettext as _

from award.models import Stage
from nominations.models import Application
from nominations.rules import windows
from nominations.rules.completions import open_completion

Status = Application.Status


def reasons_not_to_decide_eligibility(application, checks, *, rules, is_eligible, reason, at):
    """``checks`` is ``{rule code: (is_met, reason)}``; ``rules`` are the edition's eligibility rules."""
    if application.status in Application.WITH_THE_MUNICIPALITY:
        return [_("The application is not handed in.")]
    if application.status not in Application.DECIDABLE:
        return [_("The application has already gone on in the competition.")]
    reasons = windows.reasons_the_edition_is_closed(application.edition)
    if windows.is_sealed_for(application, at):
        reasons.append(_("Eligibility is decided when the applications have closed."))
    if open_completion(application):
        reasons.append(
            _("The municipality is completing its application. Wait for it, or end the completion.")
        )
    for rule in rules:
        is_met, explanation = checks.get(rule.code, (None, ""))
        if is_met is None:
            reasons.append(_("%(code)s: say whether it is met.") % {"code": rule.code})
        elif not is_met and not explanation.strip():
            reasons.append(_("%(code)s: say why it is not met.") % {"code": rule.code})
    if not is_eligible and not reason.strip():
        reasons.append(_("A decision that the municipality may not compete needs a reason."))
    unmet = [code for code, (is_met, _reason) in checks.items() if is_met is False]
    if is_eligible and unmet and not reason.strip():
        reasons.append(
            _("%(codes)s is not met. Say why the municipality may compete all the same.")
            % {"codes": ", ".join(unmet)}
        )
    return reasons


def reasons_not_to_move(applications, status):
    """Whether each application may go on to the status; one sentence for each that may not."""
    return [
        _("%(name)s cannot become %(status)s: the application is %(now)s.")
        % {
            "name": application.name,
            "status": Status(status).label,
            "now": application.get_status_display(),
        }
        for application in applications
        if status not in Application.MOVES[application.status]
    ]


def reasons_not_to_open_self_descriptions(applications):
    open_to = (Status.LONGLISTED, Status.NOMINATED, Status.WON)
    return [
        _("%(name)s is not on the longlist.") % {"name": application.name}
        for application in applications
        if application.status not in open_to
    ]


def reasons_not_to_write_feedback(application, feedback):
    if application.status in Application.WITH_THE_MUNICIPALITY:
        return [_("Feedback is for those who have handed in.")]
    if feedback and feedback.released_at:
        return [_("The feedback is already released and cannot be changed.")]
    return []


def reasons_not_to_release_feedback(edition, *, written, at):
    """``written`` is how many texts await release. Nothing is told before the winner is."""
    reasons = []
    if not written:
        reasons.append(_("No feedback awaits release."))
    announcements = edition.stages.filter(kind=Stage.Kind.ANNOUNCEMENT)
    if announcements and not any(stage.opens_at <= at for stage in announcements):
        reasons.append(_("Feedback is released when the winner is known to all."))
    return reasons
