"""Assessments are written, signed, and opened again by the chair."""

from decimal import Decimal

from django.db import transaction

from award import history
from award.refusals import require
from jury import rules
from jury.models import Assessment, Assignment, Declaration, Juror, Score
from jury.services.rounds import locked


@transaction.atomic
def save_assessment(*, assignment_id, scores, note, actor, at):
    """A juror's draft: any part of it, at any length; what is not given stays as it was.

    ``scores`` are (level or None, cannot judge, reason) by criterion code.
    """
    assignment, effect = _locked_assignment(assignment_id)
    require(rules.reasons_not_to_save_assessment(assignment, effect=effect, at=at))
    assessment = getattr(assignment, "assessment", None) or Assessment(assignment=assignment)
    assessment.note = note
    assessment.saved_at = at
    assessment.save()
    _save_scores(assessment, scores, assignment.round.stage.edition)
    return assessment


def _save_scores(assessment, scores, edition):
    Score.objects.bulk_create(
        [
            Score(
                assessment=assessment,
                criterion=criterion,
                level=None
                if scores[criterion.code][0] is None
                else _decimal(scores[criterion.code][0]),
                cannot_judge=scores[criterion.code][1],
                reason=scores[criterion.code][2],
            )
            for criterion in edition.criteria.all()
            if criterion.code in scores
        ],
        update_conflicts=True,
        unique_fields=["assessment", "criterion"],
        update_fields=["level", "cannot_judge", "reason"],
    )


def _decimal(level):
    return Decimal(str(level)).quantize(Decimal("0.1"))


@transaction.atomic
def sign_assessment(*, assignment_id, actor, at):
    """The juror stands by the assessment; from now on it counts, and only the chair can open it."""
    assignment, effect = _locked_assignment(assignment_id)
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


def hand_in_assessment(*, assignment_id, scores, note, actor, at):
    """Save, then sign: what was written is saved even where it cannot be signed yet."""
    save_assessment(assignment_id=assignment_id, scores=scores, note=note, actor=actor, at=at)
    return sign_assessment(assignment_id=assignment_id, actor=actor, at=at)


@transaction.atomic
def unsign_assessment(*, assessment_id, reason, actor, at):
    """The chair opens a signed assessment for its juror again; what was signed is kept, and sealed."""
    assessment = (
        Assessment.objects.select_for_update(of=("self",))
        .select_related("assignment__round__stage__edition", "assignment__application")
        .get(pk=assessment_id)
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


def _locked_assignment(assignment_id):
    """The assignment and what its declaration means, with the round held: it cannot close meanwhile."""
    round_id = Assignment.objects.values_list("round_id", flat=True).get(pk=assignment_id)
    round_ = locked(round_id)
    assignment = Assignment.objects.select_related("application", "assessment", "juror").get(
        pk=assignment_id
    )
    assignment.round = round_
    effects = dict(
        Declaration.objects.filter(
            juror=assignment.juror, application=assignment.application, round__gte=round_
        ).values_list("round_id", "effect")
    )
    closing = [each for each in effects.values() if each != Declaration.Effect.CLEAR]
    if round_.pk not in effects:
        return assignment, None
    return assignment, closing[0] if closing else Declaration.Effect.CLEAR
