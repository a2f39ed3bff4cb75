"""Whether the organiser may change what an edition asks."""

from django.utils.translation import gettext as _

from award.models import Edition
from nominations.models import Question, SelfDescription, Statement

Kind = Question.Kind


def reasons_not_to_change(row):
    """``row`` is a question, a statement or an eligibility rule. What has answers is never changed."""
    reasons = _reasons_the_form_is_closed(row.edition)
    if row.pk and _is_answered(row):
        reasons.append(
            _(
                "%(code)s has answers already. What was asked cannot change after somebody has answered."
            )
            % {"code": row.code}
        )
    return reasons


def reasons_not_to_save_row(row):
    """Also: nothing is added that those who have handed in were not asked, and codes are not shared."""
    reasons = reasons_not_to_change(row)
    if not row.pk and _is_handed_in(row):
        reasons.append(_("Somebody has handed in already. Nothing more can be asked."))
    others = type(row).objects.filter(edition=row.edition, code=row.code).exclude(pk=row.pk)
    if others.exists():
        reasons.append(_("The code %(code)s is taken.") % {"code": row.code})
    return reasons


def _is_answered(row):
    if isinstance(row, Question):
        applications = row.edition.applications
        if row.kind == Kind.SELF_ASSESSMENT:
            return applications.filter(statement_answers__isnull=False).exists()
        if row.kind == Kind.PARTICIPATION:
            return applications.exclude(participation="").exists()
    return row.checks.exists() if hasattr(row, "checks") else row.answers.exists()


def _is_handed_in(row):
    if isinstance(row, Question) and row.part == Question.Part.SELF_DESCRIPTION:
        return SelfDescription.objects.filter(
            application__edition=row.edition, status=SelfDescription.Status.SUBMITTED
        ).exists()
    if isinstance(row, (Question, Statement)):
        return row.edition.applications.received().exists()
    return row.edition.applications.filter(eligibility_checks__isnull=False).exists()


def _reasons_the_form_is_closed(edition):
    if edition.status == Edition.Status.ARCHIVED:
        return [_("The edition is over and archived.")]
    return []
