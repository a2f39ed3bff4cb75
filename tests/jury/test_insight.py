"""Who reads how others judged: the round's choice, one's own first, conflicts, the seal."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from award.models import HistoryEntry, Organiser
from award.refusals import Refused
from jury import services
from jury.estimates import juror_numbers
from jury.models import Assessment, Round, SealOpening
from jury.seal_desk import seal_tasks
from tests.factories import make_person
from tests.jury.conftest import QUALITIES, assess, assess_all, at, declare_all, during

pytestmark = pytest.mark.django_db

BOTH = {"K1": 3, "K2": 2}


def seen(person, round_, *, when=None):
    """Whose assessments of what the person may read, own ones aside."""
    found = Assessment.objects.visible_to(person, at=when or during(0)).filter(
        assignment__round=round_
    )
    others = found.exclude(assignment__juror__person=person)
    return sorted(
        others.values_list(
            "assignment__juror__person__name", "assignment__application__municipality"
        )
    )


def choose(round_, insight):
    Round.objects.filter(pk=round_.pk).update(insight=insight)


@pytest.fixture
def begun(round_, jury):
    """The chair and Sven have signed Stockholm and Malmö; Mona has a conflict with Malmö."""
    conflict = {"1280": ("conflict", "J1", "Arbetar där.")}
    declare_all(round_, at=during(0), mona=conflict)
    for juror in (jury.chair, jury.second):
        for code in ("0180", "1280"):
            assess(round_, juror, code, BOTH, at=during(0))
    return round_


STOCKHOLM = [("Cecilia Ordförande", "0180"), ("Sven Ledamot", "0180")]


@pytest.mark.parametrize(
    ("insight", "before", "after_one", "after_all"),
    [
        ("never", [], [], []),
        ("deliberation", [], [], []),
        ("after_all_own", [], [], STOCKHOLM),
        ("after_own", [], STOCKHOLM, STOCKHOLM),
    ],
)
def test_others_are_read_after_ones_own_as_the_round_says(
    begun, jury, insight, before, after_one, after_all
):
    choose(begun, insight)
    mona = jury.member
    assert seen(mona.person, begun) == before
    assess(begun, mona, "0180", BOTH, at=during(0))
    assert seen(mona.person, begun) == after_one
    for code in ("1480", "2580", "1380"):
        assess(begun, mona, code, BOTH, at=during(0))
    assert seen(mona.person, begun) == after_all


def test_what_is_not_answered_for_yet_counts_as_ones_own_that_is_left(round_, jury):
    choose(round_, "after_all_own")
    services.declare_all(
        juror_id=jury.member.pk,
        round_id=round_.pk,
        declarations={
            each.application_id: ("none", "", "")
            for each in jury.member.assignments.select_related("application")
            if each.application.municipality_id != "1380"
        },
        actor=jury.member.person,
        at=during(0),
    )
    services.declare(
        juror_id=jury.chair.pk,
        round_id=round_.pk,
        application_id=jury.chair.assignments.get(application__municipality="0180").application_id,
        answer="none",
        actor=jury.chair.person,
        at=during(0),
    )
    assess(round_, jury.chair, "0180", BOTH, at=during(0))
    for code in ("0180", "1280", "1480", "2580"):
        assess(round_, jury.member, code, BOTH, at=during(0))
    assert seen(jury.member.person, round_) == []


@pytest.mark.parametrize(
    ("insight", "juror_sees"),
    [("never", 0), ("deliberation", 8), ("after_all_own", 8), ("after_own", 8)],
)
def test_closed_round_is_read_by_jurors_unless_never_and_never_past_a_conflict(
    begun, jury, organiser, insight, juror_sees
):
    choose(begun, insight)
    for code in ("1480", "2580", "1380"):
        for juror in (jury.chair, jury.second):
            assess(begun, juror, code, BOTH, at=during(0))
    Round.objects.filter(pk=begun.pk).update(
        status="closed", closed_at=during(0), record_sha256="0" * 64
    )
    found = seen(jury.member.person, begun)
    assert (len(found), [code for _, code in found if code == "1280"]) == (juror_sees, [])
    assert len(seen(jury.chair.person, begun)) == 5
    assert len(seen(organiser, begun)) == 10
    assert seen(jury.secretary.person, begun) == []


def test_juror_who_also_organises_reads_nothing_past_a_conflict(begun, jury, edition):
    Organiser.objects.create(award=edition.award, person=jury.member.person)
    Round.objects.filter(pk=begun.pk).update(
        status="closed", closed_at=during(0), record_sha256="0" * 64, insight="never"
    )
    assert seen(jury.member.person, begun) == STOCKHOLM


def test_juror_who_also_organises_answers_and_signs_first_whatever_is_unsealed(
    round_, jury, organiser, edition
):
    mona = jury.member
    Organiser.objects.create(award=edition.award, person=mona.person)
    declare_all(round_, at=during(0))
    for code in ("0180", "1280"):
        assess(round_, jury.second, code, BOTH, at=during(0))
    # Appointed to the jury, but neither dealt Malmö nor asked about it.
    mona.declarations.filter(application__municipality="1280").delete()
    choose(round_, "after_own")
    opening = ask(round_, mona.person)
    services.answer_seal(opening_id=opening.pk, is_opened=True, actor=organiser, at=during(0))
    assert seen(mona.person, round_) == []
    assess(round_, mona, "0180", BOTH, at=during(0))
    assert seen(mona.person, round_) == [("Sven Ledamot", "0180")]
    choose(round_, "never")
    assert seen(mona.person, round_) == []
    Round.objects.filter(pk=round_.pk).update(
        status="closed", closed_at=during(0), record_sha256="0" * 64
    )
    assert seen(mona.person, round_) == [("Sven Ledamot", "0180")]
    assert len(seen(organiser, round_)) == 3


# --- Pages --------------------------------------------------------------------------------------


def page(client, person, name, round_, *more):
    client.force_login(person)
    return client.get(reverse(f"jury:{name}", args=[round_.stage.edition.slug, round_.pk, *more]))


def read(client, person, name, round_, *more):
    """Posted, for who reads is written in the history."""
    client.force_login(person)
    return client.post(reverse(f"jury:{name}", args=[round_.stage.edition.slug, round_.pk, *more]))


def test_page_of_others_opens_with_ones_own_signature(client, begun, jury):
    choose(begun, "after_own")
    with at(0):
        closed = page(client, jury.member.person, "others_show", begun, "0180")
        assert (closed.status_code, "HEMLIGT SKÄL" in closed.text) == (404, False)
        assess(begun, jury.member, "0180", {"K1": 1, "K2": None}, at=during(0))
        answer = page(client, jury.member.person, "others_show", begun, "0180")
        assert answer.text.count("HEMLIGT SKÄL 3") == 2
        assert ("Sven Ledamot" in answer.text, "(du)" in answer.text) == (False, True)
        assert page(client, jury.member.person, "others_show", begun, "1280").status_code == 404
        listed = page(client, jury.member.person, "others_list", begun)
    assert ("Stockholm" in listed.text, "Malmö" in listed.text) == (True, False)


def test_page_of_others_asks_as_much_whatever_there_is(
    client, begun, jury, django_assert_max_num_queries
):
    choose(begun, "after_own")
    assess(begun, jury.member, "0180", BOTH, at=during(0))
    client.force_login(jury.member.person)
    address = reverse("jury:others_show", args=[begun.stage.edition.slug, begun.pk, "0180"])
    with at(0), django_assert_max_num_queries(15):
        client.get(address)


# --- Files --------------------------------------------------------------------------------------


def test_export_is_shut_while_the_round_is_sealed(client, begun, jury, organiser):
    with at(0):
        for form in ("csv", "json"):
            for name, person in (
                ("judgement_export", organiser),
                ("chair_export", jury.chair.person),
            ):
                answer = read(client, person, name, begun, form)
                assert (answer.status_code, b"HEMLIGT" in answer.content) == (404, False)


def test_export_holds_every_level_and_reason_and_runs_no_formula(client, closed, organiser):
    score = closed.assignments.get(
        juror__person__name="Mona Ledamot", application__municipality="0180"
    ).assessment.scores.get(criterion__code="K1")
    score.reason = "=1+1"
    score.save()
    with at(0):
        answer = read(client, organiser, "judgement_export", closed, "csv")
        as_json = read(client, organiser, "judgement_export", closed, "json")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + 4 * 5 * 2
    assert lines[0] == "application,municipality,juror,criterion,score,reason,signed_at"
    name = f"Ledamot {int(juror_numbers(closed)[score.assessment.assignment.juror_id])}"
    assert f"0180,Stockholm,{name},K1,4.0,'=1+1,{during(0).isoformat()}" in lines
    told = json.loads(as_json.content)["assessments"]
    scores = [score for each in told for score in each["scores"]]
    assert (len(told), len(scores), scores[0]["criterion"]) == (20, 40, "K1")
    assert [each["reason"] for each in scores].count("=1+1") == 1
    assert HistoryEntry.objects.filter(action="jury.round.exported").count() == 2


def test_export_of_the_chair_leaves_out_what_the_chair_has_a_conflict_towards(
    client, round_, jury, organiser
):
    declare_all(round_, at=during(0), cecilia={"1280": ("conflict", "J1", "Arbetar där.")})
    assess_all(round_, at=during(0), qualities=QUALITIES)
    services.close_round(round_id=round_.pk, actor=organiser, at=during(0))
    with at(0):
        answer = read(client, jury.chair.person, "chair_export", round_, "csv")
    assert "Mona Ledamot" in answer.text
    codes = {line.split(",")[0] for line in answer.content.decode("utf-8-sig").splitlines()[1:]}
    assert codes == {"0180", "1480", "2580", "1380"}


# --- The choice, and the seal -------------------------------------------------------------------


def test_choice_is_only_made_stricter_once_somebody_has_signed(begun, organiser):
    choose(begun, "after_all_own")
    with pytest.raises(Refused):
        services.choose_insight(
            round_id=begun.pk, insight="after_own", actor=organiser, at=during(0)
        )
    services.choose_insight(round_id=begun.pk, insight="never", actor=organiser, at=during(0))
    begun.refresh_from_db()
    assert begun.insight == "never"


def ask(round_, person):
    return services.ask_for_seal(
        round_id=round_.pk, reason="Misstänkt fel i en bedömning.", actor=person, at=during(0)
    )


def test_seal_is_opened_by_two_for_the_one_who_asked_for_a_day(begun, jury, organiser, edition):
    second = make_person("Ove Öberg")
    Organiser.objects.create(award=edition.award, person=second)
    opening = ask(begun, organiser)
    assert seen(organiser, begun) == []
    with pytest.raises(Refused):
        services.answer_seal(opening_id=opening.pk, is_opened=True, actor=organiser, at=during(0))
    with pytest.raises(Refused):
        services.answer_seal(
            opening_id=opening.pk, is_opened=True, actor=jury.member.person, at=during(0)
        )
    services.answer_seal(opening_id=opening.pk, is_opened=True, actor=second, at=during(0))
    assert len(seen(organiser, begun)) == 4
    assert seen(second, begun) == []
    assert seen(organiser, begun, when=during(0) + timedelta(hours=24)) == []
    services.end_seal(opening_id=opening.pk, actor=second, at=during(0))
    assert seen(organiser, begun) == []


def test_seal_is_answered_by_the_chair_on_a_page_and_read_by_the_one_who_asked(
    client, begun, jury, organiser
):
    opening = ask(begun, organiser)
    asked = [task.url for task in seal_tasks(jury.chair.person, at=during(0))]
    address = reverse("jury:seal_answer", args=[begun.stage.edition.slug, opening.pk])
    assert (asked, seal_tasks(organiser, at=during(0))) == ([address], [])
    with at(0):
        client.force_login(organiser)
        assert client.get(address).status_code == 404
        client.force_login(jury.chair.person)
        lead = client.get(reverse("jury:round_lead", args=[begun.stage.edition.slug, begun.pk]))
        assert "Misstänkt fel i en bedömning." in lead.text
        assert "Karin Öberg" in client.get(address).text
        client.post(address, {"answer": "open"})
        asked = page(client, organiser, "judgement_show", begun, "0180")
        assert (asked.status_code, "HEMLIGT SKÄL" in asked.text) == (405, False)
        answer = read(client, organiser, "judgement_show", begun, "0180")
    assert answer.text.count("HEMLIGT SKÄL 3") == 2
    actions = HistoryEntry.objects.filter(action__startswith="jury.seal").values_list(
        "action", flat=True
    )
    assert list(actions.order_by("pk")) == [
        "jury.seal.asked_for",
        "jury.seal.opened",
        "jury.seal.read",
    ]


def test_seal_that_somebody_answers_first_is_told_in_a_sentence(client, begun, jury, organiser):
    opening = ask(begun, organiser)

    def meanwhile(execute, sql, params, many, context):
        if sql.startswith("SAVEPOINT"):
            execute(
                "UPDATE jury_sealopening SET status = 'refused', answered_at = asked_at, "
                "answered_by_id = %s WHERE id = %s",
                (jury.vice_chair.person_id, opening.pk),
                False,
                context,
            )
        return execute(sql, params, many, context)

    client.force_login(jury.chair.person)
    address = reverse("jury:seal_answer", args=[begun.stage.edition.slug, opening.pk])
    with at(0), connection.execute_wrapper(meanwhile):
        answer = client.post(address, {"answer": "open"})
    assert (answer.status_code, "Det här är redan besvarat." in answer.text) == (409, True)


def test_refused_seal_stays_shut(begun, jury, organiser):
    opening = ask(begun, organiser)
    services.answer_seal(
        opening_id=opening.pk, is_opened=False, actor=jury.chair.person, at=during(0)
    )
    assert seen(organiser, begun) == []
    assert SealOpening.objects.get().closes_at is None
