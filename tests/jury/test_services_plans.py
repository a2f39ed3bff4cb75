"""A round is prepared before it opens, and its readings are dealt by a plan that a person confirms."""

from datetime import timedelta

import pytest

from award.models import Edition, HistoryEntry, Letter
from award.refusals import Refused
from jury import plan_draws, services
from jury.candidates import to_declare
from jury.models import Assignment, Declaration, Plan, Round
from jury.plan_draws import Facts
from tests.jury.conftest import START, WEEK, assess, during, many

SEED = "4f1a90c2"
CONFLICT = ("conflict", "J1", "Jag arbetar där.")
UNSURE = ("unsure", "J5", "Vi var klasskamrater.")


def refusal(call, **arguments):
    with pytest.raises(Refused) as refused:
        call(**arguments)
    return refused.value.reasons


def declare(round_, juror, *, at=None, **exceptions):
    """The juror answers for everything: no conflict, save ``exceptions`` by municipality (k0180=…)."""
    services.declare_all(
        juror_id=juror.pk,
        round_id=round_.pk,
        declarations={
            each.application_id: exceptions.get(
                f"k{each.application.municipality_id}", ("none", "", "")
            )
            for each in to_declare(round_, juror.person)
        },
        actor=juror.person,
        at=at or during(0),
    )


def voting(jury):
    return [jury.chair, jury.vice_chair, jury.member, jury.second]


def readers(round_):
    """Who reads what now, by municipality."""
    found = {}
    for each in Assignment.objects.filter(round=round_).competing().select_related("application"):
        found.setdefault(each.application.municipality_id, set()).add(each.juror)
    return found


def confirm(round_, organiser, *, readings=2):
    draw = plan_draws.draw_first(round_, readings=readings)
    return services.confirm_first_plan(
        round_id=round_.pk,
        readings=readings,
        fingerprint=draw.fingerprint,
        actor=organiser,
        at=during(0),
    )


@pytest.fixture
def prepared(stage, jury, applications, organiser):
    """A week before its stage opens."""
    return services.prepare_round(
        stage_id=stage.pk, seed=SEED, actor=organiser, at=START - timedelta(days=1)
    )


@pytest.fixture
def declared(prepared, jury):
    """Mona has a conflict towards Luleå, and Sven is unsure about Malmö."""
    declare(prepared, jury.chair)
    declare(prepared, jury.vice_chair)
    declare(prepared, jury.member, k2580=CONFLICT)
    declare(prepared, jury.second, k1280=UNSURE)
    return prepared


@pytest.fixture
def dealt(declared, organiser):
    """Two readings each."""
    confirm(declared, organiser)
    declared.refresh_from_db()
    return declared


def test_prepared_round_asks_for_declarations_and_deals_nothing(prepared, jury):
    assert (prepared.status, prepared.seed, prepared.opened_at) == ("preparing", SEED, None)
    assert not prepared.assignments.exists()
    assert set(Letter.objects.values_list("kind", "to")) == {
        ("jury.round_prepared", juror.person.email) for juror in voting(jury)
    }
    assert SEED in Letter.objects.first().text
    assert HistoryEntry.objects.get(action="jury.round.prepared").details["seed"] == SEED


def test_preparation_may_begin_before_the_stage_but_not_after(stage, jury, applications, organiser):
    assert refusal(
        services.prepare_round, stage_id=stage.pk, seed=SEED, actor=organiser, at=START + WEEK
    ) == ["”Bedömning av ansökningarna” är över."]


def test_a_stage_has_one_round(prepared, stage, organiser):
    assert refusal(
        services.prepare_round, stage_id=stage.pk, seed="0", actor=organiser, at=START
    ) == ["Skedet har redan en bedömningsomgång."]
    assert refusal(services.open_round, stage_id=stage.pk, actor=organiser, at=START) == [
        "Bedömningsomgången förbereds. Den öppnas när läsplanen bekräftas."
    ]


def test_jurors_declare_for_every_candidate_before_anything_is_dealt(declared, jury, applications):
    assert Declaration.objects.filter(round=declared).count() == 4 * len(applications)
    assert set(
        Declaration.objects.closing().values_list("juror", "application__municipality", "effect")
    ) == {(jury.member.pk, "2580", "closed"), (jury.second.pk, "1280", "awaiting")}


def test_plan_gives_each_application_its_readers_evenly_and_none_with_a_conflict(dealt, jury):
    found = readers(dealt)
    assert {code: len(jurors) for code, jurors in found.items()} == dict.fromkeys(found, 2)
    loads = [sum(juror in jurors for jurors in found.values()) for juror in voting(jury)]
    assert sorted(loads) == [2, 2, 3, 3]
    assert jury.member not in found["2580"]
    # A doubt that nobody has decided is closed.
    assert jury.second not in found["1280"]
    assert dealt.status == Round.Status.OPEN
    assert dealt.opened_at == during(0)


def test_plan_is_kept_so_that_anybody_can_draw_it_again(dealt, organiser):
    plan = dealt.plans.get()
    assert (plan.number, plan.kind, plan.readings, plan.confirmed_by) == (1, "first", 2, organiser)
    facts = Facts.read(plan.document)
    assert facts.document(facts.deal()) == plan.document
    assert facts.seed == f"{SEED}:1"
    entry = HistoryEntry.objects.get(action="jury.plan.confirmed")
    assert (entry.details["sha256"], entry.details["readings"]) == (plan.sha256, 10)
    assert Letter.objects.filter(kind="jury.readings_dealt").count() == 4


def test_what_is_confirmed_is_what_was_looked_at(declared, jury, organiser):
    looked_at = plan_draws.draw_first(declared, readings=2).fingerprint
    declare(declared, jury.chair, k0180=CONFLICT)
    assert refusal(
        services.confirm_first_plan,
        round_id=declared.pk,
        readings=2,
        fingerprint=looked_at,
        actor=organiser,
        at=during(0),
    ) == ["Något har ändrats sedan ni tog fram läsplanen. Se på den nya."]


def test_undeclared_is_not_dealt(prepared, jury, organiser):
    declare(prepared, jury.chair)
    declare(prepared, jury.vice_chair)
    confirm(prepared, organiser)
    assert {juror for jurors in readers(prepared).values() for juror in jurors} == {
        jury.chair,
        jury.vice_chair,
    }


def test_plan_with_too_few_readers_names_the_applications(prepared, jury, organiser):
    declare(prepared, jury.chair)
    declare(prepared, jury.vice_chair, k0180=CONFLICT)
    draw = plan_draws.draw_first(prepared, readings=2)
    [lack] = draw.dealt.lacks
    assert (lack.application, lack.missing) == ("0180", 1)
    assert refusal(
        services.confirm_first_plan,
        round_id=prepared.pk,
        readings=2,
        fingerprint=draw.fingerprint,
        actor=organiser,
        at=during(0),
    ) == ["Stockholm skulle få färre än 2 läsare."]


def test_round_opens_within_its_stage(declared, organiser):
    draw = plan_draws.draw_first(declared, readings=2)
    assert refusal(
        services.confirm_first_plan,
        round_id=declared.pk,
        readings=2,
        fingerprint=draw.fingerprint,
        actor=organiser,
        at=START - timedelta(hours=1),
    ) == [
        "”Bedömning av ansökningarna” är öppet från 1 mars 2027 kl. 09.00 till 8 mars 2027 kl. 09.00."
    ]


def test_plan_is_confirmed_only_where_a_round_may_open(declared, edition, organiser):
    many(edition, "submitted", 1)
    Edition.objects.update(status="archived")
    assert refusal(confirm, round_=declared, organiser=organiser) == [
        "Omgången är inte öppen.",
        "1 ansökan väntar på beslut om behörighet.",
    ]


def test_everybody_without_a_conflict_reads_everything_where_no_number_is_given(
    declared, jury, organiser
):
    confirm(declared, organiser, readings=None)
    found = readers(declared)
    assert {code: len(jurors) for code, jurors in found.items()} == {
        "0180": 4,
        "1280": 3,
        "1480": 4,
        "2580": 3,
        "1380": 4,
    }


def test_nobody_gets_more_than_they_can_take_on(declared, jury, organiser):
    jury.chair.most_readings = 1
    jury.chair.save()
    confirm(declared, organiser)
    assert sum(jury.chair in jurors for jurors in readers(declared).values()) == 1


def test_a_juror_reads_only_what_was_dealt(dealt, jury):
    own = set(Assignment.objects.open_to(jury.chair.person).values_list("application", flat=True))
    assert own == {each.application_id for each in Assignment.objects.filter(juror=jury.chair)}
    assert len(own) < 5


# --- Later ---------------------------------------------------------------------------------------


LEVELS = {"0180": 4, "1280": 2, "1480": 2.5, "2580": 2, "1380": 0}


def read_all(round_):
    """Everybody signs what they were dealt."""
    for each in (
        Assignment.objects.filter(round=round_)
        .unsigned()
        .select_related("juror__person", "application")
        .order_by("pk")
    ):
        code = each.application.municipality_id
        assess(round_, each.juror, code, {"K1": LEVELS[code], "K2": LEVELS[code]}, at=during(0))


def test_the_grey_zone_is_read_again_by_others(dealt, jury, organiser):
    decide(dealt, jury, is_conflict=False)
    read_all(dealt)
    before = readers(dealt)
    zone = plan_draws.grey_zone(dealt)
    draw = plan_draws.draw_second(dealt, more=1)
    plan = services.read_grey_zone_again(
        round_id=dealt.pk,
        more=1,
        fingerprint=draw.fingerprint,
        actor=organiser,
        at=during(0),
    )
    after = readers(dealt)
    assert 0 < len(zone) < 5
    assert {code: len(after[code] - before[code]) for code in after} == {
        code: int(code in zone) for code in after
    }
    assert all(before[code] <= after[code] for code in before)
    assert plan.document["seed"] == f"{SEED}:2"
    # The history tells how many, not which.
    entry = HistoryEntry.objects.filter(action="jury.plan.confirmed").order_by("pk").last()
    assert entry.details["readings"] == len(zone)
    assert not any(code in str(entry.details) for code in after)


def test_the_grey_zone_waits_for_doubts_and_the_first_readings(dealt, jury, organiser):
    arguments = {
        "round_id": dealt.pk,
        "more": 1,
        "fingerprint": "",
        "actor": organiser,
        "at": during(0),
    }
    assert refusal(services.read_grey_zone_again, **arguments) == [
        "1 tveksamt jäv väntar på ordföranden."
    ]
    decide(dealt, jury, is_conflict=False)
    assert refusal(services.read_grey_zone_again, **arguments) == [
        "10 läsningar är inte signerade. Gränszonen är känd när läsningarna är inne."
    ]


def decide(round_, jury, *, is_conflict):
    services.decide_declaration(
        declaration_id=round_.declarations.awaiting().get().pk,
        is_conflict=is_conflict,
        reason="Så är det.",
        actor=jury.chair.person,
        at=during(0),
    )


def complete(round_, organiser, *, leaving=None, reason=""):
    draw = plan_draws.draw_completion(round_, leaving=leaving)
    return services.complete_by_plan(
        round_id=round_.pk,
        fingerprint=draw.fingerprint,
        leaving_id=leaving and leaving.pk,
        reason=reason,
        actor=organiser,
        at=during(0),
    )


def test_a_late_conflict_gives_the_reading_to_somebody_else(dealt, jury, organiser):
    decide(dealt, jury, is_conflict=True)
    before = readers(dealt)
    lost = min(before["0180"], key=lambda juror: juror.pk)
    services.declare(
        juror_id=lost.pk,
        round_id=dealt.pk,
        application_id=Assignment.objects.filter(application__municipality="0180")[
            0
        ].application_id,
        answer="conflict",
        ground="J2",
        text="Min syster har börjat där.",
        actor=lost.person,
        at=during(0),
    )
    plan = complete(dealt, organiser)
    clear = Assignment.objects.filter(round=dealt, application__municipality="0180").clear()
    assert len(clear) == 2
    assert lost.pk not in {each.juror_id for each in clear}
    assert plan.kind == Plan.Kind.COMPLETION
    assert {code: jurors for code, jurors in readers(dealt).items() if code != "0180"} == {
        code: jurors for code, jurors in before.items() if code != "0180"
    }
    assert refusal(
        services.complete_by_plan,
        round_id=dealt.pk,
        fingerprint="",
        actor=organiser,
        at=during(0),
    ) == ["Det finns inget mer att fördela."]


def test_a_juror_who_leaves_hands_over_what_is_not_signed(dealt, jury, organiser):
    decide(dealt, jury, is_conflict=True)
    own = [code for code, jurors in readers(dealt).items() if jury.chair in jurors]
    signed, *undone = sorted(own)
    assess(dealt, jury.chair, signed, {"K1": 3, "K2": 3}, at=during(0))
    assess(dealt, jury.chair, undone[0], {"K1": 3}, at=during(0), sign=False)
    draw = plan_draws.draw_completion(dealt, leaving=jury.chair)
    assert refusal(
        services.complete_by_plan,
        round_id=dealt.pk,
        fingerprint=draw.fingerprint,
        leaving_id=jury.chair.pk,
        actor=organiser,
        at=during(0),
    ) == ["Skriv varför Cecilia Ordförande lämnar omgången."]
    complete(dealt, organiser, leaving=jury.chair, reason="Ny tjänst.")
    after = readers(dealt)
    assert {code for code, jurors in after.items() if jury.chair in jurors} == {signed}
    assert {code: len(jurors) for code, jurors in after.items()} == dict.fromkeys(after, 2)
    # What was begun is kept, closed.
    ended = Assignment.objects.get(juror=jury.chair, application__municipality=undone[0])
    assert (ended.ended_at, ended.assessment.scores.count()) == (during(0), 1)
    assert not Assignment.objects.open_to(jury.chair.person).filter(pk=ended.pk).exists()


def test_an_application_that_comes_late_gets_its_readers(dealt, jury, edition, organiser):
    decide(dealt, jury, is_conflict=False)
    [newcomer] = many(edition, "eligible", 1)
    for juror in voting(jury):
        services.declare(
            juror_id=juror.pk,
            round_id=dealt.pk,
            application_id=newcomer.pk,
            answer="none",
            actor=juror.person,
            at=during(0),
        )
    complete(dealt, organiser)
    assert len(readers(dealt)["9000"]) == 2


def test_a_round_where_everybody_reads_everything_has_no_plan_to_change(round_, organiser):
    assert refusal(
        services.complete_by_plan,
        round_id=round_.pk,
        fingerprint="",
        actor=organiser,
        at=during(0),
    ) == ["I den här omgången läser alla allt, så det finns ingen läsplan att ändra."]
