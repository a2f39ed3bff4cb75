"""More time for one municipality, and completions: the organiser's pages, and the municipality's answers."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from award.views.replies import page, reasons_from
from nominations import completions, rules, services
from nominations.case_files import case_file
from nominations.forms import CompletionForm, ExtensionForm, PersonalDataReasonForm
from nominations.models import Application, Receipt
from nominations.views import applications, office

Part = applications.Part


@require_http_methods(["GET", "HEAD", "POST"])
def extension_list(request, slug):
    """Who has got more time and why; more is granted on the same page."""
    edition = office.edition_of(request, slug)
    form = ExtensionForm(request.POST or None, edition=edition, initial=request.GET.dict())
    reasons = []
    if request.method == "POST" and form.is_valid():
        granted = dict(form.cleaned_data)
        municipality = granted.pop("municipality")
        reasons = reasons_from(
            services.extend_time,
            edition_id=edition.pk,
            municipality_code=municipality.pk,
            actor=request.user,
            at=request.received_at,
            **granted,
        )
        if not reasons:
            words = _("%(name)s has got more time and gets a letter about it.")
            messages.success(request, words % {"name": municipality.name})
            return redirect("nominations:extension_list", slug)
    granted = edition.extensions.select_related("municipality", "granted_by")
    context = {"edition": edition, "extensions": granted.order_by("-granted_at")}
    return page(request, "nominations/extension_list.html", context, form=form, reasons=reasons)


@require_http_methods(["GET", "HEAD", "POST"])
def completion_request(request, slug, code):
    """Ask one municipality to complete named answers; while it does, the page tells how it goes."""
    application = office.readable(request, slug, code)
    form = CompletionForm(request.POST or None, choices=completions.choices(case_file(application)))
    reasons = []
    if request.method == "POST" and form.is_valid():
        reasons = reasons_from(
            services.request_completion,
            application_id=application.pk,
            actor=request.user,
            at=request.received_at,
            **form.cleaned_data,
        )
        if not reasons:
            messages.success(request, _("The municipality gets a letter about the completion."))
            return redirect("nominations:completion_request", slug, code)
    return _completion_page(request, application, form, reasons)


@require_POST
def completion_close(request, slug, code):
    """Wait no longer for the municipality."""
    application = office.readable(request, slug, code)
    reasons = reasons_from(
        services.close_completion,
        application_id=application.pk,
        actor=request.user,
        at=request.received_at,
    )
    if reasons:
        choices = completions.choices(case_file(application))
        return _completion_page(request, application, CompletionForm(choices=choices), reasons)
    messages.success(request, _("The completion is ended. What was handed in before holds."))
    return redirect("nominations:application_read", slug, code)


@require_POST
def completion_submit(request, slug, code):
    """The municipality hands in what it was asked for."""
    may = Application.objects.submittable_by(request.user)
    service, receipts = services.submit_completion, Receipt.objects.of_completions()
    return applications.hand_in(request, may, slug, code, Part.APPLICATION, service, receipts)


@require_POST
def personal_data_explain(request, slug, code, field):
    """Say why what was found in a field should stand there."""
    application = applications.fetch(Application.objects.editable_by(request.user), slug, code)
    form = PersonalDataReasonForm(request.POST, auto_id=f"id_%s-{field}")
    part = applications.part_of(application, field)
    if not form.is_valid():
        return applications.check(request, application, part, explained=(field, form))
    reasons = reasons_from(
        services.give_personal_data_reason,
        application_id=application.pk,
        field=field,
        reason=form.cleaned_data["reason"],
        actor=request.user,
        at=request.received_at,
    )
    if reasons:
        return applications.check(request, application, part, reasons)
    messages.success(request, _("Saved. The office reads your reason."))
    return redirect(applications.CHECK_ADDRESSES[part], slug, code)


def _completion_page(request, application, form, reasons):
    context = {
        "application": application,
        "edition": application.edition,
        "completions": completions.of(application, at=request.received_at),
        "open": rules.open_completion(application),
        "obstacles": rules.reasons_not_to_ask_for_more(application, at=request.received_at),
    }
    template = "nominations/completion_request.html"
    return page(request, template, context, form=form, reasons=reasons)
