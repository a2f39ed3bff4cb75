"""Whether a juror may declare this, and whether a doubt may be decided by this person."""

from django.utils.translation import gettext as _

from jury.models import Declaration


def reasons_not_to_declare(assignment, *, before, answer, ground, text):
    """``before`` is the juror's last word on the application, in this round or an earlier one, or None.

    A conflict once declared is lifted by the chair, not by the juror.
    """
    name = assignment.application.name
    reasons = []
    if before and before.round_id > assignment.round_id:
        reasons.append(_("%(name)s: declare in the latest round.") % {"name": name})
    if answer == Declaration.Answer.CONFLICT and not ground:
        reasons.append(_("%(name)s: choose a ground for the conflict.") % {"name": name})
    if answer != Declaration.Answer.NONE and not text.strip():
        reasons.append(_("%(name)s: explain in a few words.") % {"name": name})
    if answer == Declaration.Answer.NONE and before and before.effect != Declaration.Effect.CLEAR:
        reasons.append(
            _(
                "%(name)s: only the chair can lift a conflict. Answer “unsure” if something has "
                "changed."
            )
            % {"name": name}
        )
    return reasons


def reasons_not_to_decide_declaration(declaration, decider, *, reason):
    """The chair decides; the chair's own doubt goes to the vice chair. ``decider`` is None for others."""
    if declaration.effect != Declaration.Effect.AWAITING:
        return [_("This is already decided.")]
    reasons = []
    leads = decider is not None and decider.may_preside
    if not leads or decider.is_chair == declaration.juror.is_chair:
        reasons.append(_("The chair decides; the chair's own doubts go to the vice chair."))
    if not reason.strip():
        reasons.append(_("Write why; it stands in the record of conflicts."))
    return reasons
