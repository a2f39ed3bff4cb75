"""Valid HTML is judged by the W3C's own checker in one batch; without Java nothing is measured."""

import json
import stat
from pathlib import Path

import pytest

from webaudit.beside import validity
from webaudit.beside.results import Outcome
from webaudit.beside.validity import CannotValidate, find_java, kind_of, measure_validity, validate

JAVA = find_java()
needs_java = pytest.mark.skipif(
    JAVA is None or not validity.VALIDATOR.is_file(), reason="needs Java and the checker"
)
GOOD = (
    b"<!doctype html><html lang=sv><meta charset=utf-8><title>Bra</title><h1>Bra</h1><p>Ja</html>"
)
BAD = (
    b"<!doctype html><html lang=sv><meta charset=utf-8><title>Illa</title>"
    b"<p id=a><p id=a><p id=b><p id=b><img src=x><center>x</center></html>"
)
OTHER_FILE = json.dumps({"messages": [{"type": "error", "url": "file:/99.html", "message": "x"}]})
NO_FILE = json.dumps({"messages": [{"type": "non-document-error", "message": "broken"}]})


@pytest.fixture(autouse=True)
def nothing_is_remembered(monkeypatch):
    monkeypatch.setattr(validity, "_said", {})


@pytest.fixture
def program(tmp_path):
    """Makes a program that stands in for Java: slow, broken or talking nonsense."""

    def make(script):
        path = tmp_path / "java"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return str(path)

    return make


@needs_java
def test_kinds_of_error_cost_and_not_errors():
    measure = measure_validity([("/bra", GOOD), ("/illa", BAD)], java=JAVA)

    assert [(page["url"], page["kinds"], page["errors"]) for page in measure.evidence["pages"]] == [
        ("/bra", 0, 0),
        ("/illa", 3, 4),
    ]
    assert measure.points == pytest.approx((100 + 70) / 2)
    assert {kind["text"] for kind in measure.evidence["kinds"]} >= {"Duplicate ID “…”."}


@needs_java
def test_hostile_pages_are_one_batch_with_an_answer_each():
    hostile = [
        b"",
        b"\xff\xfe\x00",
        b"<!doctype html>" + b"<div>" * 2_000,
        b"<!doctype html>" + b"<b>" * 500,
        "<meta charset=utf-16><p>Ö".encode("latin-1"),
    ]

    found = validate([GOOD, *hostile], java=JAVA)

    assert (len(found), found[0]) == (6, [])
    assert all(found[1:])


@pytest.mark.parametrize(
    ("script", "outcome"),
    [
        ("sleep 60", Outcome.TOO_SLOW),
        ("exit 1", Outcome.ERROR),
        ("kill -9 $$", Outcome.ERROR),
        ("echo nonsense", Outcome.ERROR),
        ("echo '{}'", Outcome.ERROR),
        (f"echo '{OTHER_FILE}'", Outcome.ERROR),
        (f"echo '{NO_FILE}'", Outcome.ERROR),
    ],
)  # fmt: skip
def test_checker_that_fails_never_gives_a_clean_page(program, monkeypatch, script, outcome):
    monkeypatch.setattr(validity, "VALIDATOR", Path(__file__))

    measure = measure_validity([("/", GOOD)], java=program(script), seconds=0.5)

    assert (measure.outcome, measure.points) == (outcome, None)


def test_clean_answer_is_a_clean_page(program, monkeypatch):
    monkeypatch.setattr(validity, "VALIDATOR", Path(__file__))

    measure = measure_validity([("/", GOOD)], java=program("echo '{\"messages\": []}'"))

    assert measure.points == 100


def test_same_pages_are_asked_about_once(program, monkeypatch, tmp_path):
    monkeypatch.setattr(validity, "VALIDATOR", Path(__file__))
    java = program(f"echo x >> {tmp_path}/asked; echo '{{\"messages\": []}}'")

    for pages in ([GOOD], [GOOD], [GOOD, BAD]):
        validate(pages, java=java)

    assert (tmp_path / "asked").read_text() == "x\nx\n"


def test_without_java_or_checker_nothing_is_measured(monkeypatch, tmp_path):
    assert measure_validity([("/", GOOD)], java=None).outcome == Outcome.NO_JAVA
    assert measure_validity([], java="/bin/true").outcome == Outcome.NO_ANSWER

    monkeypatch.setattr(validity, "VALIDATOR", tmp_path / "none.jar")
    with pytest.raises(CannotValidate) as raised:
        validate([GOOD], java="/bin/true")
    assert raised.value.outcome == Outcome.NO_VALIDATOR


def test_java_is_the_settings_or_the_machines(monkeypatch, tmp_path, program):
    java = program("exit 0")
    monkeypatch.setenv("PATH", str(tmp_path))

    assert find_java() == java
    assert find_java(java) == java
    assert find_java("/no/such/java") is None

    monkeypatch.setenv("PATH", "/none")
    assert find_java() is None


def test_kind_is_the_message_without_its_names():
    assert kind_of("Duplicate ID “meny”.") == kind_of("Duplicate ID “sök”.") == "Duplicate ID “…”."
    assert json.dumps(kind_of("x" * 1000))
