"""The conflict record for those who keep it, and the public register of conflicts."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from award.booklet.papers import made
from award.models import Edition
from jury import services
from jury.conflicts import record_papers
from jury.conflicts.late import difference_of
from jury.conflicts.published import public_conflicts
from jury.conflicts.record import record_of
from jury.conflicts.sentences import kept_out
from jury.models import Juror, Round
from jury.readers import office_reader
from jury.views.office import edition_of, round_of_office


@require_safe
def conflict_record(request, slug):
    """The organiser's record of the edition's conflicts."""
    return _record_page(request, edition_of(request.user, slug))


@require_POST
def conflict_record_download(request, slug):
    """The same as a tagged PDF; that it was taken out is an event."""
    edition = edition_of(request.user, slug)
    content = made(record_papers.paper(edition, record_of(edition), at=request.received_at))
    services.note_conflict_export(
        edition_id=edition.pk, what="record", actor=request.user, at=request.received_at
    )
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="javsprotokoll-{slug}.pdf"'},
    )


@require_safe
def conflict_record_read(request, slug):
    """For chair, vice chair and secretary: without what concerns their own conflicts."""
    leaders = Juror.objects.of_person(request.user).leading().select_related("edition__award")
    reader = get_object_or_404(leaders, edition__slug=slug)
    return _record_page(request, reader.edition, reader=reader)


def _record_page(request, edition, *, reader=None):
    record = record_of(edition, reader=reader)
    context = {
        "edition": edition,
        "record": record,
        "parts": [{"part": part, "sentences": kept_out(part)} for part in record.parts],
        "reader": reader,
    }
    return render(request, "jury/conflict_record.html", context)


@require_safe
def late_conflict_show(request, slug, round_id):
    """The closed round as it was and as it is, where a conflict was found later."""
    round_ = round_of_office(request.user, slug, round_id, Round.objects.filter(status="closed"))
    context = {
        "round": round_,
        "edition": round_.stage.edition,
        "difference": difference_of(office_reader(request.user, round_)),
    }
    return render(request, "jury/late_conflict_show.html", context)


@login_not_required
@require_safe
def conflict_list(request, slug):
    """Who in the jury has had a conflict towards whom, as far as it is public."""
    edition = get_object_or_404(Edition.objects.visible_to(request.user), slug=slug)
    context = {
        "edition": edition,
        "rows": public_conflicts(edition, at=request.received_at),
    }
    return render(request, "jury/conflict_list.html", context)
