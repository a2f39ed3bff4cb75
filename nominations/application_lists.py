"""An edition's applications in lists: what each shows, in a fixed number of queries however many they are."""

from dataclasses import dataclass

from django.db.models import F, Q
from django.utils.translation import gettext as _

from award import event_words
from award.clock import until
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
    #: What to think of: a completion, more time, another way in. Pairs of words and tone.
    notes: tuple[tuple[str, str], ...] = ()
    #: Whole days since it was handed in; None while it is with the municipality.
    age: int | None = None
    is_readable: bool = False

    @property
    def missing(self) -> int:
        return self.progress.total - self.progress.done


ORDERS = {
    "": ["municipality__sort_key"],
    "oldest": [F("submitted_at").asc(nulls_last=True), "municipality__sort_key"],
    "newest": [F("submitted_at").desc(nulls_last=True), "municipality__sort_key"],
    "missing": ["answered_questions", "answered_statements", "municipality__sort_key"],
}


def applications(edition, *, words="", status="", only="", order="", at):
    """The edition's applications, narrowed to those asked for, in Swedish or another order."""
    found = edition.applications.select_related("municipality").with_progress().with_last_saving()
    found = found.with_ways_in()
    if words:
        found = found.filter(municipality__search_text__contains=words.casefold().strip())
    if status:
        found = found.filter(status=status)
    if only:
        found = found.filter(_ONLY[only](at))
    return found.order_by(*ORDERS[order])


_ONLY = {
    "completing": lambda at: Q(completion_due_at__isnull=False),
    "overdue": lambda at: Q(completion_due_at__lte=at),
    "extended": lambda at: Q(has_more_time=True),
    "several": lambda at: Q(is_nominated=True) | Q(is_elsewhere=True),
}


def rows(edition, page, person, *, at) -> list[Row]:
    """The applications of one page with how far each has come."""
    page = list(page)
    readable = edition.applications.readable_by_organiser(person, at=at).filter(
        pk__in=[application.pk for application in page]
    )
    readable_now = set(readable.values_list("pk", flat=True))
    asked = _asked(edition)
    return [
        Row(
            application,
            draft_progress(application, **asked),
            notes=tuple(_notes(application, at)),
            age=(at - application.submitted_at).days if application.submitted_at else None,
            is_readable=application.pk in readable_now and application.completion_due_at is None,
        )
        for application in page
    ]


def progress_of(application) -> Progress:
    """The same for one application, fetched ``with_progress()``."""
    return draft_progress(application, **_asked(application.edition))


def _asked(edition):
    questions = edition.questions.filter(part=Part.APPLICATION, is_current=True)
    return {
        "questions": questions.count(),
        "minimum_statements": edition.minimum_statements
        if questions.filter(kind=Question.Kind.SELF_ASSESSMENT).exists()
        else 0,
    }


def _notes(application, at):
    due = application.completion_due_at
    if due and due <= at:
        yield _("completion overdue since %(when)s") % {"when": until(due)}, "danger"
    elif due:
        yield _("completes until %(when)s") % {"when": until(due)}, "warning"
    if application.has_more_time:
        yield _("more time"), "info"
    if application.is_nominated:
        yield _("nominated too"), "neutral"
    if application.is_elsewhere:
        yield _("also in a joint application"), "danger"


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
