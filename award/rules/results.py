"""Whether results may be handed down, and whether an embargo may be lifted."""

from django.utils.translation import gettext as _

from award.models import Edition, Result, Stage


def reasons_not_to_publish_results(edition, *, selects, drafts, is_prize_given=True):
    """One publication for each selection; the winner alone, with a citation, where a prize is given."""
    reasons = []
    if edition.status != Edition.Status.OPEN:
        reasons.append(_("The edition is not open."))
    if edition.publications.filter(selects=selects).exists():
        reasons.append(_("These results are already handed down; they are never replaced."))
    if not drafts:
        reasons.append(_("There is no municipality to publish."))
    codes = [draft.municipality_code for draft in drafts]
    if len(codes) != len(set(codes)):
        reasons.append(_("A municipality stands in the results twice."))
    winners = [draft for draft in drafts if draft.placement == Result.Placement.WINNER]
    if selects == Stage.Selects.WINNER and is_prize_given:
        if len(winners) != 1:
            reasons.append(_("There must be one winner."))
        elif not winners[0].citation_sv.strip():
            reasons.append(_("The winner's citation is not written."))
    elif winners:
        reasons.append(_("This selection names no winner."))
    return reasons


def reasons_not_to_lift_embargo(publication, *, at):
    if publication.embargo_until <= at:
        return [_("The results are already public.")]
    return []
