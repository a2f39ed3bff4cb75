"""Who is reminded: those who have begun and not handed in, and nobody else."""

from datetime import timedelta

import pytest
from django.core import mail

from award import services as award_services
from award.letters import reminders
from award.letters.reminders import AFTERWARDS
from award.models import HistoryEntry
from nominations import services
from nominations.models import Application
from tests.factories import make_member
from tests.nominations.conftest import DURING, decide

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)
NOT_HANDED_IN = "Tiden är ute: ansökan lämnades inte in"
KIM_AND_EVA = ["eva@example.se", "kim@example.se"]


@pytest.fixture
def sweep(django_capture_on_commit_callbacks):
    """``sweep(at)``: what the worker does at a time; the addresses that got a reminder."""

    def sweep(at):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            reminders.plan(at=at)
        return sorted(
            message.to[0] for message in mail.outbox if message.subject.startswith("Lämna in")
        )

    return sweep


@pytest.fixture
def told(sweep):
    """``told(at)``: who is told at a time that the application was not handed in."""

    def told(at):
        sweep(at)
        return sorted(message.to[0] for message in mail.outbox if message.subject == NOT_HANDED_IN)

    return told


def test_writers_of_a_draft_are_reminded_in_words(draft, intake, sweep):
    assert sweep(intake.closes_at - WEEK) == KIM_AND_EVA
    message = mail.outbox[0]
    assert message.subject == "Lämna in ansökan senast 19 mars 2027 kl. 24.00"
    assert message.body.startswith(
        "Hej,\n\nansökan från Karlstads kommun till Sveriges Digitaliseringskommun 2027 är påbörjad"
        " men inte inlämnad. Sista stund är 19 mars 2027 kl. 24.00.\n\nGå till ert utkast:\n"
        "http://127.0.0.1:8000/kommun/2027/1780/\n"
    )
    address = message.body.splitlines()[-1]
    assert message.extra_headers["List-Unsubscribe"] == f"<{address}>"
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_municipality_that_has_handed_in_or_withdrawn_is_left_in_peace(
    submitted, municipalities, people, edition, intake, sweep
):
    started = services.start_application(
        edition_id=edition.pk, municipality_code="1440", actor=people.stranger, at=DURING
    )
    assert sweep(intake.closes_at - WEEK) == ["sten@example.se"]
    services.withdraw_application(application_id=submitted.pk, actor=people.writer, at=DURING)
    Application.objects.filter(pk=started.pk).update(status="withdrawn")
    assert sweep(intake.closes_at - timedelta(days=2)) == []


def test_who_hands_in_between_the_reminders_gets_only_the_first(complete, people, intake, sweep):
    assert sweep(intake.closes_at - WEEK) == KIM_AND_EVA
    services.submit_application(application_id=complete.pk, actor=people.writer, at=DURING)
    assert sweep(intake.closes_at - timedelta(days=2)) == []


def test_extended_stage_reminds_of_its_new_end(draft, people, intake, sweep):
    sweep(intake.closes_at - WEEK)
    moved = intake.closes_at + timedelta(days=3)
    award_services.extend_stage(
        stage_id=intake.pk, closes_at=moved, reason="Driftstopp", actor=None, at=DURING
    )
    assert sweep(intake.closes_at - timedelta(days=2)) == KIM_AND_EVA
    assert "Sista stund är 22 mars 2027 kl. 24.00." in mail.outbox[0].body
    assert sweep(intake.closes_at - timedelta(days=2)) == []


def test_municipality_with_time_of_its_own_is_reminded_of_that(
    draft, municipalities, people, edition, intake, sweep
):
    services.start_application(
        edition_id=edition.pk, municipality_code="1440", actor=people.stranger, at=DURING
    )
    own_end = intake.closes_at + timedelta(days=3)
    services.extend_time(
        edition_id=edition.pk,
        municipality_code="1440",
        part="application",
        ends_at=own_end,
        reason="Sjukdom",
        actor=people.organiser,
        at=DURING,
    )
    assert sweep(intake.closes_at - WEEK) == KIM_AND_EVA
    assert sweep(own_end - WEEK) == ["sten@example.se"]
    assert "Sista stund är 22 mars 2027 kl. 24.00." in mail.outbox[0].body
    assert sweep(own_end - timedelta(days=2)) == ["sten@example.se"]
    assert sweep(own_end - timedelta(hours=1)) == []


def test_selected_municipality_is_reminded_of_its_self_description(
    submitted, people, edition, after, sweep
):
    decide(submitted, people, after)
    services.move_applications(
        application_ids=[submitted.pk], status="longlisted", actor=None, at=after
    )
    services.open_self_descriptions(
        edition_id=edition.pk, application_ids=[submitted.pk], actor=None, at=after
    )
    stage = edition.stages.get(kind="self_description")
    assert sweep(stage.closes_at - WEEK) == KIM_AND_EVA
    assert mail.outbox[0].subject == "Lämna in egenbeskrivningen senast 31 maj 2027 kl. 24.00"


def test_reader_and_closed_account_get_no_reminder(draft, people, municipalities, intake, sweep):
    people.editor.is_active = False
    people.editor.save()
    make_member(people.organiser, municipalities["1780"], role="read")
    assert sweep(intake.closes_at - WEEK) == ["kim@example.se"]


def test_reminders_ask_as_many_questions_for_many_as_for_few(
    draft, people, municipalities, edition, intake, django_assert_num_queries
):
    from nominations.reminders import of_intake

    with django_assert_num_queries(4):
        assert len(of_intake(intake)) == 2
    services.start_application(
        edition_id=edition.pk, municipality_code="1440", actor=people.stranger, at=DURING
    )
    with django_assert_num_queries(4):
        assert len(of_intake(intake)) == 3


# --- Afterwards -----------------------------------------------------------------------------------


def test_draft_that_was_not_handed_in_is_told_of_once_after_the_grace(draft, intake, told):
    over = intake.closes_at + intake.grace + reminders.PAUSE
    assert told(over - timedelta(seconds=1)) == []
    assert told(over) == KIM_AND_EVA
    assert mail.outbox[0].body.startswith(
        "Hej,\n\ntiden för att lämna in gick ut 19 mars 2027 kl. 24.00. Ansökan från Karlstads kommun"
        " till Sveriges Digitaliseringskommun 2027 är inte inlämnad och deltar därför inte.\n"
    )
    assert "\nhttp://127.0.0.1:8000/kommun/2027/1780/\n" in mail.outbox[0].body
    assert told(over + timedelta(minutes=1)) == told(over + timedelta(days=2)) == []


def test_who_handed_in_or_took_it_back_is_told_nothing(
    submitted, municipalities, people, edition, after, told
):
    taken_back = services.start_application(
        edition_id=edition.pk, municipality_code="1440", actor=people.stranger, at=DURING
    )
    Application.objects.filter(pk=taken_back.pk).update(status="withdrawn")
    assert told(after + reminders.PAUSE) == []


def test_municipality_with_time_of_its_own_is_told_when_that_is_out(
    draft, municipalities, people, edition, intake, told
):
    services.start_application(
        edition_id=edition.pk, municipality_code="1440", actor=people.stranger, at=DURING
    )
    pause = intake.grace + reminders.PAUSE
    own_end = intake.closes_at + timedelta(days=3)
    services.extend_time(
        edition_id=edition.pk,
        municipality_code="1440",
        part="application",
        ends_at=own_end,
        reason="Sjukdom",
        actor=people.organiser,
        at=DURING,
    )
    assert told(intake.closes_at + pause) == KIM_AND_EVA
    assert told(own_end + pause - timedelta(seconds=1)) == []
    assert told(own_end + pause) == ["sten@example.se"]
    assert "gick ut 22 mars 2027 kl. 24.00." in mail.outbox[0].body
    assert told(own_end + pause + timedelta(minutes=1)) == []


def test_more_time_given_afterwards_is_a_new_deadline(draft, people, edition, intake, told):
    pause = intake.grace + reminders.PAUSE
    assert told(intake.closes_at + pause) == KIM_AND_EVA
    own_end = intake.closes_at + timedelta(days=4)
    services.extend_time(
        edition_id=edition.pk,
        municipality_code="1780",
        part="application",
        ends_at=own_end,
        reason="Sjukdom",
        actor=people.organiser,
        at=intake.closes_at + timedelta(days=1),
    )
    assert told(own_end - timedelta(days=1)) == []
    assert told(own_end + pause) == KIM_AND_EVA


def test_worker_that_stood_still_for_a_week_tells_no_old_news(draft, intake, told):
    assert told(intake.closes_at + reminders.TOLD_WITHIN) == []


def test_who_may_still_hand_in_to_a_second_intake_is_not_told(draft, edition, intake, told):
    edition.stages.create(
        kind="intake",
        name_sv="Ansökan, andra gången",
        position=99,
        opens_at=intake.closes_at + timedelta(days=30),
        closes_at=intake.closes_at + timedelta(days=60),
    )
    assert told(intake.closes_at + intake.grace + reminders.PAUSE) == []


def test_office_sees_that_it_is_told_afterwards(client, draft, people, edition, intake, told):
    client.force_login(people.organiser)
    rows = [(one.days_before, one.letters) for one in reminders.agenda(edition, at=DURING)]
    assert (AFTERWARDS, None) in rows
    told(intake.closes_at + intake.grace + reminders.PAUSE)
    page = client.get("/kansli/2027/brev/").text
    assert "när den har gått ut" in page
    entry = HistoryEntry.objects.get(action="award.stage.missed")
    assert entry.details["letters"] == 2
