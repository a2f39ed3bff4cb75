"""The web audit as jurors read it: finding, reply and decision; and the checks that they do by hand."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from jury.querysets.case_files import judged_in, readable_in
from jury.views.juror import round_of_juror, round_to_declare
from webaudit.models import Reply, Site
from webaudit.reply_querysets import is_open_to_the_jury
from webaudit.views import evidence, hand_checks, replies
from webaudit.views.reports import report_context, site_file


@require_safe
def audit_show(request, slug, round_id, code):
    """The whole report of a municipality's site, when the municipality has had its say."""
    round_, site = _to_read(request, slug, round_id, code)
    judges = judged_in(round_, request.user).filter(municipality=code).exists()
    names = {"round": round_, "edition": site.edition, "judges": judges}
    context = {**names, **report_context(site, request.GET)}
    return render(request, "jury/audit_show.html", context)


@require_safe
def audit_export(request, slug, round_id, code, form):
    """The report as a file, with replies, decisions and checks by hand."""
    _, site = _to_read(request, slug, round_id, code)
    return site_file(site, form)


@require_safe
def audit_page_show(request, slug, round_id, code, page_id):
    """How an audited page looked to the rules."""
    round_, site = _to_read(request, slug, round_id, code)
    names = {"round": round_, "edition": site.edition}
    return evidence.show(request, site, page_id, "jury/audit_page_show.html", **names)


@require_safe
def audit_page_picture(request, slug, round_id, code, page_id, finding_id=None):
    """The picture of an audited page, or of one finding on it."""
    _, site = _to_read(request, slug, round_id, code)
    return evidence.picture(request, site, page_id, finding_id)


@require_http_methods(["GET", "HEAD", "POST"])
def audit_reply_decide(request, slug, round_id, code, reply_id):
    """Decide on a municipality's reply, as a juror without a conflict."""
    round_, site = _to_judge(request, slug, round_id, code)
    found = Reply.objects.filter(site=site).of_site(slug, code).with_decisions()
    reply = get_object_or_404(found, pk=reply_id)
    then = ("jury:audit_show", slug, round_id, code)
    return replies.decide(request, reply, "jury/audit_reply_decide.html", then, round=round_)


@require_http_methods(["GET", "HEAD", "POST"])
def audit_hand_check(request, slug, round_id, code):
    """Try a site by hand, as a juror without a conflict."""
    round_, site = _to_judge(request, slug, round_id, code)
    then = ("jury:audit_show", slug, round_id, code)
    return hand_checks.edit(request, site, "jury/audit_hand_check.html", then, round=round_)


def _to_read(request, slug, round_id, code):
    """The round and the site, for who reads the case file."""
    round_ = round_to_declare(request.user, slug, round_id)
    return round_, _site(round_, readable_in(round_, request.user), code)


def _to_judge(request, slug, round_id, code):
    """The same for who assesses it: others only read."""
    round_ = round_of_juror(request.user, slug, round_id)
    return round_, _site(round_, judged_in(round_, request.user), code)


def _site(round_, applications, code):
    """A conflict, no declaration, or a municipality not heard answers as nothing."""
    site = get_object_or_404(
        Site.objects.select_related("edition__award", "municipality"),
        edition=round_.stage.edition,
        municipality__in=applications.values("municipality"),
        municipality=code,
    )
    if not is_open_to_the_jury(site.edition, at=timezone.now()):
        raise Http404
    return site
