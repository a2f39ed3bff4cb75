"""Whether criteria, weights and selection rules may change: never while the jury judges by them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from award.models import Edition, Stage
from award.rules.records import reasons_not_to_change


def reasons_not_to_change_criteria(edition, *, at):
    """What the jury judges by is fixed from the moment the first assessment opens."""
    reasons = reasons_not_to_change(edition)
    if (
        edition.status == Edition.Status.OPEN
        and edition.stages.filter(kind=Stage.Kind.ASSESSMENT, opens_at__lte=at).exists()
    ):
        reasons.append(_("The assessment has begun; what the jury judges by is fixed."))
    return reasons


def _reasons_about_sum(total):
    if total == 100:
        return []
    return [_("The weights are %(total)d together; they must be 100.") % {"total": total}]


def reasons_not_to_save_weights(edition, weights, *, at):
    """All weights at once: together 100, whether the edition is open or not."""
    reasons = reasons_not_to_change_criteria(edition, at=at)
    if set(weights) != set(edition.criteria.values_list("pk", flat=True)):
        reasons.append(_("The criteria have changed meanwhile. Load the page again."))
    return reasons + _reasons_about_sum(sum(weights.values()))


def reasons_not_to_save_criterion(criterion, levels, *, before, at):
    """``criterion`` as it would be, ``before`` as it is (None for a new one)."""
    edition = criterion.edition
    reasons = reasons_not_to_change_criteria(edition, at=at)
    others = edition.criteria.exclude(pk=criterion.pk)
    if others.filter(code=criterion.code).exists():
        reasons.append(_("The code “%(code)s” is already used.") % {"code": criterion.code})
    missing = [value for value in range(5) if not levels.get(value, {}).get("sv", "").strip()]
    if missing:
        text = ngettext(
            "Describe the level %(levels)s in Swedish.",
            "Describe the levels %(levels)s in Swedish.",
            len(missing),
        )
        reasons.append(text % {"levels": ", ".join(map(str, missing))})
    if edition.status == Edition.Status.OPEN:
        if before is None:
            reasons.append(_("The edition is open: no criteria can be added."))
        elif before.weight != criterion.weight:
            reasons.append(_("The edition is open: change all weights together."))
    return reasons


def reasons_not_to_remove_criterion(criterion, *, at):
    reasons = reasons_not_to_change_criteria(criterion.edition, at=at)
    if criterion.edition.status == Edition.Status.OPEN:
        reasons.append(_("The edition is open: no criteria can be removed."))
    return reasons


def reasons_not_to_save_selection_rule(rule, *, at):
    reasons = reasons_not_to_change_criteria(rule.edition, at=at)
    if rule.edition.selection_rules.exclude(pk=rule.pk).filter(code=rule.code).exists():
        reasons.append(_("The code “%(code)s” is already used.") % {"code": rule.code})
    return reasons


def reasons_not_to_remove_selection_rule(rule, *, at):
    return reasons_not_to_change_criteria(rule.edition, at=at)
