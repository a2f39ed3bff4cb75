"""``manage.py audit_site``: audit one site now, and show its report. Nothing is kept."""

import base64
import json
import sys
import webbrowser
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management.base import BaseCommand, CommandError
from django.template.loader import render_to_string
from django.utils.translation import get_language

from webaudit import engine, one_site, patience
from webaudit.progress import Bar

MOST_PAGES = 20


class Command(BaseCommand):
    help = "Audit one site and show its figure, its faults and how to mend them."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("url", metavar="URL")
        parser.add_argument(
            "--pages", type=int, default=6, help=f"how many pages, 1 to {MOST_PAGES}"
        )
        parser.add_argument(
            "--allow",
            action="append",
            default=[],
            metavar="HOST:PORT",
            help="an address on this machine that may be audited; can be said several times",
        )
        form = parser.add_mutually_exclusive_group()
        form.add_argument("--json", action="store_true", dest="as_json", help="everything, as JSON")
        form.add_argument("--html", action="store_true", help="the report as a web page")
        form.add_argument("--open", action="store_true", help="the report in your own browser")

    def handle(self, *, url, pages, allow, as_json, html, open, **options):
        if not 1 <= pages <= MOST_PAGES:
            raise CommandError(f"--pages is 1 to {MOST_PAGES}.")
        missing = engine.why_not_ready(settings.AUDIT_BROWSER) or engine.self_test(
            engine.find_browser(settings.AUDIT_BROWSER)
        )
        if missing:
            raise CommandError(str(missing))
        allow = [*settings.AUDIT_LOOPBACK, *allow]
        try:
            audit = self.audit(url, most=pages, allow=allow)
        except (engine.NotReady, ValueError) as problem:
            raise CommandError(str(problem)) from None
        if as_json:
            self.stdout.write(json.dumps(audit.as_dict(), ensure_ascii=False, indent=2))
        elif html:
            self.stdout.write(self.page(audit))
        elif open:
            self.show(audit)
        else:
            self.stdout.write(render_to_string("webaudit/site_file.txt", {"audit": audit}))

    def audit(self, url, *, most, allow):
        jobs = one_site.choose_pages(url, most=most, allow=allow)
        browser = engine.find_browser(settings.AUDIT_BROWSER)
        bar = Bar(len(jobs), sys.stderr)
        results = []
        try:
            with closing(patience.audit(jobs, browser=browser, allow=allow)) as coming:
                for result in coming:
                    results.append(result)
                    bar.step()
        finally:
            bar.end()
        return one_site.summarise(url, results, order=jobs)

    def page(self, audit):
        style = Path(finders.find("webaudit/css/site_file.css")).read_bytes()
        context = {
            "audit": audit,
            "language": get_language(),
            "style": base64.b64encode(style).decode(),
        }
        return render_to_string("webaudit/site_file.html", context)

    def show(self, audit):
        folder = Path(settings.DATA_DIR) / "reports"
        folder.mkdir(parents=True, exist_ok=True)
        host = "".join(c if c.isalnum() else "-" for c in urlsplit(audit.url).netloc) or "site"
        file = folder / f"{host}.html"
        file.write_text(self.page(audit), encoding="utf-8")
        webbrowser.open(file.as_uri())
        self.stdout.write(f"The report is in {file}.")
