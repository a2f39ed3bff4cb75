"""The conflict record: who declared what, who decided it and why, and who took no part because of it."""

from dataclasses import dataclass
from datetime import datetime

from award import event_words
from award.models import HistoryEntry
from jury.models import Declaration, DismissedProposal, Juror, Round
from nominations.models import Application

#: What of the history belongs to the record; answers of no conflict are only counted.
EVENTS = (
    "jury.declaration.made",
    "jury.declaration.decided",
    "jury.assessment.voided",
    "jury.assessment.revived",
)


@dataclass(frozen=True)
class Answers:
    """How many answers a juror has given in a round, and how many say that there is no conflict."""

    juror: Juror
    given: int
    clear: int


@dataclass(frozen=True)
class Part:
    """One round: the conflicts and doubts that were declared in it, and how many answers in all."""

    round: Round
    declarations: list[Declaration]
    answers: list[Answers]

    @property
    def kept_out(self):
        """Those who take no part, with everything they take no part in."""
        found = {}
        for each in self.declarations:
            if each.effect == Declaration.Effect.CLOSED:
                found.setdefault(each.juror, []).append(each.application.name)
        return list(found.items())


@dataclass(frozen=True)
class Event:
    """What happened to one declaration, as the history keeps it."""

    at: datetime
    who: str
    what: str
    applicant: str
    answer: str
    reason: str


@dataclass(frozen=True)
class Record:
    """What is written down of conflicts in an edition, round by round and in the order that it happened."""

    parts: list[Part]
    events: list[Event]
    dismissed: list[DismissedProposal]


def record_of(edition, *, reader=None):
    """The record; ``reader`` is the juror who reads it, who sees nothing of what concerns the juror's own
    conflicts but the own declarations."""
    declarations = list(
        Declaration.objects.filter(round__stage__edition=edition)
        .select_related("round__stage", "juror__person", "juror__seat", "decided_by__person")
        .select_related("application__municipality")
        .order_by("round", "juror__seat__position", "application__municipality__sort_key")
    )
    hidden = {
        each.application_id
        for each in declarations
        if reader and each.juror_id == reader.pk and each.effect != Declaration.Effect.CLEAR
    }
    shown = [
        each
        for each in declarations
        if each.application_id not in hidden or each.juror_id == reader.pk
    ]
    return Record(
        parts=_parts(edition, shown),
        events=[] if reader else _events(edition),
        dismissed=[]
        if reader
        else list(
            DismissedProposal.objects.filter(award=edition.award_id).select_related("dismissed_by")
        ),
    )


def _parts(edition, declarations):
    rounds = Round.objects.filter(stage__edition=edition).select_related("stage")
    return [
        Part(
            round_,
            [each for each in own if each.answer != Declaration.Answer.NONE],
            _answers(own),
        )
        for round_ in rounds
        for own in [[each for each in declarations if each.round_id == round_.pk]]
    ]


def _answers(declarations):
    found = {}
    for each in declarations:
        found.setdefault(each.juror, []).append(each.answer == Declaration.Answer.NONE)
    return [Answers(juror, len(clear), sum(clear)) for juror, clear in found.items()]


def _events(edition):
    """Every answer but the plain ones, every decision, and what was voided: also what has changed since."""
    names = {
        each.municipality_id: each.name
        for each in Application.objects.filter(edition=edition).select_related("municipality")
    }
    entries = HistoryEntry.objects.filter(edition_slug=edition.slug, action__in=EVENTS)
    return [
        Event(
            at=entry.at,
            who=entry.actor_name,
            what=event_words.text(entry.action),
            applicant=names.get(entry.details.get("municipality"), ""),
            answer=_answer(entry.details),
            reason=entry.details.get("reason") or entry.details.get("text", ""),
        )
        for entry in entries.order_by("pk")
        if entry.details.get("answer") != Declaration.Answer.NONE
    ]


def _answer(details):
    """What was answered or decided, in words; empty for what follows from it."""
    if "answer" in details:
        said = str(Declaration.Answer(details["answer"]).label)
        return f"{said}, {details['ground']}" if details.get("ground") else said
    if "is_conflict" in details:
        decided = Declaration.Answer.CONFLICT if details["is_conflict"] else Declaration.Answer.NONE
        return str(decided.label)
    return ""
