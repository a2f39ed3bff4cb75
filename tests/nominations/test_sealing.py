"""Rule 1.5: before a stage closes nobody but the municipality reads a word of what it writes."""

import io
import zipfile
from datetime import timedelta

import pytest
import time_machine
from django.urls import NoReverseMatch, reverse

from award.models import HistoryEntry, JurySeat, Letter
from jury.models import Juror
from nominations import services
from nominations.models import Application
from tests.nominations.conftest import DURING
from tests.test_access import addresses

CANARY = "Kanariefågel"
FREE = ("A1", "A2", "A3", "A4")


@pytest.fixture
def written(complete, people):
    """Every field in which one can write holds the canary."""
    services.save_answers(
        application_id=complete.pk,
        answers={code: f"{CANARY} {code}" for code in FREE}
        | {"A6": [{"role": "contact", "name": CANARY, "email": "kim@karlstad.example"}]},
        headline=CANARY,
        statements={"S1": (None, CANARY)},
        actor=people.writer,
        at=DURING,
    )
    return complete


@pytest.fixture
def juror(people, edition):
    seat = JurySeat.objects.filter(edition=edition, role="chair").first()
    Juror.objects.create(edition=edition, person=people.stranger, seat=seat, appointed_at=DURING)
    people.stranger.memberships.all().delete()
    return people.stranger


def pages():
    """Every address about the edition or one of its applications, with nothing but those in it."""
    for name, words in addresses():
        if set(words) <= {"slug", "code"} and words:
            known = {"slug": "2027", "code": "1780"}
            try:
                yield reverse(name, kwargs={word: known[word] for word in words})
            except NoReverseMatch:
                continue


def told_on(client, addresses):
    """The addresses whose answer holds the canary, also inside a packed file."""
    return [url for url in addresses if CANARY.encode() in everything_in(client.get(url))]


def everything_in(response):
    content = b"".join(response) if response.streaming else response.content
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = b"\n".join(packed.read(name) for name in packed.namelist())
    return content + str(response.headers).encode()


@pytest.mark.parametrize("is_handed_in", [False, True])
@pytest.mark.parametrize("more_time", [False, True])
def test_nothing_is_told_before_the_time_is_over(
    client, written, people, juror, intake, is_handed_in, more_time
):
    now = DURING
    if is_handed_in:
        services.save_answers(
            application_id=written.pk,
            answers={"A6": written_contacts()},
            statements={"S1": (2, "")},
            actor=people.writer,
            at=DURING,
        )
        services.submit_application(application_id=written.pk, actor=people.writer, at=DURING)
    if more_time:
        now = intake.closes_at + timedelta(days=1)
        services.extend_time(
            edition_id=intake.edition_id,
            municipality_code="1780",
            part="application",
            ends_at=now + timedelta(days=2),
            reason="Strömavbrott.",
            actor=people.organiser,
            at=now,
        )
    with time_machine.travel(now, tick=False):
        for person in (people.organiser, juror):
            client.force_login(person)
            assert told_on(client, pages()) == []
            searched = f"{reverse('nominations:application_list', args=['2027'])}?q={CANARY}"
            assert "Karlstad" not in client.get(searched).text
        client.force_login(people.writer)
        assert told_on(client, ["/kommun/2027/1780/kontrollera/"]) != []
    assert not HistoryEntry.objects.filter(details__icontains=CANARY).exists()
    assert not HistoryEntry.objects.filter(object_name__icontains=CANARY).exists()
    assert not Letter.objects.filter(text__icontains=CANARY).exists()


def test_organiser_reads_when_the_time_is_over(client, written, people, after):
    services.save_answers(
        application_id=written.pk,
        answers={"A6": written_contacts()},
        statements={"S1": (2, "")},
        actor=people.writer,
        at=DURING,
    )
    services.submit_application(application_id=written.pk, actor=people.writer, at=DURING)
    with time_machine.travel(after, tick=False):
        client.force_login(people.organiser)
        assert told_on(client, ["/kansli/2027/ansokningar/1780/"]) != []


def test_unfinished_completion_is_told_to_nobody_else(client, submitted, people, juror, after):
    services.request_completion(
        application_id=submitted.pk,
        asked=["A2", "headline"],
        message="Mer, tack.",
        due_at=after + timedelta(days=3),
        actor=people.organiser,
        at=after,
    )
    for field in ("A2", "headline"):
        services.save_field(
            application_id=submitted.pk,
            field=field,
            content=CANARY,
            seen=None,
            actor=people.writer,
            at=after,
        )
    assert Application.objects.get(pk=submitted.pk).headline == CANARY
    with time_machine.travel(after, tick=False):
        for person in (people.organiser, juror):
            client.force_login(person)
            assert told_on(client, pages()) == []


def written_contacts():
    return [
        {"role": "contact", "name": CANARY, "email": "kim@karlstad.example"},
        {"role": "representative", "name": "Bo Alm", "email": "bo@karlstad.example"},
    ]
