"""A house with impatient workers: leases of two seconds, and jobs that only these tests have."""

import os
import time
from datetime import timedelta

from award.jobs.registry import handles
from award.settings import *  # noqa: F403
from award.settings import DATA_DIR, DATABASES

JOB_LEASE = timedelta(seconds=2)
JOB_HEARTBEAT = timedelta(seconds=0.5)
JOB_SWEEP = timedelta(seconds=0.5)
# Whoever meets a locked database hears of it at once.
DATABASES["default"]["OPTIONS"]["timeout"] = 0.2


@handles("test.long")
def long(work):
    """Leaves a file with its process when it begins, and another when it ends."""
    (DATA_DIR / f"begun-{work.job.attempt}").write_text(str(os.getpid()))
    for second in range(30):
        time.sleep(0.1)
        work.progress(second + 1, 30)
    (DATA_DIR / f"done-{work.job.attempt}").touch()
