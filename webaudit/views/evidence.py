"""How an audited page looked to the rules: to whoever may read the report of its site, and nobody else."""

import gzip

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from nominations.views.attachments import INERT
from webaudit.cut_outs import cut_out
from webaudit.models import PageAudit
from webaudit.reports import evidence_of
from webaudit.views.office import managed_site
from webaudit.views.reports import own_site

# The browser may keep a picture, but asks each time whether it still may show it.
KEPT = INERT | {"Cache-Control": "private, no-cache"}


@require_safe
def page_show(request, slug, code, page_id):
    """How a page looked, for the organiser, who may also fetch its code."""
    site = managed_site(request, slug, code)
    return show(request, site, page_id, "webaudit/page_show.html")


@require_safe
def page_picture(request, slug, code, page_id, finding_id=None):
    return picture(request, managed_site(request, slug, code), page_id, finding_id)


@require_safe
def page_html(request, slug, code, page_id):
    """The code of a page as it was: to read and to compare, never to run."""
    page = page_of(managed_site(request, slug, code), page_id)
    evidence = evidence_of(page)
    if not evidence or not evidence.html:
        raise Http404
    try:
        content = gzip.decompress(_read(evidence.html))
    except (EOFError, gzip.BadGzipFile) as broken:
        raise Http404 from broken
    name = content_disposition_header(True, f"{slug}-{code}-{page_id}.html.txt")
    return HttpResponse(
        content,
        content_type="text/plain; charset=utf-8",
        headers=INERT | {"Content-Disposition": name},
    )


@require_safe
def own_page_show(request, slug, code, page_id):
    """How a page of a municipality's own site looked."""
    return show(request, own_site(request, slug, code), page_id, "webaudit/own_page_show.html")


@require_safe
def own_page_picture(request, slug, code, page_id, finding_id=None):
    return picture(request, own_site(request, slug, code), page_id, finding_id)


def show(request, site, page_id, template, **context):
    """The page about how a page looked; for whoever has been let through to the report of its site."""
    page = page_of(site, page_id)
    context |= {"site": site, "page": page, "evidence": evidence_of(page)}
    return render(request, template, context)


def picture(request, site, page_id, finding_id=None):
    """The picture of a page, or what is cut out of it around a finding; see ``show``."""
    page = page_of(site, page_id)
    evidence = evidence_of(page)
    if not evidence or not evidence.picture:
        raise Http404
    place = finding_id and evidence.place_of(get_object_or_404(page.findings, pk=finding_id))
    if finding_id and not place:
        raise Http404
    etag = f'"{evidence.picture_sha256}-{finding_id or 0}"'
    same = get_conditional_response(request, etag=etag)
    if same is not None:
        return same
    content = _read(evidence.picture)
    if place:
        content = _cut(content, place)
    return HttpResponse(content, content_type="image/webp", headers=KEPT | {"ETag": etag})


def _cut(content, place):
    try:
        return cut_out(content, place)
    except (OSError, ValueError) as broken:
        raise Http404 from broken


def _read(kept):
    """A file's bytes; one that a restored backup lacks is not there."""
    try:
        with kept.file.open("rb") as file:
            return file.read()
    except FileNotFoundError as gone:
        raise Http404 from gone


def page_of(site, page_id):
    """A page of the report of a site; 404 for any other."""
    pages = PageAudit.objects.that_count(site)
    with_evidence = pages.select_related("run", "evidence__picture", "evidence__html")
    return get_object_or_404(with_evidence, pk=page_id)
