"""A link that is followed many times at once makes one member; so does the registrar's code."""

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core import mail
from django.db import connection

from award.models import HistoryEntry
from award.refusals import Refused
from nominations import services
from nominations.models import Municipality
from tests.factories import make_person
from tests.nominations.conftest import DURING
from tests.nominations.test_concurrency import THREADS, shared_file  # noqa: F401

SECRET = {"invitation": r"/inbjudan/([^/\s]+)/", "code": r"([A-Z2-9]{5}-[A-Z2-9]{5})"}


def at_once(action):
    """What comes of many who do the same at the same moment."""
    gate = Barrier(THREADS)

    def run(_number):
        gate.wait()
        try:
            return action().role
        except Refused:
            return "refused"
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return sorted(pool.map(run, range(THREADS)))


def times_joined():
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(_count).result()


def _count():
    try:
        return HistoryEntry.objects.filter(action="nominations.membership.added").count()
    finally:
        connection.close()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("way", SECRET)
def test_secret_is_used_once_however_many_try(shared_file, members, people, way):  # noqa: F811
    person = make_person("Nina Ny", "nina@example.se")
    if way == "invitation":
        services.invite_member(
            municipality_code="1780",
            email=person.email,
            name="Nina Ny",
            role="submit",
            actor=people.writer,
            at=DURING,
        )
    else:
        Municipality.objects.filter(pk="1081").update(registrar_email="r@are.example")
        request = services.ask_for_membership(
            municipality_code="1081", title="Chef", actor=person, at=DURING
        )
        services.send_registrar_code(request_id=request.pk, actor=person, at=DURING)
    secret = re.search(SECRET[way], mail.outbox[-1].body)[1]
    shared_file()

    def use():
        if way == "invitation":
            return services.accept_invitation(token=secret, actor=person, at=DURING)
        return services.redeem_registrar_code(
            request_id=request.pk, code=secret, actor=person, at=DURING
        )

    assert at_once(use) == ["refused"] * (THREADS - 1) + ["submit"]
    assert times_joined() == 1
