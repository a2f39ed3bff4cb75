"""The organiser's, the chair's and the municipality's pages around the jury."""

import re

import pytest
import time_machine
from django.urls import reverse

from award.models import Award, Edition
from jury import services
from jury.models import Assessment, Decision, Juror, Round, SiteVisit, Standing
from nominations.models import Application
from tests.factories import make_member, make_municipality, make_person
from tests.jury.conftest import assess, declare_all, during


@pytest.fixture(autouse=True)
def _long_sessions(settings):
    """Who logs in today is still logged in when the clock is moved to the edition's stages."""
    settings.SESSION_COOKIE_AGE = 60 * 60 * 24 * 3650


@pytest.fixture
def office(client, organiser):
    client.force_login(organiser)
    return client


def at(number):
    return time_machine.travel(during(number), tick=False)


def text_of(response):
    return response.content.decode()


# -- jurors and rounds -------------------------------------------------------------------------


def test_vacant_seat_is_filled_on_a_page(edition, office):
    seat = edition.jury_seats.create(role="chair", position=1, organisation="SKR")
    page = reverse("jury:juror_appoint", args=[edition.slug, seat.pk])
    with at(0):
        assert office.post(page, {"name": "Ny Ledamot", "email": "ny"}).status_code == 422
        response = office.post(page, {"name": "Ny Ledamot", "email": "ny@example.se"})
    assert (response.status_code, Juror.objects.get().person.email) == (302, "ny@example.se")
    listed = text_of(office.get(reverse("jury:juror_list", args=[edition.slug])))
    assert "ny@example.se" in listed


def test_seat_of_another_edition_is_unknown(edition, office):
    other = make_edition_of_another_award()
    seat = other.jury_seats.create(role="chair", position=1)
    for slug in (edition.slug, other.slug):
        assert office.get(reverse("jury:juror_appoint", args=[slug, seat.pk])).status_code == 404


def make_edition_of_another_award():
    award = Award.objects.create(slug="annan", name_sv="En annan")
    return Edition.objects.create(award=award, slug="annan-2027", name_sv="En annan", status="open")


def test_round_is_opened_and_followed_in_numbers_only(stage, jury, applications, office):
    overview = reverse("jury:round_overview", args=[stage.edition.slug])
    with at(0):
        assert "Öppna bedömningsomgången" in text_of(office.get(overview))
        office.post(reverse("jury:round_open", args=[stage.edition.slug, stage.pk]))
        round_ = Round.objects.get()
        declare_all(round_, at=during(0))
        assess(round_, jury.chair, "0180", {"K1": 3.5, "K2": 3.5}, at=during(0))
        page = text_of(
            office.get(reverse("jury:round_manage", args=[stage.edition.slug, round_.pk]))
        )
    assert "1 av 5" in page
    for leak in ("HEMLIGT SKÄL", "3,5", "87,5"):
        assert leak not in page


def test_round_that_cannot_be_closed_says_why(round_, office):
    close = reverse("jury:round_close", args=[round_.stage.edition.slug, round_.pk])
    with at(0):
        response = office.post(close)
    assert response.status_code == 409
    assert "20 bedömningar är inte signerade." in text_of(response)


def test_closed_round_shows_the_ranking_with_its_control_sum(closed, office):
    page = text_of(
        office.get(reverse("jury:round_manage", args=[closed.stage.edition.slug, closed.pk]))
    )
    assert re.findall(r'<th scope="row">(\w+)</th>', page)[:5] == [
        "Stockholm",
        "Malmö",
        "Göteborg",
        "Luleå",
        "Halmstad",
    ]
    assert closed.record_sha256 in page
    assert "85,0" in page


# -- decisions ---------------------------------------------------------------------------------


def decision_page(stage):
    return reverse("jury:decision_propose", args=[stage.edition.slug, stage.pk])


def test_decision_waits_for_the_round_with_a_sentence(round_, stage, office):
    response = office.get(decision_page(stage))
    assert (response.status_code, "Avsluta bedömningsomgången först." in text_of(response)) == (
        200,
        True,
    )


def ticked(page):
    return re.findall(r'name="applications" value="(\d+)"[^>]*checked', page)


def test_what_the_rules_propose_is_ticked(closed, stage, office, applications):
    # Places 2 and 3 are more than a point apart, so the line runs after the fewest places.
    page = text_of(office.get(decision_page(stage)))
    assert ticked(page) == [str(applications[code].pk) for code in ("0180", "1280")]
    assert "Gränsen går efter plats 2. Nästa är 8,8 poäng efter." in page


def test_refused_proposal_keeps_the_ticks(closed, stage, office, applications, jury):
    with at(0):
        response = office.post(
            decision_page(stage),
            {
                "applications": [applications["1380"].pk, applications["0180"].pk],
                "present": [jury.chair.pk, jury.member.pk, jury.second.pk],
            },
        )
    page = text_of(response)
    assert response.status_code == 409
    assert "Skriv varför valet avviker från rangordningen." in page
    assert set(ticked(page)) == {str(applications[code].pk) for code in ("0180", "1380")}
    assert not Decision.objects.exists()


def test_decision_goes_from_proposal_to_the_longlist_through_pages(
    closed, stage, office, applications, jury, organiser
):
    with at(0):
        office.post(
            decision_page(stage),
            {
                "applications": [applications[code].pk for code in ("0180", "1280", "1480")],
                "present": [jury.chair.pk, jury.member.pk, jury.second.pk],
            },
        )
        confirm = reverse("jury:decision_confirm", args=[stage.edition.slug, stage.pk])
        assert office.post(confirm).status_code == 404
        office.force_login(jury.vice_chair.person)
        refused = office.post(confirm)
        assert refused.status_code == 409
        assert "Cecilia Ordförande bekräftar beslutet." in text_of(refused)
        office.force_login(jury.chair.person)
        assert "Bekräfta beslutet" in text_of(office.get(confirm))
        assert office.post(confirm).status_code == 302
    found = Application.objects.filter(status="longlisted")
    assert set(found.values_list("municipality", flat=True)) == {"0180", "1280", "1480"}


def test_conflicted_chair_sees_nothing_of_that_municipality(
    closed, stage, office, applications, jury, organiser
):
    services.declare(
        juror_id=jury.chair.pk,
        round_id=closed.pk,
        application_id=applications["1280"].pk,
        answer="conflict",
        ground="J2",
        text="Min bror arbetar där.",
        actor=jury.chair.person,
        at=during(0),
    )
    with at(0):
        services.propose_decision(
            stage_id=stage.pk,
            application_ids=[applications[code].pk for code in ("0180", "1280", "1480")],
            reason="",
            present_ids=[jury.chair.pk, jury.vice_chair.pk, jury.member.pk],
            actor=organiser,
            at=during(0),
        )
        confirm = reverse("jury:decision_confirm", args=[stage.edition.slug, stage.pk])
        office.force_login(jury.chair.person)
        chairs = text_of(office.get(confirm))
        office.force_login(jury.vice_chair.person)
        vices = text_of(office.get(confirm))
    assert ("Malmö" in vices, "Malmö" in chairs) == (True, False)
    assert "Viktor Vice bekräftar beslutet." in chairs


# -- leading -----------------------------------------------------------------------------------


def test_chair_decides_a_doubt_on_a_page(round_, jury, client):
    declare_all(round_, at=during(0), mona={"2580": ("unsure", "J5", "Vi var klasskamrater.")})
    doubt = round_.declarations.awaiting().get()
    page = reverse("jury:declaration_decide", args=[round_.stage.edition.slug, round_.pk, doubt.pk])
    client.force_login(jury.vice_chair.person)
    assert client.get(page).status_code == 404
    client.force_login(jury.chair.person)
    with at(0):
        assert client.post(page, {"verdict": "clear"}).status_code == 422
        client.post(page, {"verdict": "clear", "reason": "Länge sedan."})
    doubt.refresh_from_db()
    assert (doubt.effect, doubt.decided_by, doubt.decision_reason) == (
        "clear",
        jury.chair,
        "Länge sedan.",
    )


def test_chair_opens_a_signed_assessment_without_seeing_its_levels(round_, jury, client):
    declare_all(round_, at=during(0))
    assess(round_, jury.member, "0180", {"K1": 3.5, "K2": 3.5}, at=during(0))
    assessment = Assessment.objects.get()
    lead = reverse("jury:round_lead", args=[round_.stage.edition.slug, round_.pk])
    unsign = reverse("jury:assessment_unsign", args=[round_.stage.edition.slug, round_.pk])
    client.force_login(jury.chair.person)
    with at(0):
        page = text_of(client.get(lead))
        assert f'<option value="{assessment.pk}">Stockholm</option>' in page
        assert "3,5" not in page
        assert "HEMLIGT SKÄL" not in page
        client.post(unsign, {"assessment": assessment.pk, "reason": "Fel ansökan."})
    assessment.refresh_from_db()
    assert assessment.status == "draft"


def test_secretary_follows_but_leads_nothing(round_, jury, client):
    declare_all(round_, at=during(0), mona={"2580": ("unsure", "J5", "Vi var klasskamrater.")})
    client.force_login(jury.secretary.person)
    lead = reverse("jury:round_lead", args=[round_.stage.edition.slug, round_.pk])
    page = text_of(client.get(lead))
    assert "Mona Ledamot" in page
    assert "klasskamrater" not in page
    assert "<form" not in page[page.index("<main") : page.index("</main>")]


# -- visits and citation -------------------------------------------------------------------------


@pytest.fixture
def visit(nominated, applications, jury, organiser):
    return services.plan_visit(
        application_id=applications["0180"].pk,
        date=during(2).date(),
        place="Stadshuset",
        team_ids=[jury.chair.pk, jury.member.pk],
        secretary="",
        actor=organiser,
        at=during(2),
    )


def test_visit_is_planned_on_a_page_with_those_who_may_go(
    nominated, edition, office, applications, jury
):
    services.declare(
        juror_id=jury.second.pk,
        round_id=edition.stages.get(selects="nominees").round.pk,
        application_id=applications["0180"].pk,
        answer="conflict",
        ground="J1",
        text="Jag söker jobb där.",
        actor=jury.second.person,
        at=during(2),
    )
    page = reverse("jury:visit_plan", args=[edition.slug, "0180"])
    with at(2):
        shown = text_of(office.get(page))
        refused = office.post(page, {"date": "2027-03-18", "team": [jury.chair.pk]})
        office.post(page, {"date": "2027-03-18", "team": [jury.chair.pk, jury.member.pk]})
    assert ("Mona Ledamot" in shown, "Sven Ledamot" in shown) == (True, False)
    assert "Minst två ledamöter gör besöket." in text_of(refused)
    assert set(SiteVisit.objects.get().team.all()) == {jury.chair, jury.member}


def test_only_the_team_writes_notes(visit, client, edition, jury):
    page = reverse("jury:visit_note", args=[edition.slug, "0180"])
    client.force_login(jury.second.person)
    assert client.get(page).status_code == 404
    client.force_login(jury.member.person)
    with at(2):
        client.post(page, {"text_K1": "Snabbt <bygglov>", "evidence_K1": "Visning"})
        shown = text_of(client.get(page))
    assert "Snabbt &lt;bygglov&gt;</textarea>" in shown


def test_municipality_reads_the_report_and_checks_its_facts(
    visit, client, edition, member, organiser, jury
):
    services.save_visit_notes(
        visit_id=visit.pk,
        notes={"K1": ("JURYNS ANTECKNING", "")},
        actor=jury.member.person,
        at=during(2),
    )
    page = reverse("jury:visit_check", args=[edition.slug, "0180"])
    client.force_login(member)
    assert "Vi såg bygglovet." not in text_of(client.get(page))
    services.send_visit_report(
        visit_id=visit.pk, report="Vi såg bygglovet.", present="", actor=organiser, at=during(2)
    )
    shown = text_of(client.get(page))
    assert ("Vi såg bygglovet." in shown, "JURYNS ANTECKNING" in shown) == (True, False)
    with at(3):
        assert client.post(page, {"text": "Det är elva dagar."}).status_code == 302
        assert client.post(page, {"text": "Igen."}).status_code == 409
    visit.refresh_from_db()
    assert (visit.status, visit.fact_check) == ("checked", "Det är elva dagar.")


def test_another_municipality_knows_nothing_of_the_visit(visit, client, edition, applications):
    person = make_person("Mats Malmö")
    make_member(person, applications["1280"].municipality)
    client.force_login(person)
    page = reverse("jury:visit_check", args=[edition.slug, "0180"])
    assert (client.get(page).status_code, client.post(page, {"text": "x"}).status_code) == (
        404,
        404,
    )


def test_reader_of_the_municipality_reads_but_does_not_answer(
    visit, client, edition, applications, organiser
):
    services.send_visit_report(
        visit_id=visit.pk, report="Vi såg bygglovet.", present="", actor=organiser, at=during(2)
    )
    person = make_person("Lars Läsare")
    make_member(person, applications["0180"].municipality, role="read")
    client.force_login(person)
    page = reverse("jury:visit_check", args=[edition.slug, "0180"])
    assert "Vi såg bygglovet." in text_of(client.get(page))
    assert client.post(page, {"text": "x"}).status_code == 404


def test_juror_with_a_conflict_sees_neither_visit_nor_case_file(
    visit, client, edition, applications, organiser, jury
):
    services.send_visit_report(
        visit_id=visit.pk, report="BESÖKSRAPPORT", present="", actor=organiser, at=during(2)
    )
    round_ = edition.stages.get(selects="nominees").round
    page = reverse("jury:assessment_edit", args=[edition.slug, round_.pk, "0180"])
    client.force_login(jury.member.person)
    assert "BESÖKSRAPPORT" in text_of(client.get(page))
    services.declare(
        juror_id=jury.member.pk,
        round_id=round_.pk,
        application_id=applications["0180"].pk,
        answer="conflict",
        ground="J1",
        text="Jag söker jobb där.",
        actor=jury.member.person,
        at=during(3),
    )
    assert "BESÖKSRAPPORT" not in text_of(client.get(page))
    note = reverse("jury:visit_note", args=[edition.slug, "0180"])
    assert client.get(note).status_code == 404


def test_citation_is_written_in_the_office_and_adopted_by_the_chair(
    nominated, edition, office, jury, applications
):
    write = reverse("jury:citation_edit", args=[edition.slug, "0180"])
    adopt = reverse("jury:citation_adopt", args=[edition.slug])
    with at(3):
        office.post(write, {"text_sv": "För ett digitalt Stockholm.", "text_en": ""})
        shown = text_of(office.get(write))
        assert "4 ord" in shown
        assert office.post(adopt).status_code == 404
        office.force_login(jury.vice_chair.person)
        assert office.get(adopt).status_code == 404
        office.force_login(jury.chair.person)
        assert "För ett digitalt Stockholm." in text_of(office.get(adopt))
        office.post(adopt)
    assert applications["0180"].citation.status == "adopted"


def many(edition, status, count=30):
    """So many applications more, past the services: only their number matters here."""
    return [
        Application.objects.create(
            edition=edition,
            municipality=make_municipality(f"{9000 + number}", f"Kommun {number}"),
            status=status,
            started_at=during(0),
            submitted_at=during(0),
            receipt_number=f"x-{number}",
            contents_sha256="0" * 64,
        )
        for number in range(count)
    ]


def test_lists_of_visits_and_citations_ask_the_same_for_many(
    nominated, edition, office, django_assert_num_queries
):
    pages = [
        (reverse("jury:visit_list", args=[edition.slug]), 7),
        (reverse("jury:citation_list", args=[edition.slug]), 9),
    ]
    for size in ("few", "many"):
        for page, number in pages:
            with django_assert_num_queries(number):
                assert office.get(page).status_code == 200
        if size == "few":
            many(edition, "nominated")


def test_ranking_and_decision_ask_the_same_for_many(
    closed, stage, office, django_assert_num_queries
):
    manage = reverse("jury:round_manage", args=[stage.edition.slug, closed.pk])
    for size in ("few", "many"):
        with django_assert_num_queries(9):
            assert office.get(manage).status_code == 200
        with django_assert_num_queries(16):
            assert office.get(decision_page(stage)).status_code == 200
        if size == "few":
            Standing.objects.bulk_create(
                Standing(
                    round=closed,
                    application=application,
                    place=6,
                    is_shared=True,
                    points=1,
                    jury_points=1,
                    readings=3,
                )
                for application in many(stage.edition, "eligible")
            )
