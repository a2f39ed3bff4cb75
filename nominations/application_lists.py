"""An edition's applications in lists: what each shows, in a fixed number of queries however many they are."""

from dataclasses import dataclass

from django.db.models import F

from award import event_words
from award.models import HistoryEntry
from nominations import rules
from nominations.models import Application, Question, SelfDescription
from nominations.progress import Progress, draft_progress

Part = Question.Part


@dataclass(frozen=True)
class Row:
    """One application as an organiser sees it at any time, sealed or not."""

    application: Application
    progress: Progress


def applications(edition, *, words="", status=""):
    """The edition's applications in Swedish order, narrowed to those asked for."""
    found = edition.applications.select_related("municipality").order_by("municipality__sort_key")
    if words:
        found = found.filter(municipality__search_text__contains=words.casefold().strip())
    if status:
        found = found.filter(status=status)
    return found.with_progress().with_last_saving()


def rows(edition, page) -> list[Row]:
    """The applications of one page with how far each has come."""
    questions = edition.questions.filter(part=Part.APPLICATION)
    asked = {
        "questions": questions.count(),
        "minimum_statements": edition.minimum_statements
        if questions.filter(kind=Question.Kind.SELF_ASSESSMENT).exists()
        else 0,
    }
    return [Row(application, draft_progress(application, **asked)) for application in page]


def row_of(application) -> Row:
    """The same for one application, fetched ``with_progress()``."""
    return rows(application.edition, [application])[0]


def readable_parts(application, person, *, at) -> set[str]:
    """What of an application the organiser may read now: each part when it is handed in and closed."""
    readable = Application.objects.readable_by_organiser(person, at=at)
    if not readable.filter(pk=application.pk).exists():
        return set()
    parts = {Part.APPLICATION}
    described = SelfDescription.objects.filter(
        application=application, status=SelfDescription.Status.SUBMITTED
    )
    if described.exists() and not rules.is_sealed_for(application, at, Part.SELF_DESCRIPTION):
        parts.add(Part.SELF_DESCRIPTION)
    return parts


def awaiting_feedback(edition, person, *, at):
    """The applications that the organiser may read, with the feedback that is written so far."""
    return list(
        edition.applications.readable_by_organiser(person, at=at)
        .select_related("municipality")
        .annotate(
            feedback_text=F("feedback__text"), feedback_released_at=F("feedback__released_at")
        )
        .order_by("municipality__sort_key")
    )


def history(application):
    """What has happened to the application, newest first."""
    entries = HistoryEntry.objects.about(application)
    # Everything here is about the one application: its name need not be repeated.
    return [event_words.line(entry) | {"text": event_words.text(entry.action)} for entry in entries]
