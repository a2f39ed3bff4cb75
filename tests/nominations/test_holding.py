"""What events hold, and in which order: on a server, where two of them are under way at once.

Two events meet: each stops where it holds what the other will ask for, until the other has come as far or a
while has gone. Held in one order, the second waits outside for the first and both are done; in two orders,
the server would have to break one of them off.
"""

import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from award import letters
from award.models import Letter
from award.refusals import Refused
from nominations import services
from nominations.models import Invitation, Membership, MembershipRequest
from nominations.services import doors
from tests.nominations.conftest import DURING, decide
from tests.nominations.files import picture
from tests.nominations.test_attachments import attach

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite holds all of it at once."),
]
AT_ONCE = pytest.mark.django_db(transaction=True)
LONG_ENOUGH = 1  # seconds; whoever comes too late finds the other gone on, and no harm is done
RECORDED = "history_last_hash"


def holding(table):
    """The statement that holds rows of a table."""
    return rf'FROM "{table}".* FOR (NO KEY )?UPDATE'


def meet(*events):
    """How the events end that stop after a statement and wait there for each other."""
    meeting = Barrier(len(events))

    def run(event):
        statement, service, arguments = event
        has_stopped = []

        def stop(execute, sql, params, many, context):
            result = execute(sql, params, many, context)
            if not has_stopped and re.search(statement, sql, re.DOTALL):
                has_stopped.append(True)
                with suppress(BrokenBarrierError):
                    meeting.wait(LONG_ENOUGH)
            return result

        try:
            with connection.execute_wrapper(stop):
                service(**arguments)
        except OperationalError as error:
            return str(error).splitlines()[0]
        except Refused:
            return "refused"
        else:
            assert has_stopped
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(events)) as pool:
        return list(pool.map(run, events))


def held(service, **arguments):
    """The tables that the event holds rows of, each the first time, up to the first thing it writes."""
    with CaptureQueriesContext(connection) as captured:
        service(**arguments)
    tables = []
    for query in captured.captured_queries:
        sql = query["sql"]
        if re.match("INSERT|UPDATE|DELETE", sql) or RECORDED in sql:
            break
        if is_held := re.search(r' FOR (NO KEY )?UPDATE(?: OF "(\w+)")?$', sql):
            table = is_held[2] or re.search(r'FROM "(\w+)"', sql)[1]
            tables += [table] if table not in tables else []
    return tables


# --- Two at once --------------------------------------------------------------------------------


@AT_ONCE
def test_answers_come_from_a_file_while_a_municipality_is_invited(draft, people):
    """Both hold the edition and the application."""
    rows = [{"kommunkod": "1780", "rubrik": "Bygglov på elva dagar"}]
    outcomes = meet(
        (
            holding("award_edition"),
            services.import_answers,
            {"edition_id": draft.edition_id, "rows": rows, "actor": people.organiser, "at": DURING},
        ),
        (
            holding("nominations_application"),
            doors.invite_municipality,
            {
                "application_id": draft.pk,
                "municipality_code": "1081",
                "actor": people.writer,
                "at": DURING,
            },
        ),
    )
    assert outcomes == ["done", "done"]


@AT_ONCE
def test_completion_is_asked_for_while_somebody_gets_more_time(submitted, people, after):
    """One has recorded and writes letters of the edition; the other holds the edition and will record."""
    due_at = after + timedelta(days=30)
    outcomes = meet(
        (
            RECORDED,
            services.request_completion,
            {
                "application_id": submitted.pk,
                "asked": ["A2"],
                "message": "Skriv hur ni har mätt tiden.",
                "due_at": due_at,
                "actor": people.organiser,
                "at": after,
            },
        ),
        (
            holding("award_edition"),
            services.extend_time,
            {
                "edition_id": submitted.edition_id,
                "municipality_code": "1081",
                "part": "application",
                "ends_at": due_at,
                "reason": "Översvämning.",
                "actor": people.organiser,
                "at": after,
            },
        ),
    )
    assert outcomes == ["done", "done"]


@AT_ONCE
def test_request_is_confirmed_while_somebody_else_is_invited(members, people):
    """One has recorded and goes on with the municipality's people; the other holds them and will record."""
    request = services.ask_for_membership(
        municipality_code="1780", title="Utvecklare", actor=people.organiser, at=DURING
    )
    outcomes = meet(
        (
            RECORDED,
            services.confirm_request,
            {"request_id": request.pk, "actor": people.writer, "at": DURING},
        ),
        (
            holding("nominations_municipality"),
            services.invite_member,
            {
                "municipality_code": "1780",
                "email": "ny@karlstad.example",
                "name": "Ny Ek",
                "role": Membership.Role.EDIT,
                "actor": people.writer,
                "at": DURING,
            },
        ),
    )
    assert outcomes == ["done", "done"]


@AT_ONCE
def test_decision_is_changed_while_the_letter_about_it_is_made_void(submitted, people, after):
    """The decision is recorded and its letter takes the place of the earlier one."""
    decide(submitted, people, after)
    letter = Letter.objects.filter(kind="nominations.eligible").latest("pk")
    change = {"is_eligible": False, "reason": "Fel", "unmet": ["B1"]}
    outcomes = meet(
        (
            RECORDED,
            decide,
            {"application": submitted, "people": people, "at": after + timedelta(hours=1)} | change,
        ),
        (
            holding("award_letter"),
            letters.void_letter,
            {"letter_id": letter.pk, "actor": people.organiser, "at": after},
        ),
    )
    letter.refresh_from_db()
    assert (outcomes[0], letter.status) == ("done", "void")
    # Whoever comes last finds it void already.
    assert outcomes[1] in {"done", "refused"}


# --- One order ----------------------------------------------------------------------------------


@pytest.mark.django_db
def test_handing_in_holds_the_edition_before_the_application(complete, people):
    hand_in = {"application_id": complete.pk, "actor": people.writer, "at": DURING}
    assert held(services.submit_application, **hand_in) == [
        "award_edition",
        "nominations_application",
    ]


@pytest.mark.django_db
def test_file_is_held_after_its_application(draft, people, settings, tmp_path):
    settings.UPLOADS_ROOT = tmp_path
    attachment = attach(draft, people.writer, "Torget.png", picture())
    removal = {"attachment_id": attachment.pk, "actor": people.writer, "at": DURING}
    assert held(services.remove_attachment, **removal) == [
        "nominations_application",
        "nominations_attachment",
    ]


@pytest.mark.django_db
def test_question_is_held_after_its_edition(edition, people):
    question = edition.questions.get(code="A5")
    removal = {"question_id": question.pk, "actor": people.organiser, "at": DURING}
    assert held(services.remove_question, **removal) == ["award_edition", "nominations_question"]


@pytest.mark.django_db
def test_invitation_and_request_are_held_after_their_municipality(members, people, mailoutbox):
    services.invite_member(
        municipality_code="1780",
        email=people.organiser.email,
        name="",
        role=Membership.Role.EDIT,
        actor=people.writer,
        at=DURING,
    )
    token = Letter.objects.latest("pk").secret
    assert Invitation.objects.count() == 1
    order = ["nominations_municipality", "nominations_invitation"]
    arrival = {"token": token, "actor": people.organiser, "at": DURING}
    assert held(services.accept_invitation, **arrival) == order
    request = MembershipRequest.objects.create(
        person=people.stranger, municipality=members, title="Strateg", asked_at=DURING
    )
    order = ["nominations_municipality", "nominations_membershiprequest"]
    answer = {"request_id": request.pk, "actor": people.writer, "at": DURING}
    assert held(services.confirm_request, **answer) == order
