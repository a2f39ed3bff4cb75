"""Three hundred hostile uploads: one clear sentence each, none kept as sent, little time and memory."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from nominations import rules
from nominations.file_types import Fault, Kind, NotAccepted, examine
from nominations.models import Attachment
from tests.nominations.conftest import DURING
from tests.nominations.hostile_files import HOSTILE, SCRIPT

ROOT = Path(__file__).parents[2]
#: Bytes and seconds that a file may take while it is looked through.
MOST_MEMORY = 150 * 1024 * 1024
MOST_SECONDS = 5
MEASURE = """
import json, resource, subprocess, sys
program = [sys.executable, "-m", "nominations.file_types", *sys.argv[1:]]
told = subprocess.run(program, stdout=subprocess.PIPE).stdout
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_maxrss * 1024, used.ru_utime + used.ru_stime, json.loads(told)]))
"""
HEAVY = [
    name
    for name, (_given, content, expected) in HOSTILE.items()
    if expected in (Fault.TOO_MUCH_INSIDE, Fault.TOO_MANY_PIXELS) or len(content) > 40_000
]
SOME = [
    "a web page called 'bild.png'",
    "a drawing with a script called 'plan.pdf'",
    "a Java class called 'a\\x00b.pdf'",
    "a shell script called 'gnp.\\u202eexe'",
    "a PDF with a script",
    "docx: macros",
    "odt: a path upwards",
    "42 kB that says 4 GB",
    "20 000 by 20 000 pixels",
    "nothing called 'plan.pdf'",
]


def test_there_are_three_hundred():
    assert len(HOSTILE) >= 300


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_has_a_sentence_of_its_own(fault):
    with translation.override("sv"):
        told = [rules.reason_of_fault(each) for each in Fault]
    assert (len(set(told)), all(words.endswith(".") for words in told)) == (len(Fault), True)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_refused_or_made_harmless(name, tmp_path):
    _given, content, expected = HOSTILE[name]
    source, target = tmp_path / "file", tmp_path / "copy"
    source.write_bytes(content)
    try:
        found = examine(source, target)
    except NotAccepted as refused:
        found = refused.fault
    else:
        assert not any(
            mark in target.read_bytes() for mark in (SCRIPT, b"MZ\x90\0", b"/OpenAction")
        )
    assert found == expected if expected else isinstance(found, (Fault, Kind))


@pytest.mark.parametrize("name", HEAVY)
def test_heavy_file_takes_little_time_and_memory(name, tmp_path):
    source = tmp_path / "file"
    source.write_bytes(HOSTILE[name][1])
    # What the tests themselves hold is counted to their children; not to their children's children.
    program = [sys.executable, "-c", MEASURE, source, tmp_path / "copy"]
    told = subprocess.run(program, cwd=ROOT, env={}, capture_output=True, check=True).stdout
    memory, seconds, answer = json.loads(told)
    assert set(answer) <= {"fault", "kind"}
    assert (memory < MOST_MEMORY, seconds < MOST_SECONDS) == (True, True), f"{memory >> 20} MB"


@pytest.mark.django_db
@pytest.mark.parametrize("name", SOME)
def test_sender_of_a_hostile_file_gets_one_sentence(name, client, draft, people, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: DURING)
    client.force_login(people.writer)
    given, content, expected = HOSTILE[name]
    place = reverse("nominations:attachment_add", args=["2027", "1780"])
    file = SimpleUploadedFile("x", content)
    file.name = given.replace("/", "_")
    response = client.post(place, {"part": "application", "field": "", "file": file})
    assert (response.status_code, Attachment.objects.count()) == (409, 0)
    assert rules.reason_of_fault(expected) in response.text
