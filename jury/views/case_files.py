"""The case file as it is read by who has nothing to assess in it: opened for the choice, or closed."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from jury import reading_desk
from jury.case_files import WITH, jury_file
from jury.models import Declaration, Juror


def undealt_page(request, slug, round_id, code):
    """What the jury chooses among, for who votes about it and was not dealt it: nothing to fill in."""
    said = Declaration.objects.on_the_choice(request.user).filter(
        round=round_id, round__stage__edition__slug=slug, application__municipality=code
    )
    beside = [f"application__{name}" for name in WITH]
    declaration = get_object_or_404(
        said.select_related("round__stage__edition__award", "juror", *beside)
    )
    if not said.clear().exists():
        return closed_page(request, declaration)
    edition = declaration.round.stage.edition
    file = jury_file(declaration.application, edition=edition, at=timezone.now())
    context = {
        "round": declaration.round,
        "edition": edition,
        "file": file,
        "desk": reading_desk.laid_out(file, ()),
    }
    return render(request, "jury/case_file_show.html", context)


def closed_page(request, kept_from):
    """The name, that it is closed and why, and whom to ask: nothing else of the application.

    ``kept_from`` is the assignment or the declaration of the juror who is kept from it.
    """
    round_, juror = kept_from.round, kept_from.juror
    declaration = (
        Declaration.objects.last_word()
        .closing()
        .filter(juror=juror, application=kept_from.application)
        .first()
    )
    chair = Juror.objects.presiding().filter(edition=round_.stage.edition)
    context = {
        "round": round_,
        "edition": round_.stage.edition,
        "name": kept_from.application.name,
        "declaration": declaration,
        "whom_to_ask": chair.exclude(pk=juror.pk).select_related("person").first(),
    }
    return render(request, "jury/assessment_closed.html", context)
