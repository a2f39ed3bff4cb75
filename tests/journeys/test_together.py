"""Two people of one municipality at once: in one field, in two fields, without network, logged out.

Not a character is lost, and each sees what happened.
"""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from nominations.models import AnswerVersion, Application
from tests.factories import make_member, make_person
from tests.journeys.conftest import session_cookie

SAVED = "[data-writing-status]"


@pytest.fixture
def draft(edition_at):
    """An application that nobody has handed in."""
    edition = edition_at("intake", municipalities=3)
    return (
        Application.objects.filter(edition=edition, status="draft")
        .select_related("edition")
        .first()
    )


@pytest.fixture
def write_as(open_as, draft):
    """``write_as("Anna Ek")``: the form, open for a new person of the municipality."""

    def write_as(name):
        person = make_person(name)
        make_member(person, draft.municipality, "edit")
        page = open_as(person)
        page.person = person
        page.goto(f"/kommun/{draft.edition.slug}/{draft.municipality_id}/ansokan/")
        return page

    return write_as


def box(page, code):
    return page.locator(f"#id_{code}")


def field(page, code):
    return page.locator(f"#falt-{code}")


def stored(draft, code):
    """What the field holds, and who has written its versions of those who write here."""
    found = AnswerVersion.objects.filter(application=draft, field=code).select_related("saved_by")
    names = [version.saved_by.name for version in found]
    return found.last().content, [name for name in names if name in ("Anna Ek", "Bo Ek")]


def settle(page):
    """A round to the server and back: what came before it has been dealt with."""
    page.evaluate("fetch(location.href).then((answer) => answer.text())")


def test_two_write_in_different_fields_and_see_each_other(write_as, draft, look):
    anna, bo = write_as("Anna Ek"), write_as("Bo Ek")
    box(anna, "A1").fill("Annas ord om stolthet.")
    expect(anna.locator(SAVED)).to_contain_text("Sparat ")
    box(bo, "A2").fill("Bos ord om verksamheten.")
    # Bo left A1 alone: it follows, with a word about who changed it.
    expect(box(bo, "A1")).to_have_value("Annas ord om stolthet.")
    expect(field(bo, "A1")).to_contain_text("Anna Ek ändrade här ")
    expect(field(bo, "A1")).to_contain_text("Anna Ek skriver här")
    expect(bo.locator(SAVED)).to_contain_text("Sparat ")
    box(anna, "A3").focus()
    expect(box(anna, "A2")).to_have_value("Bos ord om verksamheten.")
    expect(field(anna, "A2")).to_contain_text("Bo Ek skriver här")
    look(anna, "kommun-ansokan-tillsammans")
    assert stored(draft, "A1") == ("Annas ord om stolthet.", ["Anna Ek"])
    assert stored(draft, "A2") == ("Bos ord om verksamheten.", ["Bo Ek"])


def test_two_write_in_the_same_field_and_choose(write_as, draft, look):
    anna, bo = write_as("Anna Ek"), write_as("Bo Ek")
    before = box(anna, "A1").input_value()
    box(anna, "A1").fill("Annas text.")
    expect(anna.locator(SAVED)).to_contain_text("Sparat ")
    box(bo, "A1").fill("Bos text <b>&amp;</b>")
    box(bo, "A1").blur()
    clash = bo.get_by_role("group", name="Två texter i samma fält")
    expect(clash).to_contain_text("Anna Ek skrev något annat här")
    expect(clash.locator("blockquote")).to_have_text(["Annas text.", "Bos text <b>&amp;</b>"])
    expect(bo.locator(SAVED)).to_contain_text("Någon annan har skrivit i samma fält.")
    look(bo, "kommun-ansokan-tva-texter")
    assert stored(draft, "A1") == ("Annas text.", ["Anna Ek"])
    # Going on writing changes nothing for Anna; what stands in the field is Bo's own.
    box(bo, "A1").press_sequentially(" mer")
    clash.get_by_role("button", name="Lägg båda i fältet").click()
    both = "Annas text.\n\nBos text <b>&amp;</b> mer"
    expect(box(bo, "A1")).to_have_value(both)
    expect(box(bo, "A1")).to_be_focused()
    expect(bo.locator(SAVED)).to_contain_text("Sparat ")
    assert stored(draft, "A1") == (both, ["Anna Ek", "Bo Ek"])
    assert before not in ("Annas text.", both)

    # Anna, who wrote at the same time, keeps hers: Bo's is still a version.
    box(anna, "A1").fill("Annas slutliga text.")
    box(anna, "A1").blur()
    anna.get_by_role("button", name="Behåll din text").click()
    expect(anna.locator(SAVED)).to_contain_text("Sparat ")
    assert stored(draft, "A1") == ("Annas slutliga text.", ["Anna Ek", "Bo Ek", "Anna Ek"])
    # And Bo takes hers.
    box(bo, "A1").fill("Bo igen")
    box(bo, "A1").blur()
    bo.get_by_role("button", name="Ta den andra texten").click()
    expect(box(bo, "A1")).to_have_value("Annas slutliga text.")
    assert bo.evaluate("localStorage.length") == 0


def test_a_choice_is_made_where_the_page_has_news_while_it_is_pressed(write_as):
    anna, bo = write_as("Anna Ek"), write_as("Bo Ek")
    for page in (anna, bo):
        page.goto(page.url.replace("ansokan", "sjalvvardering"))
    box(anna, "S1_2").check()
    with bo.expect_response("**/nytt/*"):
        box(bo, "S1_0").focus()
    # Leaving S1 saves it, and going to S3 tells that Bo is in S1: both while the button is down.
    box(anna, "S3_1").hover()
    expect(box(anna, "S3_1")).not_to_be_checked()
    before = box(anna, "S3_1").bounding_box()
    with anna.expect_response("**/nytt/*"):
        anna.mouse.down()
    settle(anna)
    assert box(anna, "S3_1").bounding_box() == before
    anna.mouse.up()
    expect(box(anna, "S3_1")).to_be_checked()
    expect(field(anna, "S1")).to_contain_text("Bo Ek skriver här")
    expect(anna.locator(SAVED)).to_contain_text("Sparat ")


def test_what_was_read_before_a_save_never_takes_its_place(write_as, draft):
    anna, bo = write_as("Anna Ek"), write_as("Bo Ek")
    held = []

    def hold(route):
        if route.request.method == "GET":
            held.append((route, route.fetch()))
        else:
            route.continue_()

    bo.route("**/A1/", hold)
    box(anna, "A1").fill("Annas ord.")
    box(anna, "A1").blur()
    expect(anna.locator(SAVED)).to_contain_text("Sparat ")
    # Bo's page asks for Anna's words; before they come he has written his own and chosen them.
    with bo.expect_request("**/A1/"):
        box(bo, "A1").focus()
    box(bo, "A1").fill("Bos ord.")
    box(bo, "A1").blur()
    bo.get_by_role("button", name="Behåll din text").click()
    expect(bo.locator(SAVED)).to_contain_text("Sparat ")
    with bo.expect_response("**/A1/"):
        route, answer = held[0]
        route.fulfill(response=answer)
    settle(bo)
    expect(box(bo, "A1")).to_have_value("Bos ord.")
    assert stored(draft, "A1") == ("Bos ord.", ["Anna Ek", "Bo Ek"])


def test_one_loses_the_network_and_gets_it_back(write_as, draft, complaints):
    anna, bo = write_as("Anna Ek"), write_as("Bo Ek")
    anna.context.set_offline(True)
    box(anna, "A1").fill("Skrivet på tåget.")
    box(anna, "A2").fill("Också på tåget.")
    box(anna, "A2").blur()
    expect(anna.locator(SAVED)).to_contain_text("Inte sparat ännu: ingen förbindelse.")
    # Meanwhile Bo writes in one of the fields.
    box(bo, "A2").fill("Skrivet vid skrivbordet.")
    expect(bo.locator(SAVED)).to_contain_text("Sparat ")
    anna.context.set_offline(False)
    clash = anna.get_by_role("group", name="Två texter i samma fält")
    expect(clash.locator("blockquote")).to_have_text(
        ["Skrivet vid skrivbordet.", "Också på tåget."]
    )
    clash.get_by_role("button", name="Lägg båda i fältet").click()
    expect(anna.locator(SAVED)).to_contain_text("Sparat ")
    assert stored(draft, "A1") == ("Skrivet på tåget.", ["Anna Ek"])
    assert stored(draft, "A2") == (
        "Skrivet vid skrivbordet.\n\nOckså på tåget.",
        ["Bo Ek", "Anna Ek"],
    )
    # What the browser says of a broken line is no fault of the page.
    complaints[:] = [text for text in complaints if "ERR_INTERNET_DISCONNECTED" not in text]


def test_what_was_written_without_network_survives_a_closed_tab(write_as, draft, look, complaints):
    anna = write_as("Anna Ek")
    before = box(anna, "A1").input_value()
    anna.context.set_offline(True)
    box(anna, "A1").fill("Det sista jag skrev.")
    anna.locator("#id_A6-contact-name").fill("Cia Lund")
    expect(anna.locator(SAVED)).to_contain_text("Inte sparat ännu")
    address, context = anna.url, anna.context
    anna.close()
    context.set_offline(False)
    again = context.new_page()
    again.main_frame_method = "GET"
    again.goto(address)
    expect(box(again, "A1")).to_have_value(before)
    offer = again.locator("[data-writing-kept]")
    expect(offer).to_contain_text("I webbläsaren finns text som inte hann sparas:")
    look(again, "kommun-ansokan-lagg-tillbaka")
    offer.get_by_role("button", name="Lägg tillbaka den").click()
    expect(box(again, "A1")).to_have_value("Det sista jag skrev.")
    expect(again.locator("#id_A6-contact-name")).to_have_value("Cia Lund")
    expect(again.locator(SAVED)).to_contain_text("Sparat ")
    again.wait_for_function("localStorage.length === 0")
    assert stored(draft, "A1") == ("Det sista jag skrev.", ["Anna Ek"])
    assert stored(draft, "A6")[0][0]["name"] == "Cia Lund"
    complaints[:] = [text for text in complaints if "ERR_INTERNET_DISCONNECTED" not in text]


def test_one_who_is_logged_out_logs_in_again_and_goes_on(
    write_as, draft, live_server, look, complaints
):
    anna = write_as("Anna Ek")
    Session.objects.all().delete()
    box(anna, "A1").fill("Skrivet efter utloggningen.")
    expect(anna.locator(SAVED)).to_contain_text("Inte sparat ännu: du är utloggad.")
    link = anna.get_by_role("link", name="Logga in i en ny flik")
    assert (link.get_attribute("target"), link.get_attribute("href")) == (
        "_blank",
        "/konto/login/?next=/kommun/",
    )
    assert stored(draft, "A1")[1] == []
    assert "Skrivet efter utloggningen." in anna.evaluate("Object.values(localStorage).join()")
    # The log-in in another tab gives the browser a new session; the page goes on by itself.
    anna.context.add_cookies([session_cookie(anna.person, live_server.url)])
    box(anna, "A2").focus()
    expect(anna.locator(SAVED)).to_contain_text("Sparat ")
    expect(link).to_be_hidden()
    anna.wait_for_function("localStorage.length === 0")
    assert stored(draft, "A1") == ("Skrivet efter utloggningen.", ["Anna Ek"])
    complaints[:] = [text for text in complaints if "status of 401" not in text]


def test_versions_are_put_back_and_comments_resolved(write_as, draft, look):
    anna, bo = write_as("Anna Ek"), write_as("Bo Ek")
    box(anna, "A1").fill("Handläggningen tog 40 dagar.")
    expect(anna.locator(SAVED)).to_contain_text("Sparat ")
    box(bo, "A1").focus()
    expect(box(bo, "A1")).to_have_value("Handläggningen tog 40 dagar.")
    field(anna, "A1").get_by_role("link", name="Kommentarer till A1").click()
    anna.get_by_label("Din kommentar").fill("Är det verkligen 40?")
    anna.get_by_role("button", name="Kommentera").click()
    look(anna, "kommun-kommentar")
    box(bo, "A1").fill("Handläggningen tog 11 dagar.")
    expect(bo.locator(SAVED)).to_contain_text("Sparat ")
    box(bo, "A2").focus()
    expect(field(bo, "A1").get_by_role("link", name="Kommentarer (1)")).to_be_visible()
    field(bo, "A1").get_by_role("link", name="Kommentarer").click()
    bo.get_by_role("button", name="Markera som löst").click()
    bo.get_by_role("link", name="Kommentarer").first.click()
    look(bo, "kommun-kommentarer")
    anna.get_by_role("link", name="Versioner").click()
    look(anna, "kommun-versioner-falt")
    anna.get_by_role("button", name="Lägg tillbaka version").first.click()
    anna.get_by_role("link", name="Versioner").first.click()
    look(anna, "kommun-versioner")
    assert stored(draft, "A1") == (
        "Handläggningen tog 40 dagar.",
        ["Anna Ek", "Bo Ek", "Anna Ek"],
    )
