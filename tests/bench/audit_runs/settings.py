"""A house with impatient workers and an engine without a browser."""

import sys
from datetime import timedelta
from pathlib import Path

from award.settings import *  # noqa: F403
from award.settings import STORAGES
from tests.bench.audit_runs.fake_engine import names

STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
JOB_LEASE = timedelta(seconds=3)
JOB_HEARTBEAT = timedelta(seconds=1)
JOB_SWEEP = timedelta(seconds=1)
AUDIT_LEASE = timedelta(seconds=5)
AUDIT_CREW = 2
AUDIT_WORKER = (
    sys.executable,
    str(Path(__file__).with_name("fake_engine.py")),
    ",".join(names()),
)
