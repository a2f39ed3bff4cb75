"""Conflicts: undeclared is closed, doubts are decided by others, late ones void what was written."""

import pytest

from award import history
from award.models import HistoryEntry
from award.refusals import Refused
from jury import services
from jury.estimates import estimate_of, material_of
from jury.models import Assessment, Assignment, Declaration, Round
from tests.jury.conftest import assess, declare_all, during, many

LEVELS = {"K1": 3, "K2": 2}
CONFLICT = ("conflict", "J1", "Jag arbetar där.")
UNSURE = ("unsure", "J5", "Vi var klasskamrater.")

#: What a juror's declarations cost, conflicts among them and readings to void or not.
STATEMENTS = 10


def refusal(call, **arguments):
    with pytest.raises(Refused) as refused:
        call(**arguments)
    return refused.value.reasons


def declare(juror, round_, application, said, at=None):
    answer, ground, text = said
    return services.declare(
        juror_id=juror.pk,
        round_id=round_.pk,
        application_id=application.pk,
        answer=answer,
        ground=ground,
        text=text,
        actor=juror.person,
        at=at or during(0),
    )


def decide(declaration, actor, is_conflict=False, reason="Det var länge sedan."):
    return services.decide_declaration(
        declaration_id=declaration.pk,
        is_conflict=is_conflict,
        reason=reason,
        actor=actor,
        at=during(0),
    )


def test_undeclared_is_closed(round_, jury):
    with pytest.raises(Refused) as refused:
        assess(round_, jury.member, "2580", LEVELS, at=during(0))
    assert refused.value.reasons == ["Svara först om du är jävig."]
    assert not Assignment.objects.open_to(jury.member.person).exists()


@pytest.mark.parametrize(
    ("said", "effect", "codes"),
    [
        (("none", "", ""), "clear", ["2580"]),
        (CONFLICT, "closed", []),
        (UNSURE, "awaiting", []),
    ],
)
def test_only_no_conflict_opens_and_only_that_application(
    round_, jury, applications, said, effect, codes
):
    declaration = declare(jury.member, round_, applications["2580"], said)
    opened = Assignment.objects.open_to(jury.member.person)
    assert declaration.effect == effect
    assert list(opened.values_list("application__municipality", flat=True)) == codes


def test_conflict_needs_ground_and_explanation(round_, jury, applications):
    arguments = {
        "juror_id": jury.member.pk,
        "round_id": round_.pk,
        "application_id": applications["2580"].pk,
        "actor": jury.member.person,
        "at": during(0),
    }
    assert refusal(services.declare, answer="conflict", **arguments) == [
        "Luleå: välj en grund för jävet.",
        "Luleå: förklara med några ord.",
    ]
    assert refusal(services.declare, answer="unsure", text=" ", **arguments) == [
        "Luleå: förklara med några ord."
    ]
    assert not Declaration.objects.exists()


def declare_many(juror, round_, declarations):
    return services.declare_all(
        juror_id=juror.pk,
        round_id=round_.pk,
        declarations=declarations,
        actor=juror.person,
        at=during(0),
    )


def test_each_declaration_is_taken_or_refused_by_itself(round_, jury, applications):
    declare(jury.member, round_, applications["1480"], CONFLICT)
    unchanged = declare(jury.member, round_, applications["1380"], UNSURE)
    declared = declare_many(
        jury.member,
        round_,
        {
            applications["2580"].pk: ("none", "", ""),
            applications["1280"].pk: ("conflict", "J1", " "),
            applications["1480"].pk: ("none", "", ""),
            applications["1380"].pk: UNSURE,
            applications["0180"].pk: CONFLICT,
        },
    )
    assert declared.refused == {
        applications["1280"].pk: ["Malmö: förklara med några ord."],
        applications["1480"].pk: [
            "Göteborg: bara ordföranden kan häva ett jäv. Svara ”osäker” om något har ändrats."
        ],
    }
    assert declared.saved[0] == unchanged
    assert {each.application.municipality_id: each.effect for each in declared.saved} == {
        "1380": "awaiting",
        "2580": "clear",
        "0180": "closed",
    }
    stored = Declaration.objects.values_list("application__municipality", "effect", "text")
    assert sorted(stored) == [
        ("0180", "closed", "Jag arbetar där."),
        ("1380", "awaiting", "Vi var klasskamrater."),
        ("1480", "closed", "Jag arbetar där."),
        ("2580", "clear", ""),
    ]
    recorded = HistoryEntry.objects.filter(action="jury.declaration.made").order_by("pk")
    told = [(entry.details["municipality"], entry.details["answer"]) for entry in recorded]
    assert told == [
        ("1480", "conflict"),
        ("1380", "unsure"),
        ("2580", "none"),
        ("0180", "conflict"),
    ]
    assert history.first_broken_entry() is None


def test_conflicts_found_together_void_what_is_written_on_each_and_nothing_else(
    round_, jury, applications
):
    declare_all(round_, at=during(0))
    for code, is_signed in (("2580", True), ("1280", False), ("0180", True)):
        assess(round_, jury.member, code, LEVELS, at=during(0), sign=is_signed)
    assess(round_, jury.chair, "2580", LEVELS, at=during(0))
    declare_many(
        jury.member,
        round_,
        {
            applications["2580"].pk: CONFLICT,
            applications["1280"].pk: CONFLICT,
            applications["0180"].pk: ("conflict", "", "Utan grund."),
        },
    )
    states = Assessment.objects.values_list(
        "assignment__juror__person__name", "assignment__application__municipality", "status"
    )
    assert sorted(states) == [
        ("Cecilia Ordförande", "2580", "signed"),
        ("Mona Ledamot", "0180", "signed"),
        ("Mona Ledamot", "1280", "void"),
        ("Mona Ledamot", "2580", "void"),
    ]
    voided = HistoryEntry.objects.filter(action="jury.assessment.voided")
    assert sorted((e.details["municipality"], e.details["was_signed"]) for e in voided) == [
        ("1280", False),
        ("2580", True),
    ]


def test_new_answer_takes_the_place_of_the_old_with_the_chairs_decision_on_it(
    round_, jury, applications
):
    doubt = declare(jury.member, round_, applications["2580"], UNSURE)
    decide(doubt, jury.chair.person)
    again = declare(jury.member, round_, applications["2580"], CONFLICT)
    again.refresh_from_db()
    assert (again.pk, again.effect, again.decided_by, again.decided_at, again.decision_reason) == (
        doubt.pk,
        "closed",
        None,
        None,
        "",
    )


@pytest.mark.parametrize("number", [3, 30])
def test_declaring_asks_as_many_statements_however_many_applications(
    stage, jury, edition, organiser, number, django_assert_num_queries
):
    made = many(edition, "eligible", number)
    round_ = services.open_round(stage_id=stage.pk, actor=organiser, at=during(0))
    declare_many(jury.member, round_, {each.pk: UNSURE for each in made})
    with django_assert_num_queries(STATEMENTS):
        said = {each.pk: CONFLICT for each in made} | {made[0].pk: ("none", "", "")}
        declared = declare_many(jury.member, round_, said)
    assert (len(declared.saved), list(declared.refused)) == (number - 1, [made[0].pk])


def test_juror_cannot_lift_a_conflict_but_may_doubt_it(round_, jury, applications):
    declare(jury.member, round_, applications["2580"], CONFLICT)
    with pytest.raises(Refused) as refused:
        declare(jury.member, round_, applications["2580"], ("none", "", ""))
    assert refused.value.reasons == [
        "Luleå: bara ordföranden kan häva ett jäv. Svara ”osäker” om något har ändrats."
    ]
    doubt = declare(jury.member, round_, applications["2580"], UNSURE)
    assert doubt.effect == "awaiting"
    assert decide(doubt, jury.chair.person).effect == "clear"


def test_saying_the_same_again_leaves_the_chairs_decision(round_, jury, applications):
    doubt = declare(jury.member, round_, applications["2580"], UNSURE)
    decide(doubt, jury.chair.person)
    again = declare(jury.member, round_, applications["2580"], UNSURE)
    assert (again.effect, again.decided_by, again.decision_reason) == (
        "clear",
        jury.chair,
        "Det var länge sedan.",
    )


WRONG = ["Ordföranden avgör. Ordförandens egna tveksamma jäv avgörs av vice ordföranden."]


@pytest.mark.parametrize(
    ("juror", "decider", "reasons"),
    [
        ("member", "chair", []),
        ("member", "vice_chair", WRONG),
        ("member", "member", WRONG),
        ("member", "second", WRONG),
        ("member", "secretary", WRONG),
        ("vice_chair", "chair", []),
        ("vice_chair", "vice_chair", WRONG),
        ("chair", "vice_chair", []),
        ("chair", "chair", WRONG),
        ("chair", "member", WRONG),
    ],
)
def test_doubt_is_decided_by_the_chair_and_the_chairs_own_by_the_vice_chair(
    round_, jury, applications, juror, decider, reasons
):
    doubt = declare(getattr(jury, juror), round_, applications["2580"], UNSURE)
    person = getattr(jury, decider).person
    assert Declaration.objects.decidable_by(person).exists() == (not reasons)
    if reasons:
        with pytest.raises(Refused) as refused:
            decide(doubt, person)
        assert refused.value.reasons == reasons
    else:
        assert decide(doubt, person, is_conflict=True).effect == "closed"


def test_decision_needs_a_reason_and_is_taken_once(round_, jury, applications):
    doubt = declare(jury.member, round_, applications["2580"], UNSURE)
    with pytest.raises(Refused) as refused:
        decide(doubt, jury.chair.person, reason=" ")
    assert refused.value.reasons == ["Skriv varför. Det skrivs in i jävsprotokollet."]
    decide(doubt, jury.chair.person)
    with pytest.raises(Refused) as refused:
        decide(doubt, jury.chair.person)
    assert refused.value.reasons == ["Det är redan avgjort."]


def test_late_conflict_voids_the_signed_assessment_and_keeps_it(
    round_, jury, applications, organiser
):
    declare_all(round_, at=during(0))
    assess(round_, jury.chair, "2580", {"K1": 4, "K2": 4}, at=during(0))
    assess(round_, jury.vice_chair, "2580", {"K1": 1, "K2": 1}, at=during(0))
    before = estimate_of(material_of(round_)).ranked
    declare(jury.chair, round_, applications["2580"], CONFLICT)
    after = estimate_of(material_of(round_)).ranked
    assessment = Assessment.objects.get(assignment__juror=jury.chair)
    assert (before[0].jury_points, after[0].jury_points) == (62.5, 25.0)
    assert (before[0].readings, after[0].readings) == (2, 1)
    assert (assessment.status, assessment.voided_at) == ("void", during(0))
    assert list(assessment.scores.values_list("level", flat=True)) == [4, 4]


def test_cleared_doubt_gives_the_voided_assessment_back_as_a_draft(round_, jury, applications):
    declare_all(round_, at=during(0))
    assess(round_, jury.member, "2580", LEVELS, at=during(0))
    declare(jury.member, round_, applications["2580"], CONFLICT)
    doubt = declare(jury.member, round_, applications["2580"], UNSURE)
    decide(doubt, jury.chair.person)
    assessment = Assessment.objects.get()
    assert (assessment.status, assessment.signed_at, assessment.voided_at) == ("draft", None, None)


def test_new_round_asks_again(longlisted, edition, jury, organiser, applications):
    stage = edition.stages.get(selects="nominees")
    round_ = services.open_round(stage_id=stage.pk, actor=organiser, at=during(1))
    assert not Assignment.objects.filter(round=round_).open_to(jury.member.person).exists()
    assert set(round_.assignments.values_list("application__municipality", flat=True)) == {
        "0180",
        "1280",
        "1480",
    }


def test_conflict_in_a_later_round_closes_the_earlier_too(
    longlisted, edition, jury, organiser, applications
):
    first = Round.objects.get()
    stage = edition.stages.get(selects="nominees")
    second = services.open_round(stage_id=stage.pk, actor=organiser, at=during(1))
    declare(jury.member, second, applications["0180"], CONFLICT, at=during(1))
    readable = Assignment.objects.filter(round=first).open_to(jury.member.person)
    assert "0180" not in readable.values_list("application__municipality", flat=True)
    with pytest.raises(Refused) as refused:
        declare(jury.member, first, applications["0180"], UNSURE, at=during(1))
    assert refused.value.reasons == ["Stockholm: svara om jäv i den senaste bedömningsomgången."]
