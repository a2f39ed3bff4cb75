"""Role × round state × conflict × own signature: what reaches whom of what others have judged.

Nobody looks for words on a page here. The same edition is lived twice, with another juror's hidden levels
and reasons changed in between; whoever gets a different answer from any address of the jury's has learnt
something of them. So order, counts, ranks, files and JSON are covered, and addresses that come later too.
"""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from django.db.models import F
from django.test import Client
from django.urls import reverse

from award.models import Organiser
from jury import services
from jury.models import Assessment, Assignment, Declaration, Round, Score
from tests.factories import make_juror, make_member, make_person
from tests.jury.conftest import assess, at, declare_all, during, week
from tests.test_access import addresses

pytestmark = pytest.mark.django_db

MALMO, STOCKHOLM = "1280", "0180"
OTHERS = ("1480", "2580", "1380")
# Those whose hidden judgement is changed; nobody of those who read has written it.
JUDGES, SIGNS = "Sven Ledamot", "Mona Ledamot"
DAY = timedelta(days=1)
CODES = {"M": MALMO, "S": STOCKHOLM}
CONFLICT = ("conflict", "J1", "Arbetar där.")

# What is changed behind the reader's back: another juror's levels and reasons of Malmö (M) and of Stockholm
# (S), and that this juror has signed Stockholm at all (n, a number that those who lead may know).
# “Conflict”, “doubt”, “undeclared” and “late” are about Malmö; who has “begun” has signed Stockholm only,
# and who is “done” has signed all.
STATES = ["open, never", "open, after all own", "open, after own", "closed"]
TABLE = {
    #                        never   all own  own     closed
    "anonymous":            ("",     "",      "",     ""),
    "nobody":               ("",     "",      "",     ""),
    "applicant":            ("",     "",      "",     ""),
    "another organiser":    ("",     "",      "",     ""),
    "organiser":            ("n",    "n",     "n",    "MS"),
    "organiser, unsealed":  ("MSn",  "MSn",   "MSn",  "MS"),
    "secretary":            ("n",    "n",     "n",    "MS"),
    "chair, begun":         ("n",    "n",     "Sn",   "MS"),
    "juror, unsigned":      ("",     "",      "",     "MS"),
    "juror, begun":         ("",     "",      "Sn",   "MS"),
    "juror, done":          ("",     "MSn",   "MSn",  "MS"),
    "conflict, begun":      ("",     "",      "Sn",   "S"),
    "conflict, done":       ("",     "Sn",    "Sn",   "S"),
    "late conflict, done":  ("",     "Sn",    "Sn",   "S"),
    "doubt, begun":         ("",     "",      "Sn",   "S"),
    "undeclared, begun":    ("",     "",      "Sn",   "S"),
}  # fmt: skip


def test_table_is_whole():
    assert {len(row) for row in TABLE.values()} == {len(STATES)}


# --- The edition --------------------------------------------------------------------------------


@pytest.fixture
def people(edition, jury, applications, organiser):
    """Everybody in the table, and the one whose judgement is hidden; the seats are filled first."""
    found = {
        "anonymous": None,
        "nobody": make_person("Nils Ingen"),
        "applicant": make_person("Anna Sökande"),
        "another organiser": make_person("Orvar Annan"),
        "organiser": organiser,
        "organiser, unsealed": make_person("Olga Öppnare"),
        "secretary": jury.secretary.person,
        "chair, begun": jury.chair.person,
    }
    make_member(found["applicant"], applications[MALMO].municipality)
    Organiser.objects.create(award=edition.award, person=found["organiser, unsealed"])
    for role in TABLE:
        if role not in found:
            found[role] = make_juror(
                make_person(f"{role.replace(', ', '-').replace(' ', '-')} Ek"), "member", edition
            ).person
    return found


def word(role):
    return role.replace(", ", "-").replace(" ", "-")


@pytest.fixture
def begun(people, stage, jury, organiser):
    """Read and signed as far as the table says."""
    round_ = services.open_round(stage_id=stage.pk, actor=organiser, at=during(0))
    said = {word(role): {MALMO: CONFLICT} for role in TABLE if role.startswith("conflict")}
    said |= {word("doubt, begun"): {MALMO: ("unsure", "", "Vet inte.")}}
    declare_all(round_, at=during(0), **said)
    Declaration.objects.filter(
        juror__person=people["undeclared, begun"], application__municipality=MALMO
    ).delete()
    for role, person in people.items():
        juror = person and round_.stage.edition.jurors.filter(person=person).first()
        if juror is None or not juror.votes or role.endswith("unsigned"):
            continue
        sign(round_, juror, [STOCKHOLM])
        if role.endswith("done"):
            sign(round_, juror, OTHERS if role.startswith("conflict") else (MALMO, *OTHERS))
    for juror in (jury.second, jury.member, jury.vice_chair):
        sign(round_, juror, (STOCKHOLM, MALMO, *OTHERS))
    late = round_.stage.edition.jurors.get(person=people["late conflict, done"])
    services.declare(
        juror_id=late.pk,
        round_id=round_.pk,
        application_id=late.assignments.get(application__municipality=MALMO).application_id,
        answer="conflict",
        ground="J1",
        text="Fick veta det nu.",
        actor=late.person,
        at=during(0),
    )
    open_seal(round_, people)
    return round_


def sign(round_, juror, codes):
    for number, code in enumerate(codes):
        assess(round_, juror, code, {"K1": (juror.pk + number) % 4, "K2": number % 3}, at=during(0))


def open_seal(round_, people):
    opening = services.ask_for_seal(
        round_id=round_.pk,
        reason="Ett fel.",
        actor=people["organiser, unsealed"],
        at=during(0),
    )
    services.answer_seal(
        opening_id=opening.pk, is_opened=True, actor=people["organiser"], at=during(0)
    )


def change(what):
    """Others have judged otherwise; nobody but those in the table may notice."""
    for each in what:
        if each == "n":
            assignments = {"juror__person__name": SIGNS, "application__municipality": STOCKHOLM}
            hidden = Assignment.objects.filter(**assignments).values("assessment")
            Assessment.objects.filter(pk__in=hidden).update(status="draft", signed_at=None)
        else:
            Score.objects.filter(
                assessment__assignment__juror__person__name=JUDGES,
                assessment__assignment__application__municipality=CODES[each],
            ).update(level=Decimal(4) - F("level"), reason="ETT ANNAT SKÄL")


def live(round_, state, organiser):
    """The round as the state says, from what is judged now."""
    word, _, insight = state.partition(", ")
    insight = {"": "after_own"}.get(insight, insight.replace(" ", "_"))
    Round.objects.filter(pk=round_.pk).update(insight=insight)
    if word == "closed":
        Declaration.objects.filter(effect="awaiting").update(effect="closed")
        round_.stage.edition.minimum_readings = 2
        round_.refresh_from_db()
        type(round_.stage).objects.filter(pk=round_.stage_id).update(closes_at=week(0) + DAY)
        services.close_round(round_id=round_.pk, actor=organiser, at=during(0))


# --- What is answered ---------------------------------------------------------------------------

# What differs between two answers that say the same, and what says nothing: tokens, hashes, times.
NOISE = re.compile(
    rb'name="csrfmiddlewaretoken" value="[^"]*"|nonce-[^"\']*|\b[0-9a-f]{64}\b|\b[0-9a-f]{32}\b'
)
ABOUT = [
    "award:home",
    "award:edition_desk",
    "award:office_show",
    "award:history_list",
    "award:edition_show",
    "award:edition_jury",
    "award:edition_results",
    "nominations:application_read",
    "nominations:application_show",
]

# Read by posting, for the reading is written in the history.
NOTED = {"jury:judgement_show", "jury:judgement_export", "jury:chair_export"}


def ways(round_):
    """Every address of the jury's that can be written with what there is, and those that tell of it."""
    seal = round_.seal_openings.first()
    known = {
        "slug": [round_.stage.edition.slug],
        "round_id": [round_.pk],
        "stage_id": [round_.stage_id],
        "code": [MALMO, STOCKHOLM],
        "form": ["csv", "json"],
        "seal_id": [seal.pk],
        "declaration_id": Declaration.objects.filter(answer="unsure").values_list("pk", flat=True),
    }
    for name, keys in addresses():
        if name.startswith("jury:") or name in ABOUT:
            for path in _written(name, keys, known):
                yield "get", path
                if name in NOTED:
                    yield "post", path


def _written(name, keys, known):
    if not set(keys) <= set(known):
        return
    values = [{}]
    for key in keys:
        values = [{**each, key: value} for each in values for value in known[key]]
    for each in values:
        yield reverse(name, kwargs=each)


def answers(clients, wanted):
    """What everybody is answered; nothing of it stays. ``wanted`` are pairs of role and way."""
    found = {}
    for role, way in wanted:
        method, path = way
        with transaction.atomic():
            answer = getattr(clients[role], method)(path)
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
            found[role, way] = answer.status_code, NOISE.sub(b"", content)
            transaction.set_rollback(True)
    return found


def lived(begun, state, organiser, clients, what, wanted):
    with transaction.atomic():
        change(what)
        live(begun, state, organiser)
        found = answers(clients, wanted)
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("state", STATES)
def test_who_learns_anything_of_what_others_judged(state, begun, people, organiser):
    clients = {role: Client() for role in TABLE}
    with at(0):
        for role, person in people.items():
            if person:
                clients[role].force_login(person)
        everything = [(role, way) for role in TABLE for way in ways(begun)]
        # A closed round's figures are changed as a whole: who has signed stands in its record.
        whats = "MSn" if state.startswith("open") else "MS"

        def life(what, wanted):
            return lived(begun, state, organiser, clients, what, wanted)

        before = life("", everything)
        shown = [key for key, (status, _) in before.items() if status == 200]
        changed = differences(before, life(whats, shown))
        where = {what: differences(before, life(what, changed)) for what in whats}
    learnt = {
        role: "".join(what for what in whats if role in {reader for reader, _ in where[what]})
        for role in TABLE
    }
    expected = {role: row[STATES.index(state)] for role, row in TABLE.items()}
    surprises = {
        what: [key for key in found if what not in expected[key[0]]]
        for what, found in where.items()
    }
    assert surprises == {what: [] for what in whats}
    assert learnt == expected


def differences(before, after):
    return [key for key, answer in after.items() if answer != before[key]]
