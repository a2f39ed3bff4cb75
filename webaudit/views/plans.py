"""The plan of an edition's audit: for the organiser; and the draw, for everybody to check."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award.models import Edition
from award.refusals import Refused
from webaudit import draws, rules, services
from webaudit.models import AuditPlan
from webaudit.plan_forms import PlanForm, WeightsForm
from webaudit.site_totals import total_of, totals_of


@require_http_methods(["GET", "HEAD", "POST"])
def plan_show(request, slug):
    """The plan: how many pages, the fingerprint of the secret, and what is left before it can be told."""
    edition = managed_edition(request, slug)
    plan = AuditPlan.objects.filter(edition=edition).first() or AuditPlan(edition=edition)
    numbers = {"pages_per_site": plan.pages_per_site, "random_pages": plan.random_pages}
    form = PlanForm(request.POST or None, initial=numbers)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return _plan_page(request, plan, form, status=status)
    try:
        services.change_plan(
            edition_id=edition.pk, **form.cleaned_data, actor=request.user, at=timezone.now()
        )
    except Refused as refused:
        return _plan_page(request, plan, form, reasons=refused.reasons, status=409)
    messages.success(request, _("The plan is decided, and its fingerprint is public."))
    return redirect("webaudit:plan_show", slug)


@require_POST
def secret_publish(request, slug):
    """Tell everybody the secret of the draw."""
    edition = managed_edition(request, slug)
    plan = AuditPlan.objects.filter(edition=edition).first() or AuditPlan(edition=edition)
    try:
        services.publish_secret(edition_id=edition.pk, actor=request.user, at=timezone.now())
    except Refused as refused:
        return _plan_page(request, plan, reasons=refused.reasons, status=409)
    messages.success(request, _("The secret is public. Everybody can check the draw now."))
    return redirect("webaudit:plan_show", slug)


def _plan_page(request, plan, form=None, *, reasons=(), status=200):
    edition = plan.edition
    context = {
        "edition": edition,
        "plan": plan,
        "form": form,
        "may_change": form is not None and not rules.reasons_not_to_plan(edition),
        "lines": draws.lines_of(edition),
        "obstacles": rules.reasons_not_to_publish_secret(edition),
        "reasons": reasons,
        "weights": total_of(plan.weights, {}).parts if plan.weights_fixed_at else [],
        "may_weigh": not rules.reasons_not_to_weigh(edition),
    }
    return render(request, "webaudit/plan_show.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def weights_fix(request, slug):
    """Fix the weights of the total, as an organiser on the jury's decision."""
    edition = managed_edition(request, slug)
    then = ("webaudit:plan_show", slug)
    return weigh(request, edition, "webaudit/weights_fix.html", then)


def weigh(request, edition, template, then, *, may_fix=True, **context):
    """The page of the weights: fixed, or the form to fix them for whoever may."""
    reasons, status = [], 200
    form = WeightsForm(request.POST or None) if may_fix else None
    if request.method == "POST":
        if form is None:
            raise Http404
        status = 422
        if form.is_valid():
            said = {"weights": form.weights(), "decision": form.cleaned_data["decision"]}
            try:
                services.fix_weights(
                    edition_id=edition.pk, **said, actor=request.user, at=timezone.now()
                )
                messages.success(request, _("The weights are fixed and public."))
                return redirect(*then)
            except Refused as refused:
                reasons, status = refused.reasons, 409
    context |= weights_of(edition) | {"form": form, "reasons": reasons}
    return render(request, template, context, status=status)


def weights_of(edition):
    """What a page says of an edition's weights."""
    plan = AuditPlan.objects.filter(edition=edition).first()
    return {
        "edition": edition,
        "plan": plan,
        "weights": total_of(plan.weights, {}).parts if plan and plan.weights_fixed_at else [],
        "obstacles": rules.reasons_not_to_weigh(edition),
    }


@require_safe
def total_list(request, slug):
    """Every site's total, and what becomes of the order when the weights are shaken."""
    edition = managed_edition(request, slug)
    context = {"edition": edition, "totals": totals_of(edition)}
    return render(request, "webaudit/total_list.html", context)


@login_not_required
@require_safe
def draw_list(request, slug):
    """How the pages are chosen; the fingerprint before the audits, and everything after them."""
    edition = _public_edition(request, slug)
    plan = AuditPlan.objects.filter(edition=edition).first()
    is_out = plan is not None and plan.secret_published_at is not None
    context = {
        "edition": edition,
        "plan": plan,
        "is_out": is_out,
        "lines": draws.lines_of(edition) if is_out else [],
        "weights": total_of(plan.weights, {}).parts if plan and plan.weights_fixed_at else [],
    }
    return render(request, "webaudit/draw_list.html", context)


@login_not_required
@require_safe
def draw_show(request, slug, code):
    """One site's draw, step by step, when the secret is public."""
    edition = _public_edition(request, slug)
    plan = _told_plan(edition)
    found = get_object_or_404(draws.draws_of(edition), site__municipality=code)
    found.site.edition = edition
    context = {"edition": edition, "plan": plan, "worked_out": draws.site_draw(found, plan)}
    return render(request, "webaudit/draw_show.html", context)


@login_not_required
@require_safe
def draw_export(request, slug, form):
    """All draws of an edition as a file, when the secret is public."""
    edition = _public_edition(request, slug)
    plan = _told_plan(edition)
    if form not in draws.CONTENT_TYPES:
        raise Http404
    plan.edition = edition
    return StreamingHttpResponse(
        draws.written(form, plan),
        content_type=draws.CONTENT_TYPES[form],
        headers={"Content-Disposition": f'attachment; filename="{slug}-lottning.{form}"'},
    )


def managed_edition(request, slug):
    editions = Edition.objects.managed_by(request.user).select_related("award")
    return get_object_or_404(editions, slug=slug)


def _public_edition(request, slug):
    editions = Edition.objects.visible_to(request.user).select_related("award")
    return get_object_or_404(editions, slug=slug)


def _told_plan(edition):
    """The plan, once its secret is public; 404 before."""
    return get_object_or_404(AuditPlan, edition=edition, secret_published_at__isnull=False)
