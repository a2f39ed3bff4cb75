"""``manage.py setup``: brings database, words and static files up to date; repeats only what has changed."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand

from award import translations


class Command(BaseCommand):
    help = "Bring the database, the words and the static files up to date."
    requires_system_checks = []

    def handle(self, **options):
        translations.compile_stale()
        call_command("migrate", interactive=False, verbosity=0)
        self.collect_static_files()
        if settings.DEMO:
            # By name: the demonstration is played by the floors above.
            call_command("demo")

    def collect_static_files(self):
        stamp = Path(settings.STATIC_ROOT).with_suffix(".stamp")
        present = fingerprint_of_static_files()
        if stamp.exists() and stamp.read_text(encoding="utf-8") == present:
            return
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(present, encoding="utf-8")


def fingerprint_of_static_files():
    """SHA-256 of every static file's name, size and time."""
    files = hashlib.sha256(str(settings.STATIC_ROOT).encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            state = Path(storage.path(name)).stat()
            files.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return files.hexdigest()
