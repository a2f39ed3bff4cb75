"""The organiser's pages for who reads what, and what the jurors see meanwhile."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from jury import plan_draws, records, services
from jury.models import Assignment, Round
from tests.jury.conftest import MUNICIPALITIES, at, during, many
from tests.jury.test_services_plans import (
    CONFLICT,
    SEED,
    confirm,
    dealt,
    decide,
    declare,
    declared,
    prepared,
    read_all,
    readers,
    voting,
)

__all__ = ["dealt", "declared", "prepared"]


@pytest.fixture
def browser_of():
    def made(juror):
        client = Client()
        client.force_login(juror.person)
        return client

    return made


def address(name, round_):
    return reverse(f"jury:{name}", args=["2027", round_.pk])


def fingerprint(page):
    return re.search(r'name="fingerprint" value="(\w+)"', page.text)[1]


def test_organiser_prepares_and_the_jury_declares(
    office, stage, jury, applications, browser_of, edition
):
    with at(0):
        overview = office.get(reverse("jury:round_overview", args=["2027"]))
        assert "Förbered och fördela läsningen" in overview.text
        answer = office.post(reverse("jury:round_prepare", args=["2027", stage.pk]), follow=True)
        round_ = Round.objects.get()
        assert round_.seed in answer.text
        assert "0 av 20" in answer.text
        juror = browser_of(jury.member)
        home = juror.get("/jury/")
        assert "Svara om du är jävig: 5 kommuner" in home.text
        page = juror.get(address("declaration_edit", round_))
        assert all(name in page.text for name in MUNICIPALITIES.values())
        answered = juror.post(
            address("declaration_edit", round_), {"rest_is_clear": "on"}, follow=True
        )
        assert "Omgången förbereds." in answered.text
        assert round_.seed in answered.text
        assert round_.declarations.filter(juror=jury.member).count() == 5
        # Nothing is open to be read, and nothing is dealt.
        assert juror.get(f"/jury/2027/{round_.pk}/0180/").status_code == 404
        assert "KANARIEFÅGEL" not in home.text + page.text + answered.text
        assert juror.get(f"/jury/2027/{round_.pk}/leda/").status_code == 404
        assert browser_of(jury.chair).get(f"/jury/2027/{round_.pk}/leda/").status_code == 200


def test_organiser_looks_at_the_plan_and_confirms_what_was_seen(office, declared, jury):
    with at(0):
        page = office.get(address("plan_first", declared), {"readings": "2"})
        assert "10 nya läsningar" in page.text
        assert "Alla kan jämföras" in page.text
        answer = office.post(
            address("plan_first", declared),
            {"readings": "2", "fingerprint": fingerprint(page)},
            follow=True,
        )
    assert "Läsplanen är bekräftad" in answer.text
    assert {code: len(found) for code, found in readers(declared).items()} == dict.fromkeys(
        MUNICIPALITIES, 2
    )


def test_a_plan_that_nobody_has_seen_is_not_confirmed(office, declared):
    with at(0):
        answer = office.post(
            address("plan_first", declared), {"readings": "2", "fingerprint": "0" * 64}
        )
    assert answer.status_code == 409
    assert "Något har ändrats sedan ni tog fram läsplanen." in answer.text
    assert not Assignment.objects.exists()


def test_what_cannot_be_arranged_is_named(office, prepared, jury):
    declare(prepared, jury.chair)
    declare(prepared, jury.vice_chair, k2580=CONFLICT)
    with at(0):
        page = office.get(address("plan_first", prepared), {"readings": "2"})
    assert (
        "Luleå saknar 1 läsare. Jäv, tveksamt jäv eller inget svar: Viktor Vice, Mona Ledamot, "
        "Sven Ledamot." in page.text
    )
    assert "Alla svar har inte kommit från Mona Ledamot, Sven Ledamot." in page.text
    assert "Luleå skulle få färre än 2 läsare." in page.text
    assert "fingerprint" not in page.text


def test_nonsense_in_the_address_is_said_to_be_so(office, declared):
    with at(0):
        assert office.get(address("plan_first", declared), {"readings": "99"}).status_code == 422


def test_nonsense_asked_of_a_further_reading_keeps_the_form_and_offers_nothing(office, dealt, jury):
    decide(dealt, jury, is_conflict=False)
    with at(0):
        read_all(dealt)
        for name, asked in (
            ("plan_second", {"more": "99"}),
            ("plan_completion", {"leaving": "99"}),
        ):
            page = office.get(address(name, dealt), asked)
            assert page.status_code == 422
            assert "Ta fram läsplanen" in page.text
            assert "fingerprint" not in page.text


def test_what_cannot_be_dealt_any_more_is_refused_in_the_rules_words(office, dealt, jury):
    said = {
        "plan_first": "Läsningarna är redan fördelade.",
        "plan_second": "1 tveksamt jäv väntar på ordföranden.",
        "plan_completion": "1 tveksamt jäv väntar på ordföranden.",
    }
    with at(0):
        for name, sentence in said.items():
            shown = office.get(address(name, dealt))
            refused = office.post(address(name, dealt), {"more": "1"})
            assert (shown.status_code, refused.status_code) == (200, 409)
            assert [page.text.count(sentence) for page in (shown, refused)] == [1, 1]
            assert "<title>Fel: " in refused.text
            assert "fingerprint" not in shown.text + refused.text


def test_second_reading_never_tells_which(office, dealt, jury, organiser, client):
    decide(dealt, jury, is_conflict=False)
    with at(0):
        early = office.get(address("plan_second", dealt))
        assert "10 läsningar är inte signerade." in early.text
        read_all(dealt)
        zone = plan_draws.grey_zone(dealt)
        page = office.get(address("plan_second", dealt), {"more": "2"})
        assert f"{len(zone)} ansökningar får fler läsare" in page.text
        answer = office.post(
            address("plan_second", dealt),
            {"more": "2", "fingerprint": fingerprint(page)},
            follow=True,
        )
        assert "Läsplanen är bekräftad" in answer.text
        read_all(dealt)
        after = office.get(address("round_manage", dealt))
        completion = office.get(address("plan_completion", dealt))
    assert not any(name in page.text for name in MUNICIPALITIES.values())
    assert not any(name in completion.text for name in MUNICIPALITIES.values())
    # More have read those in the zone; the page says two of all.
    assert {code for code, found in readers(dealt).items() if len(found) > 2} == set(zone)
    signed = re.findall(r'<th scope="row">([^<]+)</th><td class="number">(\d+)</td>', after.text)
    assert dict(signed) == dict.fromkeys(MUNICIPALITIES.values(), "2")


def test_a_juror_leaves_with_a_reason(office, dealt, jury):
    decide(dealt, jury, is_conflict=False)
    with at(0):
        asked = {"leaving": jury.chair.pk, "reason": ""}
        page = office.get(address("plan_completion", dealt), asked)
        assert "Skriv varför Cecilia Ordförande lämnar omgången." in page.text
        asked["reason"] = "Ny tjänst."
        page = office.get(address("plan_completion", dealt), asked)
        answer = office.post(
            address("plan_completion", dealt),
            asked | {"fingerprint": fingerprint(page)},
            follow=True,
        )
    assert "Cecilia Ordförande lämnar" in answer.text
    assert jury.chair not in {juror for found in readers(dealt).values() for juror in found}


def test_juror_sees_only_what_was_dealt(dealt, jury, browser_of):
    own = {each.application.municipality_id for each in Assignment.objects.filter(juror=jury.chair)}
    with at(0):
        browser = browser_of(jury.chair)
        page = browser.get(f"/jury/2027/{dealt.pk}/")
        answers = {
            code: browser.get(f"/jury/2027/{dealt.pk}/{code}/").status_code
            for code in MUNICIPALITIES
        }
    assert answers == {code: 200 if code in own else 404 for code in MUNICIPALITIES}
    assert {code for code, name in MUNICIPALITIES.items() if name in page.text} == own
    assert SEED in page.text


def test_plan_pages_are_the_organisers_own_and_only_where_there_is_a_plan(client, dealt, jury):
    client.force_login(jury.chair.person)
    for name in ("plan_first", "plan_second", "plan_completion"):
        assert client.get(address(name, dealt)).status_code == 404


def test_round_for_everybody_has_no_plan_pages(office, round_):
    for name in ("plan_first", "plan_second", "plan_completion"):
        assert office.get(address(name, round_)).status_code == 404


@pytest.mark.parametrize("number", [1, 30])
def test_plan_page_asks_as_many_questions_however_many_compete(
    office, stage, jury, edition, applications, organiser, number, django_assert_num_queries
):
    many(edition, "eligible", number)
    round_ = services.prepare_round(stage_id=stage.pk, seed=SEED, actor=organiser, at=during(0))
    for juror in voting(jury):
        declare(round_, juror)
    with at(0), django_assert_num_queries(13):
        office.get(address("plan_first", round_), {"readings": "3"})


def test_round_manage_of_a_planned_round_asks_as_many_questions(
    office, declared, organiser, django_assert_max_num_queries
):
    confirm(declared, organiser)
    with at(0), django_assert_max_num_queries(15):
        page = office.get(address("round_manage", declared))
    assert "1. första läsning" in page.text


# --- Opened again -----------------------------------------------------------------------------------


def test_chair_opens_a_closed_round_again_and_the_organiser_reads_what_it_said(
    office, closed, jury, browser_of, organiser
):
    chair = browser_of(jury.chair)
    reopen = address("round_reopen", closed)
    said = records.text_of(closed.record)
    with at(0):
        assert reopen in chair.get(f"/jury/2027/{closed.pk}/leda/").text
        assert chair.post(reopen, {"reason": ""}).status_code == 422
        answer = chair.post(reopen, {"reason": "Två rader hade bytt plats."}, follow=True)
        assert "Omgången är öppen igen." in answer.text
        assert "Två rader hade bytt plats." in answer.text
        earlier = reverse("jury:earlier_record", args=["2027", closed.pk, 1])
        page = office.get(address("round_manage", closed))
        assert "Två rader hade bytt plats." in page.text
        # Sealed until it is closed anew.
        assert earlier not in page.text
        assert office.post(earlier).status_code == 404
        services.close_round(round_id=closed.pk, actor=organiser, at=during(0))
        assert earlier in office.get(address("round_manage", closed)).text
        fetched = office.post(earlier)
    assert fetched.text == said
    assert fetched["Content-Disposition"] == 'attachment; filename="2027-0-1.json"'


def test_a_round_that_is_open_is_not_opened_again(browser_of, round_, jury):
    assert browser_of(jury.chair).get(address("round_reopen", round_)).status_code == 404
