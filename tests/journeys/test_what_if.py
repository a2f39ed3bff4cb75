"""The chair asks a closed round what would change it, and sees the line move without pressing anything."""

from playwright.sync_api import expect

from jury.models import Round
from tests.journeys.test_juror import juror_on
from tests.journeys.tours import refusals, tour

PAGES = {
    "vad-hander-om/": "vad-hander-om",
    "utan-en/": "utan-en",
    "kriterier/": "kriterier",
    "stranghet/": "stranghet",
    "dagordning/": "dagordning",
}


def test_chair_moves_the_line_and_sees_who_falls_out(edition_at, open_as, look):
    edition = edition_at("site_visit", municipalities=5)
    round_ = Round.objects.filter(stage__edition=edition).order_by("pk").first()
    closed = f"/jury/{edition.slug}/{round_.pk}/"
    page = open_as(juror_on("chair", edition).person)
    first = round_.standings.order_by("place").first().application
    way = f"/jury/{edition.slug}/vagen/{first.municipality_id}/"
    tour(page, look, {f"{closed}{path}": f"jury-{name}" for path, name in PAGES.items()})
    tour(page, look, {way: "jury-vagen"})

    page.goto(f"{closed}vad-hander-om/")
    answer = page.get_by_role("main").get_by_role("status")
    expect(answer).to_contain_text("Ändra något ovanför")
    page.get_by_label("Platser").fill("1")
    expect(answer).to_contain_text("Faller ut:")
    # The address bears the question, so that it can be sent to a colleague.
    page.reload()
    expect(answer).to_contain_text("Faller ut:")
    look(page, "jury-vad-hander-om-svar")

    def leave_out_everything(page):
        page.goto(f"{closed}vad-hander-om/")
        for weight in (
            page.get_by_role("group", name="Kriteriernas vikter").get_by_role("spinbutton").all()
        ):
            weight.fill("0")
        page.get_by_role("button", name="Räkna om").click()

    refusals(page, look, {leave_out_everything: "jury-vad-hander-om-fel"})
