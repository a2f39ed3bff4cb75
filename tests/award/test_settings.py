"""Production is what one gets by default: no demonstration, no secrets in the code, nothing left open."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from award.checks import demonstration_stays_on_this_machine, sqlite_is_sound

ROOT = Path(__file__).resolve().parent.parent.parent
PRODUCTION = {
    "AWARD_SECRET_KEY": "k" * 30 + "0123456789abcdefghijklmnopqrstuvwxyz",
    "AWARD_HOSTS": "award.example.se",
    "AWARD_SITE_URL": "https://award.example.se",
    "AWARD_MAIL_FROM": "award@example.se",
}
ADDRESSES = """
import django; django.setup()
from django.conf import settings
from django.urls import get_resolver

def views(resolver):
    for pattern in resolver.url_patterns:
        yield from views(pattern) if hasattr(pattern, "url_patterns") else [pattern.callback]

modules = {view.__module__ for view in views(get_resolver())}
print("allauth.account.views" in modules, [name for name in modules if "demo" in name])
print(settings.DEMO, settings.DEBUG, settings.SECOND_FACTOR_REQUIRED, settings.SESSION_COOKIE_SECURE)
"""


def run(command, tmp_path, **environment):
    """A program that reads the settings anew."""
    known = {name: value for name, value in os.environ.items() if not name.startswith("AWARD_")}
    known |= {"AWARD_DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "award.settings"}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=known | environment,
        capture_output=True,
        text=True,
    )


def test_production_has_no_door_of_the_demonstration(tmp_path):
    answer = run(["-c", ADDRESSES], tmp_path, **PRODUCTION)
    assert answer.stdout.splitlines() == [
        "True []",
        "False False True True",
    ], answer.stderr


@pytest.mark.parametrize("missing", sorted(PRODUCTION))
def test_production_does_not_start_without_what_it_needs(tmp_path, missing):
    environment = {name: value for name, value in PRODUCTION.items() if name != missing}
    answer = run(["-c", "import award.settings"], tmp_path, **environment)
    assert answer.returncode == 1
    assert answer.stderr.splitlines()[-1] == (
        "django.core.exceptions.ImproperlyConfigured:"
        f" Set {missing} in the environment (or AWARD_DEMO=1 for the demonstration)."
    )


def test_demonstration_answers_this_machine_only(settings):
    assert demonstration_stays_on_this_machine(None) == []
    settings.ALLOWED_HOSTS = ["127.0.0.1", "award.example.se", "10.0.0.1", "*"]
    (error,) = demonstration_stays_on_this_machine(None)
    assert (error.id, error.msg) == (
        "award.E001",
        "The demonstration lets anybody log in as anybody, and would answer to"
        " ['award.example.se', '10.0.0.1', '*'].",
    )
    settings.DEMO = False
    assert demonstration_stays_on_this_machine(None) == []


def test_sqlite_here_is_one_without_the_known_fault():
    assert sqlite_is_sound(None) == []
