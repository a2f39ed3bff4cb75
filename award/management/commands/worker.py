"""``manage.py worker``: does the work in the background, and picks up what a dead worker left."""

import threading

from django_tasks_db.management.commands.db_worker import Command as EngineWorker

from award.jobs import worker


class Command(EngineWorker):
    help = "Do the work in the background (letters, audits, booklets), and sweep up after dead workers."

    def handle(self, **options):
        stop = threading.Event()
        sweeper = threading.Thread(target=worker.sweep_until, args=(stop,), daemon=True)
        sweeper.start()
        try:
            super().handle(**options | {"reload": False})
        finally:
            stop.set()
            sweeper.join()
