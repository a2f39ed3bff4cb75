"""What is to be made known, when, and what then becomes visible."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from award import placements, services, timeline
from award.models import Booklet, Publication, Result, Stage
from award.views.office import own_edition
from award.views.replies import page, reasons_from


@require_safe
def publication_list(request, slug):
    """The results handed down by the jury, with their embargo; what is sealed is opened one by one."""
    return _list(request, own_edition(request, slug))


@require_POST
def publication_open(request, slug, publication_id):
    """The same page with what one sealed publication will make known; that it was opened is an event."""
    edition = own_edition(request, slug)
    publication = get_object_or_404(Publication, edition=edition, pk=publication_id)
    at = timezone.now()
    if publication.embargo_until > at:
        services.note_sealed_reading(thing=publication, edition=edition, actor=request.user, at=at)
    return _list(request, edition, opened=publication)


def _list(request, edition, *, opened=None, reasons=()):
    at = timezone.now()
    publications = list(edition.publications.prefetch_related("results"))
    for publication in publications:
        publication.is_public = publication.embargo_until <= at
        publication.is_shown = publication.is_public or publication == opened
        publication.named = [
            result
            for result in publication.results.all()
            if result.placement != Result.Placement.PARTICIPANT
        ]
        publication.shows_booklet = publication.selects == Stage.Selects.WINNER
        publication.is_without_prize = publication.shows_booklet and not placements.with_placement(
            publication.named, Result.Placement.WINNER
        )
    context = {
        "edition": edition,
        "publications": publications,
        "announcement": timeline.announcement(list(edition.stages.all())),
        "has_booklet": Booklet.objects.filter(edition=edition).exclude(file="").exists(),
    }
    return page(request, "award/publication_list.html", context, reasons=reasons)


@require_POST
def embargo_lift(request, slug, publication_id):
    """Announce now: the results become public at once."""
    edition = own_edition(request, slug)
    publication = get_object_or_404(Publication, edition=edition, pk=publication_id)
    reasons = reasons_from(
        services.lift_embargo,
        publication_id=publication.pk,
        actor=request.user,
        at=timezone.now(),
    )
    if reasons:
        return _list(request, edition, reasons=reasons)
    messages.success(request, _("Announced. Everybody can read the results now."))
    return redirect("award:publication_list", slug)
