"""What the jury judges by: criteria with weights and levels, and the published selection rules."""

from copy import copy

from django.db import transaction
from django.db.models import Max, ProtectedError
from django.utils.translation import gettext as _

from award import history, rules
from award.models import Criterion, Edition, Level, SelectionRule
from award.refusals import Refused, require


def next_position(rows):
    """The number after the last of an edition's rows of one kind."""
    return (rows.aggregate(last=Max("position"))["last"] or 0) + 1


@transaction.atomic
def save_criterion(*, edition_id, criterion_id=None, values, levels, actor, at):
    """A criterion is added or becomes ``values``; ``levels`` are its five descriptions by value."""
    edition = Edition.objects.select_for_update(no_key=True).get(pk=edition_id)
    before = edition.criteria.get(pk=criterion_id) if criterion_id else None
    criterion = copy(before) or Criterion(position=next_position(edition.criteria))
    criterion.edition = edition
    for field, value in values.items():
        setattr(criterion, field, value)
    require(rules.reasons_not_to_save_criterion(criterion, levels, before=before, at=at))
    criterion.save()
    for value, text in levels.items():
        Level.objects.update_or_create(
            criterion=criterion,
            value=value,
            defaults={"descriptor_sv": text["sv"], "descriptor_en": text.get("en", "")},
        )
    action = "award.criterion.changed" if before else "award.criterion.added"
    history.record(actor, action, criterion, at=at, edition=edition, weight=criterion.weight)
    return criterion


@transaction.atomic
def save_weights(*, edition_id, weights, actor, at):
    """All criteria get their weights at once, together 100: ``{criterion id: weight}``."""
    edition = Edition.objects.select_for_update(no_key=True).get(pk=edition_id)
    require(rules.reasons_not_to_save_weights(edition, weights, at=at))
    criteria = list(edition.criteria.all())
    for criterion in criteria:
        criterion.weight = weights[criterion.pk]
    Criterion.objects.bulk_update(criteria, ["weight"])
    history.record(
        actor,
        "award.edition.weights_changed",
        edition,
        at=at,
        edition=edition,
        weights={criterion.code: criterion.weight for criterion in criteria},
    )
    return criteria


@transaction.atomic
def remove_criterion(*, criterion_id, actor, at):
    """A criterion is taken out while the edition is being prepared."""
    criterion = Criterion.objects.select_related("edition").get(pk=criterion_id)
    criterion.edition = Edition.objects.select_for_update(no_key=True).get(pk=criterion.edition_id)
    require(rules.reasons_not_to_remove_criterion(criterion, at=at))
    history.record(actor, "award.criterion.removed", criterion, at=at, edition=criterion.edition)
    try:
        criterion.delete()
    except ProtectedError as error:
        raise Refused([_("The criterion has been used and cannot be removed.")]) from error


@transaction.atomic
def save_selection_rule(*, edition_id, rule_id=None, values, actor, at):
    """A published rule of selection is added or reworded."""
    edition = Edition.objects.select_for_update(no_key=True).get(pk=edition_id)
    rule = edition.selection_rules.get(pk=rule_id) if rule_id else SelectionRule()
    rule.edition = edition
    rule.position = rule.position or next_position(edition.selection_rules)
    for field, value in values.items():
        setattr(rule, field, value)
    require(rules.reasons_not_to_save_selection_rule(rule, at=at))
    rule.save()
    action = "award.selection_rule.changed" if rule_id else "award.selection_rule.added"
    history.record(actor, action, rule, at=at, edition=edition)
    return rule


@transaction.atomic
def remove_selection_rule(*, rule_id, actor, at):
    """A published rule of selection is taken out before the assessment begins."""
    rule = SelectionRule.objects.select_related("edition").get(pk=rule_id)
    rule.edition = Edition.objects.select_for_update(no_key=True).get(pk=rule.edition_id)
    require(rules.reasons_not_to_remove_selection_rule(rule, at=at))
    history.record(actor, "award.selection_rule.removed", rule, at=at, edition=rule.edition)
    rule.delete()
