"""Whether one of the municipality's people may say something about a field."""

from django.utils.translation import gettext as _

from nominations.models import Comment

LONGEST = Comment._meta.get_field("text").max_length


def reasons_not_to_comment(field, text, *, fields):
    """``fields`` are the codes of the fields that the application has."""
    reasons = []
    if field not in fields:
        reasons.append(_("There is no field %(code)s.") % {"code": field})
    if not text.strip():
        reasons.append(_("Write what you want to say."))
    if len(text) > LONGEST:
        reasons.append(_("A comment has room for %(most)d characters.") % {"most": LONGEST})
    return reasons


def reasons_not_to_resolve(comment):
    return [_("The comment is already resolved.")] if comment.resolved_at else []


def reasons_not_to_take_up(comment):
    return [] if comment.resolved_at else [_("The comment is not resolved.")]
