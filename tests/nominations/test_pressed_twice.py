"""A button pressed twice, or by two at once: what is gone when the second comes is no fault of ours."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.db import connection
from django.urls import reverse

from award.models import HistoryEntry
from nominations import services
from nominations.models import Application, Attachment, JointMember, Membership, Receipt
from nominations.services import doors
from tests.nominations.conftest import DURING
from tests.nominations.files import picture
from tests.nominations.test_attachments import attach

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(client, people, draft, settings, tmp_path):
    settings.UPLOADS_ROOT = tmp_path
    with time_machine.travel(DURING, tick=False):
        client.force_login(people.writer)
        yield client


def url(name, *more):
    return reverse(f"nominations:{name}", args=["2027", "1780", *more])


def a_moment_earlier(event):
    """The event happens when the service begins: the other press was a moment earlier."""
    has_happened = []

    def first(execute, sql, params, many, context):
        if sql.startswith("SAVEPOINT") and not has_happened:
            has_happened.append(True)
            event()
        return execute(sql, params, many, context)

    return connection.execute_wrapper(first)


def press(client, page, rows, **values):
    assert rows.exists()
    with a_moment_earlier(rows.delete):
        answer = client.post(page, values)
    assert not rows.exists()
    return answer.status_code


def test_member_who_is_removed_twice(writer, draft, people):
    rows = Membership.objects.filter(person=people.reader)
    page = reverse("nominations:membership_remove", args=["1780", rows.get().pk])
    assert press(writer, page, rows) == 404


@pytest.mark.parametrize("name", ["attachment_remove", "attachment_describe"])
def test_file_that_is_taken_out_twice(writer, draft, people, name):
    attach(draft, people.writer, "Torget.png", picture())
    words = {"bild-1-alt_text": "Torget", "bild-1-photographer": "Nina Namn"}
    assert press(writer, url(name, 1), Attachment.objects.all(), **words) == 404


def test_invitation_that_is_taken_back_twice(writer, draft, people):
    member = doors.invite_municipality(
        application_id=draft.pk, municipality_code="1081", actor=people.writer, at=DURING
    )
    rows = JointMember.objects.all()
    assert press(writer, url("joint_take_back", member.pk), rows) == 404


def test_application_that_is_begun_twice_is_begun_once(writer, draft):
    answer = writer.post(url("application_start"))
    assert (answer.status_code, answer.url) == (302, url("application_show"))
    assert Application.objects.count() == 1


# --- Handing in ---------------------------------------------------------------------------------

ASSURED = {"is_assured": "on"}
BY_KIM = "Den är redan inlämnad: Kim Ek lämnade in den {}. Här är kvittot."


def hand_in(client, name="application_submit", values=ASSURED):
    """Press the button: where it leads, and what is said last there."""
    answer = client.post(url(name), values)
    place = answer.headers.get("Location")
    said = [str(message) for message in get_messages(answer.wsgi_request)] if place else []
    return answer.status_code, place, said[-1:]


def to_the_receipt(when):
    return 302, url("application_receipt"), [BY_KIM.format(when)]


def numbers():
    return list(Receipt.objects.order_by("number").values_list("number", flat=True))


def test_application_that_is_handed_in_twice_leads_to_its_receipt(writer, complete):
    status, place, _said = hand_in(writer)
    assert (status, place) == (302, url("application_receipt"))
    assert hand_in(writer) == to_the_receipt("28 januari 2027 kl. 12.00")
    assert numbers() == ["2027-0001"]
    assert HistoryEntry.objects.filter(action="nominations.application.submitted").count() == 1


def test_colleague_who_was_a_moment_earlier_is_named(client, writer, complete, people):
    Membership.objects.filter(person=people.editor).update(role="submit")
    client.force_login(people.editor)

    def kim_hands_in():
        services.submit_application(application_id=complete.pk, actor=people.writer, at=DURING)

    with a_moment_earlier(kim_hands_in):
        answer = hand_in(client)
    assert (answer, numbers()) == (to_the_receipt("28 januari 2027 kl. 12.00"), ["2027-0001"])


def test_second_press_when_the_time_is_out_leads_there_too(writer, submitted, people, after):
    with time_machine.travel(after, tick=False):
        writer.force_login(people.writer)
        assert hand_in(writer) == to_the_receipt("28 januari 2027 kl. 12.00")


def test_receipt_of_what_was_handed_in_for_nobody_says_when(writer, complete):
    services.submit_application(application_id=complete.pk, actor=None, at=DURING)
    said = ["Den är redan inlämnad, den 28 januari 2027 kl. 12.00. Här är kvittot."]
    assert hand_in(writer) == (302, url("application_receipt"), said)


@pytest.mark.parametrize("who", ["editor", "reader", "stranger"])
def test_those_who_may_not_hand_in_are_told_of_no_receipt(client, writer, submitted, people, who):
    client.force_login(getattr(people, who))
    assert hand_in(client) == (404, None, [])


def test_what_is_taken_back_is_not_said_to_be_handed_in(writer, submitted, people):
    services.withdraw_application(application_id=submitted.pk, actor=people.writer, at=DURING)
    assert hand_in(writer) == (409, None, [])


def test_what_is_opened_again_and_lacks_something_is_refused(writer, submitted, people):
    services.reopen_application(application_id=submitted.pk, actor=people.writer, at=DURING)
    services.save_answers(
        application_id=submitted.pk, answers={"A1": ""}, actor=people.writer, at=DURING
    )
    assert hand_in(writer) == (409, None, [])


def test_completion_that_is_handed_in_twice_leads_to_its_receipt(writer, submitted, people, after):
    def ask(at):
        services.request_completion(
            application_id=submitted.pk,
            asked=["A2"],
            message="Skriv hur ni har mätt tiden.",
            due_at=after + timedelta(days=7),
            actor=people.organiser,
            at=at,
        )

    name = "completion_submit"
    with time_machine.travel(after, tick=False):
        writer.force_login(people.writer)
        # Nothing is asked for yet: what was handed in before is no answer to that.
        assert hand_in(writer, name) == (409, None, [])
        ask(after)
        assert hand_in(writer, name)[1] == url("application_receipt")
        assert hand_in(writer, name) == to_the_receipt("20 mars 2027 kl. 00.11")
        assert numbers() == ["2027-0001", "2027-0002"]
        # What is asked for a second time is not handed in with the first.
        ask(after + timedelta(hours=1))
        services.save_answers(
            application_id=submitted.pk, answers={"A2": ""}, actor=people.writer, at=after
        )
        assert hand_in(writer, name) == (409, None, [])


def test_self_description_that_is_handed_in_twice_leads_to_its_receipt(writer, longlisted, people):
    at = longlisted.edition.stages.get(kind="self_description").opens_at
    questions = longlisted.edition.questions.filter(part="self_description")
    name = "self_description_submit"
    with time_machine.travel(at, tick=False):
        writer.force_login(people.writer)
        # The application has a receipt; the self-description has none yet.
        assert hand_in(writer, name) == (409, None, [])
        services.save_answers(
            application_id=longlisted.pk,
            answers={question.code: "Svar." for question in questions},
            actor=people.writer,
            at=at,
        )
        assert hand_in(writer, name)[1] == url("application_receipt")
        status, place, (said,) = hand_in(writer, name)
    assert (status, place) == (302, url("application_receipt"))
    assert said.startswith("Den är redan inlämnad: Kim Ek lämnade in den ")
    assert numbers() == ["2027-0001", "2027-0002"]
