"""What every test may use."""

import os
import socket
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.db import connection
from hypothesis import HealthCheck
from hypothesis.internal.conjecture import providers
from playwright.sync_api import sync_playwright

from award import history_guard
from award.models import HistoryEntry
from webaudit.engine import find_browser

# A busy machine is no fault, and the same examples are tried every time: also whatever a worker has imported
# before, whose words and numbers would else be among them.
hypothesis.settings.register_profile(
    "house",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
hypothesis.settings.load_profile("house")
OF_NO_MODULE = providers._local_constants
providers._get_local_constants = lambda: OF_NO_MODULE

ROOT = Path(__file__).parent
LONGEST = ROOT / "jury" / "test_access_matrix.py"


def pytest_collection_modifyitems(items):
    """What takes minutes begins first, so that no processor waits for it at the end.

    What needs the browser comes last, the long files first: a browser keeps an event loop in the tests'
    thread, where others start loops of their own.
    """
    browsing = {item.path for item in items if "browser" in item.fixturenames}

    def turn(item):
        is_browsing = item.path in browsing
        size = item.path.stat().st_size if is_browsing else 0
        return is_browsing, item.path != LONGEST, -size

    items.sort(key=turn)


@pytest.fixture(autouse=True)
def _history_can_be_emptied(request):
    """After a transactional test every table is emptied, and the history would refuse that."""
    mark = request.node.get_closest_marker("django_db")
    fixtures = {"transactional_db", "live_server"} & set(request.fixturenames)
    if not (fixtures or (mark and mark.kwargs.get("transaction"))):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    history_guard.lift(connection)
    HistoryEntry.objects.all().delete()
    history_guard.lay(connection)


@pytest.fixture(scope="session")
def devtools_port():
    """Where other programs reach the browser."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@pytest.fixture(scope="session")
def browser(devtools_port):
    """One browser for every test that needs one: two cannot stand side by side in one process."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(settings.AUDIT_BROWSER),
            args=[f"--remote-debugging-port={devtools_port}"],
            chromium_sandbox=os.geteuid() != 0,
        )
        yield browser
        browser.close()
