"""What everybody may read: the award, its editions, results and winners. No page asks for a log-in."""

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from award import edition_links, placements, timeline
from award.extensions import extensions
from award.map import points_of
from award.models import Booklet, Edition, Result, Stage
from award.winners import winners

EDITION_PARTS = ("stages", "criteria__levels", "selection_rules", "partners", "jury_seats")


def _edition(request, slug, *parts):
    """The edition at an address, if it is public or the reader runs it; else 404."""
    editions = Edition.objects.visible_to(request.user)
    return get_object_or_404(editions.prefetch_related(*parts), slug=slug)


@login_not_required
@require_safe
def home(request):
    """What the award is, the edition that runs, and those who have won."""
    at = timezone.now()
    # An open edition before an archived one, then the latest.
    editions = Edition.objects.public().order_by("-status", "-slug")
    edition = editions.prefetch_related("stages").first()
    award = edition.award if edition else None
    context = {"edition": edition, "now": at, "winners": winners(award=award, at=at)[:6]}
    if edition:
        context |= _whereabouts(edition, at) | _outcome(edition, at)
    return render(request, "award/home.html", context)


def _whereabouts(edition, at):
    """Where an edition is in time, for its pages."""
    stages = list(edition.stages.all())
    return {
        "now": at,
        "steps": timeline.steps(stages, at),
        "stage": timeline.stage_now(stages, at),
        "next_stage": timeline.next_stage(stages, at),
        "may_apply": any(stage.kind == Stage.Kind.INTAKE and stage.is_open(at) for stage in stages),
    }


def _outcome(edition, at):
    """How an edition went, as far as it is public."""
    results = placements.public_results(edition, at=at)
    is_told = placements.is_winner_public(edition, at=at)
    winner = next(iter(placements.with_placement(results, Result.Placement.WINNER)), None)
    is_without_prize = is_told and winner is None
    told = edition.publications.visible_at(at).filter(selects=Stage.Selects.WINNER)
    return {
        "winner": winner,
        "is_without_prize": is_without_prize,
        # Whose words say why; only read where they are needed.
        "no_prize": told.defer("document").get() if is_without_prize else None,
        "nominees": placements.with_placement(results, Result.Placement.NOMINEE),
        "longlist": placements.with_placement(results, Result.Placement.LONGLISTED),
        "booklet": _built_booklet(edition) if is_told else None,
    }


@login_not_required
@require_safe
def winner_list(request):
    """Everybody who has won since the award began."""
    return render(request, "award/winner_list.html", {"winners": winners(at=timezone.now())})


@login_not_required
@require_safe
def edition_show(request, slug):
    """An edition: how it goes, what counts, who judges, and how it went as far as it is public."""
    edition = _edition(request, slug, *EDITION_PARTS)
    at = timezone.now()
    context = {
        "edition": edition,
        "extensions": extensions(edition),
        "links": edition_links.links(edition, at=at),
    }
    context |= _whereabouts(edition, at) | _outcome(edition, at)
    return render(request, "award/edition_show.html", context)


@login_not_required
@require_safe
def edition_jury(request, slug):
    """Who sits in the jury, and for whom."""
    edition = _edition(request, slug, "jury_seats")
    return render(request, "award/edition_jury.html", {"edition": edition})


@login_not_required
@require_safe
def edition_results(request, slug):
    """The municipalities that took part, on a map and beside it in a table that can be sorted."""
    edition = _edition(request, slug)
    at = timezone.now()
    results = placements.public_results(edition, at=at)
    publications = list(edition.publications.visible_at(at).defer("document"))
    told = next((each for each in publications if each.selects == Stage.Selects.WINNER), None)
    has_winner = bool(placements.with_placement(results, Result.Placement.WINNER))
    context = {
        "edition": edition,
        "results": results,
        "is_without_prize": told is not None and not has_winner,
        "no_prize": told,
        "points": points_of(results),
        "publications": publications,
    }
    return render(request, "award/edition_results.html", context)


@login_not_required
@require_safe
def publication_download(request, slug, selects):
    """What the jury sealed, byte for byte, for whoever wants to check that it was not changed."""
    edition = _edition(request, slug)
    told = edition.publications.visible_at(timezone.now())
    publication = get_object_or_404(told, selects=selects)
    return HttpResponse(
        publication.document,
        content_type="application/json; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{slug}-{selects}.json"'},
    )


def _built_booklet(edition):
    """The edition's booklet, once it is built; else None."""
    return Booklet.objects.filter(edition=edition).exclude(file="").first()


@login_not_required
@require_safe
def booklet_download(request, slug):
    """The booklet as PDF, for everybody once the winner is public; before that it does not exist."""
    edition = _edition(request, slug)
    is_told = placements.is_winner_public(edition, at=timezone.now())
    booklet = _built_booklet(edition) if is_told else None
    if booklet is None:
        raise Http404
    return FileResponse(booklet.file.open(), filename=f"{slug}.pdf", content_type="application/pdf")


@login_not_required
@require_safe
def accessibility(request):
    """How accessible these pages are, and where to tell of what is not."""
    return render(request, "award/accessibility.html")


@login_not_required
@require_safe
def about(request):
    """What Utmärkt is and what it is made of."""
    return render(request, "award/about.html")
