"""A draft that was never handed in: its page, its dossier, and the next application begun from it."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from award.models import Stage
from award.services import create_edition, open_edition
from nominations import services
from nominations.models import Application

WORDS = "Vi är mest stolta över att bygglovet går fort."


def test_draft_that_was_not_handed_in_begins_the_next_application(edition_at, open_as, look):
    edition = edition_at("intake", municipalities=2)
    draft = Application.objects.filter(edition=edition, status="draft").last()
    writer = draft.municipality.memberships.filter(role="submit").first().person
    now = timezone.now()
    services.save_answers(application_id=draft.pk, answers={"A1": WORDS}, actor=writer, at=now)
    Stage.objects.filter(edition=edition, kind=Stage.Kind.INTAKE).update(
        closes_at=now - timedelta(hours=2)
    )
    edition.extensions.all().delete()
    page, own = open_as(writer), f"/kommun/{edition.slug}/{draft.municipality_id}/"
    page.goto(own)
    expect(page.get_by_text("Ni hade börjat men lämnade inte in")).to_be_visible()
    look(page, "kommun-inte-inlamnad")

    asked = services.request_dossier(
        application_id=draft.pk, reader="municipality", actor=writer, at=now - timedelta(days=60)
    )
    services.make_dossier(dossier_id=asked.pk, at=now - timedelta(days=60))
    services.forget_dossiers(at=now)
    page.goto(f"{own}akt/")
    expect(page.get_by_text("har slängts.")).to_be_visible()
    look(page, "kommun-akt-slangd")

    begins_from_it(page, draft, writer, look)


def begins_from_it(page, draft, writer, look):
    organiser, at = draft.edition.award.organisers.first().person, timezone.now()
    following = create_edition(
        award_id=draft.edition.award_id,
        template="model",
        slug="nasta",
        starts_on=timezone.localdate() - timedelta(days=10),
        actor=organiser,
        at=at,
    )
    following.questions.filter(code="A1").update(text_sv="Vad är ni mest stolta över just nu?")
    open_edition(edition_id=following.pk, actor=organiser, at=at)
    services.start_application(
        edition_id=following.pk, municipality_code=draft.municipality_id, actor=writer, at=at
    )
    own = f"/kommun/{following.slug}/{draft.municipality_id}/"
    page.goto(f"{own}tidigare/")
    expect(page.get_by_text("1 fråga har ny lydelse")).to_be_visible()
    look(page, "kommun-tidigare-omformulerad")
    page.get_by_role("button", name="Hämta svaren").click()
    expect(page.get_by_text("Frågan löd då:")).to_be_visible()
    look(page, "kommun-tidigare-hamtad")
    page.goto(f"{own}ansokan/")
    expect(page.get_by_text("Så här löd den när ni svarade:")).to_be_visible()
    look(page, "kommun-ansokan-omformulerad")
