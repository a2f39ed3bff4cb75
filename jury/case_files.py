"""The case file as a juror reads it: answers, self-assessment, web audit and what was seen on the visit."""

from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from award.prepared import PreparedModels, SharedModels
from jury.models import SiteVisit
from nominations.attached import CaseAttachment
from nominations.case_files import CaseAnswer, CaseFile, case_file
from nominations.models import Answer, Attachment, Question, Statement, StatementAnswer
from webaudit.case_files import AuditSummary, summary_of
from webaudit.reply_querysets import is_open_to_the_jury

#: What a juror does not judge by: whom to call, how to take part, what may be published. The self-assessment
#: has a place of its own.
NOT_READ = (
    Question.Kind.CONTACTS,
    Question.Kind.PARTICIPATION,
    Question.Kind.CONSENT,
    Question.Kind.SELF_ASSESSMENT,
)

#: What is read together with an application.
WITH = ("municipality", "self_description", "site_visit")


@dataclass(frozen=True)
class Chapter:
    """The answers of one part of the form."""

    part: str
    answers: list[CaseAnswer]
    #: The files that belong to the part as a whole.
    attachments: tuple[CaseAttachment, ...]


@dataclass(frozen=True)
class JuryFile:
    """Everything on one municipality, gathered for one page; None where there is nothing."""

    case: CaseFile
    chapters: list[Chapter]
    audit: AuditSummary | None
    visit: SiteVisit | None
    #: The municipalities have had their say about the audit, or there is none.
    is_audit_open: bool


def jury_file(application, *, edition, at):
    """What is handed in on the application, with the web audit and the visit where they may be read.

    What the page already has is not asked for again: the ``edition``, and the application ``WITH`` what
    stands beside it.
    """
    _fetch(application, edition)
    case = case_file(application)
    is_audit_open = is_open_to_the_jury(edition, at=at)
    visit = getattr(application, "site_visit", None)
    return JuryFile(
        case=case,
        chapters=_chapters(case, application),
        audit=summary_of(edition, application.municipality_id) if is_audit_open else None,
        visit=visit if visit and visit.status != SiteVisit.Status.PLANNED else None,
        is_audit_open=is_audit_open,
    )


def _fetch(application, edition):
    """All that the case file reads, in few queries: a juror opens hundreds of these."""
    held = {name: rows.rows(application=application.pk) for name, rows in _OF_APPLICATION.items()}
    application._prefetched_objects_cache = {"joint_members": [], **held}
    if application.joint_name:
        del application._prefetched_objects_cache["joint_members"]
        prefetch_related_objects([application], "joint_members__municipality")
    of_edition = {name: rows.rows(edition=edition.pk) for name, rows in _OF_EDITION.items()}
    edition._prefetched_objects_cache = (
        getattr(edition, "_prefetched_objects_cache", {}) | of_edition
    )
    application.edition = edition


_OF_APPLICATION = {
    "answers": PreparedModels(
        lambda application: Answer.objects.filter(application=application).order_by(),
        application=int,
    ),
    "statement_answers": PreparedModels(
        lambda application: StatementAnswer.objects.filter(application=application).order_by(),
        application=int,
    ),
    "attachments": PreparedModels(
        lambda application: Attachment.objects.filter(application=application).order_by("number"),
        application=int,
    ),
}
_OF_EDITION = {
    "questions": SharedModels(
        lambda edition: (
            Question.objects.filter(edition=edition)
            .select_related("criterion")
            .order_by("part", "position", "version")
        ),
        edition=int,
    ),
    "statements": SharedModels(
        lambda edition: Statement.objects.filter(edition=edition).order_by("position"),
        edition=int,
    ),
}


def _chapters(case, application):
    """The self-description first where it is handed in: it says more, and later rounds are about it."""
    described = getattr(application, "self_description", None)
    parts = [(Question.Part.APPLICATION, case.application)]
    if described and described.status == described.Status.SUBMITTED:
        parts.insert(0, (Question.Part.SELF_DESCRIPTION, case.self_description))
    return [
        Chapter(
            part,
            [answer for answer in answers if answer.kind not in NOT_READ],
            case.attachments_to(part),
        )
        for part, answers in parts
    ]
