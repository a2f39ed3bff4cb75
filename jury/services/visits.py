"""Nominees are visited: planned, noted, reported, and fact-checked by the municipality."""

from django.db import transaction

from award import history
from award.refusals import require
from jury import mails, rules
from jury.models import SiteVisit, VisitNote
from nominations.models import Application


@transaction.atomic
def plan_visit(*, application_id, date, place, team_ids, secretary, actor, at):
    """The jury will come; planned again, the plan is changed. The municipality gets a letter each time."""
    application = (
        Application.objects.select_for_update(of=("self",), no_key=True)
        .select_related("edition", "municipality")
        .get(pk=application_id)
    )
    visit = SiteVisit.objects.filter(application=application).first()
    team = list(application.edition.jurors.filter(pk__in=team_ids).select_related("person", "seat"))
    require(rules.reasons_not_to_plan_visit(application, visit, date=date, team=team))
    visit = visit or SiteVisit(application=application)
    visit.application = application
    visit.date = date
    visit.place = place
    visit.secretary = secretary
    visit.save()
    visit.team.set(team)
    history.record(
        actor,
        "jury.visit.planned",
        visit,
        at=at,
        edition=application.edition,
        date=date.isoformat(),
        team=[str(juror) for juror in team],
    )
    mails.visit_planned(visit, at=at)
    return visit


@transaction.atomic
def save_visit_notes(*, visit_id, notes, actor, at):
    """What one of the team saw and heard: (text, evidence) by criterion code; the rest stays as it was."""
    visit = _locked(visit_id)
    juror = visit.team.filter(person=actor).first()
    require(rules.reasons_not_to_save_visit_notes(visit, juror))
    VisitNote.objects.bulk_create(
        [
            VisitNote(
                visit=visit,
                juror=juror,
                criterion=criterion,
                text=notes[criterion.code][0],
                evidence=notes[criterion.code][1],
                saved_at=at,
            )
            for criterion in visit.application.edition.criteria.all()
            if criterion.code in notes
        ],
        update_conflicts=True,
        unique_fields=["visit", "juror", "criterion"],
        update_fields=["text", "evidence", "saved_at"],
    )
    return visit


@transaction.atomic
def save_visit_report(*, visit_id, report, present, actor, at):
    """The report as a draft; nobody outside the jury sees it before it is sent."""
    visit = _locked(visit_id)
    require(rules.reasons_not_to_save_visit_report(visit))
    visit.report = report
    visit.present = present
    visit.save(update_fields=["report", "present"])
    return visit


@transaction.atomic
def send_visit_report(*, visit_id, report, present, actor, at):
    """The report goes to the municipality for fact check, and to the jurors without a conflict."""
    visit = _locked(visit_id)
    require(rules.reasons_not_to_send_visit_report(visit, report=report, at=at))
    visit.report = report
    visit.present = present
    visit.status = SiteVisit.Status.REPORTED
    visit.reported_at = at
    visit.save(update_fields=["report", "present", "status", "reported_at"])
    history.record(actor, "jury.visit.reported", visit, at=at, edition=visit.application.edition)
    mails.visit_reported(visit, at=at)
    return visit


@transaction.atomic
def fact_check_visit(*, visit_id, text, actor, at):
    """The municipality has read the report and corrects it, or has nothing to correct."""
    visit = _locked(visit_id)
    require(rules.reasons_not_to_fact_check_visit(visit))
    visit.fact_check = text.strip()
    visit.status = SiteVisit.Status.CHECKED
    visit.checked_at = at
    visit.save(update_fields=["fact_check", "status", "checked_at"])
    history.record(
        actor,
        "jury.visit.fact_checked",
        visit,
        at=at,
        edition=visit.application.edition,
        has_corrections=bool(visit.fact_check),
    )
    return visit


def _locked(visit_id):
    held = SiteVisit.objects.select_for_update(of=("self",))
    return held.select_related("application__edition", "application__municipality").get(pk=visit_id)
