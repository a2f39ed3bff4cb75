"""A juror puts an earlier text back, or makes a private note part of a criterion's reason."""

from django.db import transaction

from award.refusals import require
from jury import assessment_fields as fields
from jury import rules
from jury.models import AssessmentVersion
from jury.services.drafts import held_assignment, save_assessment, save_contents


@transaction.atomic
def restore_assessment_version(*, version_id, seen, actor, at):
    """What a field once held stands there again. It is a new version; none that came between is lost.

    ``seen`` is the fingerprint of what the field held when the versions were read.
    """
    version = AssessmentVersion.objects.select_related("assessment").get(pk=version_id)
    return save_contents(
        assignment_id=version.assessment.assignment_id,
        contents={version.field: version.content},
        seen={version.field: seen},
        actor=actor,
        at=at,
    )


def move_note(*, assignment_id, scores, note, seen=None, code, actor, at):
    """What stands on the page is saved, and the private note becomes part of a criterion's reason.

    What was written is saved even where the note cannot be moved.
    """
    save_assessment(
        assignment_id=assignment_id, scores=scores, note=note, seen=seen, actor=actor, at=at
    )
    return _move(assignment_id, code, actor=actor, at=at)


@transaction.atomic
def _move(assignment_id, code, *, actor, at):
    """A reason that is there already stays, with the note below it; the note is empty afterwards."""
    assignment, _effect = held_assignment(assignment_id)
    criteria = {each.pk: each.code for each in assignment.round.stage.edition.criteria.all()}
    held = fields.contents_of(assignment.assessment, criteria)
    require(rules.reasons_not_to_move_note(held, code))
    reason = fields.reason_field(code)
    parts = [held[reason].strip(), held[fields.NOTE].strip()]
    return save_contents(
        assignment_id=assignment_id,
        contents={reason: "\n".join(filter(None, parts)), fields.NOTE: ""},
        seen=None,
        actor=actor,
        at=at,
    )
