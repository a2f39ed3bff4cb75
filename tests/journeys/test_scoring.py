"""A juror scores with the keyboard alone, by ear, and on the narrowest screen; nothing written is lost."""

import pytest
from playwright.sync_api import expect

from jury.models import Assessment, Assignment, Round

RUBRIC = """() => [...document.querySelectorAll("fieldset[data-keys]")].map((group) => group.id)"""


@pytest.fixture
def unread(edition_at):
    """An application that a juror has not begun to assess, in an open round."""
    edition_at("assessment", selects="longlist", municipalities=4)
    round_ = Round.objects.get(status="open")
    found = Assignment.objects.filter(round=round_).clear().filter(assessment=None)
    return found.select_related("juror__person", "application", "round__stage__edition").first()


def address_of(assignment):
    round_ = assignment.round
    code = assignment.application.municipality_id
    return f"/jury/{round_.stage.edition.slug}/{round_.pk}/{code}/"


def saved(assignment):
    assessment = Assessment.objects.get(assignment=assignment)
    return {
        score.criterion.code: (score.level, score.cannot_judge, score.reason)
        for score in assessment.scores.select_related("criterion")
    }


def tree_of(page):
    """What a screen reader is told: (role, name, checked, description) of each node that has a name."""
    devtools = page.context.new_cdp_session(page)
    nodes = devtools.send("Accessibility.getFullAXTree")["nodes"]
    devtools.detach()
    found = []
    for node in nodes:
        if node.get("ignored"):
            continue
        more = {each["name"]: each["value"].get("value") for each in node.get("properties", [])}
        found.append(
            {
                "role": node["role"]["value"],
                "name": node.get("name", {}).get("value", ""),
                "description": node.get("description", {}).get("value", ""),
                "checked": more.get("checked"),
                "live": more.get("live"),
            }
        )
    return found


def test_assessment_is_written_and_signed_with_the_keyboard_alone(unread, open_as):
    page = open_as(unread.juror.person)
    page.goto(address_of(unread))
    groups = page.evaluate(RUBRIC)
    link = page.get_by_role("link", name="Gå till det första kriteriet")
    # From the top of the page with Tab and Enter; a mouse is never touched.
    for _ in range(40):
        page.keyboard.press("Tab")
        if link.evaluate("element => element === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.locator(f"#{groups[0]}_0")).to_be_focused()
    for number, group in enumerate(groups):
        page.keyboard.press(str(number % 5))
        expect(page.locator(f"#{group} input[value='{number % 5}']")).to_be_checked()
        if number == 1:
            page.keyboard.press("ArrowRight")
            expect(page.locator(f"#{group} input[value='1.5']")).to_be_checked()
        page.keyboard.press("Enter")
        # Digits and letters in a text are just that.
        page.keyboard.type("Jag n0terar 3 skäl")
        page.keyboard.press("Escape")
        page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator(f"#{groups[-2]} input:checked")).to_be_focused()
    expect(page.locator("[data-writing-status]")).to_contain_text("Sparat", timeout=30_000)
    expect(page.locator(".running-total")).to_contain_text(f"({len(groups)} av {len(groups)}")
    page.get_by_role("button", name="Signera bedömningen").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".ds-alert, [role=status]").first).to_contain_text("är signerad")
    levels = [float(level) for level, _cannot, _reason in saved(unread).values()]
    assert levels == [1.5 if number == 1 else number % 5 for number in range(len(groups))]
    assert {reason for _level, _cannot, reason in saved(unread).values()} == {"Jag n0terar 3 skäl"}


def test_rubric_says_its_names_states_and_meanings_to_a_screen_reader(unread, open_as):
    page = open_as(unread.juror.person)
    page.goto(address_of(unread))
    criterion = unread.round.stage.edition.criteria.prefetch_related("levels").first()
    group = page.locator("fieldset[data-keys]").first
    group.get_by_role("radio", name="3", exact=True).check()
    tree = tree_of(page)
    [named] = [
        node
        for node in tree
        if node["role"] == "group" and node["name"].startswith(f"{criterion.code} {criterion.name}")
    ]
    assert named["name"] == f"{criterion.code} {criterion.name} vikt {criterion.weight}"
    radios = [node for node in tree if node["role"] == "radio"][:10]
    assert [(node["name"], node["checked"]) for node in radios] == [
        (name, "true" if name == "3" else "false")
        for name in ("0", "0,5", "1", "1,5", "2", "2,5", "3", "3,5", "4", "Kan ej bedöma")
    ]
    meanings = {str(level.value): level.descriptor for level in criterion.levels.all()}
    told = {node["name"]: node["description"] for node in radios if node["description"]}
    assert told == meanings
    codes = unread.round.stage.edition.criteria.values_list("code", flat=True)
    texts = {node["name"] for node in tree if node["role"] == "textbox"}
    assert texts == {"Privat anteckning", *(f"Varför, på en rad ({code})" for code in codes)}
    live = page.locator(".running-total[role=status]")
    expect(live).to_contain_text("75,0 av 100 (1 av")
    assert [node for node in tree if node["role"] == "status" and node["live"] == "polite"]


def test_two_windows_show_both_texts_and_lose_neither(unread, open_as):
    first, second = (open_as(unread.juror.person) for _ in range(2))
    for page in (first, second):
        page.goto(address_of(unread))
    for page, text in ((first, "Från det ena fönstret"), (second, "Från det andra")):
        page.locator("[data-answer^=reason_] textarea").first.fill(text)
        page.locator("[data-answer=note] textarea").focus()
        if page is first:
            expect(page.locator("[data-writing-status]")).to_contain_text("Sparat")
    panel = second.get_by_role("group", name="Två texter i samma fält")
    expect(panel).to_contain_text("Från det ena fönstret")
    expect(panel).to_contain_text("Från det andra")
    panel.get_by_role("button", name="Lägg båda i fältet").click()
    expect(second.locator("[data-writing-status]")).to_contain_text("Sparat", timeout=30_000)
    both = "Från det ena fönstret\n\nFrån det andra"
    assert next(iter(saved(unread).values()))[2] == both


def test_page_and_sheet_are_for_everybody(unread, open_as, look):
    page = open_as(unread.juror.person)
    page.goto(address_of(unread))
    page.locator("details[data-keys-help] summary").click()
    page.locator("fieldset[data-keys] input").first.focus()
    look(page, "jury-bedomning-tangenter")
    page.goto(address_of(unread).rsplit("/", 2)[0] + "/blad/")
    look(page, "jury-blad")
