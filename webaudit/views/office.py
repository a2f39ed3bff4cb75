"""The organiser's list of an edition's sites, with the audit that is under way."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from webaudit import rules
from webaudit.models import AuditRun, Site
from webaudit.pace import pace
from webaudit.querysets import latest_points
from webaudit.words import problem_in_words


def managed_site(request, slug, code):
    return get_object_or_404(
        Site.objects.managed_by(request.user).select_related("edition__award", "municipality"),
        edition__slug=slug,
        municipality_id=code,
    )


def list_of_sites(request, edition, reasons=()) -> HttpResponse:
    """The page of the sites; with reasons where something was refused."""
    figures = latest_points(edition)
    obstacles = rules.reasons_not_to_start_run(edition, at=timezone.now())
    sites = edition.sites.select_related("municipality").with_sample_size()
    context = {
        "edition": edition,
        "lines": [(site, figures.get(site.municipality_id)) for site in sites],
        "reasons": reasons,
        "obstacles": obstacles,
        "repeat": None if obstacles else rules.next_repeat(edition),
        **latest_run(edition),
    }
    return render(request, "webaudit/site_list.html", context, status=409 if reasons else 200)


def progress_of_site(site):
    """The site with its pages in the run that is under way; None where none is, or not about it."""
    run = AuditRun.objects.under_way().filter(edition=site.edition_id).first()
    return run and Site.objects.with_progress(run).filter(pk=site.pk).first()


def latest_run(edition):
    """The latest run with its progress, pace and whether anybody works on it."""
    run = edition.audit_runs.with_progress().select_related("job", "edition").first()
    return {"run": None} if run is None else progress_of(run)


def progress_of(run):
    """How far a run has come and how fast it goes; of one with its progress."""
    speed = pace(
        done=run.pages_done,
        total=run.pages_total,
        first_at=run.first_page_at,
        last_at=run.last_page_at,
    )
    return {
        "run": run,
        "pace": speed,
        "is_under_way": run.is_under_way,
        "problem": problem_in_words(run.error),
    }
