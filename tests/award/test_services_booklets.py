"""The booklet is written, built from the edition's rows in a process of its own, and kept if faultless."""

import hashlib
from io import BytesIO

import pikepdf
import pytest

from award import booklet_contents, services
from award.booklet import from_json
from award.jobs.models import Job
from award.models import Booklet, HistoryEntry
from award.refusals import Refused
from tests.award.conftest import BEFORE
from tests.award.test_services_results import AT, GALA, KARLSTAD

CHAPTER = {
    "municipality_code": "1780",
    "name": "Karlstad",
    "title": "Sexton kommuner, en nämnd",
    "lead": "Det började med en gemensam nämnd.",
    "body": "## Början\n\nKommunerna delade it.\n\n> Vi gör det tillsammans.\n> – It-chefen",
}


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path},
        }
    }


@pytest.fixture
def written(open_edition, organiser):
    """A booklet with its words, a chapter and a winner under embargo."""
    services.import_past_winners(award_id=open_edition.award_id, actor=None, at=BEFORE)
    seat = open_edition.jury_seats.get(role="chair")
    services.name_seat_holder(
        seat_id=seat.pk, name="Anna Ek", title="Avdelningschef", actor=organiser, at=BEFORE
    )
    services.publish_results(
        edition_id=open_edition.pk,
        selects="winner",
        embargo_until=GALA,
        drafts=[KARLSTAD],
        actor=organiser,
        at=AT,
    )
    services.save_chapter(
        booklet_id=open_edition.booklet.pk, values=CHAPTER, actor=organiser, at=AT
    )
    return services.save_booklet(
        edition_id=open_edition.pk,
        values={
            "foreword": "Den här skriften handlar om kommuner som vågar.",
            "signed_by": "Anna Ek",
            "signed_title": "Juryns ordförande",
            "process": "Kommunerna ansökte i mars.",
            "text_credit": "Tova Skrivare",
        },
        actor=organiser,
        at=AT,
    )


def test_snapshot_gathers_the_edition(written):
    booklet = from_json(booklet_contents.snapshot(written, at=AT))
    assert (booklet.title, booklet.year) == ("Sveriges Digitaliseringskommun 2027", 2027)
    assert [(person.name, person.title) for person in booklet.about.jury] == [
        ("Anna Ek", "Avdelningschef")
    ]
    assert [winner.name for winner in booklet.about.former_winners][-2:] == ["Sundsvall", "Värmdö"]
    assert booklet.about.partners == ("Sveriges Kommuner och Regioner", "Kvalitetsmässan")
    assert (booklet.back_cover.winner, booklet.back_cover.citation) == (
        "Karlstad",
        "För att invånarna ska få ett enklare liv.",
    )
    chapter = booklet.chapters[0]
    assert (chapter.name, [fact.label for fact in chapter.facts]) == (
        "Karlstad",
        ["Invånare", "Län", "Kommungrupp"],
    )


def test_booklet_is_built_and_sealed_with_its_hash(written, organiser):
    booklet = services.build_booklet(edition_id=written.edition_id, actor=organiser, at=AT)
    with booklet.file.open() as file:
        content = file.read()
    with pikepdf.open(BytesIO(content)) as pdf:
        assert (booklet.status, booklet.pages) == ("built", len(pdf.pages))
    assert booklet.sha256 == hashlib.sha256(content).hexdigest()
    assert HistoryEntry.objects.about(booklet).first().details == {
        "sha256": booklet.sha256,
        "pages": booklet.pages,
    }
    again = services.build_booklet(edition_id=written.edition_id, actor=organiser, at=AT)
    assert again.sha256 == booklet.sha256
    changed = services.save_booklet(
        edition_id=written.edition_id, values={"isbn": ""}, actor=organiser, at=AT
    )
    changed.refresh_from_db()
    assert changed.status == "draft"


def test_faults_are_kept_for_those_who_mend_them(written, organiser):
    chapter = written.chapters.get()
    services.save_chapter(
        booklet_id=written.pk,
        chapter_id=chapter.pk,
        values={"title": "Kapitel X"},
        actor=organiser,
        at=AT,
    )
    with pytest.raises(Refused) as refusal:
        services.build_booklet(edition_id=written.edition_id, actor=organiser, at=AT)
    booklet = Booklet.objects.get(pk=written.pk)
    assert booklet.faults == refusal.value.reasons
    assert "Kapitel X" in booklet.faults[0]
    assert not booklet.file


def test_booklet_without_its_words_is_refused(open_edition, organiser):
    services.save_booklet(
        edition_id=open_edition.pk,
        values={"about": "", "foreword": "Ett förord."},
        actor=organiser,
        at=AT,
    )
    services.save_chapter(
        booklet_id=open_edition.booklet.pk,
        values=CHAPTER | {"body": " "},
        actor=organiser,
        at=AT,
    )
    with pytest.raises(Refused) as refusal:
        services.request_booklet(edition_id=open_edition.pk, actor=organiser, at=AT)
    assert refusal.value.reasons == [
        "Skriv först om utmärkelsen. Texten står på baksidan.",
        "Förordet är inte undertecknat.",
        "Kapitlet om Karlstad saknar text.",
    ]
    assert Job.objects.count() == 0


def test_municipality_has_one_chapter(written, organiser):
    with pytest.raises(Refused) as refusal:
        services.save_chapter(booklet_id=written.pk, values=CHAPTER, actor=organiser, at=AT)
    assert refusal.value.reasons == ["Karlstad har redan ett kapitel."]
    services.remove_chapter(chapter_id=written.chapters.get().pk, actor=organiser, at=AT)
    assert written.chapters.count() == 0


def test_worker_builds_what_the_organiser_orders(
    client, written, organiser, django_capture_on_commit_callbacks
):
    client.force_login(organiser)
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post("/kansli/2027/skrift/bygg/").status_code == 302
    body = client.get("/kansli/2027/skrift/").content.decode()
    assert "Läs skriften (pdf," in body
    preview = client.get("/kansli/2027/skrift/korrektur.pdf")
    assert b"".join(preview.streaming_content).startswith(b"%PDF-")
    client.logout()
    assert client.get("/2027/skrift.pdf").status_code == 404


def test_page_tells_the_faults_of_the_last_build(client, written, organiser):
    written.faults = ["Kapitel 1: rubriken är en mall"]
    written.save()
    client.force_login(organiser)
    assert "Kapitel 1: rubriken är en mall" in client.get("/kansli/2027/skrift/").content.decode()


def test_words_and_chapters_are_saved_from_their_pages(client, written, organiser):
    client.force_login(organiser)
    chapter = written.chapters.get()
    page = f"/kansli/2027/skrift/{chapter.pk}/"
    values = {"title": "En nämnd", "lead": "", "body": "Text"}
    assert client.post(page, values | {"title": ""}).status_code == 422
    assert client.post(page, values)["Location"] == "/kansli/2027/skrift/"
    chapter.refresh_from_db()
    assert (chapter.title, chapter.name) == ("En nämnd", "Karlstad")
    assert client.post("/kansli/2027/skrift/", {"about": "Vad det är."}).status_code == 302
    written.refresh_from_db()
    assert (written.about, written.foreword) == ("Vad det är.", "")


def test_chapter_is_added_moved_and_removed_on_pages(client, written, organiser):
    client.force_login(organiser)
    new = "/kansli/2027/skrift/nytt/"
    values = {"municipality_code": "0120", "name": "Värmdö", "title": "Året efter", "body": "Text"}
    unknown = client.post(new, values | {"municipality_code": "9999"})
    assert (unknown.status_code, "Ingen kommun har koden ”9999”." in unknown.text) == (409, True)
    assert client.post(new, values)["Location"] == "/kansli/2027/skrift/"
    _first, last = written.chapters.all()
    assert client.post(f"/kansli/2027/skrift/{last.pk}/flytta/", {"earlier": ""}).status_code == 302
    assert client.post(f"/kansli/2027/skrift/{last.pk}/flytta/", {"earlier": ""}).status_code == 302
    order = list(written.chapters.values_list("position", "name"))
    client.post(f"/kansli/2027/skrift/{last.pk}/ta-bort/")
    assert order == [(1, "Värmdö"), (2, "Karlstad")]
    assert list(written.chapters.values_list("position", "name")) == [(1, "Karlstad")]
    events = HistoryEntry.objects.filter(object_type="award.BookletChapter", object_id=last.pk)
    assert list(events.order_by("pk").values_list("action", "actor_name")) == [
        ("award.chapter.added", "Olga Organisatör"),
        ("award.chapter.moved", "Olga Organisatör"),
        ("award.chapter.removed", "Olga Organisatör"),
    ]


def test_preview_that_is_not_built_is_not_found(client, open_edition, organiser):
    client.force_login(organiser)
    assert client.get("/kansli/2027/skrift/korrektur.pdf").status_code == 404
    assert "Skriften är inte byggd ännu." in client.get("/kansli/2027/skrift/").content.decode()
