"""A dossier: asked for by a person, made by the worker, thrown away after a day."""

import tempfile
import zipfile
from datetime import timedelta

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils import timezone, translation

from award import history
from award.booklet.papers import made
from award.jobs.services import submit
from award.models import Person
from nominations import dossier_papers, dossiers
from nominations.application_lists import readable_parts
from nominations.case_files import case_file
from nominations.models import Application, Attachment, Dossier, Question

MAKE = "nominations.dossier"
#: A dossier holds what is sensitive together, so it is not left lying about.
KEPT_FOR = timedelta(days=1)


@transaction.atomic
def request_dossier(*, application_id, reader, actor, at):
    """Somebody wants everything about the application in one file; it is an export, and is recorded."""
    application = Application.objects.select_related("edition", "municipality").get(
        pk=application_id
    )
    for old in Dossier.objects.filter(asked_at__lt=at - KEPT_FOR):
        _throw_away(old)
    dossier = Dossier.objects.create(
        application=application, reader=reader, asked_by=actor, asked_at=at
    )
    history.record(
        actor,
        "nominations.dossier.asked",
        application,
        at=at,
        edition=application.edition,
        reader=str(reader),
    )
    submit(MAKE, {"dossier_id": dossier.pk}, at=at)
    return dossier


def make_dossier(*, dossier_id, at, tell=lambda done, total: None):
    """Write the paper and the package; ``tell`` is told how far it has come."""
    dossier = Dossier.objects.filter(pk=dossier_id).select_related("asked_by").first()
    if dossier is None or dossier.made_at:
        return
    with translation.override("sv"):
        holding = _holding(dossier, at)
        by = str(dossier.asked_by)
        paper = made(dossier_papers.paper(holding, by=by, at=at))
        with tempfile.TemporaryFile() as file:
            _package(file, holding, paper, by=by, at=at, tell=tell)
            dossier.archive.save("akt.zip", File(file), save=False)
    dossier.paper.save("akt.pdf", ContentFile(paper), save=False)
    dossier.made_at = at
    dossier.save()


def _holding(dossier, at):
    application = (
        Application.objects.case_file()
        .select_related("edition__award")
        .get(pk=dossier.application_id)
    )
    case = case_file(application)
    is_own = dossier.reader == Dossier.Reader.MUNICIPALITY
    parts = _own_parts(application) if is_own else _readable(application, dossier.asked_by, at)
    files = application.attachments.kept() if is_own else _handed_in(application)
    return dossiers.Holding(
        application=application,
        case=case,
        parts=parts,
        attachments=[
            row for row in files if row.part in parts and row.scan != Attachment.Scan.INFECTED
        ],
        receipts=list(application.receipts.filter(part__in=parts)),
        versions=dossiers.versions(application, case) if is_own else [],
        messages=dossiers.messages(application, _addresses(application) if is_own else None),
    )


def _own_parts(application):
    described = hasattr(application, "self_description")
    return [Question.Part.APPLICATION, *([Question.Part.SELF_DESCRIPTION] if described else [])]


def _readable(application, person, at):
    readable = readable_parts(application, person, at=at)
    return [part for part in dossiers.PARTS if part in readable]


def _handed_in(application):
    return Attachment.objects.handed_in().filter(application=application)


def _addresses(application):
    """The addresses of all who may read it for a municipality."""
    people = Person.objects.filter(memberships__municipality__in=application.all_municipalities())
    return {address.casefold() for address in people.values_list("email", flat=True)}


def _package(file, holding, paper, *, by, at, tell):
    """Every file, and last the list of them all with what shows that none was changed."""
    entries = list(dossiers.entries(holding, paper))
    listed = []
    with zipfile.ZipFile(file, "w") as archive:
        for number, entry in enumerate(entries, 1):
            content = entry.read()
            listed.append((entry.name, len(content), dossiers.digest(content)))
            _write(archive, entry.name, content, at, is_packed=entry.is_packed)
            tell(number, len(entries))
        readme = dossiers.readme(holding.case, listed, by=by, at=at)
        _write(archive, "README.txt", readme, at)


def _write(archive, name, content, at, *, is_packed=False):
    info = zipfile.ZipInfo(name, timezone.localtime(at).timetuple()[:6])
    info.external_attr = 0o644 << 16
    info.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    archive.writestr(info, content)


def _throw_away(dossier):
    for file in (dossier.archive, dossier.paper):
        if file:
            transaction.on_commit(lambda file=file: file.storage.delete(file.name))
    dossier.delete()
