"""The organiser's pages about the ways in: what is open, and who has been nominated."""

from dataclasses import dataclass
from itertools import groupby

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from award.refusals import Refused
from nominations import rules
from nominations.doors import doors_of
from nominations.forms import DoorsForm
from nominations.models import Membership, Nomination
from nominations.services import doors
from nominations.views.office import edition_of


@dataclass(frozen=True)
class Nominated:
    """A municipality that somebody has nominated, with all its nominations gathered."""

    municipality: object
    nominations: list
    has_people: bool


@require_safe
def nomination_list(request, slug):
    edition = edition_of(request, slug)
    found = Nomination.objects.counting().filter(edition=edition).select_related("municipality")
    with_people = set(Membership.objects.values_list("municipality", flat=True))
    gathered = [
        Nominated(municipality, list(rows), municipality.pk in with_people)
        for municipality, rows in groupby(found, key=lambda row: row.municipality)
    ]
    context = {"edition": edition, "gathered": gathered}
    return render(request, "nominations/nomination_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def doors_change(request, slug):
    edition = edition_of(request, slug)
    at = request.received_at
    form = DoorsForm(request.POST or None, instance=doors_of(edition))
    reasons, status = rules.reasons_not_to_change_doors(edition, at=at), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                doors.change_doors(
                    edition_id=edition.pk, values=form.cleaned_data, actor=request.user, at=at
                )
            except Refused as refusal:
                reasons, status = refusal.reasons, 409
            else:
                messages.success(request, _("Saved."))
                return redirect("nominations:doors_change", slug)
    context = {"edition": edition, "form": form, "reasons": reasons}
    return render(request, "nominations/doors_change.html", context, status=status)
