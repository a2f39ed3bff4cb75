"""A real browser on a live server: whoever logs in, what they see, and that everybody can use it.

A journey asks for ``open_as`` and ``look``::

    def test_municipality_hands_in(open_as, look, edition): …
        page = open_as(person)
        page.goto("/kommun/")
        look(page, "kommun-mina-ansokningar")
"""

import atexit
import os
import shutil
import tempfile
from contextlib import nullcontext
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from jury.management.commands.demo import start_within
from jury.rehearsal.play import Play
from tests.journeys.looking import STAY, TELL_OF_LEAVING, USUAL, Looker, arrange
from webaudit.engine import why_not_ready

# The server answers in threads of its own, so they need a database they can open: SQLite's in a file.
FOLDER = tempfile.mkdtemp(prefix="utmarkt-journeys-")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    settings.DATABASES["default"]["TEST"]["NAME"] = Path(FOLDER) / "journeys.sqlite3"

# What the browser says of a page that is refused or missing, as it should be.
EXPECTED_ANSWERS = tuple(
    f"Failed to load resource: the server responded with a status of {status}"
    for status in (404, 409, 410, 422)
)
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items):
    """Every test here is a journey; without what the audits need, none can run."""
    reason = why_not_ready(settings.AUDIT_BROWSER)
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.journey)
            if reason:
                item.add_marker(pytest.mark.skip(reason=str(reason)))


@pytest.fixture(scope="session")
def looker(browser, devtools_port):
    gallery = os.environ.get("AWARD_GALLERY")
    looker = Looker(devtools_port, Path(gallery) if gallery else None)
    yield looker
    looker.close()


@pytest.fixture
def look(looker):
    """``look(page, name)``: fails where axe or pa11y finds anything in any look of the page."""
    return looker.look


@pytest.fixture
def complaints():
    """What the browser complained about: errors of scripts, and of the content security policy."""
    return []


@pytest.fixture
def open_as(browser, live_server, complaints):
    """``open_as(person)``: a tab in which the person is logged in; ``open_as(None)`` is the public's."""
    contexts = []

    def open_as(person=None):
        context = browser.new_context(
            base_url=live_server.url,
            locale="sv-SE",
            timezone_id="Europe/Stockholm",
            reduced_motion="reduce",
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        context.add_init_script(TELL_OF_LEAVING)
        if person is not None:
            context.add_cookies([session_cookie(person, live_server.url)])
        page = context.new_page()
        arrange(page, *USUAL)
        watch(page, complaints)
        return page

    yield open_as
    for context in contexts:
        context.close()
    assert complaints == []


def session_cookie(person, url):
    """What a browser holds when the person has logged in."""
    client = Client()
    client.force_login(person)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": url}


def watch(page, complaints):
    """Remember what the browser complains about, and how the page in the tab was asked for."""
    page.main_frame_method = "GET"

    def on_request(request):
        if request.is_navigation_request() and request.frame == page.main_frame:
            page.main_frame_method = request.method

    def on_console(message):
        is_page = "/static/" not in message.location["url"]
        is_expected = is_page and message.text.startswith(EXPECTED_ANSWERS)
        if message.type == "error" and not is_expected:
            complaints.append(f"{page.url}: {message.text}")

    page.on("request", on_request)
    page.on("download", lambda _: page.evaluate(STAY))
    page.on("console", on_console)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))


@pytest.fixture
def edition_at(transactional_db):
    """``edition_at("assessment", selects="nominees")``: the model edition, half through that stage now.

    The same people and the same words every time; a journey goes on from there on the real clock.
    """

    def edition_at(kind, *, municipalities=4, **more):
        now = timezone.now()
        starts_on = start_within({"kind": kind, **more}, now)
        return rehearse("model", municipalities=municipalities, now=now, starts_on=starts_on)

    return edition_at


@pytest.fixture
def finished_edition(transactional_db):
    """The edition of 2013, from opening to feedback, with four municipalities."""
    return rehearse("2013", municipalities=4)


def rehearse(template, **options):
    """Play an edition through the services; the tests' task backend does the background work at once."""
    play = Play(template, step=lambda name: nullcontext(), work_off=lambda: None, **options)
    return play.run()
