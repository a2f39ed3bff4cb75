"""What an earlier application can lend a new one, and what a municipality has done in all editions."""

from dataclasses import dataclass

from django.db.models import Exists, Max, OuterRef, Q
from django.db.models.functions import Coalesce

from award import placements
from award.models import Stage
from nominations import kinds
from nominations.case_files import case_file
from nominations.models import Answer, AnswerVersion, Application, Feedback, Question

#: What is decided or agreed to anew each time, and what is a file.
NEVER_LENT = (
    Question.Kind.CONSENT,
    Question.Kind.PARTICIPATION,
    Question.Kind.FILE,
    Question.Kind.SELF_ASSESSMENT,
)


@dataclass(frozen=True)
class Words:
    """What would be fetched: only what the new application has no words for."""

    headline: str | None
    answers: dict
    statements: dict

    @property
    def fields(self) -> list[str]:
        return [*(["headline"] if self.headline else []), *self.answers, *self.statements]


@dataclass(frozen=True)
class Rewording:
    """A question that the earlier edition asked in other words: an answer to it may not answer this one."""

    code: str
    edition: str
    then: str
    now: str


@dataclass(frozen=True)
class Fetched:
    """A field whose first words came from elsewhere, and whether they have been changed since."""

    field: str
    source: str
    is_changed: bool
    rewording: Rewording | None


@dataclass(frozen=True)
class Entry:
    """One edition as the municipality went through it."""

    application: Application
    receipts: list
    has_feedback: bool
    result: object
    is_lead: bool


def words_of(earlier: Application, application: Application) -> Words:
    """Fetch both with ``case_file()``."""
    then, now = case_file(earlier), case_file(application)
    lent = {(answer.code, answer.kind): answer for answer in then.answers if answer.is_answered}
    answers = {}
    for answer in now.form_of(Question.Part.APPLICATION):
        old = lent.get((answer.code, answer.kind))
        if old and answer.kind not in NEVER_LENT and kinds.is_empty(answer.content):
            answers[answer.code] = old.content
    said = {each.text: each for each in then.statements if each.is_answered}
    statements = {
        each.code: said[each.text].content
        for each in now.statements
        if not each.is_answered and each.text in said
    }
    return Words(then.headline if then.headline and not now.headline else None, answers, statements)


def earlier_of(application: Application) -> Application | None:
    """The last application that the municipality handed in to another edition, or wrote and never handed in.

    A draft counts when its intake was over before this application was begun.
    """
    could_still_be_handed_in = Stage.objects.filter(
        edition=OuterRef("edition"),
        kind=Stage.Kind.INTAKE,
        closes_at__gt=application.started_at,
    )
    with_words = Exists(AnswerVersion.objects.filter(application=OuterRef("pk")))
    left_behind = Q(with_words, ~Exists(could_still_be_handed_in))
    return (
        Application.objects.case_file()
        .filter(
            ~Q(status__in=Application.WITH_THE_MUNICIPALITY) | left_behind,
            municipality=application.municipality_id,
        )
        .exclude(edition=application.edition_id)
        .order_by(Coalesce("submitted_at", "started_at").desc(), "-pk")
        .first()
    )


def rewordings_between(earlier: Application, application: Application) -> list[Rewording]:
    """The questions among what would be fetched that are worded anew. Fetch both with ``case_file()``."""
    lent = words_of(earlier, application).answers
    rows = {row.pk: row for row in earlier.edition.questions.all()}
    asked_then = {answer.code: rows[answer.question_id] for answer in case_file(earlier).form}
    found = _reworded(application, {code: asked_then[code] for code in lent})
    return list(found.values())


def rewordings(application: Application) -> dict[str, Rewording]:
    """The questions that had other words when their fetched answers were written, by code.

    Until somebody has written in them here. Fetch with ``case_file()``.
    """
    written_since = AnswerVersion.objects.filter(
        application=application, field=OuterRef("field"), saved_at__gt=OuterRef("fetched_at")
    )
    fetched = application.origins.filter(~Exists(written_since), earlier__isnull=False)
    lenders = dict(fetched.values_list("field", "earlier"))
    if not lenders:
        return {}
    answers = Answer.objects.filter(
        application__in=set(lenders.values()), question__code__in=lenders
    ).order_by("question__version")
    asked_then = {
        answer.question.code: answer.question
        for answer in answers.select_related("question__edition")
        if lenders[answer.question.code] == answer.application_id
    }
    return _reworded(application, asked_then)


def _reworded(application, asked_then):
    """Those of the earlier questions, by code, that the application is asked in other words.

    The Swedish words count; spaces are not words.
    """
    rows = {row.pk: row for row in application.edition.questions.all()}
    found = {}
    for answer in case_file(application).form:
        now, then = rows[answer.question_id], asked_then.get(answer.code)
        if then and then.text_sv.split() != now.text_sv.split():
            found[answer.code] = Rewording(answer.code, then.edition.name, then.text, now.text)
    return found


def fetched_fields(application: Application) -> list[Fetched]:
    """Where words came from, which have been written in since, and which answered other words.

    Fetch with ``case_file()``.
    """
    reworded = rewordings(application)
    written = dict(
        application.versions.order_by().values_list("field").annotate(at=Max("saved_at"))
    )
    return [
        Fetched(
            origin.field,
            origin.source,
            is_changed=origin.field in written and written[origin.field] > origin.fetched_at,
            rewording=reworded.get(origin.field),
        )
        for origin in application.origins.all()
    ]


def entries(municipality, *, at) -> list[Entry]:
    """All editions that the municipality has applied to, alone or with others, the latest first."""
    applications = (
        Application.objects.of_municipality(municipality.pk)
        .select_related("edition", "municipality")
        .prefetch_related("receipts", "edition__publications")
        .order_by("-edition__slug")
    )
    with_feedback = set(
        Feedback.objects.filter(
            application__in=applications, released_at__isnull=False
        ).values_list("application", flat=True)
    )
    return [
        Entry(
            application,
            list(application.receipts.all()),
            application.pk in with_feedback,
            _result(application, at),
            application.municipality_id == municipality.pk,
        )
        for application in applications
    ]


def _result(application, at):
    """How far it came, as far as everybody may know."""
    found = placements.public_results(application.edition, at=at)
    return next(
        (each for each in found if each.municipality_code == application.municipality_id), None
    )
