"""The municipality's pages about its application."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from award.clock import in_words
from award.models import Edition
from award.refusals import Refused
from award.views.replies import page, reasons_from
from nominations import assurance, reuse, rules, services, task_lists
from nominations.forms import (
    AnswersForm,
    HandInForm,
    PersonalDataReasonForm,
    SelfAssessmentForm,
)
from nominations.models import Application, Feedback, Municipality, Question, Receipt, ReceiptPdf
from nominations.views import drafts

Part = Question.Part
CHECK_PAGES = {
    Part.APPLICATION: "nominations/application_check.html",
    Part.SELF_DESCRIPTION: "nominations/self_description_check.html",
}

CHECK_ADDRESSES = {
    Part.APPLICATION: "nominations:application_check",
    Part.SELF_DESCRIPTION: "nominations:self_description_check",
}


@require_safe
def home(request):
    return _home(request)


@require_POST
def application_start(request, slug, code):
    at = request.received_at
    edition = get_object_or_404(Edition.objects.public(), slug=slug)
    municipality = get_object_or_404(Municipality.objects.editable_by(request.user), pk=code)
    try:
        services.start_application(
            edition_id=edition.pk, municipality_code=municipality.pk, actor=request.user, at=at
        )
    except Refused as refusal:
        # A button pressed twice leads where pressing it once does.
        if not edition.applications.filter(municipality=municipality).exists():
            return _home(request, refusal.reasons, status=409)
    return redirect("nominations:application_show", slug, code)


@require_safe
def application_show(request, slug, code):
    application = fetch(Application.objects.of_member(request.user), slug, code)
    return _task_list(request, application)


@require_http_methods(["GET", "HEAD", "POST"])
def application_edit(request, slug, code):
    application = fetch(Application.objects.editable_by(request.user), slug, code)
    completion = rules.open_completion(application)
    only = completion.asked if completion else None
    return drafts.write(
        request,
        application,
        part=Part.APPLICATION,
        make_form=lambda case, data=None: AnswersForm(
            case,
            Part.APPLICATION,
            data,
            only=only,
            rewordings=reuse.rewordings(application),
        ),
        parts_of=lambda form: {
            "answers": form.answers(),
            "headline": form.headline(),
        },
        template="nominations/application_edit.html",
        check="nominations:application_check",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def self_assessment_edit(request, slug, code):
    application = fetch(Application.objects.editable_by(request.user), slug, code)
    first = next(iter(application.edition.statements.all()), None)
    return drafts.write(
        request,
        application,
        part=Part.APPLICATION,
        field=first and first.code,
        make_form=SelfAssessmentForm,
        parts_of=lambda form: {"answers": {}, "statements": form.statements()},
        template="nominations/self_assessment_edit.html",
        check="nominations:application_check",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def self_description_edit(request, slug, code):
    return drafts.write(
        request,
        fetch(_described(Application.objects.editable_by(request.user)), slug, code),
        part=Part.SELF_DESCRIPTION,
        make_form=lambda case, data=None: AnswersForm(case, Part.SELF_DESCRIPTION, data),
        parts_of=lambda form: {"answers": form.answers()},
        template="nominations/self_description_edit.html",
        check="nominations:self_description_check",
    )


@require_safe
def application_check(request, slug, code):
    application = fetch(Application.objects.of_member(request.user), slug, code)
    return check(request, application, Part.APPLICATION)


@require_POST
def application_submit(request, slug, code):
    may = Application.objects.submittable_by(request.user)
    service, receipts = services.submit_application, Receipt.objects.of_applications()
    return hand_in(request, may, slug, code, Part.APPLICATION, service, receipts)


@require_safe
def self_description_check(request, slug, code):
    application = fetch(_described(Application.objects.of_member(request.user)), slug, code)
    return check(request, application, Part.SELF_DESCRIPTION)


@require_POST
def self_description_submit(request, slug, code):
    may = _described(Application.objects.submittable_by(request.user))
    service, receipts = services.submit_self_description, Receipt.objects.of_self_descriptions()
    return hand_in(request, may, slug, code, Part.SELF_DESCRIPTION, service, receipts)


@require_POST
def application_withdraw(request, slug, code):
    return _change(
        request,
        slug,
        code,
        services.withdraw_application,
        _("You have taken back the application."),
    )


@require_POST
def application_reopen(request, slug, code):
    return _change(
        request,
        slug,
        code,
        services.reopen_application,
        _("You can write again. Remember to hand in."),
    )


@require_safe
def application_receipt(request, slug, code):
    application = fetch(Application.objects.of_member(request.user), slug, code)
    context = {"application": application, "receipts": application.receipts.listed()}
    return render(request, "nominations/application_receipt.html", context)


@require_safe
def receipt_download(request, slug, code, number):
    application = fetch(Application.objects.of_member(request.user), slug, code)
    receipt = get_object_or_404(Receipt, application=application, number=number)
    return HttpResponse(
        receipt.contents.encode(),
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{receipt.number}.txt"'},
    )


@require_safe
def receipt_pdf(request, slug, code, number):
    application = fetch(Application.objects.of_member(request.user), slug, code)
    return as_pdf(get_object_or_404(Receipt, application=application, number=number))


@require_safe
def feedback_show(request, slug, code):
    application = fetch(Application.objects.of_member(request.user), slug, code)
    feedback = get_object_or_404(Feedback, application=application, released_at__isnull=False)
    context = {"application": application, "feedback": feedback}
    return render(request, "nominations/feedback_show.html", context)


def as_pdf(receipt):
    """The receipt to save; 404 until the worker has set it."""
    pdf = get_object_or_404(ReceiptPdf, receipt=receipt)
    return HttpResponse(
        bytes(pdf.content),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{receipt.number}.pdf"'},
    )


def fetch(applications, slug, code):
    """The application with its case file, or 404 for those who may not know of it."""
    return get_object_or_404(applications.case_file(), edition__slug=slug, municipality_id=code)


def _key_of(applications, slug, code):
    """The application's key, or 404: the service reads the rest, once it holds it."""
    chosen = applications.only("pk")
    return get_object_or_404(chosen, edition__slug=slug, municipality_id=code).pk


def _home(request, reasons=(), status=200):
    at = request.received_at
    context = {
        "places": task_lists.places(request.user, at=at),
        "tasks": task_lists.tasks(request.user, at=at),
        "reasons": reasons,
        "now": at,
    }
    return render(request, "nominations/home.html", context, status=status)


def _described(applications):
    return applications.filter(self_description__isnull=False)


def _task_list(request, application, reasons=(), status=200):
    at = request.received_at
    context = {
        "application": application,
        "overview": task_lists.overview(application, request.user, at=at),
        "now": at,
        "reasons": reasons,
    }
    return render(request, "nominations/application_show.html", context, status=status)


def check(request, application, part, reasons=(), *, form=None, explained=()):
    """Everything as it stands, with what is missing. ``explained`` is a field and the form that came back."""
    at = request.received_at
    overview = task_lists.overview(application, request.user, at=at)
    context = {
        "application": application,
        "overview": overview,
        "problems": task_lists.problems(application, overview.part_of(part)),
        "people": list(_people(application, overview.case, part, explained)),
        "circumstances": assurance.circumstances(),
        "now": at,
    }
    forms = [given for given in (form, *explained[1:]) if given]
    faulty = next((given for given in forms if given.is_bound), None)
    context["hand_in"] = form or HandInForm()
    return page(request, CHECK_PAGES[part], context, form=faulty, reasons=reasons)


def _people(application, case, part, explained):
    """What the part tells of people, each with the form in which it is answered for."""
    returned = dict([explained]) if explained else {}
    for warned in rules.personal_data(application, case, part):
        form = PersonalDataReasonForm(
            initial={"reason": warned.reason}, auto_id=f"id_%s-{warned.field}"
        )
        yield warned, returned.get(warned.field, form)


def part_of(application, field):
    """The part that a field belongs to."""
    described = application.edition.questions.filter(code=field, part=Part.SELF_DESCRIPTION)
    return Part.SELF_DESCRIPTION if described.exists() else Part.APPLICATION


def hand_in(request, may, slug, code, part, service, receipts):
    """What is handed in is assured by a tick, and refused with every reason.

    A button pressed twice, or by two at once, leads where pressing it once does: to the one of the
    ``receipts`` that there is.
    """
    key = _key_of(may, slug, code)
    form = HandInForm(request.POST)
    if not form.is_valid():
        return check(request, fetch(may, slug, code), part, form=form)
    reasons = reasons_from(service, application_id=key, actor=request.user, at=request.received_at)
    earlier = receipts.filter(application=key).first() if reasons else None
    if reasons and not earlier:
        return check(request, fetch(may, slug, code), part, reasons)
    if earlier:
        messages.info(request, _already_handed_in(earlier))
    else:
        words = _("Handed in. The receipt is on its way to everybody who writes with you.")
        messages.success(request, words)
    return redirect("nominations:application_receipt", slug, code)


def _already_handed_in(receipt):
    told = {"name": receipt.issued_to, "when": in_words(receipt.issued_at)}
    if receipt.issued_to:
        return (
            _("It was already handed in: %(name)s did so on %(when)s. Here is the receipt.") % told
        )
    return _("It was already handed in on %(when)s. Here is the receipt.") % told


def _change(request, slug, code, service, message):
    """An event without a form: done, or refused with the reasons on the task list."""
    may = Application.objects.submittable_by(request.user)
    key = _key_of(may, slug, code)
    try:
        service(application_id=key, actor=request.user, at=request.received_at)
    except Refused as refusal:
        return _task_list(request, fetch(may, slug, code), refusal.reasons, status=409)
    messages.success(request, message)
    return redirect("nominations:application_show", slug, code)
