"""The final vote: rules fixed first, sealed ballots, lock-outs, the count, and the decision that follows."""

import pytest
from django.urls import reverse

from award import services as award_services
from award.models import HistoryEntry, Letter, Publication
from award.refusals import Refused
from jury import readiness, services, votes
from jury.models import Ballot, Round, Vote
from jury.vote_results import VoteResult
from jury.vote_words import explained
from nominations.models import Application
from tests.factories import make_juror, make_person
from tests.jury.conftest import QUALITIES, WEEK, assess_all, at, declare_all, during

NOMINEES = ["0180", "1280", "1480"]


@pytest.fixture
def nominees(edition, applications, jury, organiser):
    """Stockholm, Malmö and Göteborg are nominated, in this order; nobody has a conflict."""
    Application.objects.filter(municipality__in=NOMINEES).update(status="longlisted")
    stage = edition.stages.get(selects="nominees")
    round_ = services.open_round(stage_id=stage.pk, actor=organiser, at=during(1))
    declare_all(round_, at=during(1))
    assess_all(round_, at=during(1), qualities=QUALITIES)
    services.close_round(round_id=round_.pk, actor=organiser, at=during(1))
    Application.objects.filter(municipality__in=NOMINEES).update(status="nominated")
    return round_


@pytest.fixture
def final(edition, nominees):
    """The stage in which the winner is chosen."""
    return edition.stages.get(selects="winner")


@pytest.fixture
def announce(final, organiser):
    def call(*, has_no_prize=False):
        return services.announce_vote(
            stage_id=final.pk, has_no_prize=has_no_prize, actor=organiser, at=during(3)
        )

    return call


@pytest.fixture
def vote(announce, organiser):
    return services.open_vote(vote_id=announce().pk, actor=organiser, at=during(3))


def cast(vote, juror, *groups):
    """``groups`` are codes, best first; several in one string are equal."""
    return services.cast_ballot(
        ballot_id=vote.ballots.get(juror=juror).pk,
        ranking=[group.split() for group in groups],
        actor=juror.person,
        at=during(3),
    )


def count(vote, jury, *, reason="", by=None):
    closer = by or jury.chair
    return services.close_vote(vote_id=vote.pk, reason=reason, actor=closer.person, at=during(3))


def shown_of(vote):
    return votes.shown(vote, votes.nominees_of(vote))


def conflict(juror, application, *, at=None):
    round_ = Round.objects.order_by("-pk").first()
    services.declare(
        juror_id=juror.pk,
        round_id=round_.pk,
        application_id=application.pk,
        answer="conflict",
        ground="J2",
        text="En syster leder upphandlingen.",
        actor=juror.person,
        at=at or during(3),
    )


def reasons_of(call, *arguments, **more):
    with pytest.raises(Refused) as refused:
        call(*arguments, **more)
    return refused.value.reasons


def test_rules_are_fixed_before_the_vote_opens(announce, nominees, jury):
    vote = announce(has_no_prize=True)
    assert (vote.status, vote.rules) == (
        "announced",
        {
            "candidates": ["1480", "1280", "0180", "no-prize"],
            "no_prize": "no-prize",
            "expected_ranks": vote.rules["expected_ranks"],
            "chair": str(jury.chair.pk),
            "seed": Round.objects.get(pk=nominees.pk).record_sha256,
            "jury_size": 4,
        },
    )
    assert sorted(vote.rules["expected_ranks"]) == NOMINEES
    assert vote.fingerprint == votes.from_document(vote.rules).fingerprint
    assert not Ballot.objects.exists()


def test_one_vote_holds_at_a_time(announce):
    announce()
    assert reasons_of(announce) == [
        "Det finns redan en omröstning. Avbryt den först om reglerna måste ändras."
    ]


def test_vote_is_among_two_to_six(announce, applications, final):
    for code in ("1280", "1480"):
        applications[code].status = "withdrawn"
        applications[code].save()
    assert reasons_of(announce) == ["En omröstning gäller 2 till 6 nominerade, men här finns 1."]


def test_open_vote_gives_each_juror_a_ballot_and_a_letter(vote, jury):
    voting = [jury.chair, jury.vice_chair, jury.member, jury.second]
    assert [each.juror for each in vote.ballots.order_by("juror")] == voting
    letters = Letter.objects.filter(kind="jury.vote_opened").order_by("pk")
    assert [each.to for each in letters] == [juror.person.email for juror in voting]


def test_vote_whose_rules_have_changed_does_not_open(announce, edition, organiser):
    vote = announce()
    make_juror(make_person("Nils Ny"), "member", edition)
    assert reasons_of(services.open_vote, vote_id=vote.pk, actor=organiser, at=during(3)) == [
        "Nominerade, jury eller poäng har ändrats sedan reglerna tillkännagavs. Avbryt omröstningen "
        "och tillkännage den på nytt."
    ]


def test_vote_does_not_open_where_too_few_may_choose(announce, applications, jury, organiser):
    conflict(jury.member, applications["1280"])
    conflict(jury.second, applications["1280"])
    vote = announce()
    assert reasons_of(services.open_vote, vote_id=vote.pk, actor=organiser, at=during(3)) == [
        "Bara 2 ledamöter får välja mellan Göteborg och Malmö. Utse en ersättare.",
        "Bara 2 ledamöter får välja mellan Malmö och Stockholm. Utse en ersättare.",
    ]


@pytest.mark.parametrize(
    ("groups", "reasons"),
    [
        (["0180 0180"], ["En av de nominerade står inte på röstsedeln. Läs in sidan igen."]),
        (["9999"], ["En av de nominerade står inte på röstsedeln. Läs in sidan igen."]),
        ([], ["Ge minst en nominerad en plats."]),
    ],
)
def test_ballot_that_cannot_be_counted_is_not_taken(vote, jury, groups, reasons):
    assert reasons_of(cast, vote, jury.member, *groups) == reasons
    assert not Ballot.objects.cast().exists()


def test_locked_nominee_is_not_ranked(vote, jury, applications):
    conflict(jury.member, applications["1280"])
    assert reasons_of(cast, vote, jury.member, "1280", "0180") == [
        "Du är jävig mot någon av dem du har rangordnat. Läs in sidan igen."
    ]


def test_ballot_is_in_no_history(vote, jury):
    cast(vote, jury.member, "1280", "0180")
    entry = HistoryEntry.objects.get(action="jury.vote.cast")
    assert (entry.details, entry.object_type) == ({}, "jury.Vote")


def test_only_the_one_who_presides_counts(vote, jury, applications):
    for juror in (jury.member, jury.vice_chair, jury.secretary):
        assert reasons_of(count, vote, jury, by=juror) == ["Cecilia Ordförande räknar rösterna."]
    conflict(jury.chair, applications["1480"])
    assert reasons_of(count, vote, jury) == ["Viktor Vice räknar rösterna."]


def test_count_waits_for_all_or_says_why(vote, jury):
    for juror in (jury.chair, jury.vice_chair, jury.member):
        cast(vote, juror, "1280", "0180", "1480")
    assert reasons_of(count, vote, jury) == [
        "1 röstsedel saknas. Skriv varför omröstningen inte väntar på den."
    ]
    closed = count(vote, jury, reason="Sven ligger på sjukhus.")
    assert (closed.status, closed.early_reason, closed.record["outcome"]["winner"]) == (
        "closed",
        "Sven ligger på sjukhus.",
        "1280",
    )


def test_count_needs_half_the_jury_and_three(vote, jury):
    cast(vote, jury.chair, "1280")
    cast(vote, jury.vice_chair, "1280")
    assert reasons_of(count, vote, jury, reason="Ingen mer kommer.") == [
        "Bara 2 röstsedlar väljer mellan Göteborg och Malmö. Det behövs hälften av juryn och minst 3.",
        "Bara 2 röstsedlar väljer mellan Göteborg och Stockholm. Det behövs hälften av juryn och "
        "minst 3.",
        "Bara 2 röstsedlar väljer mellan Malmö och Stockholm. Det behövs hälften av juryn och minst 3.",
    ]


def test_count_is_kept_as_one_document(vote, jury):
    cast(vote, jury.chair, "1280", "0180 1480")
    cast(vote, jury.vice_chair, "1280", "0180")
    cast(vote, jury.member, "0180", "1280")
    cast(vote, jury.second, "1280", "1480", "0180")
    closed = count(vote, jury)
    assert closed.record["outcome"] == {
        "duels": {
            "0180>1280": 1,
            "1280>0180": 3,
            "0180>1480": 2,
            "1480>0180": 1,
            "1280>1480": 4,
            "1480>1280": 0,
        },
        "order": [["1280"], ["0180"], ["1480"]],
        "winner": "1280",
    }
    assert closed.record["names"] == {"0180": "Stockholm", "1280": "Malmö", "1480": "Göteborg"}
    assert closed.record_sha256 == votes.fingerprint(closed.record)
    assert reasons_of(cast, vote, jury.chair, "0180") == [
        "Rösterna är räknade. Nu kan inget ändras."
    ]


def test_count_explains_itself(vote, jury):
    cast(vote, jury.chair, "1280", "0180 1480")
    cast(vote, jury.vice_chair, "1280", "0180")
    cast(vote, jury.member, "0180", "1280")
    cast(vote, jury.second, "1280", "1480", "0180")
    shown = shown_of(count(vote, jury))
    assert explained(shown.outcome, shown.names) == [
        "Malmö vinner alla sina dueller: mot Göteborg (4–0) och Stockholm (3–1)."
    ]


def test_circle_is_broken_by_chains_then_by_the_ranks_fixed_before(vote, jury):
    cast(vote, jury.chair, "0180", "1280", "1480")
    cast(vote, jury.vice_chair, "1280", "1480", "0180")
    cast(vote, jury.member, "1480", "0180", "1280")
    cast(vote, jury.second, "0180 1280 1480")
    shown = shown_of(count(vote, jury))
    said = explained(shown.outcome, shown.names)
    assert (shown.outcome.winner, len(shown.outcome.winners)) == ("0180", 3)
    assert said[0] == (
        "Ingen vinner alla sina dueller, så kedjor av dueller jämförs. En kedja är så stark som sin "
        "svagaste duell, och en duell så stark som skillnaden i röster."
    )
    assert said[1] == "Göteborg vinner inte mot Malmö (1–2)."
    assert said[4] == "Kedjorna mellan Göteborg och Malmö är lika starka, 1 röst åt varje håll."
    assert said[-2] == (
        "Göteborg, Malmö och Stockholm delar förstaplatsen. Reglerna avgör vem som går först."
    )
    assert said[-1].startswith("Lägst förväntad placering i den senaste omgången")
    assert said[-1].endswith("Kvar: Stockholm.")


def test_locked_juror_takes_part_in_the_other_duels(vote, jury, applications):
    for juror in (jury.chair, jury.vice_chair, jury.second):
        cast(vote, juror, "0180", "1280", "1480")
    cast(vote, jury.member, "1280", "0180", "1480")
    conflict(jury.member, applications["1280"])
    shown = shown_of(count(vote, jury))
    duels = shown.outcome.duels
    assert duels.entitled["0180", "1280"] == 3
    assert (duels.wins["1280", "0180"], duels.wins["0180", "1480"]) == (0, 4)
    assert vote.ballots.get(juror=jury.member).ranking == [["1280"], ["0180"], ["1480"]]


def test_conflict_found_after_the_count_is_counted_out_and_both_results_are_kept(
    vote, jury, applications
):
    cast(vote, jury.chair, "1280", "0180")
    cast(vote, jury.vice_chair, "0180", "1280")
    cast(vote, jury.member, "1280", "0180")
    cast(vote, jury.second, "0180 1280")
    closed = count(vote, jury)
    conflict(jury.chair, applications["1280"])
    shown = shown_of(closed)
    assert (shown.is_recomputed, shown.frozen_winner) == (True, "1280")
    assert shown.outcome.duels.wins["1280", "0180"] == 1
    assert VoteResult(shown).changed_winner == "Malmö"
    assert Vote.objects.get().record == closed.record


def test_vote_called_off_keeps_its_ballots_and_is_made_again(vote, jury, announce, organiser):
    cast(vote, jury.chair, "1280")
    assert reasons_of(
        services.void_vote, vote_id=vote.pk, reason=" ", actor=organiser, at=during(3)
    ) == ["Skriv varför omröstningen avbryts."]
    services.void_vote(
        vote_id=vote.pk, reason="En ersättare behövs.", actor=organiser, at=during(3)
    )
    assert announce().pk != vote.pk
    assert (Ballot.objects.cast().count(), Vote.objects.standing().count()) == (1, 1)


def test_counted_vote_stands(vote, jury, organiser):
    for juror in (jury.chair, jury.vice_chair, jury.member, jury.second):
        cast(vote, juror, "1280")
    count(vote, jury)
    assert reasons_of(
        services.void_vote, vote_id=vote.pk, reason="Fel vinnare.", actor=organiser, at=during(3)
    ) == ["Rösterna är räknade, och räkningen står fast."]


@pytest.fixture
def propose(final, applications, jury, organiser):
    def call(*codes, reason="", why=""):
        return services.propose_decision(
            stage_id=final.pk,
            application_ids=[applications[code].pk for code in codes],
            reason=reason,
            explanation_sv=why,
            present_ids=[jury.chair.pk, jury.vice_chair.pk, jury.member.pk],
            actor=organiser,
            at=during(3),
        )

    return call


def test_winner_is_the_one_the_vote_chose(vote, jury, propose):
    assert reasons_of(propose, "0180") == ["Juryns röster är inte räknade än."]
    for juror in (jury.chair, jury.vice_chair, jury.member, jury.second):
        cast(vote, juror, "1280")
    count(vote, jury)
    assert reasons_of(propose, "0180") == ["Juryns omröstning utsåg Malmö."]
    assert propose("1280").places.get().application.municipality_id == "1280"


def test_vote_that_a_late_conflict_leaves_without_quorum_chooses_nobody(
    vote, jury, applications, propose
):
    """Three ballots were enough; without Mona's only two choose between Malmö and the others."""
    for juror in (jury.chair, jury.vice_chair, jury.member):
        cast(vote, juror, "1280", "0180")
    count(vote, jury, reason="Sven ligger på sjukhus.")
    propose("1280")
    conflict(jury.member, applications["1280"])
    late = (
        "Ett jäv som framkommit efter räkningen gör att för få röstsedlar väljer mellan två av de "
        "nominerade. Avbryt omröstningen och gör om den."
    )
    assert late in reasons_of(propose, "1280")
    assert late in reasons_of(
        services.confirm_decision, stage_id=vote.stage_id, actor=jury.chair.person, at=during(3)
    )


def test_no_prize_gives_no_winner(announce, jury, organiser, propose):
    vote = services.open_vote(vote_id=announce(has_no_prize=True).pk, actor=organiser, at=during(3))
    for juror in (jury.chair, jury.vice_chair, jury.member, jury.second):
        cast(vote, juror, "no-prize", "1280")
    shown = shown_of(count(vote, jury))
    assert explained(shown.outcome, shown.names)[-1] == (
        "”Inget pris” vinner, så inget pris delas ut."
    )
    assert reasons_of(propose, "1280") == [
        "Juryns omröstning gav inget pris. Välj ingen, och skriv varför."
    ]
    assert reasons_of(propose) == ["Skriv varför inget pris delas ut."]


def test_year_without_a_prize_is_decided_announced_and_closed(
    announce, final, jury, organiser, propose, client, edition
):
    vote = services.open_vote(vote_id=announce(has_no_prize=True).pk, actor=organiser, at=during(3))
    for juror in (jury.chair, jury.vice_chair, jury.member, jury.second):
        cast(vote, juror, "no-prize", "1280")
    count(vote, jury)

    def page(person, name):
        with at(3):
            client.force_login(person)
            return client.get(reverse(f"jury:{name}", args=["2027", final.pk])).text

    form = page(organiser, "decision_propose")
    assert " checked" not in form[form.index("<tbody") : form.index("</tbody>")]
    propose(why="Ingen av de nominerade har nått hela vägen.")
    assert "Ingen: inget pris delas ut." in page(jury.chair.person, "decision_confirm")
    services.confirm_decision(stage_id=final.pk, actor=jury.chair.person, at=during(3))
    assert "Inget pris delas ut." in page(organiser, "decision_propose")
    told = Publication.objects.get(selects="winner")
    assert told.embargo_until == edition.stages.get(kind="announcement").opens_at
    assert told.explanation == "Ingen av de nominerade har nått hela vägen."
    assert set(told.results.values_list("placement", flat=True)) == {"nominee", "participant"}
    assert not Application.objects.filter(status="won").exists()
    assert readiness.obstacles(final, at=during(3)) == []
    award_services.archive_edition(edition_id=edition.pk, actor=organiser, at=during(4) + 2 * WEEK)
