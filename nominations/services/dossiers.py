"""A dossier: asked for by a person, made by the worker, thrown away after a while."""

import tempfile
import zipfile
from datetime import timedelta

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils import timezone, translation

from award import history
from award.booklet.papers import made
from award.jobs.services import submit, under_way
from award.models import Person
from nominations import dossier_papers, dossiers
from nominations.application_lists import readable_parts
from nominations.case_files import case_file
from nominations.models import Application, Attachment, Dossier, Question
from nominations.models.dossiers import FOLDER
from nominations.services.holding import hold_application

MAKE = "nominations.dossier"
#: A file without a row may be on its way to one.
ON_ITS_WAY = timedelta(days=1)


@transaction.atomic
def request_dossier(*, application_id, reader, actor, at):
    """Somebody wants everything about the application in one file; it is an export, and is recorded.

    While it is being made for somebody, asking again gives the same one.
    """
    application = hold_application(application_id)
    if being_made := _being_made(application, reader, actor):
        return being_made
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
    _take_the_place_of_earlier(dossier)


def forget_dossiers(*, at):
    """Throw away the files of dossiers whose time is over; their pages say so. Returns of how many."""
    old = Dossier.objects.whose_time_is_over(before=at - settings.DOSSIERS_KEPT)
    # Asked at every sweep: where there is nothing to forget, nothing is held.
    return _forget(old, at) if old.exists() else 0


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


def _being_made(application, reader, person):
    """The one that the worker has not made yet, and has not given up."""
    asked = application.dossiers.filter(reader=reader, asked_by=person, made_at=None)
    return asked.filter(pk__in=under_way(MAKE, "dossier_id")).first()


@transaction.atomic
def _take_the_place_of_earlier(dossier):
    """The person's earlier ones of the same application cannot be reached any more."""
    dossier.save()
    earlier = Dossier.objects.filter(
        application=dossier.application_id,
        reader=dossier.reader,
        asked_by=dossier.asked_by_id,
        asked_at__lte=dossier.asked_at,
    ).exclude(pk=dossier.pk)
    for old in earlier:
        _delete_files([old.archive.name, old.paper.name])
        old.delete()


@transaction.atomic
def _forget(old, at):
    held = old.select_related("application__edition").select_for_update(of=("self",))
    forgotten = list(held.order_by("pk"))
    for dossier in forgotten:
        _delete_files([dossier.archive.name, dossier.paper.name])
        if not dossier.made_at:
            dossier.delete()
            continue
        dossier.archive = dossier.paper = ""
        dossier.save(update_fields=["archive", "paper"])
        application = dossier.application
        history.record(
            None,
            "nominations.dossier.thrown_away",
            application,
            at=at,
            edition=application.edition,
            reader=dossier.reader,
        )
    _delete_files(_left_by_the_dead(at))
    return len(forgotten)


def _left_by_the_dead(at):
    """Files that no dossier has: their worker died, or their application is gone."""
    storage = Dossier._meta.get_field("archive").storage
    if not storage.exists(FOLDER):
        return []
    known = {name for row in Dossier.objects.values_list("archive", "paper") for name in row}
    names = {f"{FOLDER}/{name}" for name in storage.listdir(FOLDER)[1]} - known
    return [name for name in names if storage.get_modified_time(name) < at - ON_ITS_WAY]


def _delete_files(names):
    storage = Dossier._meta.get_field("archive").storage
    names = [name for name in names if name]
    transaction.on_commit(lambda: [storage.delete(name) for name in names])
