"""What the municipality's people say to each other about a field.

Nobody else reads it, so the history does not tell of it either: the comments themselves are the record.
"""

from django.db import transaction

from award.refusals import require
from nominations import rules
from nominations.models import Comment


@transaction.atomic
def write_comment(*, application, field, text, fields, actor, at):
    """Say something about a field to the others of the municipality."""
    require(rules.reasons_not_to_comment(field, text, fields=fields))
    return Comment.objects.create(
        application=application, field=field, text=text.strip(), written_by=actor, written_at=at
    )


@transaction.atomic
def resolve_comment(*, comment_id, actor, at):
    """Nothing is left to do about it; it stays to be read."""
    comment = Comment.objects.select_for_update(of=("self",)).get(pk=comment_id)
    require(rules.reasons_not_to_resolve(comment))
    comment.resolved_at, comment.resolved_by = at, actor
    comment.save(update_fields=["resolved_at", "resolved_by"])
    return comment


@transaction.atomic
def take_up_comment(*, comment_id, actor, at):
    """Something was left to do after all."""
    comment = Comment.objects.select_for_update(of=("self",)).get(pk=comment_id)
    require(rules.reasons_not_to_take_up(comment))
    comment.resolved_at = comment.resolved_by = None
    comment.save(update_fields=["resolved_at", "resolved_by"])
    return comment
