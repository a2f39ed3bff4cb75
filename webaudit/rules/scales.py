"""Whether a scale may be made, or put under an old audit: every reason against it, as sentences."""

from django.utils.translation import gettext as _

from webaudit.models import AuditScale, Rescaling
from webaudit.querysets import latest_completed_run
from webaudit.rules.replies import SHORTEST_REASON
from webaudit.rules.runs import a_run_is_on, edition_is_over, while_replies_are_open
from webaudit.scales import SHIPPED
from webaudit.wcag import RULES, WEIGHTS

HEAVIEST = 100


def reasons_not_to_make_scale(edition, *, version, weights, exceptions, period, reason):
    """Why a scale cannot be made so: weights by impact, weights of single rules, its first and last day."""
    reasons = edition_is_over(edition)
    begins, ends = period
    made = AuditScale.objects.filter(award=edition.award_id)
    if version == SHIPPED or made.filter(version=version).exists():
        reasons.append(_("There is a scale with that version already."))
    if made.filter(valid_from=begins).exists():
        reasons.append(_("Another scale begins on that day."))
    if ends is not None and ends <= begins:
        reasons.append(_("The scale must end later than it begins."))
    given = [*weights.values(), *exceptions.values()]
    if set(weights) != set(WEIGHTS) or not all(0 <= each <= HEAVIEST for each in given):
        reasons.append(_("Each weight is a whole number from 0 to 100."))
    elif not any(weights.values()):
        reasons.append(_("At least one impact must weigh something."))
    unknown = sorted(set(exceptions) - set(RULES))
    if unknown:
        reasons.append(_("No rule is called %(names)s.") % {"names": ", ".join(unknown)})
    return reasons + reasons_about_reason(reason)


def reasons_not_to_apply_scale(edition, scale, *, at):
    """Why the figures of the latest audit cannot be put on a scale (None: the one we ship) now."""
    reasons = edition_is_over(edition) + a_run_is_on(edition)
    run = latest_completed_run(edition)
    if run is None:
        return [*reasons, _("The sites have not been audited yet.")]
    if run.scale_id == (scale and scale.pk):
        reasons.append(_("The figures stand on this scale already."))
    reasons += while_replies_are_open(
        _(
            "The municipalities can reply to the latest audit until %(until)s. Change the scale when "
            "their time is over, or shorten it first."
        ),
        edition,
        at=at,
    )
    waiting = Rescaling.objects.filter(run=run.series, done_at=None, job__finished_at=None)
    if waiting.exists():
        reasons.append(
            _("The figures are being worked out on another scale. Wait until it is done.")
        )
    return reasons


def reasons_about_reason(reason):
    if len(reason.strip()) < SHORTEST_REASON:
        return [_("Give a reason that the municipality and the jury can understand.")]
    return []
