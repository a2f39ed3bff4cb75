"""What everybody else sees."""

from playwright.sync_api import expect

from tests.journeys.whole_edition.cast import CITATION, SLUG


def see_no_winner(page):
    for address in ("/", f"/{SLUG}/", f"/{SLUG}/resultat/", "/vinnare/"):
        page.goto(address)
        assert CITATION not in page.content()
        expect(page.get_by_role("region", name="Luleå")).to_have_count(0)
        expect(
            page.get_by_role("listitem").filter(has_text="Luleå").filter(has_text="2027")
        ).to_have_count(0)
    assert page.request.get(f"/{SLUG}/skrift.pdf").status == 404


def see_the_winner(page, place):
    page.goto(f"/{SLUG}/")
    winner = page.get_by_role("region", name=place.name)
    expect(winner).to_contain_text(CITATION)


def see_who_took_part(page):
    page.goto(f"/{SLUG}/resultat/")
    row = page.get_by_role("row")
    expect(row.filter(has_text="Luleå")).to_contain_text("Vinnare")
    expect(row.filter(has_text="Bollnäs")).to_contain_text("Nominerad")


def download_the_booklet(page):
    answer = page.request.get(f"/{SLUG}/skrift.pdf")
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.body().startswith(b"%PDF-")
