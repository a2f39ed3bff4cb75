"""The citation: the organiser writes it down, the one who presides adopts it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from award.models import Edition
from award.refusals import Refused
from jury import rules, services
from jury.candidates import finalists
from jury.citation_style import long_sentences, words
from jury.forms import CitationForm
from jury.models import Citation, Juror
from jury.views.office import edition_of


def _finalists(edition):
    """Those who may win; nobody in an edition that chooses no winner."""
    stage = rules.decision_stage(edition)
    if stage is None:
        raise Http404
    stage.edition = edition
    return finalists(stage)


@require_safe
def citation_list(request, slug):
    """The finalists and their citations."""
    edition = edition_of(request.user, slug)
    rows = list(_finalists(edition).select_related("citation"))
    return render(request, "jury/citation_list.html", {"edition": edition, "finalists": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def citation_edit(request, slug, code):
    """The words, with how they will sound read aloud."""
    edition = edition_of(request.user, slug)
    application = get_object_or_404(
        _finalists(edition).select_related("citation"), municipality=code
    )
    citation = getattr(application, "citation", None)
    initial = {"text_sv": citation.text_sv, "text_en": citation.text_en} if citation else {}
    form = CitationForm(request.POST or None, initial=initial)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return _page(request, edition, application, form, status=status)
    try:
        services.save_citation(
            application_id=application.pk,
            actor=request.user,
            at=timezone.now(),
            **form.cleaned_data,
        )
    except Refused as refused:
        return _page(request, edition, application, form, reasons=refused.reasons, status=409)
    messages.success(request, _("The citation is saved."))
    return redirect("jury:citation_edit", slug, code)


def _page(request, edition, application, form, *, reasons=(), status=200):
    text = form["text_sv"].value() or ""
    context = {
        "edition": edition,
        "application": application,
        "citation": getattr(application, "citation", None),
        "form": form,
        "number_of_words": len(words(text)),
        "long_sentences": long_sentences(text),
        "reasons": reasons,
    }
    return render(request, "jury/citation_edit.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def citation_adopt(request, slug):
    """The one who presides over the decision reads the citation and adopts it."""
    edition = get_object_or_404(
        Edition.objects.with_award(), slug=slug, jurors__in=_leading(request.user)
    )
    among = list(_finalists(edition))
    if rules.presiding_juror(rules.decision_stage(edition), among) not in _leading(request.user):
        raise Http404
    citation = _citation_before(among)
    if request.method != "POST" or citation is None:
        return _adopt_page(request, edition, citation)
    try:
        services.adopt_citation(
            application_id=citation.application_id, actor=request.user, at=timezone.now()
        )
    except Refused as refused:
        return _adopt_page(request, edition, citation, reasons=refused.reasons, status=409)
    messages.success(request, _("The citation is adopted and locked."))
    return redirect("jury:citation_adopt", slug)


def _leading(person):
    return Juror.objects.presiding().filter(person=person)


def _citation_before(finalists_):
    """The winner's citation where the winner is chosen, else the only one written."""
    found = list(
        Citation.objects.filter(application__in=finalists_)
        .select_related("application__municipality", "adopted_by__person")
        .order_by("pk")
    )
    won = [citation for citation in found if citation.application.status == "won"]
    return (won or found or [None])[0]


def _adopt_page(request, edition, citation, *, reasons=(), status=200):
    context = {
        "edition": edition,
        "citation": citation,
        "number_of_words": len(words(citation.text_sv)) if citation else 0,
        "reasons": reasons,
    }
    return render(request, "jury/citation_adopt.html", context, status=status)
