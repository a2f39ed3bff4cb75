"""What every test may use."""

import pytest
from django.db import connection

from award import history_guard
from award.models import HistoryEntry


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
