"""The longer text of the municipalities on the longlist."""

from django.db import transaction

from award import history
from award.refusals import require
from nominations import mails, rules
from nominations.case_files import case_file
from nominations.models import Application, Question, SelfDescription
from nominations.rules import windows
from nominations.services.holding import hold_case, hold_edition_of
from nominations.services.receipts import issue_receipt

Part = Question.Part


@transaction.atomic
def open_self_descriptions(*, edition_id, application_ids, actor, at):
    """Each municipality on the longlist gets its self-description to write.

    Nothing happens in an edition without such questions. Opening one twice leaves it as it is.
    """
    applications = list(
        Application.objects.select_related("edition", "municipality")
        .prefetch_related("edition__stages")
        .filter(edition=edition_id, pk__in=application_ids)
        .order_by("pk")
    )
    require(rules.reasons_not_to_open_self_descriptions(applications))
    if not Question.objects.filter(edition=edition_id, part=Part.SELF_DESCRIPTION).exists():
        return []
    opened = []
    for application in applications:
        described, is_new = SelfDescription.objects.get_or_create(
            application=application, defaults={"opened_at": at}
        )
        if not is_new:
            continue
        history.record(
            actor,
            "nominations.self_description.opened",
            described,
            at=at,
            edition=application.edition,
        )
        ahead = [
            stage
            for stage in windows.stages(application.edition, Part.SELF_DESCRIPTION)
            if not stage.has_closed(at)
        ]
        mails.self_description_opened(application, ahead[0] if ahead else None, at=at)
        opened.append(described)
    return opened


@transaction.atomic
def submit_self_description(*, application_id, actor, at):
    """Hand in the self-description. Raises ``Refused`` with every reason why it cannot be handed in."""
    hold_edition_of(application_id)
    application = hold_case(application_id)
    require(
        rules.reasons_not_to_submit_self_description(application, case_file(application), at=at)
    )
    receipt = issue_receipt(application, Part.SELF_DESCRIPTION, actor=actor, at=at)
    described = application.self_description
    described.status = SelfDescription.Status.SUBMITTED
    described.submitted_at = at
    described.receipt_number = receipt.number
    described.contents_sha256 = receipt.sha256
    described.save()
    history.record(
        actor,
        "nominations.self_description.submitted",
        described,
        at=at,
        edition=application.edition,
        receipt=receipt.number,
        sha256=receipt.sha256,
    )
    return described
