"""``manage.py worker``: does the work in the background, and picks up what a dead worker left."""

import logging
import threading
import time

from django.db import InterfaceError, OperationalError
from django_tasks_db.management.commands import db_worker

from award.jobs import worker

log = logging.getLogger("award.jobs")
SHORTEST_PAUSE = 1  # seconds
LONGEST_PAUSE = 30
# Whoever has worked this long since the last fault begins anew with the shortest pause.
FORGIVEN_AFTER = 120


class Worker(db_worker.Worker):
    """The engine's worker, which outlives a locked database and a lost connection.

    A job that it was in the middle of keeps its lease, and is taken up again when that has ended.
    """

    def run(self):
        pause = SHORTEST_PAUSE
        while self.running:
            began = time.monotonic()
            try:
                return super().run()
            except (OperationalError, InterfaceError) as error:
                if time.monotonic() - began > FORGIVEN_AFTER:
                    pause = SHORTEST_PAUSE
                told = " ".join(str(error).split())
                log.warning("The database does not answer (%s): again in %s s", told, pause)
            # Asked to stop in the middle of a task, it does not wait first.
            if self.running:
                time.sleep(pause)
            pause = min(LONGEST_PAUSE, 2 * pause)


class Command(db_worker.Command):
    help = "Do the work in the background (letters, audits, booklets), and sweep up after dead workers."

    def handle(self, **options):
        stop = threading.Event()
        sweeper = threading.Thread(target=worker.sweep_until, args=(stop,), daemon=True)
        sweeper.start()
        try:
            self.work(**options)
        finally:
            stop.set()
            sweeper.join()

    def work(
        self,
        *,
        verbosity,
        queue_name,
        exclude_queues,
        interval,
        batch,
        backend_name,
        startup_delay,
        max_tasks,
        worker_id,
        **options,
    ):
        self.configure_logging(verbosity)
        engine = Worker(
            queue_names=queue_name.split(","),
            excluded_queue_names=exclude_queues.split(",") if exclude_queues else [],
            interval=interval,
            batch=batch,
            backend_name=backend_name,
            startup_delay=startup_delay,
            max_tasks=max_tasks,
            worker_id=worker_id,
        )
        engine.configure_signals()
        engine.run()
