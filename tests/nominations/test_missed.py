"""A draft that was never handed in: its page says so, and what can be done."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from nominations import rules, services
from nominations.models import JointMember
from tests.nominations.conftest import DURING

pytestmark = pytest.mark.django_db
PAGE = reverse("nominations:application_show", args=["2027", "1780"])
MISSED = "Ni hade börjat men lämnade inte in innan tiden gick ut:"
TAKEN_UP_AGAIN = "Ni hade lämnat in, öppnade ansökan igen"
ASK = "Kansliet kan ge en kommun mer tid."
BEGIN = "Nästa gång ni ansöker kan ni börja från det ni har skrivit här."


def seen(client, person, at):
    """Which of the sentences the person's page has at a time."""
    with time_machine.travel(at, tick=False):
        client.force_login(person)
        page = client.get(PAGE).text
    assert "Ansökan från Karlstad" in page
    return [words for words in (MISSED, TAKEN_UP_AGAIN, ASK, BEGIN) if words in page]


def test_page_says_that_it_was_not_handed_in_and_what_can_be_done(
    client, draft, people, intake, after
):
    last = intake.closes_at + intake.grace - timedelta(seconds=1)
    assert seen(client, people.reader, last) == []
    assert seen(client, people.reader, last + timedelta(seconds=1)) == [MISSED, ASK, BEGIN]
    with time_machine.travel(after, tick=False):
        client.force_login(people.reader)
        page = client.get(PAGE).text
    assert "19 mars 2027 kl. 24.00</time></strong>." in page.replace("\xa0", " ")
    for name in ("application_check", "own_dossier"):
        assert reverse(f"nominations:{name}", args=["2027", "1780"]) in page


def test_page_of_what_is_handed_in_says_nothing_of_it(client, submitted, people, after):
    assert seen(client, people.writer, after) == []


def test_page_of_what_was_opened_again_says_that_it_had_been_handed_in(
    client, submitted, people, after
):
    services.reopen_application(application_id=submitted.pk, actor=people.writer, at=DURING)
    assert seen(client, people.writer, after) == [TAKEN_UP_AGAIN, ASK, BEGIN]


def test_more_time_takes_it_away_until_that_is_out_too(client, draft, people, edition, after):
    end = after + timedelta(days=3)
    services.extend_time(
        edition_id=edition.pk,
        municipality_code="1780",
        part="application",
        ends_at=end,
        reason="Sjukdom",
        actor=people.organiser,
        at=after,
    )
    assert seen(client, people.writer, after) == []
    assert seen(client, people.writer, end + timedelta(days=1)) == [MISSED, ASK, BEGIN]


def test_archived_edition_gives_nobody_more_time(client, draft, people, edition, after):
    edition.status = "archived"
    edition.save()
    assert seen(client, people.writer, after) == [MISSED, BEGIN]


def test_who_has_joined_it_begins_nothing_from_it(client, draft, people, municipalities, after):
    JointMember.objects.create(
        application=draft,
        edition=draft.edition,
        municipality=municipalities["1440"],
        status="confirmed",
        invited_at=DURING,
    )
    assert seen(client, people.stranger, after) == [MISSED, ASK]


def test_time_has_not_run_out_before_it_begins(draft, intake):
    assert rules.ran_out_at(draft, intake.opens_at - timedelta(days=1)) is None
