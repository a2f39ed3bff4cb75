"""The last minute: text that was never saved is told of wherever it might be missed."""

import pytest
from playwright.sync_api import expect

from nominations.models import AnswerVersion, Application
from tests.factories import make_member, make_person

SAVED = "[data-writing-status]"
UNSENT = "[data-unsent]"


@pytest.fixture
def draft(edition_at):
    edition = edition_at("intake", municipalities=3)
    drafts = Application.objects.filter(edition=edition, status="draft")
    return drafts.select_related("edition").first()


@pytest.fixture
def anna(open_as, draft):
    """The form, open for somebody who hands in."""
    person = make_person("Anna Ek")
    make_member(person, draft.municipality, "submit")
    page = open_as(person)
    page.goto(address(draft, "ansokan"))
    return page


def address(draft, name):
    return f"/kommun/{draft.edition.slug}/{draft.municipality_id}/{name}/"


def box(page, code):
    return page.locator(f"#id_{code}")


def stored(draft, code):
    found = AnswerVersion.objects.filter(application=draft, field=code).last()
    return found and found.content


def leave_unsaved(page, code, text):
    """Write without a network, close the tab, and come back when there is one."""
    page.context.set_offline(True)
    box(page, code).fill(text)
    expect(page.locator(SAVED)).to_contain_text("Inte sparat ännu")
    page.close()
    page.context.set_offline(False)
    again = page.context.new_page()
    again.main_frame_method = "GET"
    return again


def is_post(route):
    return route.request.method == "POST"


def without(complaints, words):
    complaints[:] = [text for text in complaints if words not in text]


def test_text_that_was_never_saved_is_told_of_before_handing_in(anna, draft, look, complaints):
    again = leave_unsaved(anna, "A1", "Det sista jag skrev <b>&amp;</b>")
    again.goto(address(draft, "kontrollera"))
    told = again.locator(UNSENT)
    expect(told.get_by_label("A1")).to_have_value("Det sista jag skrev <b>&amp;</b>")
    expect(told).to_contain_text("Gå tillbaka till formuläret")
    look(again, "kommun-kontrollera-inte-sparat")
    without(complaints, "ERR_INTERNET_DISCONNECTED")


def test_text_is_there_to_copy_when_nothing_can_be_written_any_more(anna, draft, complaints):
    again = leave_unsaved(anna, "A2", "Skrivet medan nätet var nere.")
    Application.objects.filter(pk=draft.pk).update(status="withdrawn")
    again.goto(address(draft, "ansokan"))
    assert again.url.endswith("/kontrollera/")
    told = again.locator(UNSENT)
    expect(told.get_by_label("A2")).to_have_value("Skrivet medan nätet var nere.")
    expect(told).to_contain_text("Kopiera texten om du vill behålla den.")
    without(complaints, "ERR_INTERNET_DISCONNECTED")


def test_nothing_is_told_of_what_was_saved_on_the_way_out(anna, draft):
    box(anna, "A1").fill("Sparat på väg ut.")
    anna.locator("#id_A6-contact-name").fill("Cia Lund")
    anna.goto(address(draft, "kontrollera"))
    anna.wait_for_load_state("networkidle")
    with anna.expect_response("**/falt/A6/"):
        anna.reload()
    anna.wait_for_load_state("networkidle")
    assert ":A6" in anna.evaluate("Object.keys(localStorage).join()")
    expect(anna.locator(UNSENT)).to_be_hidden()
    assert stored(draft, "A1") == "Sparat på väg ut."
    assert stored(draft, "A6")[0]["name"] == "Cia Lund"


def test_whoever_writes_on_after_a_button_that_led_nowhere_is_saved(anna, draft):
    before = box(anna, "A1").input_value()
    # The browser stays on the page, as when the person stops it.
    stay = {"status": 204}
    anna.route("**/ansokan/", lambda route: is_post(route) and route.fulfill(**stay))
    box(anna, "A1").fill(f"{before} Mer.")
    with anna.expect_request("**/ansokan/"):
        anna.get_by_role("button", name="Spara och gå till översikten").last.click()
    box(anna, "A1").press_sequentially(" Ännu mer.")
    expect(anna.locator(SAVED)).to_contain_text("Sparat ")
    assert stored(draft, "A1") == f"{before} Mer. Ännu mer."


@pytest.mark.parametrize("status", [400, 413])
def test_what_the_server_will_never_take_is_said_and_not_sent_for_ever(
    anna, draft, status, complaints
):
    sent = []

    def refuse(route):
        if not is_post(route):
            return route.continue_()
        sent.append(route.request.url)
        return route.fulfill(status=status, content_type="text/html", body="<h1>Nej</h1>")

    anna.route("**/falt/**", refuse)
    box(anna, "A1").fill("För mycket.")
    expect(anna.locator(SAVED)).to_contain_text("Det gick inte att spara.")
    assert len(sent) == 1
    assert "För mycket." in anna.evaluate("Object.values(localStorage).join()")
    without(complaints, f"status of {status}")
