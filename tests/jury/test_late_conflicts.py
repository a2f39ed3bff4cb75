"""A conflict found after a round closed: what it voids counts nowhere, and both results are shown."""

from datetime import timedelta

from django.urls import reverse

from jury import services
from jury.conflicts.late import difference_of
from jury.models import Assessment, Assignment, Round
from jury.rankings import shown
from jury.readers import office_reader
from jury.verification import faults_of
from tests.jury.conftest import QUALITIES, assess, at, decide, declare_all, during, week

DAY = timedelta(days=1)


def judged(round_, organiser):
    """Malmö stands on Mona's word alone: nobody else prefers it to Göteborg."""
    declare_all(round_, at=during(0))
    levels = {"0180": 4, "1280": 2, "1480": 2, "2580": 1, "1380": 0.5}
    for assignment in Assignment.objects.filter(round=round_).select_related(
        "juror__person", "juror__seat", "application"
    ):
        code = assignment.application.municipality_id
        level = levels[code]
        if code == "1280" and assignment.juror.person.name.startswith("Mona"):
            level = 4
        if code == "1480" and assignment.juror.seat.role == "member":
            level = 2.5
        assess(round_, assignment.juror, code, {"K1": level, "K2": level}, at=during(0))
    return services.close_round(round_id=round_.pk, actor=organiser, at=during(0))


def late(round_, jury, applications, *, when=None):
    services.declare(
        juror_id=jury.member.pk,
        round_id=round_.pk,
        application_id=applications["1280"].pk,
        answer="conflict",
        ground="J4",
        text="Min arbetsgivare har fått ett avtal där.",
        actor=jury.member.person,
        at=when or during(1),
    )


def test_nothing_differs_while_no_conflict_is_found(round_, organiser):
    assert difference_of(office_reader(organiser, judged(round_, organiser))) is None


def test_draft_that_was_never_signed_is_nothing_that_a_late_conflict_takes_away(
    round_, organiser, jury, applications
):
    declare_all(round_, at=during(0))
    for juror in (jury.chair, jury.vice_chair):
        for code, level in QUALITIES.items():
            assess(round_, juror, code, {"K1": level, "K2": level}, at=during(0))
    assess(round_, jury.member, "1280", {"K1": 4, "K2": 4}, at=during(0), sign=False)
    after = week(1) + round_.stage.grace
    closed = services.close_round(round_id=round_.pk, actor=organiser, at=after)
    late(closed, jury, applications, when=after + DAY)
    assert Assessment.objects.get(status="void").assignment.juror == jury.member
    found = Round.objects.get(pk=closed.pk)
    assert (difference_of(office_reader(organiser, found)), shown(found)[1], faults_of(found)) == (
        None,
        False,
        [],
    )


def test_both_results_stand_side_by_side(round_, organiser, jury, applications):
    closed = judged(round_, organiser)
    frozen = (closed.record, closed.record_sha256)
    late(closed, jury, applications)
    found = difference_of(office_reader(organiser, Round.objects.get(pk=closed.pk)))
    assert [(str(each.juror), each.applicant) for each in found.conflicts] == [
        ("Mona Ledamot", "Malmö")
    ]
    sides = {
        row.name: (
            row.before.place.place,
            row.after.place.place,
            row.before.readings,
            row.after.readings,
        )
        for row in found.rows
    }
    assert sides["Malmö"][2:] == (4, 3)
    assert sides["Göteborg"][2:] == (4, 4)
    assert sides["Göteborg"][1] < sides["Malmö"][1]
    again = Round.objects.get(pk=closed.pk)
    assert (again.record, again.record_sha256) == frozen


def test_page_tells_who_changes_side_of_the_line(
    office, stage, round_, organiser, jury, applications
):
    stage.places_max = 2
    stage.save()
    closed = judged(round_, organiser)
    url = reverse("jury:late_conflict_show", args=["2027", closed.pk])
    with at(1):
        empty = office.get(url).text
    late(closed, jury, applications)
    with at(1):
        page = office.get(url).text
    assert "Inget jäv har upptäckts" in empty
    assert "Mona Ledamot, bedömningen av Malmö" in page
    assert "Min arbetsgivare" not in page
    assert "Göteborg hamnar innanför gränsen." in page and "Malmö hamnar utanför." in page


def test_confirmed_decision_is_named_beside(office, stage, round_, organiser, jury, applications):
    closed = judged(round_, organiser)
    decide(stage, ["0180", "1280", "1480"], applications, jury, organiser, at=during(0))
    late(closed, jury, applications)
    found = difference_of(office_reader(organiser, Round.objects.get(pk=closed.pk)))
    assert {row.name for row in found.rows if row.is_chosen} == {"Stockholm", "Malmö", "Göteborg"}
    assert found.is_decided
