"""The booklet: the organiser's words are saved, and a PDF is built from them and from the results."""

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from award import booklet_contents, history, rules
from award.jobs.services import submit
from award.models import Booklet, BookletChapter, Edition
from award.refusals import Refused, require
from award.services.criteria import next_position

BUILD = "award.booklet"
LONGEST_BUILD = 600  # seconds


def _locked_booklet(edition_id):
    """The edition's booklet, with the edition locked."""
    edition = Edition.objects.select_for_update(no_key=True).get(pk=edition_id)
    booklet = Booklet.objects.get(edition=edition)
    booklet.edition = edition
    return booklet


def _words_changed(booklet):
    """The file last built no longer says what the words say."""
    if booklet.status == Booklet.Status.BUILT:
        booklet.status = Booklet.Status.DRAFT
        booklet.save(update_fields=["status"])


@transaction.atomic
def save_booklet(*, edition_id, values, actor, at):
    """The booklet's own words (foreword, about, colophon) become ``values``."""
    booklet = _locked_booklet(edition_id)
    require(rules.reasons_not_to_change_booklet(booklet.edition))
    for field, value in values.items():
        setattr(booklet, field, value)
    booklet.save()
    _words_changed(booklet)
    history.record(actor, "award.booklet.changed", booklet, at=at, edition=booklet.edition)
    return booklet


@transaction.atomic
def save_chapter(*, booklet_id, chapter_id=None, values, actor, at):
    """A nominee gets its chapter, or the chapter's words become ``values``."""
    edition_id = Booklet.objects.values_list("edition_id", flat=True).get(pk=booklet_id)
    booklet = _locked_booklet(edition_id)
    chapter = booklet.chapters.get(pk=chapter_id) if chapter_id else BookletChapter()
    chapter.booklet = booklet
    chapter.position = chapter.position or next_position(booklet.chapters)
    for field, value in values.items():
        setattr(chapter, field, value)
    require(rules.reasons_not_to_save_chapter(chapter))
    chapter.save()
    _words_changed(booklet)
    action = "award.chapter.changed" if chapter_id else "award.chapter.added"
    history.record(actor, action, chapter, at=at, edition=booklet.edition)
    return chapter


@transaction.atomic
def move_chapter(*, chapter_id, steps, actor, at):
    """A chapter comes earlier (``steps`` below 0) or later in the booklet, at most first or last."""
    chapter = BookletChapter.objects.select_related("booklet").get(pk=chapter_id)
    booklet = _locked_booklet(chapter.booklet.edition_id)
    require(rules.reasons_not_to_change_booklet(booklet.edition))
    chapters = list(booklet.chapters.all())
    before = chapters.index(chapter)
    after = min(max(before + steps, 0), len(chapters) - 1)
    if after == before:
        return
    chapters.insert(after, chapters.pop(before))
    _number(chapters)
    _words_changed(booklet)
    history.record(
        actor, "award.chapter.moved", chapter, at=at, edition=booklet.edition, number=after + 1
    )


def _number(chapters):
    """The chapters are counted from one in the order given."""
    for number, chapter in enumerate(chapters, start=1):
        chapter.position = number
    BookletChapter.objects.bulk_update(chapters, ["position"])


@transaction.atomic
def remove_chapter(*, chapter_id, actor, at):
    """A chapter is taken out of the booklet."""
    chapter = BookletChapter.objects.select_related("booklet").get(pk=chapter_id)
    booklet = _locked_booklet(chapter.booklet.edition_id)
    require(rules.reasons_not_to_change_booklet(booklet.edition))
    history.record(actor, "award.chapter.removed", chapter, at=at, edition=booklet.edition)
    chapter.delete()
    _number(list(booklet.chapters.all()))
    _words_changed(booklet)


@transaction.atomic
def request_booklet(*, edition_id, actor, at):
    """The organiser asks for the PDF; the worker builds it. One build at a time for each edition."""
    booklet = _locked_booklet(edition_id)
    require(rules.reasons_not_to_build_booklet(booklet))
    history.record(actor, "award.booklet.requested", booklet, at=at, edition=booklet.edition)
    payload = {"edition_id": edition_id, "actor_id": actor.pk if actor else None}
    return submit(BUILD, payload, at=at, dedupe=booklet.edition.slug)


def build_booklet(*, edition_id, actor, at):
    """The PDF is made and checked; it is kept only where it has no fault.

    Raises ``Refused`` with the faults, which the booklet also keeps for those who must mend them.
    """
    booklet = Booklet.objects.select_related("edition__award").get(edition_id=edition_id)
    try:
        require(rules.reasons_not_to_build_booklet(booklet))
        snapshot = booklet_contents.snapshot(booklet, at=at)
        # Making the file takes seconds, so nothing is locked meanwhile.
        pages, content = _made(snapshot)
    except Refused as refusal:
        _keep_faults(edition_id, refusal.reasons, actor, at)
        raise
    return _keep_file(edition_id, snapshot, pages, content, actor, at)


@transaction.atomic
def _keep_faults(edition_id, reasons, actor, at):
    booklet = _locked_booklet(edition_id)
    booklet.faults = reasons
    booklet.save(update_fields=["faults"])
    history.record(
        actor, "award.booklet.refused", booklet, at=at, edition=booklet.edition, faults=reasons
    )


@transaction.atomic
def _keep_file(edition_id, snapshot, pages, content, actor, at):
    booklet = _locked_booklet(edition_id)
    booklet.file.save(f"{booklet.edition.slug}.pdf", ContentFile(content), save=False)
    booklet.status = Booklet.Status.BUILT
    booklet.snapshot = snapshot
    booklet.faults = []
    booklet.sha256 = hashlib.sha256(content).hexdigest()
    booklet.pages = pages
    booklet.built_at = at
    booklet.save()
    history.record(
        actor,
        "award.booklet.built",
        booklet,
        at=at,
        edition=booklet.edition,
        sha256=booklet.sha256,
        pages=pages,
    )
    return booklet


def _made(snapshot):
    """The number of pages and the bytes of a checked PDF, made in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "snapshot.json"), Path(folder, "booklet.pdf")
        source.write_text(json.dumps(snapshot, ensure_ascii=False), encoding="utf-8")
        done = subprocess.run(  # noqa: S603 (our own interpreter, our own package, no shell)
            [sys.executable, "-m", "award.booklet", str(source), str(target)],
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
            timeout=LONGEST_BUILD,
            check=False,
        )
        try:
            report = json.loads(done.stdout)
        except ValueError as error:
            last = done.stderr.strip().splitlines()[-1:] or [_("no answer")]
            reason = _("The booklet could not be made: %(fault)s") % {"fault": last[0]}
            raise Refused([reason]) from error
        require([f"{fault['place']}: {fault['sentence']}" for fault in report["faults"]])
        return report["pages"], target.read_bytes()
