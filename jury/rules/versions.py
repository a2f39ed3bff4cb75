"""Whether a private note may become part of a criterion's reason."""

from django.utils.translation import gettext as _

from jury import assessment_fields as fields


def reasons_not_to_move_note(held, code):
    """``held`` is what each field of the assessment holds; ``code`` the criterion chosen, if any."""
    reasons = []
    if not held[fields.NOTE].strip():
        reasons.append(_("There is no note to move."))
    if fields.reason_field(code) not in held:
        reasons.append(_("Choose which criterion the note is moved to."))
    return reasons
