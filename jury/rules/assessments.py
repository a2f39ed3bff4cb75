"""Whether an assessment may be written, signed and opened again."""

from django.utils.translation import gettext as _

from award.clock import until
from jury import assessment_fields as fields
from jury.models import Assessment, Declaration, Round, Score
from nominations.lengths import reader_length
from nominations.rules import reasons_not_to_store


def reasons_not_to_save_assessment(assignment, *, effect, at):
    """``effect`` is what the juror's declaration means; None where nothing is declared."""
    if effect is None:
        return [_("Declare first whether you have a conflict.")]
    if effect == Declaration.Effect.CLOSED:
        return [_("You have a conflict and take no part here.")]
    if effect == Declaration.Effect.AWAITING:
        return [_("The chair has not decided yet whether you have a conflict.")]
    if assignment.ended_at is not None:
        return [_("This application has been handed over to somebody else.")]
    if assignment.round.status != Round.Status.OPEN:
        return [_("The round is closed.")]
    stage = assignment.round.stage
    if not stage.accepts(at):
        return [
            _("The time for assessments went out %(closes)s.") % {"closes": until(stage.closes_at)}
        ]
    assessment = getattr(assignment, "assessment", None)
    if assessment and assessment.status == Assessment.Status.SIGNED:
        return [_("Your assessment is signed. The chair can open it again.")]
    return []


def reasons_not_to_keep(contents):
    """``contents`` is what is to stand in the fields, as it was sent: a script can send anything."""
    if not all(isinstance(content, str) for content in contents.values()):
        return [_("What was sent could not be read. Save again.")]
    if not all(fields.is_possible(field, content) for field, content in contents.items()):
        return [_("There is no such level.")]
    return reasons_not_to_store(
        {fields.label_of(field): content for field, content in contents.items()}
    )


def reasons_not_to_sign_assessment(assignment, criteria, *, effect, at):
    """Each criterion has a level with a line on why, or *cannot judge*; and something is judged."""
    reasons = reasons_not_to_save_assessment(assignment, effect=effect, at=at)
    if reasons:
        return reasons
    assessment = getattr(assignment, "assessment", None)
    given = {score.criterion_id: score for score in assessment.scores.all()} if assessment else {}
    scores = [(criterion.code, given.get(criterion.pk)) for criterion in criteria]
    faults = [
        (
            _("Set a level or choose “cannot judge”: %(codes)s."),
            [code for code, score in scores if not _is_judged(score)],
        ),
        (
            _("Write a line on why: %(codes)s."),
            [code for code, score in scores if _lacks_reason(score)],
        ),
        (
            _("The line is longer than %(limit)d characters: %(codes)s."),
            [code for code, score in scores if score and _is_too_long(score.reason)],
        ),
    ]
    for sentence, codes in faults:
        if codes:
            reasons.append(sentence % {"codes": ", ".join(codes), "limit": Score.REASON_LENGTH})
    if not reasons and all(score.cannot_judge for _code, score in scores):
        reasons.append(_("You have judged no criterion, so there is nothing to sign."))
    return reasons


def _is_judged(score):
    return score is not None and (score.cannot_judge or score.level is not None)


def _lacks_reason(score):
    return score is not None and score.level is not None and not score.reason.strip()


def _is_too_long(text):
    return reader_length(text) > Score.REASON_LENGTH


def reasons_not_to_unsign_assessment(assessment, chair, *, reason):
    """Only the chair, with a reason, while the round is open. ``chair`` is None for everybody else."""
    if assessment.status != Assessment.Status.SIGNED:
        return [_("The assessment is not signed.")]
    if assessment.assignment.round.status != Round.Status.OPEN:
        return [_("The round is closed.")]
    reasons = []
    if chair is None or not chair.is_chair:
        reasons.append(_("Only the chair can open a signed assessment."))
    if not reason.strip():
        reasons.append(_("Write why the assessment is opened again."))
    return reasons
