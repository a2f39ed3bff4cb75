"""A closed round is opened again by the chair, and what it said before can still be read."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from award.refusals import Refused
from jury import records, rules, services
from jury.forms import ReopenForm
from jury.models import Juror, Round
from jury.readers import office_reader
from jury.views.office import round_of_office
from jury.views.rounds import round_among


@require_http_methods(["GET", "HEAD", "POST"])
def round_reopen(request, slug, round_id):
    """The chair says why; nobody else opens a closed round."""
    rounds = Round.objects.chaired_by(request.user).filter(status=Round.Status.CLOSED)
    round_ = round_among(rounds, slug, round_id)
    form = ReopenForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, round_, form, status=422 if request.method == "POST" else 200)
    try:
        services.reopen_round(
            round_id=round_.pk,
            reason=form.cleaned_data["reason"],
            actor=request.user,
            at=timezone.now(),
        )
    except Refused as refused:
        return _page(request, round_, form, reasons=refused.reasons, status=409)
    messages.success(request, _("The round is open again. What it said before is kept."))
    return redirect("jury:round_lead", slug, round_.pk)


@require_POST
def earlier_record(request, slug, round_id, number):
    """What the round said before it was opened again, as it was hashed; sealed until it closes anew.

    It is whole or not at all: who may not read of every application gets none. That it was taken out is an
    event.
    """
    rounds = Round.objects.filter(status=Round.Status.CLOSED)
    round_ = round_of_office(request.user, slug, round_id, rounds)
    if office_reader(request.user, round_).hidden:
        raise Http404
    earlier = get_object_or_404(round_.earlier_records, number=number)
    services.note_reading(
        round_=round_, what=f"earlier record {number}", actor=request.user, at=timezone.now()
    )
    response = HttpResponse(records.text_of(earlier.record), content_type="application/json")
    name = f"{slug}-{round_.stage.position}-{number}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _page(request, round_, form, *, reasons=(), status=200):
    chair = Juror.objects.of_person(request.user).select_related("seat")
    context = {
        "round": round_,
        "edition": round_.stage.edition,
        "form": form,
        "reasons": reasons,
        # The reason is what the form asks for.
        "obstacles": rules.reasons_not_to_reopen_round(
            round_, chair.get(edition=round_.stage.edition), reason="-", at=timezone.now()
        ),
    }
    return render(request, "jury/round_reopen.html", context, status=status)
