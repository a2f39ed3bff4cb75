"""The case file as a juror reads it: answers, self-assessment, web audit and what was seen on the visit."""

from dataclasses import dataclass

from jury.models import SiteVisit
from nominations.attached import CaseAttachment
from nominations.case_files import CaseAnswer, CaseFile, case_file
from nominations.models import Application, Question
from webaudit.case_files import AuditSummary, summaries
from webaudit.reply_querysets import is_open_to_the_jury

#: What a juror does not judge by: whom to call, how to take part, what may be published. The self-assessment
#: has a place of its own.
NOT_READ = (
    Question.Kind.CONTACTS,
    Question.Kind.PARTICIPATION,
    Question.Kind.CONSENT,
    Question.Kind.SELF_ASSESSMENT,
)


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


def jury_file(application_id, *, at):
    """What is handed in on the application, with the web audit and the visit where they may be read."""
    application = (
        Application.objects.case_file().select_related("self_description").get(pk=application_id)
    )
    visits = SiteVisit.objects.exclude(status=SiteVisit.Status.PLANNED)
    case = case_file(application)
    is_audit_open = is_open_to_the_jury(application.edition, at=at)
    audits = summaries(application.edition) if is_audit_open else {}
    return JuryFile(
        case=case,
        chapters=_chapters(case, application),
        audit=audits.get(application.municipality_id),
        visit=visits.filter(application=application).first(),
        is_audit_open=is_audit_open,
    )


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
