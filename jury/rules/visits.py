"""Whether a visit may be planned, noted, reported and fact-checked."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from award.models import Stage
from jury.models import Declaration, SiteVisit
from jury.rules.rounds import in_a_row
from nominations.models import Application

FEWEST_IN_TEAM = 2


def reasons_not_to_plan_visit(application, visit, *, date, team):
    """A nominee, a day within the stage, and at least two jurors who have declared no conflict."""
    reasons = []
    if application.status != Application.Status.NOMINATED:
        reasons.append(_("Only nominated municipalities are visited."))
    if visit and visit.status != SiteVisit.Status.PLANNED:
        reasons.append(_("The visit is made and its report sent."))
    return reasons + _about_date(application.edition, date) + _about_team(application, team)


def _about_date(edition, date):
    stage = edition.stages.filter(kind=Stage.Kind.SITE_VISIT).first()
    if stage is None:
        return [_("This edition has no site visits.")]
    first, last = timezone.localdate(stage.opens_at), timezone.localdate(stage.closes_at)
    if first <= date <= last:
        return []
    return [
        _("The visit must be between %(first)s and %(last)s.")
        % {"first": date_format(first, "j F"), "last": date_format(last, "j F Y")}
    ]


def _about_team(application, team):
    reasons = []
    if len(team) < FEWEST_IN_TEAM:
        reasons.append(_("At least two jurors make the visit."))
    clear = set(
        Declaration.objects.last_word()
        .filter(application=application, effect=Declaration.Effect.CLEAR)
        .values_list("juror_id", flat=True)
    )
    outside = [str(juror) for juror in team if juror.pk not in clear or not juror.votes]
    if outside:
        reasons.append(
            _("%(names)s cannot go: a conflict, or nothing declared about the municipality.")
            % {"names": in_a_row(outside)}
        )
    return reasons


def reasons_not_to_save_visit_notes(visit, juror):
    """``juror`` is the writer as a member of the team, None for everybody else."""
    if juror is None:
        return [_("Only the visiting team writes notes.")]
    if visit.status != SiteVisit.Status.PLANNED:
        return [_("The report is sent, so the notes are closed.")]
    return []


def reasons_not_to_save_visit_report(visit):
    if visit.status != SiteVisit.Status.PLANNED:
        return [_("The report is already sent.")]
    return []


def reasons_not_to_send_visit_report(visit, *, report, at):
    reasons = reasons_not_to_save_visit_report(visit)
    if visit.date > timezone.localdate(at):
        reasons.append(_("The visit has not been made yet."))
    if not report.strip():
        reasons.append(_("Write the report first."))
    return reasons


def reasons_not_to_fact_check_visit(visit):
    if visit.status == SiteVisit.Status.PLANNED:
        return [_("The report has not come yet.")]
    if visit.status == SiteVisit.Status.CHECKED:
        return [_("The fact check is already sent in.")]
    return []
