"""The right of reply: given by the organiser, used by the municipality, decided on by a person."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from award.models import Edition
from award.refusals import Refused
from webaudit import rules, services
from webaudit.models import Finding, Reply, Site
from webaudit.querysets import latest_completed_run
from webaudit.reply_forms import DecisionForm, PeriodForm, ReplyForm
from webaudit.reply_querysets import reply_period
from webaudit.reports import SHOWN_PER_PAGE, in_language
from webaudit.views.office import managed_site
from webaudit.views.reports import own_site, report_page
from webaudit.wcag import RULES


@require_http_methods(["GET", "HEAD", "POST"])
def reply_list(request, slug):
    """The replies of an edition, and until when the municipalities may write them."""
    edition = get_object_or_404(_managed(request), slug=slug)
    run = latest_completed_run(edition)
    period = reply_period(run) if run else None
    form = PeriodForm(request.POST or None, initial={"closes_at": period and period.closes_at})
    reasons, status = [], 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            services.open_replies(
                edition_id=edition.pk, **form.cleaned_data, actor=request.user, at=timezone.now()
            )
            messages.success(request, _("The municipalities can reply until the time you set."))
            return redirect("webaudit:reply_list", slug)
        except Refused as refused:
            reasons, status = refused.reasons, 409
    context = {
        "edition": edition,
        "run": run,
        "period": period,
        "at": timezone.now(),
        "form": form,
        "reasons": reasons,
        "replies": _replies(run),
    }
    return render(request, "webaudit/reply_list.html", context, status=status)


def _replies(run):
    """The replies to a run and those that belong with it, each with its fault in words."""
    replies = Reply.objects.filter(run=run.series if run else None)
    return [
        (in_language(RULES[reply.rule], "fault"), reply)
        for reply in replies.select_related("site__municipality", "written_by")
    ]


def _managed(request):
    return Edition.objects.managed_by(request.user).select_related("award")


@require_http_methods(["GET", "HEAD", "POST"])
def reply_decide(request, slug, code, reply_id):
    """Decide on a reply, as an organiser."""
    replies = Reply.objects.managed_by(request.user).of_site(slug, code).with_decisions()
    reply = get_object_or_404(replies, pk=reply_id)
    return decide(request, reply, "webaudit/reply_decide.html", ("webaudit:reply_list", slug))


@require_POST
def alarm_repeat(request, slug, code, reply_id):
    """Decide, as in an earlier audit, that a fault which has come back is a false alarm."""
    site = managed_site(request, slug, code)
    try:
        services.decide_again(
            site_id=site.pk, reply_id=reply_id, actor=request.user, at=timezone.now()
        )
    except Refused as refused:
        return report_page(request, site, reasons=refused.reasons)
    messages.success(request, _("The decision is kept, and the figure follows it."))
    return redirect("webaudit:site_show", slug, code)


def decide(request, reply, template, then, **context):
    """The page of a decision: the fault, the reply, what was decided before, and the form."""
    form = DecisionForm(request.POST or None)
    reasons, status = [], 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            services.decide_reply(
                reply_id=reply.pk, **form.cleaned_data, actor=request.user, at=timezone.now()
            )
            messages.success(request, _("The decision is kept, and the figure follows it."))
            return redirect(*then)
        except Refused as refused:
            reasons, status = refused.reasons, 409
    context |= {
        "edition": reply.site.edition,
        "site": reply.site,
        "reply": reply,
        "decisions": reply.decisions.all(),
        "form": form,
        "reasons": reasons,
        **_fault(reply.rule, reply.pages.all()),
    }
    return render(request, template, context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def reply_write(request, slug, code, rule):
    """Dispute a fault in the municipality's own report."""
    site = own_site(request, slug, code)
    get_object_or_404(Site.objects.written_for_by(request.user), pk=site.pk)
    run = latest_completed_run(site.edition)
    pages = services.pages_that_break(rule, site, run.series) if run and rule in RULES else []
    if not pages:
        raise Http404
    reply = Reply.objects.own().filter(run=run.series, site=site, rule=rule).first()
    form = ReplyForm(pages, reply, request.POST or None)
    at = timezone.now()
    reasons, status = [], 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            services.write_reply(site_id=site.pk, rule=rule, **said, actor=request.user, at=at)
            messages.success(request, _("Your reply is sent. You can change it until it is read."))
            return redirect("webaudit:own_site_show", slug, code)
        except Refused as refused:
            reasons, status = refused.reasons, 409
    elif request.method != "POST":
        reasons = rules.reasons_not_to_reply(site, at=at)
    context = {"site": site, "form": form, "reasons": reasons, **_fault(rule, pages)}
    return render(request, "webaudit/reply_write.html", context, status=status)


def _fault(rule, pages):
    """What the tools found against a rule on some pages, in words and with the first elements of each."""
    found = {page: [] for page in pages}
    by_key = {page.pk: shown for page, shown in found.items()}
    for finding in Finding.objects.filter(page_audit__in=by_key, rule=rule, is_counted=True):
        if len(by_key[finding.page_audit_id]) < SHOWN_PER_PAGE:
            by_key[finding.page_audit_id].append(finding)
    words = RULES[rule]
    return {
        "text": in_language(words, "fault"),
        "mend": in_language(words, "mend"),
        "criteria": words.wcag,
        "guidelines": words.guidelines,
        "places": list(found.items()),
    }
