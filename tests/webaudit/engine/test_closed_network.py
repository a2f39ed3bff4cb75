"""Every known way to make the audit reach inside, tried in a network of its own: nothing gets there."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from webaudit.engine import why_not_ready

from .closed_network import INSIDE, PORTS, attacks

ROOT = Path(__file__).resolve().parents[3]
UNSHARE = ["unshare", "--net", "--mount"]


def is_possible():
    if os.geteuid() != 0:
        return False
    try:
        answer = subprocess.run([*UNSHARE, "ip", "link", "set", "lo", "up"], capture_output=True)
    except OSError:
        return False
    return answer.returncode == 0


pytestmark = [
    pytest.mark.audit,
    pytest.mark.namespace,
    pytest.mark.skipif(not is_possible(), reason="needs root and network namespaces"),
    pytest.mark.skipif(why_not_ready() is not None, reason=str(why_not_ready())),
]


@pytest.fixture(scope="module")
def report():
    command = [*UNSHARE, sys.executable, "-m", "tests.webaudit.engine.closed_network"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=400)
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


def test_nothing_on_the_inside_is_reached(report):
    assert report["control"] == len(INSIDE) * len(PORTS) + 1
    assert report["reached"] == []


def test_public_site_is_reached_and_its_names_are_asked_for_again(report):
    assert report["outcomes"]["harmless"] == "ok"
    assert report["asked again"] is True


def test_no_page_on_the_inside_is_measured(report):
    public = {"harmless", "embedded", "call", "rebinding"}
    measured = {what for what, outcome in report["outcomes"].items() if outcome == "ok"}

    assert set(report["outcomes"]) == {what for what, _url in attacks()}
    assert measured == public
    assert {report["outcomes"][what] for what in report["outcomes"] if what not in public} <= {
        "blocked",
        "dns",
        "nav_failed",
    }
