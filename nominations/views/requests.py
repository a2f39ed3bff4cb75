"""Asking to work for a municipality, and answering those who ask."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award.views.replies import page, reasons_from
from nominations import rules, services
from nominations.email_domains import email_matches
from nominations.forms import (
    MembershipRequestForm,
    MunicipalitySearchForm,
    RegistrarCodeForm,
    RequestDecisionForm,
)
from nominations.models import MembershipRequest, Municipality

MOST_FOUND = 20


@require_safe
def municipality_find(request):
    """Search for the municipality one works for."""
    form = MunicipalitySearchForm(request.GET)
    words = form.words()
    found = Municipality.objects.matching(words)[:MOST_FOUND] if words else []
    own = MembershipRequest.objects.filter(person=request.user).select_related("municipality")
    context = {"form": form, "words": words, "found": found, "requests": own.order_by("-asked_at")}
    return render(request, "nominations/municipality_find.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def request_show(request, code):
    """Ask; or see how it goes with what one has asked."""
    municipality = get_object_or_404(Municipality, pk=code)
    form, reasons = MembershipRequestForm(request.POST or None), []
    if request.method == "POST" and form.is_valid():
        reasons = reasons_from(
            services.ask_for_membership,
            municipality_code=code,
            actor=request.user,
            at=request.received_at,
            **form.cleaned_data,
        )
        if not reasons:
            messages.success(request, _("Your request is sent."))
            return redirect("nominations:request_show", code)
    return _request_page(request, municipality, form, reasons)


@require_POST
def request_take_back(request, code):
    """The person does not ask any more."""
    waiting = _own(request, code)
    reasons = reasons_from(
        services.take_back_request,
        request_id=waiting.pk,
        actor=request.user,
        at=request.received_at,
    )
    return _told(request, code, reasons, _("You have taken back your request."))


@require_POST
def code_send(request, code):
    """A letter with a code to the registrar."""
    waiting = _own(request, code)
    reasons = reasons_from(
        services.send_registrar_code,
        request_id=waiting.pk,
        actor=request.user,
        at=request.received_at,
    )
    message = _("A letter is on its way to the registrar of %(name)s.")
    return _told(request, code, reasons, message % {"name": waiting.municipality.legal_name})


@require_POST
def code_redeem(request, code):
    """The code from the registrar makes the person a member."""
    waiting = _own(request, code)
    form, reasons = RegistrarCodeForm(request.POST), []
    if form.is_valid():
        reasons = reasons_from(
            services.redeem_registrar_code,
            request_id=waiting.pk,
            actor=request.user,
            at=request.received_at,
            **form.cleaned_data,
        )
        if not reasons:
            name = waiting.municipality.legal_name
            messages.success(request, _("You now work for %(name)s.") % {"name": name})
            return redirect("nominations:home")
    return _request_page(request, waiting.municipality, form, reasons)


@require_safe
def request_list(request):
    """The organiser's queue, the oldest first."""
    if not request.user.is_organiser:
        raise Http404
    waiting = MembershipRequest.objects.waiting().select_related("person", "municipality")
    rows = [
        (each, email_matches(each.person.email, each.municipality.email_domain))
        for each in waiting.with_owner()
    ]
    context = {"rows": rows, "now": request.received_at}
    return render(request, "nominations/request_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def request_decide(request, pk):
    """Yes or no, by the organiser or by those who hand in for the municipality."""
    requests = MembershipRequest.objects.decidable_by(request.user)
    asked = get_object_or_404(requests.select_related("person", "municipality"), pk=pk)
    is_over = bool(rules.reasons_not_to_decide(asked))
    is_first = not asked.municipality.memberships.owners().exists()
    form = RequestDecisionForm(request.POST or None, asks_for_role=not (is_first or is_over))
    reasons = []
    if request.method == "POST" and form.is_valid():
        reasons = _answer(request, asked, form)
        if not reasons:
            messages.success(request, _("%(person)s gets a letter.") % {"person": asked.person})
            return _back(request, asked.municipality_id)
    context = {
        "asked": asked,
        "is_first": is_first,
        "matches": email_matches(asked.person.email, asked.municipality.email_domain),
        "is_over": is_over,
        "now": request.received_at,
    }
    return page(request, "nominations/request_decide.html", context, form=form, reasons=reasons)


def _answer(request, asked, form):
    given = {"request_id": asked.pk, "actor": request.user, "at": request.received_at}
    if form.is_yes():
        return reasons_from(services.confirm_request, role=form.chosen_role(), **given)
    return reasons_from(services.decline_request, reason=form.cleaned_data["reason"], **given)


def _back(request, code):
    if request.user.is_organiser:
        return redirect("nominations:request_list")
    return redirect("nominations:membership_list", code)


def _own(request, code):
    """The person's own request that waits for an answer."""
    waiting = MembershipRequest.objects.waiting().filter(person=request.user)
    return get_object_or_404(waiting.select_related("municipality"), municipality=code)


def _told(request, code, reasons, message):
    if reasons:
        messages.error(request, " ".join(reasons))
    else:
        messages.success(request, message)
    return redirect("nominations:request_show", code)


def _request_page(request, municipality, form, reasons):
    at = request.received_at
    own = MembershipRequest.objects.filter(person=request.user, municipality=municipality)
    latest = own.select_related("municipality").order_by("-asked_at").first()
    is_waiting = latest is not None and latest.status == latest.Status.WAITING
    context = {
        "municipality": municipality,
        "latest": latest,
        "is_waiting": is_waiting,
        "code_form": form if isinstance(form, RegistrarCodeForm) else RegistrarCodeForm(),
        "may_type_code": is_waiting and not rules.reasons_not_to_redeem(latest, at=at),
        "may_send_code": is_waiting and not rules.reasons_not_to_send_code(latest, at=at),
        "reasons_not_to_ask": rules.reasons_not_to_ask(municipality, request.user, at=at),
    }
    return page(request, "nominations/request_show.html", context, form=form, reasons=reasons)
