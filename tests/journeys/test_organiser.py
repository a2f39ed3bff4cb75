"""What the organiser sees, from the first edition to the last letter, also where something is refused."""

from datetime import timedelta

import pytest
from django.utils import timezone

from award import services as award_services
from jury import services
from jury.candidates import candidates, finalists
from jury.models import Juror, Round
from nominations.management.commands.load_municipalities import rows
from nominations.services import import_municipalities
from tests.journeys.tours import refusals, tour

OFFICE = "/kansli/2027/"


def pressing(address, button, **fields):
    """An attempt: open the page, write into the fields named by their ids, press the button."""

    def attempt(page):
        page.goto(address)
        for field, value in fields.items():
            page.locator(f"#id_{field}").fill(value)
        page.get_by_role("button", name=button).first.click()

    return attempt


def organiser_of(edition):
    return edition.award.organisers.get().person


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def newcomer(transactional_db, now):
    """An organiser whose award has no edition yet."""
    award = award_services.create_award(slug="award", name_sv="Utmärkelsen", actor=None, at=now)
    import_municipalities(rows=rows(), actor=None, at=now)
    return award_services.add_organiser(
        award_id=award.pk, email="olga@example.se", name="Olga Ek", actor=None, at=now
    ).person


def test_organiser_makes_an_edition(newcomer, open_as, look, now):
    page = open_as(newcomer)
    new = "/kansli/omgangar/ny/"
    tour(page, look, {"/kansli/": "kansli-tomt", new: "kansli-ny-omgang"})
    refusals(
        page,
        look,
        {
            pressing(new, "Skapa omgången"): "kansli-ny-omgang-fel",
            pressing(new, "Skapa omgången", slug="kommun"): "kansli-ny-omgang-nekad",
        },
    )
    edition = award_services.create_edition(
        award_id=newcomer.organiser_roles.get().award_id,
        template="model",
        slug="2027",
        starts_on=timezone.localdate(now) + timedelta(days=5),
        actor=newcomer,
        at=now,
    )
    seat, stage = edition.jury_seats.first(), edition.stages.first()
    tour(
        page,
        look,
        {
            OFFICE: "kansli-omgang-forbereds",
            f"{OFFICE}grunduppgifter/": "kansli-grunduppgifter",
            f"{OFFICE}skeden/": "kansli-skeden",
            f"{OFFICE}skeden/nytt/": "kansli-skede-nytt",
            f"{OFFICE}skeden/{stage.pk}/": "kansli-skede",
            f"{OFFICE}kriterier/": "kansli-kriterier",
            f"{OFFICE}kriterier/nytt/": "kansli-kriterium-nytt",
            f"{OFFICE}kriterier/{edition.criteria.first().pk}/": "kansli-kriterium",
            f"{OFFICE}urvalsregler/": "kansli-urvalsregler",
            f"{OFFICE}urvalsregler/{edition.selection_rules.first().pk}/": "kansli-urvalsregel",
            f"{OFFICE}partner/": "kansli-partner",
            f"{OFFICE}partner/ny/": "kansli-partner-ny",
            f"{OFFICE}jury-platser/": "kansli-juryplatser",
            f"{OFFICE}jury-platser/{seat.pk}/": "kansli-juryplats",
            f"{OFFICE}jury/": "kansli-jury-tom",
            f"{OFFICE}jury/{seat.pk}/": "kansli-utse",
            f"{OFFICE}fragor/": "kansli-fragor",
            f"{OFFICE}fragor/fraga/ny/": "kansli-fraga-ny",
            f"{OFFICE}fragor/fraga/{edition.questions.first().pk}/": "kansli-fraga",
            f"{OFFICE}fragor/pastaende/{edition.statements.first().pk}/": "kansli-pastaende",
            f"{OFFICE}fragor/villkor/{edition.eligibility_rules.first().pk}/": "kansli-villkor",
            f"{OFFICE}ansokningar/": "kansli-ansokningar-tomt",
            f"{OFFICE}omgang/": "kansli-bedomning-tom",
            f"{OFFICE}besok/": "kansli-besok-tomt",
            f"{OFFICE}motivering/": "kansli-motivering-tom",
            f"{OFFICE}skrift/": "kansli-skrift-tom",
            f"{OFFICE}offentliggoranden/": "kansli-offentliggoranden-tomt",
            f"{OFFICE}aterkoppling/": "kansli-aterkoppling-tom",
            f"{OFFICE}brev/": "kansli-brev-tomt",
            f"{OFFICE}handelser/": "kansli-handelser",
        },
    )


def test_organiser_is_told_what_is_wrong(newcomer, open_as, look, now):
    edition = award_services.create_edition(
        award_id=newcomer.organiser_roles.get().award_id,
        template="model",
        slug="2027",
        starts_on=timezone.localdate(now) + timedelta(days=5),
        actor=newcomer,
        at=now,
    )
    chair, member = edition.jury_seats.filter(role="chair").get(), edition.jury_seats.last()
    stage = edition.stages.order_by("position")[1]
    services.appoint_juror(
        seat_id=chair.pk, email="c@example.se", name="Cecilia Ek", title="", actor=newcomer, at=now
    )
    criterion = edition.criteria.first()
    stages, criteria = f"{OFFICE}skeden/", f"{OFFICE}kriterier/"
    refusals(
        open_as(newcomer),
        look,
        {
            pressing(f"{OFFICE}grunduppgifter/", "Spara", name_sv=""): "kansli-grunduppgifter-fel",
            pressing(f"{stages}nytt/", "Lägg till skedet"): "kansli-skede-fel",
            pressing(
                f"{stages}{stage.pk}/", "Spara skedet", closes_at="2026-01-01T00:00"
            ): "kansli-skede-nekat",
            pressing(
                criteria, "Spara vikterna", **{f"{criterion.pk}": "99"}
            ): "kansli-vikter-nekade",
            pressing(
                f"{criteria}{criterion.pk}/", "Spara kriteriet", level_0_sv=""
            ): "kansli-kriterium-fel",
            pressing(f"{OFFICE}partner/ny/", "Spara"): "kansli-partner-fel",
            pressing(f"{OFFICE}fragor/fraga/ny/", "Spara"): "kansli-fraga-fel",
            pressing(f"{OFFICE}jury/{member.pk}/", "Utse"): "kansli-utse-fel",
            pressing(
                f"{OFFICE}jury/{member.pk}/", "Utse", name="Cecilia Ek", email="c@example.se"
            ): "kansli-utse-nekad",
            pressing("/kommun/2580/medlemmar/", "Skicka inbjudan"): "kansli-bjud-in-fel",
            pressing("/kansli/register/las-in/", "Visa vad som skulle ändras"): "kansli-las-in-fel",
        },
    )


def test_organiser_keeps_the_register(newcomer, open_as, look):
    tour(
        open_as(newcomer),
        look,
        {
            "/kansli/register/": "kansli-register",
            "/kansli/register/?q=finns-inte": "kansli-register-tomt",
            "/kansli/register/2580/": "kansli-kommun",
            "/kansli/register/las-in/": "kansli-las-in",
        },
    )


def test_organiser_follows_the_jury(edition_at, open_as, look):
    edition = edition_at("assessment", selects="longlist", municipalities=5)
    application = edition.applications.competing().first()
    round_ = Round.objects.get(stage__edition=edition)
    stage, letter = round_.stage, edition.letters.first()
    own = f"{OFFICE}ansokningar/{application.municipality_id}/"
    page = open_as(organiser_of(edition))
    tour(
        page,
        look,
        {
            "/kansli/": "kansli",
            OFFICE: "kansli-omgang",
            f"{OFFICE}skeden/{stage.pk}/": "kansli-skede-pagar",
            f"{OFFICE}skeden/{stage.pk}/forlang/": "kansli-forlang",
            f"{OFFICE}kriterier/": "kansli-kriterier-fasta",
            f"{OFFICE}fragor/fraga/{edition.questions.first().pk}/": "kansli-fraga-fast",
            f"{OFFICE}ansokningar/": "kansli-ansokningar",
            own: "kansli-ansokan",
            f"{own}behorighet/": "kansli-behorighet",
            f"{own}aterkoppling/": "kansli-aterkoppling-skriv",
            f"{OFFICE}jury/": "kansli-jury",
            f"{OFFICE}omgang/": "kansli-bedomning",
            f"{OFFICE}omgang/{round_.pk}/": "kansli-bedomning-pagar",
            f"{OFFICE}beslut/{stage.pk}/": "kansli-beslut-for-tidigt",
            f"{OFFICE}brev/": "kansli-brev",
            f"{OFFICE}brev/{letter.pk}/": "kansli-ett-brev",
            f"{OFFICE}handelser/": "kansli-handelser-manga",
            f"{OFFICE}handelser/?kind=award.Stage&id={stage.pk}": "kansli-handelser-ett-skede",
        },
    )
    refusals(
        page,
        look,
        {
            pressing(
                f"{OFFICE}skeden/{stage.pk}/forlang/", "Förläng skedet", reason=""
            ): "kansli-forlang-fel",
            pressing(f"{own}aterkoppling/", "Spara", text=""): "kansli-aterkoppling-fel",
            deciding_without_reason(f"{own}behorighet/"): "kansli-behorighet-nekad",
        },
    )


def deciding_without_reason(address):
    """Somebody may compete although a condition is not met, and nobody says why."""

    def attempt(page):
        page.goto(address)
        page.get_by_label("inte uppfyllt", exact=True).first.check()
        page.get_by_role("button", name="Spara beslutet").click()

    return attempt


def test_applications_are_sealed_while_they_are_taken_in(edition_at, open_as, look):
    edition = edition_at("intake", municipalities=4)
    draft, handed_in = (
        edition.applications.filter(status=s).first() for s in ("draft", "submitted")
    )
    tour(
        open_as(organiser_of(edition)),
        look,
        {
            f"{OFFICE}ansokningar/": "kansli-ansokningar-forseglade",
            f"{OFFICE}ansokningar/{draft.municipality_id}/": "kansli-utkast",
            f"{OFFICE}ansokningar/{handed_in.municipality_id}/": "kansli-inlamnad-forseglad",
        },
    )


def test_organiser_plans_visits_and_reports(edition_at, open_as, look):
    edition = edition_at("site_visit", municipalities=5)
    visited = edition.applications.get(site_visit__isnull=False)
    coming = edition.applications.filter(status="nominated", site_visit__isnull=True).first()
    rounds = Round.objects.filter(stage__edition=edition)
    plan = f"{OFFICE}besok/{coming.municipality_id}/"
    page = open_as(organiser_of(edition))
    tour(
        page,
        look,
        {
            f"{OFFICE}besok/": "kansli-besok",
            plan: "kansli-besok-planera",
            f"{OFFICE}besok/{visited.municipality_id}/rapport/": "kansli-rapport-granskad",
            f"{OFFICE}omgang/": "kansli-bedomning-avslutad",
            f"{OFFICE}omgang/{rounds.last().pk}/": "kansli-rangordning",
            f"{OFFICE}beslut/{rounds.last().stage_id}/": "kansli-beslut-bekraftat",
            f"{OFFICE}offentliggoranden/": "kansli-offentliggoranden",
        },
    )
    refusals(
        page,
        look,
        {
            pressing(plan, "Spara planen"): "kansli-besok-fel",
            pressing(plan, "Spara planen", date="2020-01-01"): "kansli-besok-nekat",
        },
    )
    page.goto(plan)
    page.get_by_label("Datum").fill(timezone.localdate().isoformat())
    for juror in page.get_by_role("checkbox").all()[:2]:
        juror.check()
    page.get_by_role("button", name="Spara planen").click()
    page.wait_for_url("**/besok/")
    tour(page, look, {f"{plan}rapport/": "kansli-rapport"})
    refusals(
        page,
        look,
        {pressing(f"{plan}rapport/", "Skicka för sakgranskning"): "kansli-rapport-nekad"},
    )


def test_organiser_brings_the_edition_to_its_winner(edition_at, open_as, look, now):
    edition = edition_at("decision", municipalities=5)
    stage = edition.stages.get(selects="winner")
    winner = finalists(stage).first()
    decision, citation = (
        f"{OFFICE}beslut/{stage.pk}/",
        f"{OFFICE}motivering/{winner.municipality_id}/",
    )
    chapter = edition.booklet.chapters.first()
    page = open_as(organiser_of(edition))
    tour(
        page,
        look,
        {
            OFFICE: "kansli-omgang-beslut",
            decision: "kansli-beslut",
            f"{OFFICE}motivering/": "kansli-motivering",
            citation: "kansli-motivering-skriv",
            f"{OFFICE}skrift/": "kansli-skrift",
            f"{OFFICE}skrift/{chapter.pk}/": "kansli-kapitel",
            f"{OFFICE}skrift/nytt/": "kansli-kapitel-nytt",
        },
    )
    refusals(
        page,
        look,
        {
            choosing_nobody(decision): "kansli-beslut-nekat",
            pressing(citation, "Spara motiveringen"): "kansli-motivering-fel",
            pressing(
                f"{OFFICE}skrift/{chapter.pk}/", "Spara kapitlet", title=""
            ): "kansli-kapitel-fel",
        },
    )
    choose(stage, winner, now)
    tour(
        page,
        look,
        {
            citation: "kansli-motivering-faststalld",
            f"{OFFICE}offentliggoranden/": "kansli-embargo",
        },
    )


def choosing_nobody(address):
    """A winner is proposed, but none is ticked."""

    def attempt(page):
        page.goto(address)
        for candidate in page.locator("input[name=applications]").all():
            candidate.uncheck()
        page.get_by_role("button", name="Föreslå beslutet").click()

    return attempt


def choose(stage, winner, at):
    """The jury has decided and adopted the words."""
    chair = Juror.objects.get(edition=stage.edition, seat__role="chair")
    now = {"actor": chair.person, "at": at}
    present = stage.edition.jurors.able_to_decide(list(candidates(stage)))
    services.save_citation(
        application_id=winner.pk, text_sv="Kommunen visar vägen. " * 30, text_en="", **now
    )
    services.adopt_citation(application_id=winner.pk, **now)
    services.propose_decision(
        stage_id=stage.pk,
        application_ids=[winner.pk],
        reason="",
        present_ids=[juror.pk for juror in present],
        actor=organiser_of(stage.edition),
        at=at,
    )
    services.confirm_decision(stage_id=stage.pk, **now)


def test_organiser_gives_feedback(edition_at, open_as, look):
    edition = edition_at("feedback", municipalities=4)
    code = edition.applications.competing().first().municipality_id
    tour(
        open_as(organiser_of(edition)),
        look,
        {
            OFFICE: "kansli-omgang-aterkoppling",
            f"{OFFICE}aterkoppling/": "kansli-aterkoppling",
            f"{OFFICE}ansokningar/{code}/aterkoppling/": "kansli-aterkoppling-utlamnad",
            f"{OFFICE}skrift/": "kansli-skrift-byggd",
            f"{OFFICE}offentliggoranden/": "kansli-offentligt",
        },
    )
