"""A nomination by anyone: the public form, the page behind the letter, and the municipality's answer."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from award.models import Edition
from award.refusals import Refused
from nominations import door_letters, rules
from nominations.forms import NominationAnswerForm, NominationForm
from nominations.models import Municipality, Nomination
from nominations.services import doors

SENDER_LENGTH = 32


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def nomination_create(request, slug):
    edition = get_object_or_404(Edition.objects.public().prefetch_related("stages"), slug=slug)
    at = request.received_at
    form = NominationForm(request.POST or None)
    reasons, status = rules.reasons_nominations_are_closed(edition, at=at), 200
    is_closed = bool(reasons)
    if request.method == "POST" and is_closed:
        status = 409
    elif request.method == "POST" and not form.is_valid():
        status = 422
    elif request.method == "POST":
        reasons, status = _nominate(request, edition, form, at)
        if status == 302:
            return redirect("nominations:nomination_thanks", slug)
    context = {"edition": edition, "form": form, "reasons": reasons, "is_closed": is_closed}
    context["municipalities"] = Municipality.objects.only("name")
    return render(request, "nominations/nomination_create.html", context, status=status)


def _nominate(request, edition, form, at):
    """The reasons against it, and the status: 302 when done, and for a program that is told nothing."""
    if form.is_by_a_program:
        return [], 302
    try:
        doors.nominate(edition_id=edition.pk, sender=_sender(request), at=at, **form.nomination())
    except Refused as refusal:
        return refusal.reasons, 409
    return [], 302


def _sender(request):
    """What tells two networks apart without saying which they are."""
    address = request.META.get("REMOTE_ADDR", "")
    return salted_hmac("nominations.sender", address).hexdigest()[:SENDER_LENGTH]


@login_not_required
@require_safe
def nomination_thanks(request, slug):
    edition = get_object_or_404(Edition.objects.public(), slug=slug)
    return render(request, "nominations/nomination_thanks.html", {"edition": edition})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def nomination_confirm(request, token):
    """The page behind the link in the letter; reading it confirms nothing, its button does."""
    nominations = Nomination.objects.select_related("edition__award", "municipality")
    nomination = nominations.filter(pk=door_letters.nomination_id_in(token)).first()
    if nomination is None:
        raise Http404
    at, status = request.received_at, 200
    reasons = rules.reasons_not_to_confirm_nomination(nomination, at=at)
    if request.method == "POST":
        try:
            doors.confirm_nomination(nomination_id=nomination.pk, at=at)
        except Refused as refusal:
            reasons, status = refusal.reasons, 409
        else:
            messages.success(request, _("Thank you. The nomination is confirmed."))
            return redirect("nominations:nomination_confirm", token)
    is_done = nomination.status != Nomination.Status.UNCONFIRMED
    context = {"nomination": nomination, "reasons": reasons, "is_done": is_done}
    return render(request, "nominations/nomination_confirm.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def nomination_answer(request, slug, code):
    """What others have written of the municipality, and its answer: yes begins the application."""
    gate = "answerable_by" if request.method == "POST" else "of_member"
    found = getattr(Nomination.objects, gate)(request.user).filter(edition__slug=slug)
    nominations = list(
        found.filter(municipality=code).select_related("edition__award", "municipality")
    )
    if not nominations:
        raise Http404
    form = NominationAnswerForm(request.POST or None)
    reasons, status = [], 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _answer(request, nominations[0], form)
            except Refused as refusal:
                reasons, status = refusal.reasons, 409
    context = _answer_context(request, nominations, form, reasons)
    return render(request, "nominations/nomination_answer.html", context, status=status)


def _answer(request, nomination, form):
    """Done and said, and where the person goes from there. Raises ``Refused``."""
    about = {
        "edition_id": nomination.edition_id,
        "municipality_code": nomination.municipality_id,
        "actor": request.user,
        "at": request.received_at,
    }
    if not form.is_yes:
        doors.decline_nominations(reason=form.cleaned_data["reason"], **about)
        messages.success(request, _("You have declined. Those who nominated you get a letter."))
        return redirect("nominations:home")
    application = doors.take_up_nominations(**about)
    messages.success(request, _("You have said yes. Here is the application to fill in."))
    return redirect(
        "nominations:application_show", application.edition.slug, application.municipality_id
    )


def _answer_context(request, nominations, form, reasons):
    waiting = [each for each in nominations if each.status == Nomination.Status.WAITING]
    edition, municipality = nominations[0].edition, nominations[0].municipality
    answerable = Nomination.objects.answerable_by(request.user)
    return {
        "edition": edition,
        "municipality": municipality,
        "nominations": nominations,
        "form": form,
        "reasons": reasons,
        "may_answer": answerable.filter(pk=nominations[0].pk).exists(),
        "obstacles": rules.reasons_not_to_answer_nominations(
            edition, municipality, len(waiting), at=request.received_at
        ),
    }
