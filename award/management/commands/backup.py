"""``manage.py backup``: a copy of the SQLite database while the house is open, checked after it was made."""

import contextlib
from pathlib import Path

import pysqlite3
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone


class Command(BaseCommand):
    help = "Copy the SQLite database safely while it is in use, and check the copy."

    def add_arguments(self, parser):
        parser.add_argument(
            "--to", help="the copy's path; by default in the data folder's backups/"
        )

    def handle(self, *, to, **options):
        if connection.vendor != "sqlite":
            raise CommandError("This copies SQLite only; for PostgreSQL use pg_dump.")
        now = timezone.localtime()
        folder = Path(settings.DATA_DIR) / "backups"
        copy = Path(to) if to else folder / f"utmarkt-{now:%Y-%m-%d-%H%M%S}.sqlite3"
        if copy.exists():
            raise CommandError(f"{copy} is there already; it is left as it is.")
        copy.parent.mkdir(parents=True, exist_ok=True)
        connection.ensure_connection()
        with contextlib.closing(pysqlite3.connect(copy)) as target:
            connection.connection.backup(target)
            (found,) = target.execute("PRAGMA integrity_check").fetchone()
        if found != "ok":
            raise CommandError(f"The copy {copy} is damaged: {found}")
        self.stdout.write(f"Copied to {copy}, and the copy is whole.")
