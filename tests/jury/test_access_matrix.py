"""Role × round state × conflict × own signature: what reaches whom of what others have judged.

Nobody looks for words on a page here. The same edition is lived twice, with another juror's hidden levels
and reasons changed in between; whoever gets a different answer from any address of the jury's has learnt
something of them. So order, counts, ranks, files, hashes and JSON are covered, and addresses that come later
too. Who is answered at all stands in a table of its own, and stays so whatever is changed.
"""

import io
import re
import zipfile

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from jury.models import Declaration, Meeting, Standing
from tests.jury import matrix_cast
from tests.jury.conftest import at
from tests.jury.matrix_cast import HALMSTAD, MALMO, STOCKHOLM
from tests.jury.matrix_table import ABOUT, DOORS, LATE, LEARNS, NOT_COMPARED, QUERIES, STATES
from tests.test_access import addresses

pytestmark = pytest.mark.django_db

# What differs between two answers that say the same: the tokens of a form and of a page. Hashes do not: they
# are of what was judged.
NOISE = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"|nonce-[^"\']*|nonce="[^"]*"')
HEADERS = ["Location", "ETag", "Content-Disposition", "Last-Modified"]
LOG_IN = "/konto/login/"


def test_tables_are_whole():
    assert {len(row) for row in LEARNS.values()} == {len(STATES)}
    assert set(DOORS) == set(STATES)
    for rows in DOORS.values():
        assert {len(roles.replace(" ", "")) for roles, _labels in rows} == {len(LEARNS)}
        labels = [label for _roles, labels in rows for label in labels.split()]
        assert len(set(labels)) == len(labels)


def test_every_address_of_the_jury_is_compared_or_left_out_for_a_reason(begun):
    """In the first state; which of them are asked for in the later ones stands in the table."""
    ours = {name for name, _keys in addresses() if name.startswith("jury:")}
    compared = {name for name, _path in ways(begun) if name.startswith("jury:")}
    left_out = [f"jury:{name}" for names in NOT_COMPARED.values() for name in names.split()]
    assert sorted([*compared, *left_out]) == sorted(ours)


# --- The edition --------------------------------------------------------------------------------


@pytest.fixture
def people(edition, jury, applications, organiser):
    return matrix_cast.make_people(edition, jury, applications, organiser, LEARNS)


@pytest.fixture
def begun(people, stage, jury, organiser):
    return matrix_cast.begin(people, stage, jury, organiser)


@pytest.fixture
def clients(people):
    """Everybody's browser, logged in."""
    clients = {role: Client() for role in LEARNS}
    with at(0):
        for role, person in people.items():
            if person:
                clients[role].force_login(person)
    return clients


# --- What is answered ---------------------------------------------------------------------------


def ways(round_):
    """(name, path) of every address of the jury's and of those that tell of it, with and without a query."""
    edition = round_.stage.edition
    meetings = Meeting.objects.filter(edition=edition).values_list("pk", flat=True)
    known = {
        "slug": [edition.slug],
        "round_id": [round_.pk],
        "stage_id": [round_.stage_id],
        "code": [MALMO, STOCKHOLM],
        "form": ["csv", "json"],
        "seal_id": [round_.seal_openings.first().pk],
        "declaration_id": Declaration.objects.filter(answer="unsure").values_list("pk", flat=True),
        "seat_id": [edition.jury_seats.filter(role="chair").get().pk],
        "field": ["level_K1", "note"],
        "number": [1],
        # Before there is any, nobody finds one.
        "meeting_id": list(meetings) or [1],
        "act": ["kom", "anteckna"],
    }
    left_out = {f"jury:{name}" for names in NOT_COMPARED.values() for name in names.split()}
    for name, keys in addresses():
        if (name.startswith("jury:") or name in ABOUT) and name not in left_out:
            for path in _written(name, keys, known):
                for query in ["", *QUERIES.get(name, [])]:
                    yield name, path + query


def _written(name, keys, known):
    values = [{}]
    for key in keys:
        values = [{**each, key: value} for each in values for value in known[key]]
    return [reverse(name, kwargs=each) for each in values]


def answers(clients, wanted):
    """What everybody is answered; nothing of it stays. ``wanted`` are pairs of role and path."""
    found = {}
    for role, path in wanted:
        with transaction.atomic():
            answer = clients[role].get(path)
            if answer.status_code == 405:
                answer = clients[role].post(path)
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
            heads = [answer.headers.get(head) for head in HEADERS]
            found[role, path] = answer.status_code, heads, said(content)
            transaction.set_rollback(True)
        clients[role].cookies.pop("messages", None)
    return found


def said(content):
    """What an answer says; of a spreadsheet its parts, for the file itself bears the time it was packed."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return {name: parts.read(name) for name in parts.namelist()}
    return NOISE.sub(b"", content)


class Lives:
    """The same edition lived again and again to one state, each time with something else changed."""

    def __init__(self, begun, state, people, jury, clients):
        self.begun, self.state, self.people, self.jury = begun, state, people, jury
        self.clients = clients
        self.labels = {}
        self.places = {}

    def lived(self, what, wanted=None):
        """What everybody is answered, everywhere if not only what is ``wanted``."""
        with transaction.atomic():
            matrix_cast.change(what)
            matrix_cast.live(self.begun, self.state, self.people, self.jury, what)
            places = Standing.objects.filter(round=self.begun)
            self.places[what] = dict(places.values_list("application__municipality", "place"))
            if wanted is None:
                self.labels = {path: self.label(name, path) for name, path in self.asked()}
                wanted = [(role, path) for role in LEARNS for path in self.labels]
            found = answers(self.clients, wanted)
            transaction.set_rollback(True)
        return found

    def asked(self):
        is_late = self.state in LATE
        return [
            (name, path)
            for name, path in ways(self.begun)
            if not is_late or re.search(LATE[self.state], name)
        ]

    def label(self, name, path):
        code = next((f"/{code}" for code in (MALMO, STOCKHOLM) if f"/{code}/" in path), "")
        return name.partition(":")[2] + code

    def doors(self, found):
        """Who is answered with something else than the log-in page, or than what was never there."""
        inside = {label: set() for label in self.labels.values()}
        for (role, path), (status, heads, _content) in found.items():
            if status != 404 and not (status == 302 and heads[0].startswith(LOG_IN)):
                inside[self.labels[path]].add(role)
        return {
            label: "".join("x" if role in roles else "." for role in LEARNS)
            for label, roles in inside.items()
        }


def differences(before, after):
    return [key for key, answer in after.items() if answer != before[key]]


# --- Who learns what ----------------------------------------------------------------------------


@pytest.mark.parametrize("state", STATES)
def test_who_learns_anything_of_what_others_judged(state, begun, people, jury, clients):
    lives = Lives(begun, state, people, jury, clients)
    whats = STATES[state]
    with at(0):
        before = lives.lived("")
        changed = differences(before, lives.lived(whats, list(before)))
        # Of what is not levels little is learnt: the answers that tell of any of it are found first.
        levels, rest = [what for what in whats if what in "MS"], whats.replace("MS", "")
        less = differences(before, lives.lived(rest, changed))
        where = {what: differences(before, lives.lived(what, changed)) for what in levels}
        where |= {what: differences(before, lives.lived(what, less)) for what in rest}
    assert lives.doors(before) == {
        label: roles.replace(" ", "") for roles, labels in DOORS[state] for label in labels.split()
    }
    assert {key for found in where.values() for key in found} == set(changed)
    expected = {role: row[list(STATES).index(state)] for role, row in LEARNS.items()}
    surprises = {
        what: [key for key in found if what not in expected[key[0]]]
        for what, found in where.items()
    }
    assert surprises == {what: [] for what in whats}
    learnt = {
        role: "".join(what for what in whats if role in {reader for reader, _ in where[what]})
        for role in LEARNS
    }
    assert learnt == expected
    if not state.startswith("open"):
        # What is changed moves places, also among those that somebody with a conflict sees.
        assert [_order(lives.places[what]) for what in ("", "M", "S")] == [
            [MALMO, HALMSTAD, STOCKHOLM],
            [HALMSTAD, STOCKHOLM, MALMO],
            [MALMO, STOCKHOLM, HALMSTAD],
        ]


def _order(places):
    return sorted((MALMO, HALMSTAD, STOCKHOLM), key=places.get)
