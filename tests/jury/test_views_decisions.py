"""Decisions from proposal to what follows, and how a round is led."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from award.models import Organiser
from jury import services
from jury.models import Assessment, Assignment, Decision, Declaration, Standing
from nominations.models import Application
from tests.factories import make_juror, make_person
from tests.jury.conftest import assess, at, decide, declare_all, during, many
from tests.jury.meeting_cast import do
from tests.jury.test_ticked_proposals import counted


def decision_page(stage):
    return reverse("jury:decision_propose", args=[stage.edition.slug, stage.pk])


def test_decision_waits_for_the_round_with_a_sentence(round_, stage, office):
    response = office.get(decision_page(stage))
    assert (response.status_code, "Avsluta bedömningsomgången först." in response.text) == (
        200,
        True,
    )


def ticked(page):
    return re.findall(r'name="applications" value="(\d+)"[^>]*checked', page)


def test_what_the_rules_propose_is_ticked(closed, stage, office, applications):
    # Places 2 and 3 are more than a point apart, so the line runs after the fewest places.
    page = office.get(decision_page(stage)).text
    assert ">Beslut: Bedömning av ansökningarna</h1>" in page
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
    page = response.text
    assert response.status_code == 409
    assert "Skriv varför valet avviker från rangordningen." in page
    assert set(ticked(page)) == {str(applications[code].pk) for code in ("0180", "1380")}
    assert not Decision.objects.exists()


def test_decision_on_the_winner_speaks_of_one(
    nominated, edition, office, applications, jury, organiser
):
    final = edition.stages.get(selects="winner")
    with at(3):
        asked = office.get(decision_page(final)).text
        decide(final, ["0180"], applications, jury, organiser, at=during(3))
        told = office.get(decision_page(final)).text
        office.force_login(jury.chair.person)
        confirmed = office.get(f"/jury/{edition.slug}/beslut/{final.pk}/").text
    assert ("Kryssa för den som vinner." in asked, 'aria-label="Stockholm: vinner"' in asked) == (
        True,
        True,
    )
    # The stage is called a decision already.
    heads = [re.search("<h1[^>]*>(.*?)</h1>", page)[1] for page in (asked, told, confirmed)]
    assert heads == ["Beslut om vinnare"] * 3
    assert ("Vinnaren är:" in told, "Vinnaren är</h2>" in confirmed) == (True, True)
    assert ["går vidare" in page.lower() for page in (asked, told, confirmed)] == [False] * 3


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
        assert "Cecilia Ordförande bekräftar beslutet." in refused.text
        office.force_login(jury.chair.person)
        assert "Bekräfta beslutet" in office.get(confirm).text
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
        chairs = office.get(confirm).text
        office.force_login(jury.vice_chair.person)
        vices = office.get(confirm).text
    assert ("Malmö" in vices, "Malmö" in chairs) == (True, False)
    assert "Viktor Vice bekräftar beslutet." in chairs
    jury.vice_chair.declarations.filter(application=applications["1480"]).delete()
    undeclared = office.get(confirm).text
    assert ("Göteborg" in vices, "Göteborg" in undeclared) == (True, False)


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
        page = client.get(lead).text
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
    page = client.get(lead).text
    assert "Mona Ledamot" in page
    assert "klasskamrater" not in page
    assert "<form" not in page[page.index("<main") : page.index("</main>")]


# -- how much the pages ask -------------------------------------------------------------------


def more(round_, status, count=30):
    """So many candidates more, ranked in the round and declared for by all who vote."""
    found = many(round_.stage.edition, status, count=count)
    Standing.objects.bulk_create(
        Standing(
            round=round_,
            application=application,
            place=6,
            is_shared=True,
            points=1,
            adjusted_points=1,
            jury_points=1,
            adjusted_jury_points=1,
            expected_rank=20,
            readings=3,
        )
        for application in found
    )
    pairs = [
        {"round": round_, "juror": juror, "application": application}
        for juror in round_.stage.edition.jurors.voting()
        for application in found
    ]
    Assignment.objects.bulk_create(Assignment(**pair) for pair in pairs)
    said = {"answer": "none", "effect": "clear", "declared_at": during(0)}
    Declaration.objects.bulk_create(Declaration(**pair, **said) for pair in pairs)


def asked(person, page, week=0):
    """How many statements the page asks, once what the round's document says is kept."""
    client = Client()
    client.force_login(person)
    with at(week):
        client.get(page)
        with CaptureQueriesContext(connection) as statements:
            assert client.get(page).status_code == 200
    return len(statements)


def confirming_page(stage):
    return reverse("jury:decision_confirm", args=[stage.edition.slug, stage.pk])


def propose(stage, codes, applications, jury, actor, week=0):
    services.propose_decision(
        stage_id=stage.pk,
        application_ids=[applications[code].pk for code in codes],
        reason="Störst utveckling.",
        present_ids=[jury.chair.pk, jury.vice_chair.pk, jury.member.pk],
        actor=actor,
        at=during(week),
    )


@pytest.mark.parametrize("count", [0, 30])
def test_pages_of_a_cut_ask_the_same_for_many(count, closed, stage, jury, organiser, applications):
    more(closed, "eligible", count)
    kept_out = make_juror(make_person("Orvar Kansli"), "member", stage.edition)
    Organiser.objects.create(award=stage.edition.award, person=kept_out.person)
    manage = reverse("jury:round_manage", args=[stage.edition.slug, closed.pk])
    page, confirming = decision_page(stage), confirming_page(stage)
    chair, vice = jury.chair.person, jury.vice_chair.person
    found = {
        "round": asked(organiser, manage),
        "closed": asked(kept_out.person, page),
        "new": asked(organiser, page),
    }
    propose(stage, ("0180", "1280", "2580"), applications, jury, organiser)
    found |= {"proposed": asked(organiser, page), "to confirm": asked(chair, confirming)}
    services.declare(
        juror_id=jury.vice_chair.pk,
        round_id=closed.pk,
        application_id=applications["1480"].pk,
        answer="conflict",
        ground="J3",
        text="Har gett kommunen råd.",
        actor=vice,
        at=during(0),
    )
    found |= {
        "late conflict": asked(organiser, page),
        "late conflict, its juror": asked(vice, confirming),
        "late conflict, the chair": asked(chair, confirming),
    }
    services.confirm_decision(stage_id=stage.pk, actor=chair, at=during(0))
    found |= {"confirmed": asked(organiser, page), "confirmed, the chair": asked(chair, confirming)}
    assert found == {
        "round": 10,
        "closed": 9,
        "new": 11,
        "proposed": 12,
        "to confirm": 13,
        "late conflict": 12,
        "late conflict, its juror": 13,
        "late conflict, the chair": 13,
        "confirmed": 11,
        "confirmed, the chair": 13,
    }


@pytest.mark.parametrize("count", [0, 30])
def test_proposal_by_one_of_the_jury_asks_the_same_for_many(
    count, closed, stage, jury, organiser, applications
):
    more(closed, "eligible", count)
    page = decision_page(stage)
    # The chair runs the award too and has no conflict.
    own = Organiser.objects.create(award=stage.edition.award, person=jury.chair.person)
    found = {"organiser": asked(jury.chair.person, page)}
    own.delete()
    # Every organiser is kept out, so the chair writes.
    make_juror(organiser, "member", stage.edition)
    found["leader"] = asked(jury.chair.person, page)
    propose(stage, ("0180", "1280", "2580"), applications, jury, jury.chair.person)
    found["leader, proposed"] = asked(jury.chair.person, page)
    assert found == {"organiser": 12, "leader": 14, "leader, proposed": 15}


@pytest.mark.parametrize("count", [0, 30])
def test_ticks_beside_a_proposal_ask_the_same_for_many(
    count, round_, stage, jury, organiser, applications
):
    meeting = counted(round_, jury, ["2580"], places=1)
    do(services.close_approval, meeting, jury.chair, 20, reason="")
    more(round_, "eligible", count)
    page = decision_page(stage)
    found = {"new": asked(organiser, page)}
    propose(stage, ("0180", "1280", "2580"), applications, jury, organiser)
    found["proposed"] = asked(organiser, page)
    assert found == {"new": 13, "proposed": 14}


def test_pages_of_the_winner_ask_little(nominated, edition, applications, jury, organiser):
    final = edition.stages.get(selects="winner")
    page, confirming = decision_page(final), confirming_page(final)
    chair = jury.chair.person
    found = {"no vote": asked(organiser, page, 3)}
    announced = services.announce_vote(
        stage_id=final.pk, has_no_prize=True, actor=organiser, at=during(3)
    )
    vote = services.open_vote(vote_id=announced.pk, actor=organiser, at=during(3))
    found["vote open"] = asked(organiser, page, 3)
    for ballot in vote.ballots.select_related("juror__person"):
        services.cast_ballot(
            ballot_id=ballot.pk,
            ranking=[["0180"], ["1280"]],
            actor=ballot.juror.person,
            at=during(3),
        )
    services.close_vote(vote_id=vote.pk, reason="", actor=chair, at=during(3))
    found["vote counted"] = asked(organiser, page, 3)
    propose(final, ["0180"], applications, jury, organiser, 3)
    found |= {"proposed": asked(organiser, page, 3), "to confirm": asked(chair, confirming, 3)}
    services.confirm_decision(stage_id=final.pk, actor=chair, at=during(3))
    found |= {"confirmed": asked(organiser, page, 3), "the chair": asked(chair, confirming, 3)}
    assert found == {
        "no vote": 13,
        "vote open": 12,
        "vote counted": 13,
        "proposed": 14,
        "to confirm": 14,
        "confirmed": 12,
        "the chair": 14,
    }
