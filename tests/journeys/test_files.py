"""Files in a real browser: sent in pieces over a line that breaks, described, opened, gathered."""

import io
import os

import pytest
from playwright.sync_api import expect

from nominations.models import Application, Attachment, Municipality, Upload
from tests.factories import make_member, make_person
from tests.nominations.files import pdf, photo, picture

PIECE = 512 * 1024


@pytest.fixture
def place(edition_at, open_as):
    """A writer's browser and the address of a new application."""
    edition = edition_at("intake", municipalities=2)
    municipality = Municipality.objects.exclude(applications__edition=edition).first()
    person = make_person("Maja Lind")
    make_member(person, municipality)
    page = open_as(person)
    page.goto("/kommun/")
    page.get_by_role("button", name="Påbörja en ansökan").first.click()
    return page, f"/kommun/{edition.slug}/{municipality.pk}/"


def large_pdf():
    """Two and a half pieces."""
    import pikepdf

    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as made:
        noise = os.urandom(int(PIECE * 2.5))
        made.pages[0].obj["/Contents"] = made.make_stream(b"%" + noise.hex().encode()[: PIECE * 2])
        made.save(target, compress_streams=False)
    return target.getvalue()


def choose(page, name, content, media_type="application/pdf"):
    file = {"name": name, "mimeType": media_type, "buffer": content}
    page.get_by_label("Välj en fil").first.set_input_files(file)
    page.get_by_role("button", name="Bifoga filen").first.click()


def forgive(complaints):
    """The browser says that a request failed, as it should."""
    complaints[:] = [each for each in complaints if "net::ERR_FAILED" not in each]


def test_file_goes_on_where_the_line_broke(place, look, complaints):
    page, address = place
    page.goto(f"{address}bilagor/")
    look(page, "kommun-bilagor-tom")
    sent = []

    def broken(route):
        """The second piece does not come through the first time."""
        sent.append(route.request.url)
        route.abort() if len(sent) == 2 else route.continue_()

    page.route("**/bilagor/delar/**", broken)
    choose(page, "Karta över Åre.pdf", large_pdf())
    expect(page.get_by_role("status").filter(has_text="Förbindelsen är bruten")).to_be_visible()
    expect(
        page.get_by_role("status").filter(has_text="Karta över Åre.pdf är bifogad")
    ).to_be_visible(timeout=30_000)
    page.unroute("**/bilagor/delar/**")
    assert list(Attachment.objects.values_list("name", "number")) == [("Karta över Åre.pdf", 1)]
    assert len(sent) == 4
    forgive(complaints)


def test_same_file_goes_on_after_a_reload(place, complaints):
    page, address = place
    page.goto(f"{address}bilagor/")
    content, sent = large_pdf(), []

    def cut(route):
        """Only the first piece comes through."""
        sent.append(route.request.url)
        route.abort() if len(sent) > 1 else route.continue_()

    page.route("**/bilagor/delar/**", cut)
    choose(page, "Karta.pdf", content)
    expect(page.get_by_role("status").filter(has_text="Förbindelsen är bruten")).to_be_visible()
    assert Upload.objects.get().received == PIECE
    page.unroute("**/bilagor/delar/**")
    page.reload()
    choose(page, "Karta.pdf", content)
    told = page.get_by_role("status").filter(has_text="Karta.pdf är bifogad")
    expect(told).to_be_visible(timeout=30_000)
    assert Attachment.objects.count() == 1
    forgive(complaints)


def test_picture_is_described_opened_and_gathered(place, look):
    page, address = place
    page.goto(f"{address}bilagor/")
    choose(page, "<img src=x onerror=alert(1)>.png", picture(size=(400, 300)), "image/png")
    expect(page.get_by_role("status").filter(has_text="är bifogad")).to_be_visible()
    choose(page, "Torget.jpg", photo((400, 300)), "image/jpeg")
    expect(page.get_by_role("status").filter(has_text="Torget.jpg är bifogad")).to_be_visible()
    choose(page, "virus.exe", b"MZ\x90\0")
    expect(
        page.get_by_role("status").filter(has_text="inte av ett slag som kan bifogas")
    ).to_be_visible()
    page.reload()
    page.get_by_label("Vad visar bilden?").first.fill("Torget i kvällsljus, med tre bänkar.")
    page.get_by_label("Fotograf").first.fill("Nina Namn")
    page.get_by_role("button", name="Spara beskrivningen").first.click()
    page.get_by_text("Titta på").first.click()
    look(page, "kommun-bilagor")
    page.goto(f"{address}kontrollera/")
    look(page, "kommun-kontrollera-bilagor")
    page.goto(f"{address}akt/")
    look(page, "kommun-akt-tom")
    page.get_by_role("button", name="Ta fram akten").click()
    expect(page.get_by_role("link", name="Hela akten i en mapp")).to_be_visible()
    look(page, "kommun-akt")
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Akten att läsa").click()
    assert fetched.value.suggested_filename.startswith("Akt ")
    application = Application.objects.get(municipality_id=address.rstrip("/").rpartition("/")[2])
    assert application.attachments.count() == 2
