"""What the worker does on this floor."""

from django.utils import timezone

from award.jobs.registry import handles
from nominations import services
from nominations.services.attachments import DRAW, SCAN
from nominations.services.dossiers import MAKE
from nominations.services.receipts import DELIVER


@handles(SCAN)
def scan_attachment(work, attachment_id):
    """Ask the virus scanner about a file; tried again where it does not answer."""
    services.scan_attachment(attachment_id=attachment_id, at=timezone.now())


@handles(DRAW)
def draw_attachment(work, attachment_id):
    """Draw a file's first pages."""
    services.draw_attachment(attachment_id=attachment_id)


@handles(DELIVER)
def deliver_receipt(work, receipt_id):
    """Set a receipt as a PDF and mail it to all who write for the municipality."""
    services.deliver_receipt(receipt_id=receipt_id, at=timezone.now())


@handles(MAKE)
def make_dossier(work, dossier_id):
    """Gather everything about an application into one file."""
    services.make_dossier(dossier_id=dossier_id, at=timezone.now(), tell=work.progress)
