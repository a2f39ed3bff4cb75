"""What stands in the way of the next stage, what awaits each person, and the case file that others read."""

from datetime import timedelta

import pytest

from award import desk, readiness
from nominations import services
from nominations.case_files import case_file
from nominations.models import Application
from tests.nominations.conftest import DURING, decide, fill


def texts(stage, at):
    """The sentences of this floor; other floors have their own tests."""
    found = readiness.obstacles(stage, at=at)
    return [
        each.text for each in found if "/ansokningar/" in each.url or "/aterkoppling/" in each.url
    ]


def test_intake_waits_for_applications_then_for_decisions(complete, people, intake, after):
    assert texts(intake, DURING) == ["Ingen kommun har lämnat in en ansökan än."]
    services.submit_application(application_id=complete.pk, actor=people.writer, at=DURING)
    assert texts(intake, DURING) == []
    undecided = ["1 ansökan väntar på beslut om behörighet."]
    assert texts(intake, after) == undecided
    assessment = intake.edition.stages.filter(kind="assessment").first()
    assert texts(assessment, assessment.opens_at) == undecided
    decide(complete, people, after)
    assert texts(assessment, assessment.opens_at) == []


def test_self_descriptions_are_waited_for_while_there_is_time(submitted, people, edition, after):
    stage = edition.stages.get(kind="self_description")
    decide(submitted, people, after)
    services.move_applications(
        application_ids=[submitted.pk], status="longlisted", actor=None, at=after
    )
    services.open_self_descriptions(
        edition_id=edition.pk, application_ids=[submitted.pk], actor=None, at=after
    )
    assert texts(stage, stage.opens_at) == [
        "1 utvald kommun har inte lämnat in sin egenbeskrivning."
    ]
    assert texts(stage, stage.closes_at + stage.grace) == []


def test_feedback_is_written_and_released(submitted, people, edition, after):
    stage = edition.stages.get(kind="feedback")
    assert texts(stage, stage.opens_at) == ["1 kommun har ingen återkoppling än."]
    services.write_feedback(application_id=submitted.pk, text="Bra.", actor=None, at=after)
    assert texts(stage, stage.opens_at) == ["1 återkoppling är skriven men inte utlämnad."]
    services.release_feedback(edition_id=edition.pk, actor=None, at=stage.opens_at)
    assert texts(stage, stage.opens_at) == []


def test_members_are_reminded_of_what_they_can_hand_in(draft, people, intake, after):
    tasks = desk.tasks(people.editor, at=DURING)
    assert [(task.text, task.due_at) for task in tasks] == [
        ("Lämna in ansökan från Karlstad", intake.closes_at)
    ]
    assert desk.tasks(people.reader, at=DURING) == []
    assert desk.tasks(people.stranger, at=DURING) == []
    assert desk.tasks(people.editor, at=after) == []


def test_organiser_is_told_of_decisions_when_they_can_be_made(submitted, people, after):
    def told(at):
        return [task.text for task in desk.tasks(people.organiser, at=at)]

    sentence = "Besluta om behörighet för 1 ansökan"
    assert sentence not in told(DURING)
    assert sentence in told(after)


def test_case_file_holds_all_that_the_jury_reads(complete):
    case = case_file(Application.objects.case_file().get(pk=complete.pk))
    assert (case.name, case.population, case.group, case.headline) == (
        "Karlstad",
        97000,
        "Större stad",
        "Bygglov på elva dagar",
    )
    assert [(answer.code, answer.criterion) for answer in case.application] == [
        (f"A{n}", None) for n in range(1, 9)
    ]
    assert [answer.criterion for answer in case.self_description][:3] == ["K1", "K1", "K2"]
    assert [(level.name, len(level.statements), level.index) for level in case.levels] == [
        ("Digitala välfärdstjänster och självservice", 12, 100.0),
        ("Ledning, arbetssätt och metoder", 6, 100.0),
        ("Tekniska förutsättningar", 6, 100.0),
    ]
    assert (case.index, case.answered_statements) == (100.0, 24)


@pytest.mark.parametrize("number", [1, 3])
def test_case_files_ask_as_much_for_many_as_for_one(
    edition, members, municipalities, people, number, django_assert_num_queries
):
    for code in list(municipalities)[:number]:
        application = services.start_application(
            edition_id=edition.pk, municipality_code=code, actor=people.writer, at=DURING
        )
        fill(application, people.writer, DURING + timedelta(minutes=1))
    with django_assert_num_queries(10):
        cases = [case_file(each) for each in Application.objects.case_file()]
    assert [case.index for case in cases] == [100.0] * number
