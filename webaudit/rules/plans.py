"""Whether the plan of an audit may be made, and its secret be told: every reason against it, as sentences."""

from django.utils.translation import gettext as _

from webaudit.models import AuditPlan, AuditRun, Draw, SiteMeasure
from webaudit.querysets import latest_completed_run
from webaudit.rules.replies import SHORTEST_REASON
from webaudit.rules.runs import a_run_is_on, edition_is_over, next_repeat, the_secret_is_out
from webaudit.rules.sites import MOST_PAGES

WHOLE = 100
#: A run that came to nothing has shown nobody a figure.
NO_FIGURES = (AuditRun.Status.FAILED, AuditRun.Status.CANCELLED)


def reasons_not_to_plan(edition):
    """Why the number of pages cannot be decided (any more)."""
    reasons = edition_is_over(edition) + a_run_is_on(edition) + the_secret_is_out(edition)
    if Draw.objects.filter(site__edition=edition).exists():
        reasons.append(_("Pages have been drawn by the plan. It can no longer be changed."))
    return reasons


def reasons_not_to_change_plan(edition, *, pages_per_site, random_pages):
    """Why a plan cannot be as said."""
    reasons = reasons_not_to_plan(edition)
    if not 1 <= pages_per_site <= MOST_PAGES:
        reasons.append(_("A sample has between 1 and %(n)d pages.") % {"n": MOST_PAGES})
    if not 0 <= random_pages <= pages_per_site:
        reasons.append(_("No more pages can be drawn than the sample has."))
    return reasons


def reasons_not_to_publish_secret(edition):
    """Why the secret of the draw cannot be told yet: it must not help anybody before the last audit."""
    plan = AuditPlan.objects.filter(edition=edition).first()
    if plan is None:
        return [_("No plan has been made, so there is no secret.")]
    reasons = the_secret_is_out(edition) + a_run_is_on(edition)
    if latest_completed_run(edition) is None:
        reasons.append(_("The sites have not been audited yet."))
    elif next_repeat(edition) is not None:
        reasons.append(_("The same pages are to be audited once more before the secret is told."))
    return reasons


def reasons_not_to_weigh(edition):
    """Why the weights of the total cannot be fixed (any more): nobody has seen a figure before they are."""
    reasons = edition_is_over(edition)
    if AuditPlan.objects.filter(edition=edition, weights_fixed_at__isnull=False).exists():
        reasons.append(_("The weights are fixed and public. They can no longer be changed."))
    elif edition.audit_runs.exclude(status__in=NO_FIGURES).exists():
        reasons.append(_("The first audit has begun. Weights are fixed before it."))
    return reasons


def reasons_not_to_fix_weights(edition, *, weights, decision):
    """Why these weights, whole numbers by kind of measure, cannot be fixed."""
    reasons = reasons_not_to_weigh(edition)
    if set(weights) - {"accessibility", *SiteMeasure.Kind.values} or min(weights.values()) < 0:
        reasons.append(_("Only what is measured can be given a weight."))
    if sum(weights.values()) != WHOLE:
        reasons.append(
            _("The weights must add up to 100. Now they are %(sum)d.")
            % {"sum": sum(weights.values())}
        )
    if len(decision.strip()) < SHORTEST_REASON:
        reasons.append(_("Say when and how the jury decided on the weights."))
    return reasons
