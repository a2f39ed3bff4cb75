"""The stages of an edition are set, moved, extended, opened and closed."""

from copy import copy

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from award import history, rules, timeline
from award.models import Edition, Stage
from award.refusals import Refused, require


def _locked_edition(edition_id):
    """The edition under lock: its stages depend on one another, so they change one at a time."""
    return Edition.objects.select_for_update(no_key=True).get(pk=edition_id)


def _locked_stage(stage_id):
    """The stage with its edition locked, and the edition's other stages."""
    edition = _locked_edition(Stage.objects.values_list("edition_id", flat=True).get(pk=stage_id))
    stages = {stage.pk: stage for stage in edition.stages.all()}
    stage = stages.pop(stage_id)
    stage.edition = edition
    return stage, list(stages.values())


def _number_by_time(edition):
    """Stages stand in the order in which they open; nobody numbers them by hand."""
    stages = sorted(
        edition.stages.all(), key=lambda stage: (stage.opens_at, stage.closes_at, stage.pk)
    )
    for position, stage in enumerate(stages, start=1):
        stage.position = position
    Stage.objects.bulk_update(stages, ["position"])


@transaction.atomic
def save_stage(*, edition_id, stage_id=None, values, actor, at):
    """A stage is added to the edition, or becomes ``values`` (fields of Stage)."""
    edition = _locked_edition(edition_id)
    before = edition.stages.get(pk=stage_id) if stage_id else None
    stage = copy(before) if before else Stage(edition=edition, position=0)
    stage.edition = edition
    for field, value in values.items():
        setattr(stage, field, value)
    others = list(edition.stages.exclude(pk=stage_id))
    require(rules.reasons_not_to_save_stage(stage, before=before, others=others, at=at))
    stage.save()
    _number_by_time(edition)
    history.record(
        actor,
        "award.stage.changed" if before else "award.stage.added",
        stage,
        at=at,
        edition=edition,
        opens_at=stage.opens_at.isoformat(),
        closes_at=stage.closes_at.isoformat(),
    )
    return stage


@transaction.atomic
def remove_stage(*, stage_id, actor, at):
    """A stage that has not begun is taken out of the edition."""
    stage, _others = _locked_stage(stage_id)
    require(rules.reasons_not_to_remove_stage(stage, at=at))
    history.record(actor, "award.stage.removed", stage, at=at, edition=stage.edition)
    try:
        stage.delete()
    except ProtectedError as error:
        raise Refused([_("The stage has already been used and cannot be removed.")]) from error
    _number_by_time(stage.edition)


@transaction.atomic
def extend_stage(*, stage_id, closes_at, reason, actor, at):
    """Everybody gets longer time, for a reason that is public."""
    stage, others = _locked_stage(stage_id)
    require(
        rules.reasons_not_to_extend_stage(
            stage, closes_at=closes_at, reason=reason, others=others, at=at
        )
    )
    before = stage.closes_at
    stage.closes_at = closes_at
    stage.save(update_fields=["closes_at"])
    history.record(
        actor,
        "award.stage.extended",
        stage,
        at=at,
        edition=stage.edition,
        reason=reason,
        before=before.isoformat(),
        closes_at=closes_at.isoformat(),
    )
    return stage


@transaction.atomic
def start_stage_now(*, stage_id, actor, at):
    """The stage opens at once; those before it that still run close at the same moment."""
    stage, others = _locked_stage(stage_id)
    require(rules.reasons_not_to_start_stage_now(stage, others=others, at=at))
    if stage.kind not in Stage.BESIDE:
        for other in timeline.one_after_another(others):
            if other.is_open(at):
                other.closes_at = at
                other.save(update_fields=["closes_at"])
                history.record(actor, "award.stage.closed", other, at=at, edition=stage.edition)
    stage.opens_at = at
    stage.save(update_fields=["opens_at"])
    _number_by_time(stage.edition)
    history.record(actor, "award.stage.opened", stage, at=at, edition=stage.edition)
    return stage


@transaction.atomic
def close_stage_now(*, stage_id, actor, at):
    """The stage closes at once, before its time."""
    stage, _others = _locked_stage(stage_id)
    require(rules.reasons_not_to_close_stage_now(stage, at=at))
    stage.closes_at = at
    stage.save(update_fields=["closes_at"])
    history.record(actor, "award.stage.closed", stage, at=at, edition=stage.edition)
    return stage
