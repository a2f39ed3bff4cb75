"""A closed round is computed again, and a figure that somebody has touched is found."""

import pytest
from django.core.management import CommandError, call_command

from award.models import HistoryEntry
from jury import services
from jury.estimates import juror_numbers
from jury.models import Assessment, Declaration, Round, Score, Standing
from jury.verification import faults_of
from tests.jury.conftest import during


def levels_of(code):
    return Score.objects.filter(assessment__assignment__application__municipality=code)


def test_untouched_round_is_as_it_was(closed, capsys):
    assert faults_of(closed) == []
    call_command("verify_round", closed.stage.edition.slug, "longlist")
    assert capsys.readouterr().out == (
        f"5 applications are as they were closed: {closed.record_sha256}\n"
    )


def test_score_changed_in_the_database_is_found(closed):
    score = levels_of("1280").filter(criterion__code="K2").first()
    Score.objects.filter(pk=score.pk).update(level=4)

    with pytest.raises(CommandError) as problem:
        call_command("verify_round", closed.stage.edition.slug, "longlist")
    three, four = "'K1 3.0, K2 3.0'", "'K1 3.0, K2 4.0'"
    assert str(problem.value) == (
        "The round is not as it was closed:\n"
        f"1280: the levels in the document, ({three}, {three}, {three}, {three}), is not that of the"
        f" database, ({three}, {three}, {three}, {four})."
    )


def test_two_jurors_levels_changed_for_each_other_are_found(closed):
    """Every figure is the same, but other people stand behind it."""
    first, second = closed.assignments.filter(application__municipality__in=["0180"])[:2]
    one, other = first.assessment, second.assessment
    Score.objects.filter(assessment=one).update(level=3.5)
    Score.objects.filter(assessment=other).update(level=2.5)
    others = closed.assignments.filter(application__municipality="1280", juror=first.juror)
    Score.objects.filter(assessment__assignment__in=others).update(level=2)
    levels = {("0180", "one"): 2.5, ("0180", "other"): 3.5, ("1280", "one"): 2.0}
    numbers = juror_numbers(closed)
    names = {numbers[first.juror_id]: "one", numbers[second.juror_id]: "other"}
    for each in closed.record["inputs"]["readings"]:
        changed = levels.get((each["municipality"], names.get(each["juror"])))
        if changed:
            each["levels"] = dict.fromkeys(each["levels"], changed)

    assert "The levels are the same, but not the same jurors gave them." in faults_of(closed)


def test_document_changed_with_its_hash_is_found_by_the_history(closed):
    record = closed.record
    record["outputs"]["standings"][0]["points"] = 99.0
    record["outputs"]["reliability"]["panel"] = 0.99
    Round.objects.filter(pk=closed.pk).update(record=record)
    closed.refresh_from_db()
    faults = faults_of(closed)
    assert faults[0].startswith("The document has the hash ")
    assert faults[1:] == [
        "0180: the figures in the document, (1, False, 99.0, 85.0, 4, 1.0, 'in'), is not that of the"
        " calculation, (1, False, 85.0, 85.0, 4, 1.0, 'in').",
        "The outputs in the document under 'reliability' are not those of the calculation.",
        "0180: the standing in the document, (1, False, 99.0, 85.0, 4, 1.0, 'in'), is not that of the"
        " database, (1, False, 85.0, 85.0, 4, 1.0, 'in').",
    ]

    other = "f" * 64
    Round.objects.filter(pk=closed.pk).update(record_sha256=other)
    closed.refresh_from_db()
    written = HistoryEntry.objects.get(action="jury.round.closed").details["sha256"]
    assert f"The history has the hash {written}, the round {other}." in faults_of(closed)


def test_place_changed_in_the_database_is_found(closed):
    Standing.objects.filter(round=closed, application__municipality="1380").update(place=1)

    assert faults_of(closed) == [
        "1380: the standing in the document, (5, False, 23.75, 23.75, 4, 5.0, 'out'), is not that of the"
        " database, (1, False, 23.75, 23.75, 4, 5.0, 'out')."
    ]


def test_conflict_found_later_leaves_the_round_as_it_was(closed, jury, organiser):
    services.declare(
        juror_id=jury.member.pk,
        round_id=closed.pk,
        application_id=closed.assignments.get(
            juror=jury.member, application__municipality="1280"
        ).application_id,
        answer=Declaration.Answer.CONFLICT,
        ground="J3",
        text="Har gett kommunen råd.",
        actor=jury.member.person,
        at=during(1),
    )

    assert Assessment.objects.filter(status="void").count() == 1
    assert faults_of(closed) == []


def test_round_that_is_open_or_unknown_has_nothing_to_verify(round_):
    for edition in (round_.stage.edition.slug, "1999"):
        with pytest.raises(CommandError) as problem:
            call_command("verify_round", edition, "longlist")
        assert str(problem.value) == (
            f"The edition {edition} has no closed round that selects longlist."
        )
