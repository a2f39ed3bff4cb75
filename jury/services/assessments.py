"""Assessments are signed, and opened again by the chair."""

from django.db import transaction

from award import history
from award.refusals import require
from jury import rules
from jury.models import Assessment, Juror
from jury.services.drafts import held_assignment, save_assessment
from jury.services.holding import hold_round


@transaction.atomic
def sign_assessment(*, assignment_id, actor, at):
    """The juror stands by the assessment; from now on it counts, and only the chair can open it."""
    assignment, effect = held_assignment(assignment_id)
    criteria = list(assignment.round.stage.edition.criteria.all())
    require(rules.reasons_not_to_sign_assessment(assignment, criteria, effect=effect, at=at))
    assessment = assignment.assessment
    assessment.status = Assessment.Status.SIGNED
    assessment.signed_at = at
    assessment.save(update_fields=["status", "signed_at"])
    history.record(
        actor,
        "jury.assessment.signed",
        assessment,
        at=at,
        edition=assignment.round.stage.edition,
        municipality=assignment.application.municipality_id,
    )
    return assessment


def hand_in_assessment(*, assignment_id, scores, note, seen=None, actor, at):
    """Save, then sign: what was written is saved even where it cannot be signed yet."""
    save_assessment(
        assignment_id=assignment_id, scores=scores, note=note, seen=seen, actor=actor, at=at
    )
    return sign_assessment(assignment_id=assignment_id, actor=actor, at=at)


@transaction.atomic
def unsign_assessment(*, assessment_id, reason, actor, at):
    """The chair opens a signed assessment for its juror again; what was signed is kept, and sealed."""
    own = Assessment.objects.filter(pk=assessment_id)
    hold_round(own.values_list("assignment__round", flat=True).get())
    assessment = (
        own.select_for_update(of=("self",))
        .select_related("assignment__round__stage__edition", "assignment__application")
        .get()
    )
    edition = assessment.assignment.round.stage.edition
    chair = Juror.objects.filter(edition=edition, person=actor).select_related("seat").first()
    require(rules.reasons_not_to_unsign_assessment(assessment, chair, reason=reason))
    assessment.earlier.append(_as_signed(assessment))
    assessment.status = Assessment.Status.DRAFT
    assessment.signed_at = None
    assessment.save(update_fields=["earlier", "status", "signed_at"])
    history.record(
        actor,
        "jury.assessment.unsigned",
        assessment,
        at=at,
        edition=edition,
        reason=reason.strip(),
        municipality=assessment.assignment.application.municipality_id,
    )
    return assessment


def _as_signed(assessment):
    """What the juror signed. Not in the history, which organisers read while the round is sealed."""
    scores = assessment.scores.select_related("criterion").order_by("criterion__position")
    return {
        "signed_at": assessment.signed_at.isoformat(),
        "scores": {
            score.criterion.code: {
                "level": None if score.level is None else float(score.level),
                "reason": score.reason,
            }
            for score in scores
        },
    }
