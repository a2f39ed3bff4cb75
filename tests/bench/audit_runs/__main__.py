"""A rehearsal of a whole country's audit: 290 sites with 12 pages, an engine without a browser.

``python -m tests.bench.audit_runs``: two workers go through the run, and every few hundred pages one of
them is killed without warning. Meanwhile the organiser's pages are read. Afterwards every page must have
been kept exactly once with how it looked, every site have its figure, and no page have taken more than
300 ms of processor time. Ends with 1 where one of these does not hold.
"""

import argparse
import collections
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LIMIT = 300  # milliseconds
ROOT = Path(__file__).resolve().parent.parent.parent.parent
SLOW_EVERY = 100  # one page in so many is too slow for a first try


class Workers:
    """Two background workers, killed and replaced now and then."""

    def __init__(self, pages):
        self.pages = pages
        self.running = [self._start(), self._start()]
        self.killed = 0
        self.next = pages

    def _start(self):
        command = [sys.executable, "manage.py", "worker", "-v0", "--interval", "0.2"]
        return subprocess.Popen(command, cwd=ROOT)

    def trouble(self, done):
        """Kill the one that has lived longest, if enough pages are done; another takes its place."""
        if done < self.next:
            return
        self.next = done + self.pages
        victim = self.running.pop(0)
        victim.kill()
        victim.wait()
        self.killed += 1
        self.running.append(self._start())

    def stop(self):
        for worker in self.running:
            worker.kill()
            worker.wait()


class Reader:
    """The organiser, who reads the pages while the run goes on."""

    def __init__(self, person):
        from django.test import Client

        self.client = Client(headers={"host": "127.0.0.1"})
        self.client.force_login(person)
        self.milliseconds = collections.defaultdict(list)
        self.queries = collections.defaultdict(set)

    def read(self, name, path):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as queries:
            began = time.process_time()
            answer = self.client.get(path)
            self.milliseconds[name].append(1000 * (time.process_time() - began))
        self.queries[name].add(len(queries))
        assert answer.status_code == 200, f"{path}: {answer.status_code}"

    def table(self):
        for name, times in sorted(self.milliseconds.items()):
            times = sorted(times[1:] or times)  # the first reading also compiles the template
            yield name, len(times), times[len(times) // 2], times[-1], sorted(self.queries[name])


def prepare(sites, pages):
    """An edition with so many sites, each with so many pages; its organiser."""
    from django.core.management import call_command

    from award.models import Award, Edition, Organiser, Person
    from nominations.models import Municipality
    from webaudit.models import SamplePage, Site

    call_command("migrate", verbosity=0)
    organiser = Person.objects.create_user("kansliet@example.se", "Karin Kansli")
    award = Award.objects.create(slug="rehearsal", name_sv="Övningen")
    Organiser.objects.create(award=award, person=organiser)
    edition = Edition.objects.create(
        award=award, slug="ovning", name_sv="Övningen", template="model", status="open"
    )
    municipalities = Municipality.objects.bulk_create(
        Municipality(
            code=f"{9000 + number}",
            name=f"Kommun {number}",
            legal_name=f"Kommun {number}",
            county="Länet",
            population=10_000,
            group_code="C",
            group="Liten",
            website=f"https://www.kommun-{number}.example",
            search_text=f"kommun {number}",
            sort_key=f"kommun {number:04}",
        )
        for number in range(sites)
    )
    made = Site.objects.bulk_create(
        Site(edition=edition, municipality=each, url=f"{each.website}/", is_confirmed=True)
        for each in municipalities
    )
    SamplePage.objects.bulk_create(
        SamplePage(
            site=site,
            kind="start" if number == 0 else "content",
            url=site.url + ("slow" if (place * pages + number) % SLOW_EVERY == 7 else f"{number}"),
            position=number + 1,
        )
        for place, site in enumerate(made)
        for number in range(pages)
    )
    return edition, organiser


def follow(run, workers, reader, edition, seconds):
    """Read the pages and trouble the workers until the run is over or time is up."""
    office = f"/kansli/{edition.slug}/granskning/"
    ends_at = time.monotonic() + seconds
    while run.is_active and time.monotonic() < ends_at:
        reader.read("the sites", office)
        reader.read("progress", f"{office}forlopp/")
        reader.read("the run, site by site", f"{office}korning/{run.pk}/")
        time.sleep(2)
        workers.trouble(run.page_audits.exclude(outcome="").count())
        run.refresh_from_db()


def faults(run, sites, pages):
    """What was lost or doubled, as sentences."""
    from tests.bench.audit_runs.fake_engine import broken_rules
    from webaudit.models import Finding

    kept = collections.Counter(run.page_audits.values_list("outcome", flat=True))
    if kept != {"ok": sites * pages}:
        yield f"pages by outcome: {dict(kept)}"
    expected = sum(len(broken_rules(url)) for url in run.page_audits.values_list("url", flat=True))
    found = Finding.objects.filter(page_audit__run=run).count()
    if found != expected:
        yield f"{found} findings were kept of {expected}"
    yield from faults_of_evidence(run, sites * pages)
    if run.site_audits.filter(points__isnull=False).count() != sites:
        yield "not every site has its figure"


def faults_of_evidence(run, pages):
    """Whether each page has its picture and code, once, and nothing else is on the disk."""
    from django.conf import settings
    from django.utils import timezone

    from webaudit import services
    from webaudit.models import EvidenceFile, PageEvidence

    services.delete_old_evidence(at=timezone.now() + settings.AUDIT_EVIDENCE_KEPT / 2)
    kept = PageEvidence.objects.kept().filter(page_audit__run=run).count()
    rows = set(EvidenceFile.objects.values_list("file", flat=True))
    root = Path(settings.PRIVATE_ROOT)
    files = {str(path.relative_to(root)) for path in root.glob("evidence/*/*")}
    if kept != pages:
        yield f"evidence of {kept} pages was kept of {pages}"
    if files != rows or len(rows) != 2 * pages:
        yield f"{len(files)} files on disk, {len(rows)} in the database, {2 * pages} expected"
    size = sum(EvidenceFile.objects.values_list("size", flat=True))
    say(f"evidence: {len(files)} files, {size / 2**20:.0f} MB")


def say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sites", type=int, default=290)
    parser.add_argument("--pages", type=int, default=12)
    parser.add_argument("--kill-every", type=int, default=300, help="pages")
    parser.add_argument("--at-most", type=float, default=900, help="seconds")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "AWARD_DATA_DIR": folder,
            "AWARD_DEMO": "1",
            "DATABASE_URL": "sqlite:///",
            "DJANGO_SETTINGS_MODULE": "tests.bench.audit_runs.settings",
        }
        return rehearse(options)


def rehearse(options):
    import django

    django.setup()
    from django.utils import timezone

    from webaudit import services

    edition, organiser = prepare(options.sites, options.pages)
    run = services.start_run(edition_id=edition.pk, actor=organiser, at=timezone.now())
    reader = Reader(organiser)
    workers = Workers(options.kill_every)
    began = time.monotonic()
    try:
        follow(run, workers, reader, edition, options.at_most)
    finally:
        workers.stop()
    seconds = time.monotonic() - began
    office = f"/kansli/{edition.slug}/granskning/"
    for number in range(0, options.sites, max(1, options.sites // 10)):
        reader.read("a site's report", f"{office}{9000 + number}/")
    problems = list(faults(run, options.sites, options.pages))
    say(
        f"{run.status}: {options.sites * options.pages} pages in {seconds:.0f} s, "
        f"{workers.killed} workers killed"
    )
    say(f"{'page':24}{'times':>6}{'median ms':>11}{'most ms':>9}  queries")
    for name, times, median, most, queries in reader.table():
        say(f"{name:24}{times:6}{median:11.0f}{most:9.0f}  {queries}")
        if median > LIMIT:
            problems.append(f"{name} takes {median:.0f} ms")
    if run.status != "completed":
        run.job.refresh_from_db()
        problems.append(
            f"{run.status}; the job: {run.job.status} {run.job.attempt} {run.job.error}"
        )
    for problem in problems:
        say(f"Not good: {problem}.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
