"""The small scripts do what they promise, in a real browser, under the strict policy for content."""

import json

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

DRAFT = "#id_draft"
STATUS = "[data-autosave-status]"
KEPT = "[data-autosave-kept]"


@pytest.fixture
def page(browser, live_server):
    """The style guide, open; anything that the console says fails the test."""
    context = browser.new_context(locale="sv-SE", base_url=live_server.url)
    page = context.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto("/stilguide/")
    yield page
    context.close()
    # A refusal that the test itself asked for is no fault.
    assert [text for text in said if not text.startswith("Failed to load resource")] == []


def test_counter_counts_what_a_reader_sees(page):
    field, counter = page.locator(DRAFT), page.locator("#id_draft_counter")
    expect(counter).to_have_text("40 tecken kvar")
    field.fill("Åre e\u0301 👩‍👩‍👧‍👦\n")
    expect(counter).to_have_text("32 tecken kvar")
    field.fill("å" * 43)
    expect(counter).to_have_text("3 tecken för mycket")
    assert (field.input_value(), counter.get_attribute("data-state")) == ("å" * 43, "over")


def test_autosave_tells_when_the_text_is_saved_and_keeps_nothing(page):
    page.locator(DRAFT).press_sequentially("Vi mäter")
    expect(page.locator(STATUS)).to_contain_text("Sparat ", timeout=30_000)
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    expect(page.locator(KEPT)).to_be_hidden()


def test_autosave_offers_back_what_could_not_be_sent(page):
    page.route(
        "**/stilguide/",
        lambda route: route.abort() if route.request.method == "POST" else route.continue_(),
    )
    page.locator(DRAFT).press_sequentially("Vi mäter")
    page.select_option("#id_mood", "b")
    expect(page.locator(STATUS)).to_contain_text("Texten finns kvar i webbläsaren", timeout=30_000)
    page.reload()
    assert page.locator(DRAFT).input_value() == ""
    page.get_by_role("button", name="Lägg tillbaka den").click()
    assert (page.locator(DRAFT).input_value(), page.locator("#id_mood").input_value()) == (
        "Vi mäter",
        "b",
    )
    page.unroute_all()
    expect(page.locator(STATUS)).to_contain_text("Sparat ", timeout=30_000)


def test_autosave_offer_can_be_thrown_away(page):
    page.route(
        "**/stilguide/",
        lambda route: route.abort() if route.request.method == "POST" else route.continue_(),
    )
    page.locator(DRAFT).press_sequentially("Vi")
    page.reload()
    page.get_by_role("button", name="Släng den").click()
    assert page.evaluate("localStorage.length") == 0


def test_autosave_stops_and_links_when_somebody_else_has_saved(page):
    posts = []

    def answer(route):
        if route.request.method != "POST":
            return route.continue_()
        posts.append(route.request.headers["x-autosave"])
        words = {"message": "Erik Berg sparade 14:02.", "url": "/stilguide/?jamfor"}
        return route.fulfill(status=409, content_type="application/json", body=json.dumps(words))

    page.route("**/stilguide/", answer)
    page.locator(DRAFT).press_sequentially("Vi")
    expect(page.locator(STATUS)).to_have_text(
        "Erik Berg sparade 14:02. Jämför texterna", timeout=30_000
    )
    page.locator(DRAFT).press_sequentially(" mäter")
    page.wait_for_timeout(2500)
    assert (posts, page.locator(f"{STATUS} a").get_attribute("href")) == (
        ["1"],
        "/stilguide/?jamfor",
    )


def test_autosave_says_when_one_is_logged_out(page):
    page.route(
        "**/stilguide/",
        lambda route: (
            route.fulfill(status=302, headers={"location": "/konto/login/"})
            if route.request.method == "POST"
            else route.continue_()
        ),
    )
    page.locator(DRAFT).press_sequentially("Vi")
    expect(page.locator(STATUS)).to_contain_text("Du är utloggad", timeout=30_000)
    assert "Vi" in page.evaluate("Object.values(localStorage).join()")


def test_poll_swaps_until_it_is_done(page):
    asked = []
    page.on("request", lambda request: asked.append(request.headers.get("x-fragment")))
    place = page.locator("[data-poll]")
    expect(place).to_have_text("Hämtat.")
    page.wait_for_timeout(1500)
    assert [value for value in asked if value] == ["1"]


def test_what_belongs_to_the_waiting_goes_with_it_and_focus_stays(page):
    page.get_by_role("button", name="Sluta hämta").focus()
    expect(page.locator("[data-poll]")).to_be_focused()
    expect(page.locator("[data-poll-while]")).to_have_count(0)


def test_table_sorts_by_swedish_letters_and_keeps_missing_last(page):
    names = page.locator("table[data-sortable] tbody th")
    page.get_by_role("button", name="Kommun", exact=True).click()
    assert names.all_inner_texts() == ["Luleå", "Malmö", "Åre", "Ängelholm"]
    page.get_by_role("button", name="Medel").click()
    assert names.all_inner_texts() == ["Malmö", "Luleå", "Åre", "Ängelholm"]
    page.get_by_role("button", name="Medel").click()
    assert names.all_inner_texts() == ["Åre", "Luleå", "Malmö", "Ängelholm"]
    page.get_by_role("button", name="Inlämnad").click()
    assert names.all_inner_texts() == ["Åre", "Ängelholm", "Luleå", "Malmö"]
    page.get_by_role("button", name="Inlämnad").click()
    states = page.locator("table[data-sortable] thead th").evaluate_all(
        "headings => headings.map(heading => heading.ariaSort)"
    )
    assert states == ["none", "none", "descending", "none", "none"]


def test_digit_chooses_a_level_only_while_focus_is_on_one(page):
    page.locator("#id_title").press("3")
    assert page.locator("input[name=level]:checked").count() == 0
    page.locator("#id_level_0").press("3")
    assert page.locator("input[name=level]:checked").get_attribute("value") == "3"


def test_error_summary_takes_focus_and_leads_to_the_field(page):
    page.get_by_role("button", name="Spara och fortsätt").click()
    expect(page.locator("ds-error-summary")).to_be_focused()
    page.get_by_role("link", name="Nivå: Detta fält måste fyllas i.").click()
    expect(page.locator("#id_level_0")).to_be_focused()


def test_page_reads_without_scripts(browser, live_server):
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url)
    page = context.new_page()
    page.goto("/stilguide/")
    assert page.locator("#id_draft_counter").inner_text() == "Högst 40 tecken."
    page.get_by_role("button", name="Spara och fortsätt").click()
    assert page.locator("h2").first.inner_text() == "Det här behöver rättas"
    context.close()
