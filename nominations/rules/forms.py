"""Whether the organiser may change what an edition asks."""

from django.utils.translation import gettext as _

from award.models import Edition
from nominations.models import EligibilityRule, Question, Statement

ANSWERED = {
    Question: "answers",
    Statement: "answers",
    EligibilityRule: "checks",
}


def reasons_not_to_change(row):
    """``row`` is a question, a statement or an eligibility rule. What has answers is never changed."""
    reasons = reasons_not_to_change_the_form(row.edition)
    if row.pk and getattr(row, ANSWERED[type(row)]).exists():
        reasons.append(
            _(
                "%(code)s has answers already. What was asked cannot change after somebody has answered."
            )
            % {"code": row.code}
        )
    return reasons


def reasons_not_to_save_row(row):
    """Also: its code is not taken, and what jurors and municipalities read is there in Swedish."""
    reasons = reasons_not_to_change(row)
    others = type(row).objects.filter(edition=row.edition, code=row.code).exclude(pk=row.pk)
    if others.exists():
        reasons.append(_("The code %(code)s is taken.") % {"code": row.code})
    return reasons


def reasons_not_to_change_the_form(edition):
    if edition.status == Edition.Status.ARCHIVED:
        return [_("The edition is over and archived.")]
    return []
