"""A button pressed twice, or by two at once: what is gone when the second comes is no fault of ours."""

import pytest
import time_machine
from django.db import connection
from django.urls import reverse

from nominations.models import Application, Attachment, JointMember, Membership
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


def gone_first(rows):
    """Takes the rows away when the service begins: the other press was a moment earlier."""
    is_gone = []

    def first(execute, sql, params, many, context):
        if sql.startswith("SAVEPOINT") and not is_gone:
            is_gone.append(True)
            rows.delete()
        return execute(sql, params, many, context)

    return connection.execute_wrapper(first)


def press(client, page, rows, **values):
    assert rows.exists()
    with gone_first(rows):
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
