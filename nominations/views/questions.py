"""The organiser's pages about one question, and the municipality's about its new wording."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST

from award.refusals import Refused
from nominations import rules, services
from nominations.case_files import blank, case_file
from nominations.forms import QuestionForm
from nominations.forms.answers import QuestionsForm
from nominations.models import Application, Question
from nominations.views.applications import fetch
from nominations.views.office import edition_of

PAGES = {
    Question.Part.APPLICATION: "nominations:application_edit",
    Question.Part.SELF_DESCRIPTION: "nominations:self_description_edit",
}
#: Buttons that ask for another look at the page; nothing is saved by them.
LOOKS = ("preview", "add_row", "remove_row")


@require_http_methods(["GET", "HEAD", "POST"])
def question_add(request, slug):
    edition = edition_of(request, slug)
    last = edition.questions.order_by("-position").first()
    position = last.position + 1 if last else 1
    question = Question(edition=edition, part=Question.Part.APPLICATION, position=position)
    return _edit(request, question)


@require_http_methods(["GET", "HEAD", "POST"])
def question_edit(request, slug, pk):
    return _edit(request, _current(request, slug, pk))


@require_POST
def question_move(request, slug, pk):
    question = _current(request, slug, pk)
    steps = 1 if request.POST.get("direction") == "down" else -1
    try:
        services.move_question(
            question_id=question.pk, steps=steps, actor=request.user, at=request.received_at
        )
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.warning(request, reason)
    return redirect("nominations:form_show", slug)


@require_POST
def question_remove(request, slug, pk):
    question = _current(request, slug, pk)
    code = question.code
    try:
        services.remove_question(
            question_id=question.pk, actor=request.user, at=request.received_at
        )
    except Refused as refusal:
        form = QuestionForm(instance=question)
        return _page(request, form, reasons=refusal.reasons, status=409)
    messages.success(request, _("%(code)s is removed.") % {"code": code})
    return redirect("nominations:form_show", slug)


@require_http_methods(["GET", "HEAD", "POST"])
def question_adopt(request, slug, code, question):
    """Both wordings with the answer; the municipality moves it when it has read the new one."""
    application = fetch(Application.objects.editable_by(request.user), slug, code)
    answer = next((each for each in case_file(application).form if each.code == question), None)
    if answer is None or answer.newer is None:
        return redirect("nominations:application_show", slug, code)
    back = PAGES[answer.part]
    if request.method == "POST":
        try:
            services.adopt_question(
                application_id=application.pk,
                code=question,
                actor=request.user,
                at=request.received_at,
            )
        except Refused as refusal:
            return _adopt_page(request, application, answer, back, refusal.reasons, status=409)
        return redirect(back, slug, code)
    return _adopt_page(request, application, answer, back)


def _current(request, slug, pk):
    edition = edition_of(request, slug)
    return get_object_or_404(edition.questions.current(), pk=pk)


def _edit(request, question):
    """The form, or what came of it. A button that asks for another look gets one, and saves nothing."""
    form = QuestionForm(request.POST or None, instance=question)
    if "X-Preview" in request.headers:
        return render(request, "nominations/_question_preview.html", _preview(form))
    if request.method != "POST" or any(name in request.POST for name in LOOKS):
        return _page(request, form, reasons=rules.reasons_not_to_change(question))
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        saved = services.save_question(
            edition_id=question.edition_id,
            question_id=question.pk,
            values=form.values(),
            actor=request.user,
            at=request.received_at,
        )
    except Refused as refusal:
        return _page(request, form, reasons=refusal.reasons, status=409)
    messages.success(request, _("%(code)s is saved.") % {"code": saved.code})
    return redirect("nominations:form_show", question.edition.slug)


def _page(request, form, *, reasons=(), status=200):
    question = form.instance
    context = {
        "edition": question.edition,
        "question": question,
        "form": form,
        "reasons": reasons,
        "is_answered": bool(question.pk and rules.is_answered(question)),
        **_preview(form),
    }
    return render(request, "nominations/question_edit.html", context, status=status)


def _preview(form):
    """The field as the applicant meets it, in both languages."""
    question, looks = form.draft(), []
    for language, name in (("sv", _("In Swedish")), ("en", _("In English"))):
        with override(language):
            fields = QuestionsForm([blank(question)], auto_id=f"{language}_%s")
            looks.append((language, name, list(fields.groups())))
    return {"looks": looks, "previewed": question}


def _adopt_page(request, application, answer, back, reasons=(), status=200):
    context = {
        "application": application,
        "answer": answer,
        "back": back,
        "reasons": reasons,
    }
    return render(request, "nominations/question_adopt.html", context, status=status)
