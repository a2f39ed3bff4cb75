"""Files: taken in whole or in pieces, examined, written anew, described, taken out, scanned and drawn."""

import hashlib
import tempfile
import uuid
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from award import history
from award.jobs.services import submit
from award.refusals import Refused, require
from nominations import confinement, rules, scanner
from nominations.file_names import shown_name
from nominations.file_types import NotAccepted
from nominations.models import Application, Attachment, Upload
from nominations.services.holding import hold_application

SCAN = "nominations.scan"
DRAW = "nominations.draw"
#: How long the pieces of a file wait for the rest.
PATIENCE = timedelta(days=1)
#: Whoever examines a file longer than this has died.
LONGEST_FINISH = timedelta(minutes=1)


@transaction.atomic
def begin_upload(*, application_id, part, field, name, size, modified, actor, at):
    """A file is on its way in pieces. The same file from the same person again goes on where it was."""
    application = hold_application(application_id)
    require(rules.reasons_not_to_attach(application, part, field, size=size, at=at))
    _throw_away(Upload.objects.filter(started_at__lt=at - PATIENCE))
    file = {"part": part, "field": field, "name": name[:255].replace("\0", ""), "size": size}
    own = Upload.objects.filter(
        application=application, modified=modified, started_by=actor, **file
    )
    # What has been taken out since may be attached again.
    _throw_away(own.filter(attachment__removed_at__isnull=False))
    return own.first() or Upload.objects.create(
        application=application, modified=modified, started_by=actor, started_at=at, **file
    )


def receive_piece(*, upload_id, offset, content, actor, at):
    """The next piece of a file; with the last one it is attached, and the upload says so.

    A piece that comes twice, or out of turn, changes nothing: the answer says what is awaited.
    """
    upload, is_mine_to_finish = _with_piece(upload_id, offset, content, at)
    if not is_mine_to_finish:
        return upload
    place = (upload.application_id, upload.part, upload.field)
    try:
        attachment = _taken_in(*place, upload.name, upload.path, actor=actor, at=at)
    except Refused:
        _throw_away(Upload.objects.filter(pk=upload.pk))
        raise
    upload.path.unlink(missing_ok=True)
    upload.attachment = attachment
    upload.save(update_fields=["attachment"])
    return upload


def attach_file(*, application_id, part, field, file, actor, at):
    """A whole file, as a browser without scripts sends it."""
    application = Application.objects.get(pk=application_id)
    require(rules.reasons_not_to_attach(application, part, field, size=file.size, at=at))
    path = settings.UPLOADS_ROOT / f"{uuid.uuid4().hex}.whole"
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with path.open("wb") as target:
            target.writelines(file.chunks())
        return _taken_in(application_id, part, field, file.name, path, actor=actor, at=at)
    finally:
        path.unlink(missing_ok=True)


@transaction.atomic
def describe_attachment(*, attachment_id, alt_text, photographer, actor, at):
    """What a picture shows, for those who cannot see it, and who took it."""
    attachment = _locked_attachment(attachment_id)
    require(rules.reasons_not_to_change_attachment(attachment, at=at))
    attachment.alt_text, attachment.photographer = alt_text.strip(), photographer.strip()
    attachment.save(update_fields=["alt_text", "photographer"])
    _record(attachment, "described", actor=actor, at=at)
    return attachment


@transaction.atomic
def remove_attachment(*, attachment_id, actor, at):
    """The file is taken out; what a receipt tells of is kept out of sight, all else is thrown away."""
    attachment = _locked_attachment(attachment_id)
    require(rules.reasons_not_to_change_attachment(attachment, at=at))
    _record(attachment, "removed", actor=actor, at=at, sha256=attachment.sha256)
    receipts = attachment.application.receipts.filter(part=attachment.part)
    if receipts.filter(issued_at__gte=attachment.uploaded_at).exists():
        attachment.removed_at = at
        attachment.save(update_fields=["removed_at"])
        return
    names = [attachment.file.name]
    names += [attachment.preview_name(page) for page in range(1, attachment.previews + 1)]
    storage = attachment.file.storage
    attachment.delete()
    transaction.on_commit(lambda: [storage.delete(name) for name in names])


def scan_attachment(*, attachment_id, at):
    """Ask the virus scanner about a file and note what it says."""
    attachment = Attachment.objects.get(pk=attachment_id)
    with attachment.file.open("rb") as file:
        virus = scanner.virus_in(file, settings.CLAMD)
    _note_scan(attachment_id, virus, at)


@transaction.atomic
def _note_scan(attachment_id, virus, at):
    attachment = _locked_attachment(attachment_id)
    attachment.scan = Attachment.Scan.INFECTED if virus else Attachment.Scan.CLEAN
    attachment.scanned_at = at
    attachment.save(update_fields=["scan", "scanned_at"])
    if virus:
        _record(attachment, "infected", actor=None, at=at, virus=virus)


def draw_attachment(*, attachment_id):
    """Draw the first pages, so that they are seen without opening the file."""
    attachment = Attachment.objects.get(pk=attachment_id)
    storage = attachment.file.storage
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "file")
        with attachment.file.open("rb") as file, source.open("wb") as target:
            target.writelines(file.chunks())
        answer = confinement.draw(source, Path(folder))
        drawn = answer.get("drawn", 0)
        for page in range(1, drawn + 1):
            name = attachment.preview_name(page)
            storage.delete(name)
            storage.save(name, ContentFile(Path(folder, f"{page}.webp").read_bytes()))
    Attachment.objects.filter(pk=attachment_id).update(pages=answer.get("pages"), previews=drawn)


def _locked_attachment(attachment_id):
    attachments = Attachment.objects.filter(pk=attachment_id)
    application = hold_application(attachments.values_list("application", flat=True).get())
    attachment = attachments.select_for_update().get()
    attachment.application = application
    return attachment


@transaction.atomic
def _with_piece(upload_id, offset, content, at):
    """The upload with the piece written where it is the one awaited, and whether to finish it."""
    upload = Upload.objects.select_for_update().get(pk=upload_id)
    if offset == upload.received and content:
        _write(upload, offset, content)
    is_taken = upload.examined_from and at - upload.examined_from < LONGEST_FINISH
    if not upload.is_complete or upload.attachment_id or is_taken:
        return upload, False
    upload.examined_from = at
    upload.save(update_fields=["examined_from"])
    return upload, True


def _write(upload, offset, content):
    if offset + len(content) > upload.size:
        raise Refused([_("More of the file came than was said. Begin again.")])
    upload.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # The row says how much counts; what an interrupted write left after that is overwritten.
    upload.path.touch(mode=0o600)
    with upload.path.open("r+b") as file:
        file.seek(offset)
        file.write(content)
        file.truncate()
    upload.received += len(content)
    upload.save(update_fields=["received"])


def _taken_in(application_id, part, field, name, path, *, actor, at):
    """The examined file becomes an attachment. Nothing is locked while it is examined."""
    copy = path.with_suffix(".clean")
    try:
        kind = confinement.examine(path, copy)
        return _kept(application_id, part, field, name, kind, copy, actor=actor, at=at)
    except NotAccepted as refused:
        raise Refused([rules.reason_of_fault(refused.fault)]) from refused
    finally:
        copy.unlink(missing_ok=True)


@transaction.atomic
def _kept(application_id, part, field, name, kind, path, *, actor, at):
    application = hold_application(application_id)
    # Asked again under the lock: five can come at the same time.
    require(rules.reasons_not_to_attach(application, part, field, size=1, at=at))
    last = application.attachments.aggregate(Max("number"))["number__max"] or 0
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
        attachment = Attachment(
            application=application,
            part=part,
            field=field,
            number=last + 1,
            name=shown_name(name, kind),
            kind=kind,
            size=path.stat().st_size,
            sha256=digest,
            uploaded_at=at,
            uploaded_by=actor,
        )
        attachment.file.save("file", File(file), save=False)
    attachment.save()
    _record(attachment, "added", actor=actor, at=at, sha256=digest, size=attachment.size)
    _ask_the_worker(attachment, at)
    return attachment


def _ask_the_worker(attachment, at):
    payload = {"attachment_id": attachment.pk}
    if settings.CLAMD:
        submit(SCAN, payload, at=at, max_attempts=10)
    if attachment.is_picture or attachment.kind == "pdf":
        submit(DRAW, payload, at=at)


def _throw_away(uploads):
    for upload in uploads:
        upload.path.unlink(missing_ok=True)
        upload.delete()


def _record(attachment, verb, *, actor, at, **details):
    history.record(
        actor,
        f"nominations.attachment.{verb}",
        attachment,
        at=at,
        edition=attachment.application.edition,
        municipality=attachment.application.name,
        **details,
    )
