"""The reports: of one site, for the organiser and for the municipality; of a whole edition; as files."""

import hashlib

from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from award.booklet.papers import made
from award.models import Edition
from webaudit import exports, report_papers, rules
from webaudit.comparisons import compared, earlier_audits
from webaudit.earlier_alarms import with_earlier_alarms
from webaudit.edition_reports import report_on_edition
from webaudit.models import Site
from webaudit.reply_querysets import reply_period
from webaudit.report_pictures import pictures_of
from webaudit.reports import report_on
from webaudit.views.office import managed_site, progress_of_site

PDF = "application/pdf"
PAPER_IS_KEPT_FOR = 24 * 3600  # seconds
FORMS = (
    ("pdf", "PDF"),
    ("csv", "CSV"),
    ("for-hand", _("Checks by hand, CSV")),
    ("json", "JSON"),
    ("ndjson", "NDJSON"),
    ("earl", "EARL"),
)


@require_safe
def site_show(request, slug, code):
    """The report of one site, for the organiser."""
    return report_page(request, managed_site(request, slug, code))


def report_page(request, site, reasons=()):
    """The organiser's page of a site's report; with reasons where something was refused."""
    context = report_context(site, request.GET)
    if context["report"] is not None:
        context["report"] = with_earlier_alarms(context["report"], site)
    context["reasons"] = reasons
    status = 409 if reasons else 200
    return render(request, "webaudit/site_show.html", context, status=status)


@require_safe
def own_site_show(request, slug, code):
    """The report of a municipality's own site, and the way to dispute what is wrong in it."""
    at = timezone.now()
    site = own_site(request, slug, code)
    context = report_context(site, request.GET)
    context["may_reply"] = not rules.reasons_not_to_reply(site, at=at) and writes(request, site)
    context["at"] = at
    context["progress"] = progress_of_site(site)
    return render(request, "webaudit/own_site_show.html", context)


@require_safe
def own_site_progress(request, slug, code):
    """How far the audit of a municipality's own site has come: the part that keeps itself fresh."""
    site = own_site(request, slug, code)
    context = {"site": site, "progress": progress_of_site(site), "was_polled": True}
    return render(request, "webaudit/_own_progress.html", context)


@require_safe
def site_export(request, slug, code, form):
    """The report of one site as a file, for the organiser."""
    return site_file(managed_site(request, slug, code), form)


@require_safe
def own_site_export(request, slug, code, form):
    """The report of a municipality's own site as a file."""
    return site_file(own_site(request, slug, code), form)


@require_safe
def edition_report(request, slug):
    """Every site of the edition: the table, how the figures lie, the most common faults, the map."""
    edition = _edition(request, slug)
    context = {"edition": edition, "report": report_on_edition(edition)}
    return render(request, "webaudit/edition_report.html", context)


@require_safe
def edition_export(request, slug, form):
    """The report of the edition as a file."""
    edition = _edition(request, slug)
    report = report_on_edition(edition)
    if report is None or form not in {"json", "ndjson", "csv", "for-hand", "pdf"}:
        raise Http404
    if form == "pdf":
        return _file(_edition_pdf(edition, report), "pdf", edition.slug)
    return _file(exports.edition_as(form, report, edition), form, edition.slug)


def _edition_pdf(edition, report):
    """The paper of an edition; made anew only when what stands in it has changed."""
    paper = report_papers.edition_paper(edition, report)
    contents = hashlib.sha256(repr(paper).encode()).hexdigest()
    key = f"webaudit.edition_pdf.{edition.pk}.{paper.lang}"
    kept, pdf = cache.get(key) or (None, None)
    if kept != contents:
        pdf = made(paper)
        cache.set(key, (contents, pdf), PAPER_IS_KEPT_FOR)
    return pdf


def own_site(request, slug, code):
    """A site of a municipality that the person is a member of; 404 for everybody else."""
    return get_object_or_404(
        Site.objects.of_member(request.user).select_related("edition__award", "municipality"),
        edition__slug=slug,
        municipality_id=code,
    )


def writes(request, site):
    """Whether the person may write for the site's municipality."""
    return Site.objects.written_for_by(request.user).filter(pk=site.pk).exists()


def report_context(site, asked):
    """The report, with an earlier edition's beside it: the one asked for, or the latest."""
    report = report_on(site)
    context = {"site": site, "report": report, "period": None, "comparison": None, "earlier": []}
    if report is None:
        return context
    earlier = earlier_audits(site.edition, [site.municipality_id]).get(site.municipality_id, [])
    wanted = asked.get("jamfor")
    chosen = next((one for one in earlier if one.site.edition.slug == wanted), None)
    chosen = chosen or next(iter(earlier), None)
    context["earlier"] = [one.site.edition for one in earlier if one is not chosen]
    context["comparison"] = chosen and compared(chosen, report.audit)
    context["forms"] = FORMS
    context["period"] = reply_period(report.run)
    return context


def _edition(request, slug):
    editions = Edition.objects.managed_by(request.user).select_related("award")
    return get_object_or_404(editions, slug=slug)


def site_file(site, form):
    """The report of a site as a file; 404 where there is none."""
    name = f"{site.edition.slug}-{site.municipality_id}"
    if form == "pdf":
        report = report_on(site)
        if report is not None:
            pictures = pictures_of(report)
            paper = report_papers.site_paper(site, report, pictures)
            return _file(made(paper, pictures), form, name)
    elif form in exports.CONTENT_TYPES:
        content = exports.site_as(form, site)
        if content is not None:
            return _file(content, form, name)
    raise Http404


def _file(content, form, name):
    if form == "for-hand":
        name = f"{name}-for-hand"
    suffix = {"earl": "jsonld", "for-hand": "csv"}.get(form, form)
    kind = PDF if form == "pdf" else exports.CONTENT_TYPES[form]
    disposition = f'attachment; filename="webbgranskning-{name}.{suffix}"'
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})
