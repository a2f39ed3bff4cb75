"""``manage.py audit_pages``: audit a list of web pages, one line in and one line out for each."""

import os
import sys
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from webaudit import engine, patience
from webaudit.lines import Unreadable, line_of, read_pages
from webaudit.progress import Bar


class Command(BaseCommand):
    help = "Audit the pages of a file, and write what was found as each is done."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--in", required=True, dest="pages", help='lines like {"id": "1", "url": "https://…"}'
        )
        parser.add_argument(
            "--out", required=True, help="where the results go, in order of completion"
        )
        parser.add_argument(
            "--concurrency", type=int, default=min(4, os.cpu_count() or 1), help="pages at a time"
        )
        parser.add_argument(
            "--allow",
            action="append",
            default=[],
            metavar="HOST:PORT",
            help="an address on this machine that may be audited; can be said several times",
        )

    def handle(self, *, pages, out, concurrency, allow, **options):
        if concurrency < 1:
            raise CommandError("--concurrency is at least 1.")
        try:
            jobs = list(read_pages(Path(pages).read_text(encoding="utf-8").splitlines()))
        except OSError as problem:
            raise CommandError(f"{pages} cannot be read: {problem.strerror}.") from None
        except (Unreadable, UnicodeError) as problem:
            raise CommandError(str(problem)) from None
        missing = engine.why_not_ready(settings.AUDIT_BROWSER) or engine.self_test(
            engine.find_browser(settings.AUDIT_BROWSER)
        )
        if missing:
            raise CommandError(str(missing))
        bar = Bar(len(jobs), sys.stderr)
        how = {
            "browser": engine.find_browser(settings.AUDIT_BROWSER),
            "allow": allow,
            "concurrency": concurrency,
        }
        try:
            with (
                Path(out).open("w", encoding="utf-8") as file,
                # Closed at once where the command is stopped, so that no browser outlives it.
                closing(patience.audit(jobs, **how)) as results,
            ):
                for result in results:
                    file.write(f"{line_of(result)}\n")
                    file.flush()
                    bar.step()
        except OSError as problem:
            raise CommandError(f"{out} cannot be written: {problem.strerror}.") from None
        except (engine.NotReady, ValueError) as problem:
            raise CommandError(str(problem)) from None
        finally:
            bar.end()
        self.stdout.write(f"{len(jobs)} pages audited; what was found is in {out}.")
