"""Assessments: drafts of any shape, signatures that need everything, seals that only the chair breaks."""

from datetime import timedelta
from decimal import Decimal

import pytest

from award.refusals import Refused
from jury import services
from jury.models import Assessment, Assignment
from tests.jury.conftest import assess, declare_all, during, week


@pytest.fixture
def assignment(round_, jury):
    declare_all(round_, at=during(0))
    return Assignment.objects.get(juror=jury.member, application__municipality="2580")


def save(assignment, scores, note="", at=None):
    return services.save_assessment(
        assignment_id=assignment.pk,
        scores=scores,
        note=note,
        actor=assignment.juror.person,
        at=at or during(0),
    )


def sign(assignment, at=None):
    return services.sign_assessment(
        assignment_id=assignment.pk, actor=assignment.juror.person, at=at or during(0)
    )


def reasons_of(call, *arguments, **more):
    with pytest.raises(Refused) as refused:
        call(*arguments, **more)
    return refused.value.reasons


def scores_of(assessment):
    return list(
        assessment.scores.order_by("criterion__position").values_list(
            "criterion__code", "level", "cannot_judge", "reason"
        )
    )


def test_draft_keeps_what_is_not_given(assignment):
    save(assignment, {"K1": (2.5, False, "Bra"), "K2": (None, True, "")}, note="Mitt")
    assessment = save(assignment, {"K2": (1, False, "Tunt")}, note="Mitt")
    assert scores_of(assessment) == [
        ("K1", Decimal("2.5"), False, "Bra"),
        ("K2", Decimal("1.0"), False, "Tunt"),
    ]


def test_draft_is_saved_at_any_length(assignment):
    long = "ö" * 5000
    assert scores_of(save(assignment, {"K1": (None, False, long)})) == [("K1", None, False, long)]


@pytest.mark.parametrize(
    ("scores", "reasons"),
    [
        ({}, ["Sätt en nivå eller välj ”kan ej bedöma”: K1, K2."]),
        (
            {"K1": (3, False, " ")},
            ["Sätt en nivå eller välj ”kan ej bedöma”: K2.", "Skriv en rad om varför: K1."],
        ),
        (
            {"K1": (3, False, "å" * 301), "K2": (None, True, "")},
            ["Raden är längre än 300 tecken: K1."],
        ),
        (
            {"K1": (None, True, ""), "K2": (None, True, "")},
            ["Du har inte bedömt något kriterium, så det finns inget att signera."],
        ),
        ({"K1": (0, False, "å" * 300), "K2": (None, True, "")}, []),
    ],
)
def test_signature_needs_a_level_and_a_line_or_cannot_judge(assignment, scores, reasons):
    save(assignment, scores)
    if reasons:
        assert reasons_of(sign, assignment) == reasons
        assert Assessment.objects.get().status == "draft"
    else:
        assert sign(assignment).status == "signed"


def test_nothing_written_cannot_be_signed(assignment):
    assert reasons_of(sign, assignment) == ["Sätt en nivå eller välj ”kan ej bedöma”: K1, K2."]


def test_what_cannot_be_signed_is_still_saved(assignment):
    arguments = {
        "assignment_id": assignment.pk,
        "scores": {"K1": (3, False, "Bra")},
        "note": "",
        "actor": assignment.juror.person,
        "at": during(0),
    }
    assert reasons_of(services.hand_in_assessment, **arguments) == [
        "Sätt en nivå eller välj ”kan ej bedöma”: K2."
    ]
    assert scores_of(Assessment.objects.get()) == [("K1", Decimal("3.0"), False, "Bra")]


def test_signed_is_frozen(assignment):
    save(assignment, {"K1": (3, False, "Bra"), "K2": (2, False, "Bra")})
    sign(assignment)
    said = ["Din bedömning är signerad. Ordföranden kan öppna den igen."]
    assert reasons_of(save, assignment, {"K1": (0, False, "Dåligt")}) == said
    assert reasons_of(sign, assignment) == said
    assert scores_of(Assessment.objects.get())[0] == ("K1", Decimal("3.0"), False, "Bra")


@pytest.mark.parametrize(
    ("late", "accepted"),
    [(-timedelta(seconds=1), True), (timedelta(0), True), ("grace-1", True), ("grace", False)],
)
def test_assessments_are_taken_until_the_grace_period_is_out(assignment, stage, late, accepted):
    if isinstance(late, str):
        late = stage.grace - timedelta(seconds=1 if late.endswith("1") else 0)
    at = week(1) + late
    if accepted:
        assert save(assignment, {"K1": (3, False, "Bra")}, at=at).versions.last().saved_at == at
    else:
        assert reasons_of(save, assignment, {"K1": (3, False, "Bra")}, at=at) == [
            "Tiden för bedömningar gick ut 8 mars 2027 kl. 09.00."
        ]


def unsign(assessment, actor, reason="Du läste fel ansökan."):
    return services.unsign_assessment(
        assessment_id=assessment.pk, reason=reason, actor=actor, at=during(0)
    )


def test_chair_opens_a_signed_assessment_and_what_was_signed_is_kept(assignment, jury):
    save(assignment, {"K1": (3, False, "Bra"), "K2": (None, True, "")})
    unsign(sign(assignment), jury.chair.person)
    save(assignment, {"K1": (1, False, "Jag läste fel")})
    assessment = Assessment.objects.get()
    assert (assessment.status, assessment.signed_at) == ("draft", None)
    assert [entry["scores"] for entry in assessment.earlier] == [
        {"K1": {"level": 3.0, "reason": "Bra"}, "K2": {"level": None, "reason": ""}}
    ]


@pytest.mark.parametrize("who", ["vice_chair", "member", "secretary"])
def test_nobody_but_the_chair_opens_a_signed_assessment(assignment, jury, who):
    save(assignment, {"K1": (3, False, "Bra"), "K2": (None, True, "")})
    assessment = sign(assignment)
    assert reasons_of(unsign, assessment, getattr(jury, who).person) == [
        "Bara ordföranden kan öppna en signerad bedömning."
    ]
    assert Assessment.objects.counted().count() == 1


def test_opening_needs_a_reason(assignment, jury):
    save(assignment, {"K1": (3, False, "Bra"), "K2": (None, True, "")})
    assert reasons_of(unsign, sign(assignment), jury.chair.person, reason=" ") == [
        "Skriv varför bedömningen öppnas igen."
    ]


def test_chair_with_a_conflict_cannot_even_find_the_signed_assessment(round_, jury):
    declare_all(round_, at=during(0), cecilia={"2580": ("conflict", "J1", "Jag bor ihop med dem.")})
    assess(round_, jury.member, "2580", {"K1": 3, "K2": 3}, at=during(0))
    assess(round_, jury.member, "1280", {"K1": 3, "K2": 3}, at=during(0))
    found = Assessment.objects.unsignable_by(jury.chair.person)
    codes = found.values_list("assignment__application__municipality", flat=True)
    assert list(codes) == ["1280"]
