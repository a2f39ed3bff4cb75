"""The pages of the final vote: each shows its reader no more than the reader may know."""

import re

import pytest
from django.urls import reverse

from award.models import Publication
from jury import services
from jury.models import Round, Vote
from nominations.models import Application
from tests.jury.conftest import at, declare_all, during, week
from tests.jury.test_services_votes import NOMINEES, cast, conflict

ALL = ("chair", "vice_chair", "member", "second")


@pytest.fixture
def final(edition, applications, jury, organiser):
    """Stockholm, Malmö and Göteborg are nominated after a round closed with figures of its own."""
    Application.objects.filter(municipality__in=NOMINEES).update(status="longlisted")
    stage = edition.stages.get(selects="nominees")
    round_ = services.open_round(stage_id=stage.pk, actor=organiser, at=during(1))
    declare_all(round_, at=during(1))
    Round.objects.filter(pk=round_.pk).update(
        status="closed", closed_at=during(1), record_sha256="5eed" * 16
    )
    Application.objects.filter(municipality__in=NOMINEES).update(status="nominated")
    return edition.stages.get(selects="winner")


@pytest.fixture
def vote(final, jury):
    """Open, with the rules as they were announced; no figures, so that the lot is the last resort."""
    vote = Vote.objects.create(
        stage=final,
        status="open",
        rules={
            "candidates": ["1480", "1280", "0180"],
            "no_prize": None,
            "expected_ranks": {"0180": 1.25, "1280": 1.75, "1480": 3.0},
            "chair": str(jury.chair.pk),
            "seed": "5eed" * 16,
            "jury_size": 4,
        },
        fingerprint="f1" * 32,
        announced_at=during(3),
        opened_at=during(3),
    )
    for role in ALL:
        vote.ballots.create(juror=getattr(jury, role))
    return vote


@pytest.fixture
def counted(vote, jury):
    """Malmö wins every duel; Göteborg is last with all."""
    cast(vote, jury.chair, "1280", "0180", "1480")
    cast(vote, jury.vice_chair, "1280", "0180", "1480")
    cast(vote, jury.member, "0180", "1280", "1480")
    cast(vote, jury.second, "1280", "0180 1480")
    return services.close_vote(vote_id=vote.pk, reason="", actor=jury.chair.person, at=during(3))


@pytest.fixture
def page(client):
    """The page as a person sees it, as words."""

    def call(person, name, data=None, *, number=3):
        with at(number):
            client.logout()
            if person:
                client.force_login(person)
            path = reverse(f"jury:{name}", args=["2027"])
            return client.get(path) if data is None else client.post(path, data)

    return call


def words(response):
    main = response.text[response.text.index("<main") : response.text.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_ballot_is_cast_by_choosing_places(vote, jury, page):
    sent = page(
        jury.member.person, "ballot_edit", {"place-1280": "1", "place-0180": "3", "place-1480": "3"}
    )
    assert (sent.status_code, sent.url) == (302, "/jury/2027/omrostning/")
    assert vote.ballots.get(juror=jury.member).ranking in (
        [["1280"], ["0180", "1480"]],
        [["1280"], ["1480", "0180"]],
    )
    shown = words(page(jury.member.person, "vote_show"))
    assert "1. Malmö · 2. " in shown
    assert "1 av 4 röstsedlar är inne." in shown


def test_empty_ballot_is_refused_and_keeps_what_was_chosen(vote, jury, page):
    sent = page(
        jury.member.person, "ballot_edit", {"place-1280": "0", "place-0180": "0", "place-1480": "0"}
    )
    assert sent.status_code == 409
    assert "Ge minst en nominerad en plats." in words(sent)


def test_place_that_does_not_exist_is_a_mistake_in_the_form(vote, jury, page):
    sent = page(
        jury.member.person, "ballot_edit", {"place-1280": "7", "place-0180": "1", "place-1480": "0"}
    )
    assert sent.status_code == 422
    assert '<option value="1" selected' in sent.text


def test_juror_does_not_rank_whom_there_is_a_conflict_towards(vote, jury, applications, page):
    conflict(jury.member, applications["1280"])
    shown = page(jury.member.person, "ballot_edit")
    assert "place-1280" not in shown.text
    assert "Du rangordnar inte Malmö" in words(shown)
    page(
        jury.member.person, "ballot_edit", {"place-1280": "1", "place-0180": "2", "place-1480": "0"}
    )
    assert vote.ballots.get(juror=jury.member).ranking == [["0180"]]


def test_open_vote_tells_nobody_what_others_chose(vote, jury, organiser, page):
    cast(vote, jury.chair, "1280", "0180", "1480")
    for person, name in (
        (jury.member.person, "vote_show"),
        (jury.secretary.person, "vote_show"),
        (organiser, "vote_manage"),
    ):
        shown = words(page(person, name))
        assert "1 av 4 röstsedlar är inne." in shown
        assert "1. Malmö" not in shown
    assert "1. Malmö · 2. Stockholm · 3. Göteborg" in words(page(jury.chair.person, "vote_show"))


def test_only_the_one_who_presides_may_count(vote, jury, page):
    for role in ALL:
        cast(vote, getattr(jury, role), "1280")
    assert "Räkna rösterna" not in words(page(jury.vice_chair.person, "vote_show"))
    assert page(jury.member.person, "vote_close", {}).status_code == 404
    refused = page(jury.vice_chair.person, "vote_close", {})
    assert (refused.status_code, "Cecilia Ordförande räknar rösterna." in words(refused)) == (
        409,
        True,
    )
    assert page(jury.chair.person, "vote_close", {}).url == "/jury/2027/omrostning/"
    assert Vote.objects.get().status == "closed"


def test_jury_sees_the_count_with_names(counted, jury, page):
    shown = words(page(jury.member.person, "vote_show"))
    assert "Omröstningens vinnare: Malmö ." in shown
    assert "Malmö vinner alla sina dueller: mot Göteborg (4–0) och Stockholm (3–1)." in shown
    assert "Mona Ledamot: 1. Stockholm · 2. Malmö · 3. Göteborg" in shown


def test_organiser_sees_the_count_without_names(counted, organiser, page):
    shown = words(page(organiser, "vote_manage"))
    assert "1. Stockholm · 2. Malmö · 3. Göteborg" in shown
    assert "Mona Ledamot" not in shown


def test_juror_with_a_conflict_learns_neither_winner_nor_rank(counted, jury, applications, page):
    conflict(jury.member, applications["1480"])
    shown = words(page(jury.member.person, "vote_show"))
    assert "Du är jävig mot Göteborg" in shown
    assert "● 3–1" in shown
    for secret in ("Omröstningens vinnare", "mot Göteborg (", "4–0", "1. Malmö", "1,25", "f1f1"):
        assert secret not in shown
    # Only the conflict keeps it away: the others still see all of it.
    assert "1,25" in words(page(jury.second.person, "vote_show"))


def test_public_page_does_not_exist_before_the_announcement(counted, edition, page):
    Publication.objects.create(
        edition=edition,
        selects="winner",
        embargo_until=week(4),
        created_at=during(3),
        commitment="0" * 64,
    )
    assert page(None, "vote_public", number=3).status_code == 404
    shown = page(None, "vote_public", number=4)
    assert shown.status_code == 200
    assert "Omröstningens vinnare: Malmö ." in words(shown)
    assert "Ledamot" not in words(shown).replace("ledamöter", "")


def test_public_ballots_say_nothing_by_which_a_juror_is_known(
    counted, edition, jury, applications, page
):
    conflict(jury.member, applications["1480"])
    Publication.objects.create(
        edition=edition,
        selects="winner",
        embargo_until=week(4),
        created_at=during(3),
        commitment="0" * 64,
    )
    shown = words(page(None, "vote_public", number=4))
    assert "Någon i juryn är jävig mot Göteborg." in shown
    assert shown.count("1. Malmö · 2. Stockholm") == 3
    assert shown.count("1. Stockholm · 2. Malmö") == 1
    assert "Jäv: Göteborg" not in shown


def test_pages_of_the_vote_ask_little(vote, jury, organiser, client, django_assert_max_num_queries):
    for role in ALL:
        cast(vote, getattr(jury, role), "1280", "0180")
    for status in ("open", "closed"):
        if status == "closed":
            services.close_vote(vote_id=vote.pk, reason="", actor=jury.chair.person, at=during(3))
        for person, name in ((jury.chair.person, "vote_show"), (organiser, "vote_manage")):
            with at(3):
                client.force_login(person)
                with django_assert_max_num_queries(15):
                    assert client.get(reverse(f"jury:{name}", args=["2027"])).status_code == 200
