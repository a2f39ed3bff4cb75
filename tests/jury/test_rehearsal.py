"""A rehearsal plays a whole edition by its services, and the same seed plays the same one."""

import json
import os
import subprocess
import sys
from contextlib import nullcontext

import pytest
from django.conf import settings
from django.utils import timezone

from award.booklet import check, from_json
from award.models import Booklet, HistoryEntry
from jury.management.commands.demo import OPEN_FOR_APPLICATIONS, start_within
from jury.rehearsal.play import Play
from jury.rehearsal.report import as_json, result_of
from nominations.models import PublishedAssessment
from nominations.published import change

SMALL = {"municipalities": 4, "jurors": 3, "seed": 7}
STAGES = [
    "intake",
    "web_audit",
    "assessment",
    "site_visit",
    "decision",
    "announcement",
    "feedback",
]


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """What ``manage.py rehearse`` leaves, run as a person runs it."""
    out = tmp_path_factory.mktemp("rehearsal")
    options = [f"--{name}={value}" for name, value in SMALL.items()]
    command = [sys.executable, "manage.py", "rehearse", "2013", f"--out={out}", *options]
    subprocess.run(
        command,
        cwd=settings.BASE_DIR,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "award.settings"},
        check=True,
        capture_output=True,
    )
    return out


@pytest.fixture(scope="module")
def result(outcome):
    return json.loads((outcome / "result.json").read_text(encoding="utf-8"))


@pytest.fixture
def edition(db):
    """The same rehearsal again, in this process."""
    play = Play("2013", step=lambda name: nullcontext(), work_off=lambda: None, **SMALL)
    return play.run()


def test_same_seed_gives_the_same_result_and_a_valid_booklet(outcome, edition):
    again = as_json(result_of(edition))
    assert again.encode() == (outcome / "result.json").read_bytes()
    booklet = from_json(Booklet.objects.get(edition=edition).snapshot)
    assert check(outcome / "booklet.pdf", booklet) == []
    # Nothing was put in past the services: each application was handed in by somebody, once.
    handed_in = HistoryEntry.objects.filter(action="nominations.application.submitted")
    assert handed_in.exclude(actor_name="").count() == SMALL["municipalities"]


def test_rehearsal_plays_every_stage_in_its_order(outcome, result):
    assert [(each["position"], each["kind"]) for each in result["stages"]] == list(
        enumerate(STAGES, start=1)
    )
    assert [(each["stage"], each["selects"]) for each in result["rankings"]] == [(3, "nominees")]
    timings = json.loads((outcome / "timings.json").read_text(encoding="utf-8"))
    assert [row["step"] for row in timings] == [
        "edition",
        *(f"{position} {kind}" for position, kind in enumerate(STAGES, start=1)),
    ]
    assert all(row["queries"] > 0 for row in timings if row["step"] != "6 announcement")


def test_rehearsal_ends_with_one_winner_of_three_nominees(result):
    nominees, winner = result["decisions"]
    assert (nominees["stage"], nominees["selects"], len(nominees["municipalities"])) == (
        3,
        "nominees",
        3,
    )
    assert (winner["stage"], winner["municipalities"]) == (5, ["Karlstad"])
    published = [
        (each["selects"], sorted(row["placement"] for row in each["results"]))
        for each in result["publications"]
    ]
    assert published == [
        ("nominees", ["nominee", "nominee", "nominee", "participant"]),
        ("winner", ["nominee", "nominee", "participant", "winner"]),
    ]


@pytest.mark.django_db(transaction=True)
def test_demonstration_shows_what_municipalities_do_beside_answering(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    now = timezone.now()
    edition = Play(
        "model",
        step=lambda name: nullcontext(),
        work_off=lambda: None,
        municipalities=4,
        shows_more=True,
        now=now,
        starts_on=start_within(OPEN_FOR_APPLICATIONS, now),
    ).run()
    first, second = edition.applications.order_by("pk")[:2]
    (attachment,) = first.attachments.all()
    assert (attachment.name, attachment.previews, attachment.size > 10_000) == (
        "Så mätte vi.pdf",
        1,
        True,
    )
    assert (second.status, second.joint_members.confirmed().count()) == ("submitted", 2)
    assert second.name == second.joint_name
    assert PublishedAssessment.objects.filter(municipality=first.municipality).count() == 2
    changed = change(*PublishedAssessment.objects.order_by("-made_on"))
    assert changed.is_comparable and changed.index > 0
    assert [(each.field, str(each.written_by)) for each in first.comments.all()] == [
        ("headline", "Ylva Strand")
    ]
    (invitation,) = first.municipality.invitations.waiting()
    assert (invitation.name, invitation.expires_at > now) == ("Idun Falk", True)
