"""An application from its start to the receipt, and the cuts it passes afterwards."""

from django.db import transaction

from award import history
from award.refusals import require
from nominations import rules
from nominations.case_files import case_file
from nominations.models import Application, Municipality, Question
from nominations.services.holding import (
    hold_applications,
    hold_case,
    hold_edition,
    hold_edition_of,
)
from nominations.services.receipts import issue_receipt

Status = Application.Status
Part = Question.Part


@transaction.atomic
def start_application(*, edition_id, municipality_code, actor, at):
    """The municipality begins to write; one application per municipality and edition."""
    edition = hold_edition(edition_id)
    municipality = Municipality.objects.get(pk=municipality_code)
    require(rules.reasons_not_to_start(edition, municipality, at=at))
    application = Application.objects.create(
        edition=edition, municipality=municipality, started_at=at
    )
    history.record(actor, "nominations.application.started", application, at=at, edition=edition)
    return application


@transaction.atomic
def submit_application(*, application_id, actor, at):
    """Hand in a draft. Raises ``Refused`` with every reason why it cannot be handed in."""
    hold_edition_of(application_id)
    application = hold_case(application_id)
    case = case_file(application)
    require(rules.reasons_not_to_submit(application, case, at=at))
    receipt = issue_receipt(application, Part.APPLICATION, actor=actor, at=at)
    application.status = Status.SUBMITTED
    application.submitted_at = at
    application.receipt_number = receipt.number
    application.contents_sha256 = receipt.sha256
    application.save(update_fields=["status", "submitted_at", "receipt_number", "contents_sha256"])
    history.record(
        actor,
        "nominations.application.submitted",
        application,
        at=at,
        edition=application.edition,
        receipt=receipt.number,
        sha256=receipt.sha256,
    )
    return application


@transaction.atomic
def withdraw_application(*, application_id, actor, at):
    """The municipality takes its application back; it can be opened again while applications are taken in."""
    application = hold_case(application_id)
    require(rules.reasons_not_to_withdraw(application, at=at))
    return _take_back(application, Status.WITHDRAWN, "withdrawn", actor=actor, at=at)


@transaction.atomic
def reopen_application(*, application_id, actor, at):
    """The municipality writes on; nothing counts as handed in until it is handed in again."""
    application = hold_case(application_id)
    require(rules.reasons_not_to_reopen(application, at=at))
    return _take_back(application, Status.DRAFT, "reopened", actor=actor, at=at)


@transaction.atomic
def move_applications(*, application_ids, status, actor, at):
    """The jury's cut: each application becomes longlisted, nominated or winner; all of them or none."""
    applications = hold_applications(pk__in=application_ids)
    require(rules.reasons_not_to_move(applications, status))
    for application in applications:
        application.status = status
        application.save(update_fields=["status"])
        history.record(
            actor,
            f"nominations.application.{Status(status).value}",
            application,
            at=at,
            edition=application.edition,
        )
    return applications


def _take_back(application, status, verb, *, actor, at):
    application.status = status
    application.submitted_at = None
    application.receipt_number = ""
    application.contents_sha256 = ""
    application.save(update_fields=["status", "submitted_at", "receipt_number", "contents_sha256"])
    history.record(
        actor,
        f"nominations.application.{verb}",
        application,
        at=at,
        edition=application.edition,
    )
    return application
