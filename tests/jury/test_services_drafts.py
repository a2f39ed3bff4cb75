"""What a juror writes is saved in any part, and never over what another window has saved."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from award.refusals import Refused
from jury import services
from jury.models import Assessment, AssessmentVersion, Assignment, Declaration, Score
from nominations.clashes import Overtaken, fingerprint
from tests.jury.conftest import assess, declare_all, during, week

CONFLICT = ("conflict", "J1", "Jag har sökt tjänst där.")


@pytest.fixture
def declared(round_):
    """Mona is conflicted towards Luleå, and may read the rest."""
    declare_all(round_, at=during(0), mona={"2580": CONFLICT})
    return round_


def save(round_, juror, field, content, *, seen="", code="0180", at=None):
    return services.save_assessment_field(
        slug=round_.stage.edition.slug,
        round_id=round_.pk,
        municipality=code,
        field=field,
        content=content,
        seen=fingerprint(seen),
        actor=juror.person,
        at=at or during(0),
    )


def scores_of(juror):
    assessment = Assessment.objects.get(assignment__juror=juror)
    scores = assessment.scores.order_by("criterion__code")
    return {
        score.criterion.code: (score.level, score.cannot_judge, score.reason) for score in scores
    }


def versions():
    return list(AssessmentVersion.objects.values_list("field", "content"))


def test_each_field_is_saved_by_itself_and_every_change_is_a_version(declared, jury):
    save(declared, jury.member, "level_K1", "2.5")
    save(declared, jury.member, "reason_K1", "Nytta")
    save(declared, jury.member, "reason_K1", "Nytta för många", seen="Nytta")
    save(declared, jury.member, "reason_K1", "Nytta för många", seen="Nytta för många")
    save(declared, jury.member, "level_K2", "cannot")
    save(declared, jury.member, "note", "Ring Eva")
    assert scores_of(jury.member) == {
        "K1": (Decimal("2.5"), False, "Nytta för många"),
        "K2": (None, True, ""),
    }
    assert Assessment.objects.get().note == "Ring Eva"
    assert versions() == [
        ("level_K1", "2.5"),
        ("reason_K1", "Nytta"),
        ("reason_K1", "Nytta för många"),
        ("level_K2", "cannot"),
        ("note", "Ring Eva"),
    ]


def test_two_windows_lose_nothing(declared, jury):
    save(declared, jury.member, "reason_K1", "Från det ena fönstret")
    with pytest.raises(Overtaken) as refused:
        save(declared, jury.member, "reason_K1", "Från det andra")
    [clash] = refused.value.clashes
    assert (clash.stored, clash.sent) == ("Från det ena fönstret", "Från det andra")
    assert clash.saved_at == during(0)
    # The other field of the same criterion is nobody else's business.
    save(declared, jury.member, "level_K1", "3")
    assert scores_of(jury.member) == {"K1": (Decimal(3), False, "Från det ena fönstret")}


def test_whole_form_leaves_alone_what_its_writer_left_alone(declared, jury):
    assignment = Assignment.objects.get(juror=jury.member, application__municipality="0180")
    read = {field: fingerprint("") for field in ("level_K1", "reason_K1", "note")}
    save(declared, jury.member, "reason_K1", "Skrivet i ett annat fönster")
    services.save_assessment(
        assignment_id=assignment.pk,
        scores={"K1": (3, False, "")},
        note="Mer",
        seen=read,
        actor=jury.member.person,
        at=during(0),
    )
    assert scores_of(jury.member) == {"K1": (Decimal(3), False, "Skrivet i ett annat fönster")}
    with pytest.raises(Overtaken) as refused:
        services.save_assessment(
            assignment_id=assignment.pk,
            scores={"K1": (3, False, "Något annat")},
            note="Ännu mer",
            seen=read,
            actor=jury.member.person,
            at=during(0),
        )
    assert [clash.code for clash in refused.value.clashes] == ["note", "reason_K1"]
    assert Assessment.objects.get().note == "Mer"


@pytest.mark.parametrize(
    ("field", "content", "reason"),
    [
        ("level_K1", "2.25", "Den nivån finns inte."),
        ("level_K1", "5", "Den nivån finns inte."),
        ("level_K1", 3, "Det som skickades gick inte att läsa. Spara igen."),
        ("note", ["x"], "Det som skickades gick inte att läsa. Spara igen."),
        ("note", None, "Det som skickades gick inte att läsa. Spara igen."),
        (
            "note",
            "Ring \0 Eva",
            "Privat anteckning innehåller ett tecken som inte hör hemma i text (NUL)."
            " Ta bort det och spara igen.",
        ),
        (
            "reason_K1",
            "x" * 1_000_001,
            "Varför, på en rad (K1) är längre än 1000000 tecken och kunde inte sparas.",
        ),
    ],
)
def test_what_no_field_can_hold_is_refused(declared, jury, field, content, reason):
    with pytest.raises(Refused) as refused:
        save(declared, jury.member, field, content)
    assert refused.value.reasons == [reason]
    assert not Assessment.objects.exists()


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("level_K9", "0180"),
        ("K1", "0180"),
        ("trivsel_K1", "0180"),
        ("note_K1", "0180"),
        ("level_", "0180"),
        ("level_\0", "0180"),
        ("note", "2580"),
    ],
)
def test_unknown_fields_and_conflicted_applications_do_not_exist(declared, jury, field, code):
    with pytest.raises(Assignment.DoesNotExist):
        save(declared, jury.member, field, "3", code=code)
    assert not Assessment.objects.exists()


def test_undeclared_application_does_not_exist(round_, jury):
    assert not Declaration.objects.exists()
    with pytest.raises(Assignment.DoesNotExist):
        save(round_, jury.member, "note", "x")


def test_signed_assessment_and_closed_stage_refuse_with_their_reasons(declared, jury):
    assess(declared, jury.member, "0180", {"K1": 3, "K2": 3}, at=during(0))
    with pytest.raises(Refused) as refused:
        save(declared, jury.member, "level_K1", "1", seen="3")
    assert refused.value.reasons == ["Din bedömning är signerad. Ordföranden kan öppna den igen."]
    with pytest.raises(Refused) as refused:
        save(declared, jury.member, "note", "x", code="1280", at=week(1) + timedelta(hours=1))
    assert refused.value.reasons[0].startswith("Tiden för bedömningar gick ut")


@pytest.mark.postgres
def test_saving_a_field_asks_at_most_four_things_of_the_database_also_the_first_time(
    declared, jury
):
    for code, field, content, seen in (
        ("0180", "reason_K1", "ett", ""),
        ("0180", "reason_K1", "två", "ett"),
        ("0180", "level_K1", "3", ""),
        ("0180", "level_K2", "3", ""),
        ("0180", "note", "x", ""),
        ("1280", "note", "y", ""),
    ):
        with CaptureQueriesContext(connection) as queries:
            save(declared, jury.member, field, content, seen=seen, code=code)
        words = [query["sql"].split()[0] for query in queries]
        asked = {"SELECT", "INSERT", "UPDATE", "DELETE", "WITH"}.intersection
        assert sum(bool(asked([each])) for each in words) <= 4, words
    kept = AssessmentVersion.objects.order_by("pk")
    assert list(
        kept.values_list("assessment__assignment__application__municipality", "field", "content")
    ) == [
        ("0180", "reason_K1", "ett"),
        ("0180", "reason_K1", "två"),
        ("0180", "level_K1", "3"),
        ("0180", "level_K2", "3"),
        ("0180", "note", "x"),
        ("1280", "note", "y"),
    ]
    scores = Score.objects.order_by("criterion__code")
    assert list(scores.values_list("criterion__code", "level", "reason")) == [
        ("K1", 3, "två"),
        ("K2", 3, ""),
    ]
    notes = Assessment.objects.order_by("pk").values_list("note", flat=True)
    assert list(notes) == ["x", "y"]
