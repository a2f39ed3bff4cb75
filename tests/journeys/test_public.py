"""What the public meets: the award, an edition with its winner, the map, the booklet, log-in."""

import re

from playwright.sync_api import expect

from award.models import Result


def test_public_follows_an_edition_to_its_winner(finished_edition, open_as, look):
    results = Result.objects.filter(publication__edition=finished_edition)
    winner = results.get(publication__selects="winner", placement="winner")
    page = open_as(None)

    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_have_text(finished_edition.name)
    look(page, "hem")

    page.get_by_role("link", name="Läs om omgången").click()
    expect(page.get_by_text(winner.citation_sv.split("\n")[0][:60])).to_be_visible()
    look(page, "omgang")

    page.get_by_role("link", name=re.compile("^Alla kommuner som deltog")).click()
    look(page, "omgang-resultat")
    page.get_by_role("button", name="Invånare").click()
    by_population = results.filter(publication__selects="winner").order_by("population")
    names = [result.name for result in by_population]
    shown = page.get_by_role("table").get_by_role("rowheader").all_text_contents()
    assert shown in (names, names[::-1])

    booklet = page.request.get("/2013/skrift.pdf")
    assert (booklet.status, booklet.headers["content-type"]) == (200, "application/pdf")
    assert booklet.body()[:5] == b"%PDF-"

    for name, address in (
        ("omgang-jury", "/2013/jury/"),
        ("omgang-omrostning", "/2013/omrostning/"),
        ("vinnare", "/vinnare/"),
        ("tillganglighet", "/tillganglighet/"),
        ("om", "/om/"),
        ("logga-in", "/konto/login/"),
        ("demonstration", "/demo/"),
    ):
        page.goto(address)
        look(page, name)


def test_reader_chooses_the_language_and_stays_on_the_page(transactional_db, open_as):
    page = open_as(None)
    page.goto("/vinnare/")

    page.get_by_role("button", name="English").click()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.endswith("/vinnare/")
    page.get_by_role("button", name="Svenska").click()
    expect(page.locator("html")).to_have_attribute("lang", "sv")


def test_what_is_not_there_yet_and_what_does_not_exist_have_pages(transactional_db, open_as, look):
    page = open_as(None)

    page.goto("/")
    look(page, "hem-fore-forsta-omgangen")

    assert page.goto("/2099/").status == 404
    look(page, "finns-inte")
