"""What the web audit still owes an edition: obstacles to leaving a stage, and the organisers' tasks."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from award.desk import Task
from award.models import Edition, Stage
from award.readiness import Obstacle
from nominations.models import Application
from webaudit.models import AuditRun, Reply, Site
from webaudit.querysets import latest_completed_run
from webaudit.reply_querysets import reply_period


def obstacles(stage, *, at):
    """What remains before a stage that audits, or that counts the audit, may be left."""
    if stage.kind != Stage.Kind.WEB_AUDIT and not stage.weight_audit:
        return []
    edition = stage.edition
    url = _page(edition)
    found = []
    missing = _applications_without_a_site(edition)
    if missing:
        text = ngettext(
            "%(n)d municipality that competes has no site to audit.",
            "%(n)d municipalities that compete have no site to audit.",
            missing,
        )
        found.append(Obstacle(text % {"n": missing}, url))
    if _is_under_way(edition):
        found.append(Obstacle(_("A web audit is under way."), url))
    elif (run := latest_completed_run(edition)) is None:
        found.append(Obstacle(_("The sites have not been audited."), url))
    else:
        found += _unanswered(run, at=at)
    return found


def _unanswered(run, *, at):
    """What is left of the municipalities' right of reply."""
    url = reverse("webaudit:reply_list", args=[run.edition.slug])
    period = reply_period(run)
    found = []
    if period is None:
        text = _("The municipalities have not been given time to reply to the audit.")
        found.append(Obstacle(text, url))
    elif not period.has_closed(at):
        found.append(Obstacle(_("The municipalities still have time to reply to the audit."), url))
    waiting = Reply.objects.filter(run=run.series).waiting().count()
    if waiting:
        text = ngettext(
            "%(n)d reply to the web audit awaits a decision.",
            "%(n)d replies to the web audit await a decision.",
            waiting,
        )
        found.append(Obstacle(text % {"n": waiting}, url))
    return found


def tasks(person, *, at):
    """For organisers, what an open stage for web audits waits for; for municipalities, a report to read."""
    stages = Stage.objects.open_at(at).filter(
        kind=Stage.Kind.WEB_AUDIT, edition__status=Edition.Status.OPEN
    )
    managed = stages.managed_by(person).select_related("edition")
    found = [task for stage in managed for task in _organisers_tasks(stage)]
    own = Site.objects.of_member(person).filter(edition__stages__in=stages)
    return found + [_report_to_read(site) for site in own.audited().select_related("edition")]


def _organisers_tasks(stage):
    edition = stage.edition
    run = latest_completed_run(edition)
    if _is_under_way(edition):
        return []
    if run is None:
        text = _("Audit the sites of %(edition)s.") % {"edition": edition}
        return [Task(text, _page(edition), stage.closes_at)]
    not_measured = run.site_audits.filter(points=None).count()
    if not not_measured:
        return []
    text = ngettext(
        "%(n)d site of %(edition)s could not be measured. Look at its sample and audit again.",
        "%(n)d sites of %(edition)s could not be measured. Look at their samples and audit again.",
        not_measured,
    )
    values = {"n": not_measured, "edition": edition}
    return [Task(text % values, _page(edition), stage.closes_at)]


def _report_to_read(site):
    url = reverse("webaudit:own_site_show", args=[site.edition.slug, site.municipality_id])
    return Task(_("Read what the audit found on %(site)s.") % {"site": site.url}, url)


def _page(edition):
    return reverse("webaudit:site_list", args=[edition.slug])


def _is_under_way(edition):
    return AuditRun.objects.under_way().filter(edition=edition).exists()


def _applications_without_a_site(edition):
    return (
        Application.objects.competing()
        .filter(edition=edition)
        .exclude(municipality__sites__edition=edition)
        .count()
    )
