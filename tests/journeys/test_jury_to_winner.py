"""Eight jurors take thirty applications to a winner: one of each kind of act on a page, the rest in bulk.

The chair presides, two have declared a conflict, and one finds a conflict after having scored.
"""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from award.models import Booklet, Criterion, Level, Organiser, Stage
from jury import services
from jury.models import Assessment, Assignment, Juror, Round, Vote
from nominations.management.commands.load_municipalities import rows
from nominations.models import Answer, Application, Question
from tests.factories import make_edition, make_juror, make_municipality, make_person
from tests.journeys.whole_edition.cast import press, told

OFFICE, JURY = "/kansli/2027/", "/jury/2027/"
STORY = "Vi förkortade väntan från sex veckor till en."
CHAIR, CONFLICTED, LATE = "Cecilia Ek", "Mona Ek", "Lena Ek"
JURORS = {
    CHAIR: "chair",
    "Viktor Ek": "vice_chair",
    CONFLICTED: "member",
    "Sven Ek": "member",
    LATE: "member",
    "Anna Ek": "member",
    "Bo Ek": "member",
    "Eva Ek": "member",
}
REGISTER = {row["name"]: row["code"] for row in rows()[:30]}
PLACES = list(REGISTER)
BEST, SECOND, THIRD = PLACES[:3]
NO_CONFLICT = ("none", "", "")


@pytest.fixture
def edition(transactional_db):
    """Thirty eligible applications, eight jurors with a vote, and every stage open now."""
    now = timezone.now()
    edition = make_edition(minimum_readings=3, citation_words_min=3, citation_words_max=20)
    Booklet.objects.create(edition=edition)
    Organiser.objects.create(award=edition.award, person=make_person("Karin Öberg"))
    stages = [
        ("assessment", "Långlistan", "longlist", 7, 10),
        ("assessment", "Nomineringen", "nominees", 3, 3),
        ("decision", "Vinnaren", "winner", 1, 1),
        ("announcement", "Tillkännagivande", "", None, None),
    ]
    for position, (kind, name, selects, fewest, most) in enumerate(stages):
        is_later = kind == "announcement"
        Stage.objects.create(
            edition=edition,
            kind=kind,
            name_sv=name,
            position=position,
            opens_at=now + timedelta(days=20 if is_later else -1),
            closes_at=now + timedelta(days=21 if is_later else 10),
            selects=selects,
            places_min=fewest,
            places_max=most,
            weight_assessment=100,
            weight_self_assessment=0,
            weight_audit=0,
        )
    for position, (code, weight) in enumerate([("K1", 60), ("K2", 40)]):
        criterion = Criterion.objects.create(
            edition=edition, code=code, name_sv=f"Krav {code}", weight=weight, position=position
        )
        Level.objects.bulk_create(
            Level(criterion=criterion, value=value, descriptor_sv=f"Nivå {value}")
            for value in range(5)
        )
    for name, role in JURORS.items():
        make_juror(make_person(name), role, edition)
    question = Question.objects.create(
        edition=edition,
        part="application",
        code="A1",
        text_sv="Vad är ni stolta över?",
        disclosure="published",
        position=1,
    )
    for number, name in enumerate(PLACES):
        application = Application.objects.create(
            edition=edition,
            municipality=make_municipality(REGISTER[name], name),
            status="eligible",
            participation="both",
            headline=f"{name} visar vägen",
            started_at=now,
            submitted_at=now,
            receipt_number=f"2027-{number:04}",
            contents_sha256="0" * 64,
        )
        Answer.objects.create(application=application, question=question, text=STORY, saved_at=now)
    return edition


def juror(name):
    return Juror.objects.select_related("person").get(person__name=name)


def place(name):
    return Application.objects.select_related("municipality").get(municipality__name=name)


def declare(page, round_, name, why):
    """One conflict, and none towards the rest."""
    page.goto(f"{JURY}{round_.pk}/jav/")
    group = page.get_by_role("group", name=name)
    group.get_by_label("Jäv", exact=True).check()
    group.get_by_label("Grund").select_option("J3")
    group.get_by_label("Förklara med några ord").fill(why)
    rest = page.get_by_label("Jag har gått igenom listan")
    if rest.count():
        rest.check()
    press(page, "Spara jävsdeklarationen")
    told(page, "Din jävsdeklaration är sparad.")


def declare_the_rest(round_):
    """Everybody who has not declared has no conflict, save Sven, whose sister works in the second best."""
    for each in Juror.objects.filter(assignments__round=round_).distinct().select_related("person"):
        answers = {
            assignment.application_id: NO_CONFLICT
            for assignment in Assignment.objects.of_juror(each.person)
            .filter(round=round_)
            .undeclared()
        }
        if each.person.name == "Sven Ek" and place(SECOND).pk in answers:
            answers[place(SECOND).pk] = ("conflict", "J2", "En syster leder förvaltningen.")
        services.declare_all(
            juror_id=each.pk,
            round_id=round_.pk,
            declarations=answers,
            actor=each.person,
            at=timezone.now(),
        )


def level(assignment):
    """The best are the first of the register; the jurors differ by half a level now and then."""
    number = PLACES.index(assignment.application.municipality.name)
    mood = (number * 3 + assignment.juror_id) % 3 - 1
    return min(4, max(0, round((4 - number / 8) * 2 + mood * 0.5) / 2))


def assess_by_hand(page, round_, name):
    """One assessment by the keyboard's own means, signed."""
    page.goto(f"{JURY}{round_.pk}/{place(name).municipality_id}/")
    expect(page.get_by_text(STORY).first).to_be_visible()
    for code in ("K1", "K2"):
        criterion = page.get_by_role("group", name=code)
        criterion.get_by_label("4", exact=True).check()
        criterion.get_by_label(f"Varför, på en rad ({code})").fill("Ansökan visar det med tal.")
    press(page, "Signera bedömningen")
    told(page, f"Din bedömning av {name} är signerad.")


def assess_the_rest(round_):
    for assignment in (
        Assignment.objects.filter(round=round_)
        .unsigned()
        .select_related("juror__person", "application__municipality")
        .order_by("pk")
    ):
        value = level(assignment)
        scores = dict.fromkeys(("K1", "K2"), (value, False, "Ansökan visar det med tal."))
        now = {"actor": assignment.juror.person, "at": timezone.now()}
        services.save_assessment(assignment_id=assignment.pk, scores=scores, note="", **now)
        services.sign_assessment(assignment_id=assignment.pk, **now)


def close_and_decide(edition, office, chair, stage):
    """The organiser closes the round and proposes what the rules propose; the chair confirms."""
    office.goto(f"{OFFICE}omgang/{stage.round.pk}/")
    press(office, "Avsluta bedömningsomgången")
    told(office, "Bedömningsomgången är avslutad")
    decide(office, chair, stage)


def decide(office, chair, stage):
    office.goto(f"{OFFICE}beslut/{stage.pk}/")
    press(office, "Föreslå beslutet")
    told(office, "Beslutet är föreslaget")
    chair.goto(f"{JURY}beslut/{stage.pk}/")
    press(chair, "Bekräfta beslutet")
    told(chair, "Beslutet är bekräftat.")


def read_before_the_choice(edition, round_, open_as, look):
    """Whoever comes to the jury now answers, and reads what there is to choose among; then leaves again."""
    newcomer = make_juror(make_person("Nils Ny"), "member", edition)
    page = open_as(newcomer.person)
    declare(page, round_, SECOND, "Har gett kommunen råd i år.")
    page.get_by_role("link", name="Läs ansökningarna inför valet").click()
    expect(page.locator("main").get_by_role("link", name=SECOND)).to_have_count(0)
    look(page, "jury-infor-valet")
    page.get_by_role("link", name=BEST).click()
    expect(page.get_by_text("så här finns inget att bedöma")).to_be_visible()
    expect(page.get_by_text(STORY)).to_be_visible()
    look(page, "jury-lasa-infor-valet")
    newcomer.delete()
    newcomer.seat.delete()


def vote_by_keyboard(page, *names):
    """Places chosen with the keys alone, from the page's first field to its button."""
    page.goto(f"{JURY}omrostning/")
    page.get_by_role("link", name="Rösta", exact=True).press("Enter")
    page.get_by_role("combobox").first.focus()
    for _field in page.get_by_role("combobox").all():
        name = page.evaluate("document.activeElement.labels[0].firstChild.textContent.trim()")
        page.keyboard.type(f"Plats {names.index(name) + 1}")
        page.keyboard.press("Tab")
    spoken = page.locator("[data-ballot-text]")
    expect(spoken).to_have_attribute("aria-live", "polite")
    expect(spoken).to_have_text(
        "Så här står det nu: " + " · ".join(f"{n}. {name}" for n, name in enumerate(names, 1))
    )
    page.keyboard.press("Enter")
    told(page, "Din röstsedel är inlämnad.")


def vote_for_the_rest(vote):
    """All who have not voted put the second best first, where they may."""
    for ballot in vote.ballots.waiting().select_related("juror__person"):
        codes = [place(name).municipality_id for name in (SECOND, BEST, THIRD)]
        closed = {SECOND: "Sven Ek", BEST: LATE}
        ranking = [
            [code]
            for code, name in zip(codes, (SECOND, BEST, THIRD), strict=True)
            if closed.get(name) != ballot.juror.person.name
        ]
        services.cast_ballot(
            ballot_id=ballot.pk, ranking=ranking, actor=ballot.juror.person, at=timezone.now()
        )


def test_eight_jurors_take_thirty_applications_to_a_winner(edition, open_as, look):
    organiser = edition.award.organisers.get().person
    office, chair = open_as(organiser), open_as(juror(CHAIR).person)
    mona, lena = open_as(juror(CONFLICTED).person), open_as(juror(LATE).person)
    longlist, nominees, winner = edition.stages.exclude(selects="").order_by("position")

    # The first round: all thirty, read by everybody without a conflict.
    office.goto(f"{OFFICE}omgang/")
    office.get_by_role("button", name="Öppna bedömningsomgången").first.click()
    round_ = Round.objects.get(stage=longlist)
    declare(mona, round_, BEST, "Har gett kommunen råd i år.")
    mona.goto(f"{JURY}{round_.pk}/{place(BEST).municipality_id}/")
    expect(mona.get_by_role("heading", name="Du är jävig")).to_be_visible()
    assert STORY not in mona.content()
    declare_the_rest(round_)
    assess_by_hand(lena, round_, PLACES[3])
    assess_the_rest(round_)
    assert Assessment.objects.counted().count() == 8 * 30 - 2

    # Lena finds that she has a conflict towards one she has judged: what she signed counts no more.
    declare(lena, round_, BEST, "Min bror har blivit kommundirektör där.")
    assert Assessment.objects.counted().count() == 8 * 30 - 3
    assert Assessment.objects.filter(status="void").get().assignment.application == place(BEST)
    close_and_decide(edition, office, chair, longlist)
    lena.goto(f"{JURY}{round_.pk}/rangordning/")
    expect(lena.get_by_role("row").filter(has_text=SECOND).first).to_be_visible()
    expect(lena.get_by_role("row").filter(has_text=BEST)).to_have_count(0)

    # The second round: those on the longlist, and three are nominated.
    now = {"actor": organiser, "at": timezone.now()}
    second = services.open_round(stage_id=nominees.pk, **now)
    for name in (CONFLICTED, LATE):
        services.declare(
            juror_id=juror(name).pk,
            round_id=second.pk,
            application_id=place(BEST).pk,
            answer="conflict",
            ground="J3",
            text="Som i första omgången.",
            **now,
        )
    declare_the_rest(second)
    assess_the_rest(second)
    nominees.refresh_from_db()
    close_and_decide(edition, office, chair, nominees)
    assert {each.name for each in Application.objects.filter(status="nominated")} == {
        BEST,
        SECOND,
        THIRD,
    }

    read_before_the_choice(edition, second, open_as, look)

    # The vote: rules first, then sealed ballots, then the count.
    office.goto(f"{OFFICE}omrostning/")
    look(office, "kansli-omrostning")
    press(office, "Tillkännage reglerna")
    told(office, "Reglerna är tillkännagivna för juryn.")
    chair.goto(f"{JURY}omrostning/")
    look(chair, "jury-omrostning-regler")
    press(office, "Öppna omröstningen")
    told(office, "Omröstningen är öppen")
    look(office, "kansli-omrostning-oppen")
    vote = Vote.objects.get()
    mona.goto(f"{JURY}omrostning/rostsedel/")
    look(mona, "jury-rostsedel")
    vote_by_keyboard(mona, THIRD, SECOND)
    chair.goto(f"{JURY}omrostning/")
    press(chair, "Räkna rösterna")
    expect(chair.get_by_text("7 röstsedlar saknas.")).to_be_visible()
    vote_for_the_rest(vote)
    chair.goto("/jury/")
    chair.get_by_role("link", name="Rösta om vinnaren").or_(
        chair.get_by_role("link", name="Räkna juryns röster")
    ).first.click()
    press(chair, "Räkna rösterna")
    told(chair, "Rösterna är räknade.")
    expect(chair.get_by_text(f"Omröstningens vinnare: {SECOND}.")).to_be_visible()
    look(chair, "jury-omrostning-raknad")
    mona.goto(f"{JURY}omrostning/")
    expect(mona.get_by_role("table").get_by_role("row")).to_have_count(3)
    expect(mona.get_by_text("Omröstningens vinnare")).to_have_count(0)

    # The winner: what the vote chose is proposed, confirmed, and known to nobody before the day.
    services.save_citation(
        application_id=place(SECOND).pk,
        text_sv="Kommunen visar vägen för alla andra.",
        text_en="",
        **now,
    )
    services.adopt_citation(
        application_id=place(SECOND).pk, actor=juror(CHAIR).person, at=timezone.now()
    )
    decide(office, chair, winner)
    assert place(SECOND).status == "won"
    public = open_as(None)
    assert public.goto("/2027/omrostning/").status == 404
    expect(public.get_by_role("heading", level=1)).to_have_text("Sidan finns inte")
    expect(public.get_by_text(SECOND)).to_have_count(0)
    office.goto(f"{OFFICE}offentliggoranden/")
    press(office, "Visa vad som blir offentligt vinnare")
    press(office, "Tillkännage nu")
    told(office, "Tillkännagivet.")
    public.goto("/2027/")
    public.get_by_role("link", name="Så röstade juryn").click()
    expect(public.get_by_text(f"Omröstningens vinnare: {SECOND}.")).to_be_visible()
    for name in JURORS:
        expect(public.get_by_text(name)).to_have_count(0)
    look(public, "omrostning")
