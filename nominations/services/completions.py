"""A completion: asked for, handed in, or ended without an answer."""

from django.db import transaction

from award import history
from award.refusals import require
from nominations import deadline_letters, progress, rules
from nominations.attached import WHOLE
from nominations.case_files import case_file
from nominations.models import AnswerVersion, Completion, Question
from nominations.services import fields
from nominations.services.holding import hold_case, hold_edition_of
from nominations.services.receipts import issue_receipt

Part = Question.Part
Kind = Question.Kind
Status = Completion.Status


@transaction.atomic
def request_completion(*, application_id, asked, message, due_at, actor, at):
    """The organiser opens the answers in ``asked`` (codes of questions, or ``headline``) until a day."""
    application = hold_case(application_id)
    case = case_file(application)
    known = completable(case)
    require(
        rules.reasons_not_to_request_completion(
            application, asked=asked, known=known, message=message, due_at=due_at, at=at
        )
    )
    asked = [code for code in known if code in asked]
    held = _held(application, [field for code in asked for field in known[code]])
    completion = Completion.objects.create(
        application=application,
        asked=asked,
        before=[
            *([code, field.content] for code, field in held.items()),
            *([code, _files(application, code)] for code in asked if _is_of_files(case, code)),
        ],
        message=message.strip(),
        due_at=due_at,
        requested_at=at,
        requested_by=actor,
    )
    _record(completion, "requested", actor=actor, at=at, asked=asked, due=due_at)
    deadline_letters.completion_requested(completion, at=at)
    return completion


@transaction.atomic
def submit_completion(*, application_id, actor, at):
    """The municipality hands in what it was asked for, and gets a new receipt; the earlier ones stay."""
    hold_edition_of(application_id)
    application = hold_case(application_id)
    completion = rules.open_completion(application)
    require(
        rules.reasons_not_to_submit_completion(
            completion, _problems(application, completion) if completion else [], at=at
        )
    )
    receipt = issue_receipt(application, Part.APPLICATION, actor=actor, at=at)
    application.receipt_number = receipt.number
    application.contents_sha256 = receipt.sha256
    application.save(update_fields=["receipt_number", "contents_sha256"])
    _end(completion, Status.SUBMITTED, at=at, receipt=receipt)
    _record(
        completion, "submitted", actor=actor, at=at, receipt=receipt.number, sha256=receipt.sha256
    )
    return completion


@transaction.atomic
def close_completion(*, application_id, actor, at):
    """The organiser waits no longer. The application says again what was handed in; every version is kept."""
    application = hold_case(application_id)
    case = case_file(application)
    completion = rules.open_completion(application)
    require(rules.reasons_not_to_close_completion(completion))
    before = dict(completion.before)
    for code, field in _held(application, completion.fields).items():
        if field.content != before[code]:
            field.write(before[code], actor=actor, at=at)
            AnswerVersion.objects.create(
                application=application,
                field=code,
                number=(field.number or 0) + 1,
                content=before[code],
                began_at=at,
                saved_at=at,
                saved_by=actor,
            )
    for code in completion.asked:
        if code in before and _is_of_files(case, code):
            _put_back_files(application, code, before[code], at=at)
    _end(completion, Status.CLOSED, at=at)
    _record(completion, "closed", actor=actor, at=at)
    return completion


def _problems(application, completion):
    """What is wrong in the answers that are open; the others were right when they were handed in."""
    case = case_file(application)
    people = rules.personal_data(application, case, Part.APPLICATION)
    return progress.problems_of(case, Part.APPLICATION, completion.asked) + [
        warned.sentence
        for warned in people
        if not warned.reason and warned.field in completion.fields
    ]


def completable(case):
    """What can be completed, in the form's order: each code with the fields that it opens."""
    opens = {"headline": ["headline"]}
    for answer in case.answers_in(Part.APPLICATION):
        if answer.kind == Kind.SELF_ASSESSMENT:
            opens[answer.code] = [statement.code for statement in case.statements]
        else:
            own = "participation" if answer.kind == Kind.PARTICIPATION else answer.code
            opens[answer.code] = [own]
    return opens | {WHOLE: [WHOLE]}


def _is_of_files(case, code):
    return code == WHOLE or any(
        answer.code == code and answer.kind == Kind.FILE for answer in case.application
    )


def _files(application, code):
    """The numbers of what is attached to a question, or to the application as a whole."""
    return list(_attached(application, code).kept().values_list("number", flat=True))


def _put_back_files(application, code, before, *, at):
    """What was attached since is taken out, what was taken out is back; nothing is thrown away."""
    attached = _attached(application, code)
    attached.kept().exclude(number__in=before).update(removed_at=at)
    attached.filter(number__in=before).update(removed_at=None)


def _attached(application, code):
    field = "" if code == WHOLE else code
    return application.attachments.filter(part=Part.APPLICATION, field=field)


def _held(application, codes):
    """The fields by code, as they stand now; what is attached is no field."""
    return (
        fields.own_fields(application, codes)
        | fields.question_fields(application, codes)
        | fields.statement_fields(application, codes)
    )


def _end(completion, status, *, at, receipt=None):
    completion.status = status
    completion.ended_at = at
    completion.receipt = receipt
    completion.save(update_fields=["status", "ended_at", "receipt"])


def _record(completion, verb, *, actor, at, **details):
    application = completion.application
    history.record(
        actor,
        f"nominations.completion.{verb}",
        application,
        at=at,
        edition=application.edition,
        **details,
    )
