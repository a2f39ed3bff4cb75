"""Receipts: proof of what was handed in, set for the diary and mailed to all who write."""

from django.db import transaction
from django.db.models import Max

from award.booklet.papers import made
from award.jobs import services as jobs
from nominations import contents, mails, receipt_papers
from nominations.case_files import case_file
from nominations.models import Receipt, ReceiptPdf

DELIVER = "nominations.receipt"


def issue_receipt(application, part, *, actor, at):
    """The next number, the copy and its hash. Whoever hands in holds the edition, so that numbers are unique.

    The worker sets the copy as a PDF and mails it.
    """
    edition = application.edition
    last = Receipt.objects.filter(application__edition=edition).aggregate(Max("number"))
    sequence = int((last["number__max"] or "0").rpartition("-")[2]) + 1
    number = f"{edition.slug}-{sequence:04d}"
    by = str(actor) if actor else ""
    copy = contents.text_copy(lambda: case_file(application), part, number=number, by=by, at=at)
    receipt = Receipt.objects.create(
        application=application,
        part=part,
        number=number,
        issued_at=at,
        issued_to=by,
        contents=copy,
        sha256=contents.sha256(copy),
    )
    jobs.submit(DELIVER, {"receipt_id": receipt.pk}, at=at)
    return receipt


def deliver_receipt(*, receipt_id, at):
    """Set the receipt as a PDF and mail it; done again after a crash, nobody gets it twice."""
    receipt = Receipt.objects.select_related(
        "application__edition__award", "application__municipality"
    ).get(pk=receipt_id)
    if not ReceiptPdf.objects.filter(receipt=receipt).exists():
        # Setting it takes a moment, so nothing is locked meanwhile.
        content = made(receipt_papers.paper(receipt))
        ReceiptPdf.objects.get_or_create(
            receipt=receipt, defaults={"content": content, "made_at": at}
        )
    with transaction.atomic():
        mails.receipt(receipt.application, receipt, at=at)
