"""The last hour before a deadline, against the server as ``manage.py serve`` runs it.

``python -m tests.bench.intake --editors 870 --seconds 120 --database sqlite|postgresql``: three editors of
each municipality save a field every five seconds; in the second half each municipality hands in an
application of another edition; in the middle the web server is killed without warning, and ``serve`` starts
it again. Afterwards every acknowledged saving and every receipt must be in the database. Ends with 1 where
one is not, where a saving costs more than the limits, or where anything was answered with an error.
"""

import argparse
import asyncio
import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

EDITORS_OF_EACH = 3
FIELDS = ("A1", "A2", "A3")
EVERY = 5  # seconds between two savings of an editor
LIMITS = {"cpu": 8.0, "statements": 6}  # milliseconds of processor time and statements a saving
TOKEN = "t" * 32
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Measured:
    """What came of the load."""

    latencies: list = field(default_factory=list)
    answers: Counter = field(default_factory=Counter)
    hand_ins: Counter = field(default_factory=Counter)
    hand_in_latencies: list = field(default_factory=list)
    broken: int = 0


@dataclass
class Editor:
    """One person in one field: what she last sent, and what the server has acknowledged."""

    path: str
    cookie: str
    seen: str
    sent: int = 0
    acknowledged: int = 0


# --- The edition ---------------------------------------------------------------------------------


def prepare(editors):
    """Two editions whose intake is open, with a municipality for every three editors."""
    from django.conf import settings
    from django.core.management import call_command
    from django.utils import timezone

    from award.models import Award, Person
    from award.services import create_edition, open_edition

    Path(settings.STATIC_ROOT).mkdir()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_municipalities", verbosity=0)
    at = timezone.now()
    award = Award.objects.create(slug="award", name_sv="Utmärkelsen")
    organiser = Person.objects.create_user("organiser@example.se", "Olle Ek")
    editions = []
    for slug in ("saves", "hand-ins"):
        edition = create_edition(
            award_id=award.pk,
            template="model",
            slug=slug,
            starts_on=timezone.localdate(at) - timedelta(days=1),
            actor=organiser,
            at=at,
        )
        editions.append(open_edition(edition_id=edition.pk, actor=organiser, at=at))
    return start_applications(editions, -(-editors // EDITORS_OF_EACH), at)[:editors]


def start_applications(editions, count, at):
    from nominations.clashes import fingerprint
    from nominations.models import Application, Membership, Municipality

    people = []
    for municipality in Municipality.objects.order_by("pk")[:count]:
        for edition in editions:
            Application.objects.create(edition=edition, municipality=municipality, started_at=at)
        for number, code in enumerate(FIELDS):
            person = make_person(f"{municipality.pk}-{number}@example.se")
            Membership.objects.create(person=person, municipality=municipality, role="submit")
            path = f"/kommun/{editions[0].slug}/{municipality.pk}/falt/{code}/"
            people.append(Editor(path, log_in(person), fingerprint("")))
    complete(editions[1])
    return people


def make_person(email):
    from award.models import Person

    return Person.objects.create(email=email, name=email, password="!")


def log_in(person):
    """The cookies of a session of the person's, as the browser sends them."""
    from django.conf import settings
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session["_auth_user_id"] = str(person.pk)
    session["_auth_user_backend"] = settings.AUTHENTICATION_BACKENDS[0]
    session["_auth_user_hash"] = person.get_session_auth_hash()
    session.create()
    return f"sessionid={session.session_key}; csrftoken={TOKEN}"


def complete(edition):
    """Fill in every application of the edition so that nothing is missing."""
    from django.utils import timezone

    from award.models import Person
    from nominations import services

    actor, at = Person.objects.first(), timezone.now()
    questions = list(edition.questions.filter(part="application"))
    values = dict.fromkeys(edition.statements.values_list("code", flat=True), (2, ""))
    for application in edition.applications.all():
        services.save_answers(
            application_id=application.pk,
            answers={each.code: some_answer(each) for each in questions if some_answer(each)},
            headline="Bygglov på elva dagar",
            statements=values,
            actor=actor,
            at=at,
        )


def some_answer(question):
    """An answer that lacks nothing, in the shape of its kind; None where it is answered elsewhere."""
    person = {"name": "Kim Ek", "email": "kim@example.se"}
    first = question.choices[0]["code"] if question.choices else ""
    return {
        "text": "Vi mäter vad invånarna får ut av det. " * 12,
        "short_text": "Elva dagar",
        "contacts": [{"role": role} | person for role in ("contact", "representative")],
        "participation": "both",
        "consent": "yes",
        "choice": first,
        "choices": [first],
        "number": "11",
        "date": "2026-03-01",
        "table": [{column["code"]: "11" for column in question.columns}],
    }.get(question.kind)


# --- The load ------------------------------------------------------------------------------------


class Connection:
    """One kept-alive connection, as a browser has; opened again when it breaks."""

    def __init__(self, port):
        self.port = port
        self.reader = self.writer = None

    async def ask(self, method, path, cookie, body=b"", content_type="application/json"):
        """The status and the body of the answer; ``OSError`` where there is none."""
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nCookie: {cookie}\r\n"
            f"X-CSRFToken: {TOKEN}\r\nContent-Type: {content_type}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        try:
            self.writer.write(head.encode() + body)
            await self.writer.drain()
            top = (await self.reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            headers = dict(line.lower().split(": ", 1) for line in top[1:] if line)
            answer = await self.reader.readexactly(int(headers.get("content-length", 0)))
        except (OSError, EOFError) as fault:
            self.close()
            raise OSError(str(fault)) from fault
        if headers.get("connection") == "close":
            self.close()
        return int(top[0].split()[1]), answer

    def close(self):
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None


def text_of(number):
    """A text that tells which saving it is, about as long as an answer."""
    return f"{number} " + "Vi mäter vad invånarna får ut av det. " * (40 + number % 60)


async def edit(editor, port, until, measured, chance):
    """Save every five seconds until the time is out; what is not acknowledged is sent again, grown."""
    connection = Connection(port)
    await asyncio.sleep(chance.random() * EVERY)
    while time.monotonic() < until:
        begun = time.monotonic()
        editor.sent += 1
        body = json.dumps({"content": text_of(editor.sent), "seen": editor.seen}).encode()
        try:
            status, answer = await connection.ask("POST", editor.path, editor.cookie, body)
        except OSError:
            measured.broken += 1
            await asyncio.sleep(0.5)
            continue
        measured.answers[status] += 1
        if status in (200, 409):
            # After a broken line the last saving may be there all the same: that is what 409 tells.
            editor.seen = json.loads(answer)["fingerprint"]
        if status == 200:
            editor.acknowledged = editor.sent
            measured.latencies.append(time.monotonic() - begun)
        await asyncio.sleep(max(0.0, begun + EVERY - time.monotonic()))
    connection.close()


async def hand_in(editor, port, delay, until, measured):
    """Press the button once; again only where no answer came."""
    await asyncio.sleep(delay)
    connection = Connection(port)
    path = editor.path.replace("/saves/", "/hand-ins/").partition("falt/")[0] + "lamna-in/"
    while time.monotonic() < until + 60:
        begun = time.monotonic()
        try:
            status, _answer = await connection.ask(
                "POST", path, editor.cookie, b"is_assured=on", "application/x-www-form-urlencoded"
            )
        except OSError:
            measured.broken += 1
            await asyncio.sleep(0.5)
            continue
        measured.hand_ins[status] += 1
        measured.hand_in_latencies.append(time.monotonic() - begun)
        break
    connection.close()


async def load(editors, port, seconds, measured, server):
    """First only savings, then hand-ins too; in between the web server is killed."""
    chance = random.Random(290)
    half, until = time.monotonic() + seconds / 2, time.monotonic() + seconds
    work = [asyncio.create_task(edit(each, port, until, measured, chance)) for each in editors]
    before = server.cpu()
    await asyncio.sleep(half - time.monotonic())
    cpu, saves = server.cpu() - before, measured.answers[200]
    server.kill_web()
    for each in editors[::EDITORS_OF_EACH]:
        delay = chance.random() * seconds / 2
        work.append(asyncio.create_task(hand_in(each, port, delay, until, measured)))
    await asyncio.gather(*work)
    return 1000 * cpu / max(1, saves)


# --- The server ----------------------------------------------------------------------------------


class Server:
    """``manage.py serve`` with its programs, and the database server beside it where there is one."""

    def __init__(self, port):
        self.port = port
        command = [sys.executable, "manage.py", "serve", "--bind", f"127.0.0.1:{port}"]
        root = Path(__file__).resolve().parents[2]
        self.process = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL)

    def wait(self, editor):
        """Until every thread has answered, and the processes have nothing more to load."""
        for _attempt in range(600):
            with contextlib.suppress(OSError):
                asyncio.run(self.knock(editor))
                break
            time.sleep(0.1)
        # The same questions cost less each time until everything is loaded.
        last, cost = None, self.cost_of_knocking(editor)
        while last is None or cost < 0.8 * last:
            last, cost = cost, self.cost_of_knocking(editor)

    def cost_of_knocking(self, editor):
        before = self.cpu()
        asyncio.run(self.knock(editor, times=4))
        return self.cpu() - before

    async def knock(self, editor, times=1):
        for _time in range(times):
            await asyncio.gather(
                *(Connection(self.port).ask("GET", editor.path, editor.cookie) for _ in range(8))
            )

    def web(self):
        """The processes of the web server: those that hold the socket that listens on the port."""
        listening = {
            line[9]
            for line in map(str.split, Path("/proc/net/tcp").read_text().splitlines())
            if line[3] == "0A" and line[1].endswith(f":{self.port:04X}")
        }
        return [pid for pid in _processes_under(self.process.pid) if listening & _sockets(pid)]

    def cpu(self):
        """Seconds of processor time that the web server and the database have used."""
        database = [pid for pid in _processes_under(os.getpid()) if "postgres" in _line(pid)]
        return sum(map(_cpu, [*self.web(), *database]))

    def kill_web(self):
        for pid in self.web():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def stop(self):
        self.process.terminate()
        self.process.wait(40)


def _all_processes():
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def _processes_under(ancestor):
    parents = {}
    for pid in _all_processes():
        with contextlib.suppress(OSError):
            parents[pid] = int(_stat(pid)[1])
    found, waiting = [], [ancestor]
    while waiting:
        parent = waiting.pop()
        children = [pid for pid, above in parents.items() if above == parent]
        found += children
        waiting += children
    return found


def _stat(pid):
    # What comes after the name, which may hold anything.
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()


def _cpu(pid):
    with contextlib.suppress(OSError):
        stat = _stat(pid)
        return (int(stat[11]) + int(stat[12])) / TICKS
    return 0.0


def _sockets(pid):
    """The numbers of the sockets that a process holds."""
    found = set()
    with contextlib.suppress(OSError):
        for link in Path(f"/proc/{pid}/fd").iterdir():
            with contextlib.suppress(OSError):
                found.add(str(link.readlink()).removeprefix("socket:[").removesuffix("]"))
    return found


def _line(pid):
    with contextlib.suppress(OSError):
        line = Path(f"/proc/{pid}/cmdline").read_bytes()
        return line.replace(b"\0", b" ").decode(errors="replace")
    return ""


# --- The account ---------------------------------------------------------------------------------


def lost(editors):
    """The acknowledged savings that are not in the database: neither they nor any later one."""
    from nominations.models import Answer, AnswerVersion

    answers = {
        (slug, code, question): text
        for slug, code, question, text in Answer.objects.values_list(
            "application__edition__slug", "application__municipality", "question__code", "text"
        )
    }
    missing = []
    for editor in editors:
        _, _, slug, code, _, question, _ = editor.path.split("/")
        text = answers.get((slug, code, question), "0 ")
        version = AnswerVersion.objects.filter(
            application__edition__slug=slug, application__municipality=code, field=question
        ).last()
        is_whole = text == text_of(int(text.split()[0])) and version.content == text
        if editor.acknowledged and not (is_whole and int(text.split()[0]) >= editor.acknowledged):
            missing.append(editor.path)
    return missing


def statements_of(editor):
    """How many statements one saving asks of the database, in this process."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"cookie": editor.cookie, "x-csrftoken": TOKEN})
    editor.sent += 1
    body = json.dumps({"content": text_of(editor.sent), "seen": editor.seen})
    with CaptureQueriesContext(connection) as queries:
        answer = client.post(
            editor.path, body, content_type="application/json", HTTP_HOST="127.0.0.1"
        )
    editor.seen, editor.acknowledged = answer.json()["fingerprint"], editor.sent
    words = [query["sql"].split()[0] for query in queries]
    return sum(word in ("SELECT", "INSERT", "UPDATE", "DELETE") for word in words)


def percentiles(latencies):
    found = sorted(latencies) or [0.0]
    return [1000 * found[min(len(found) - 1, int(len(found) * p / 100))] for p in (50, 95, 99)]


def run(options):
    import django

    django.setup()
    from django.db import connections

    from nominations.models import Receipt

    editors = prepare(options.editors)
    statements = [statements_of(editors[0]) for _ in range(2)][-1]
    connections.close_all()
    server = Server(options.port)
    measured = Measured()
    try:
        server.wait(editors[0])
        cpu = asyncio.run(load(editors, options.port, options.seconds, measured, server))
    finally:
        server.stop()
    missing = lost(editors)
    receipts = Receipt.objects.count()
    connections.close_all()
    p50, p95, p99 = percentiles(measured.latencies)
    h50, h95, h99 = percentiles(measured.hand_in_latencies)
    handed_in = sum(number for status, number in measured.hand_ins.items() if status == 302)
    sys.stdout.write(
        f"{options.database}: {options.editors} editors for {options.seconds} s, web server killed"
        f" once.\n  savings {dict(measured.answers)}, broken lines {measured.broken},"
        f" {len(measured.latencies) / options.seconds:.0f} a second\n"
        f"  p50 {p50:.0f} ms, p95 {p95:.0f} ms, p99 {p99:.0f} ms; {cpu:.1f} ms of processor time and"
        f" {statements} statements a saving\n"
        f"  hand-ins {dict(measured.hand_ins)}, {receipts} receipts;"
        f" p50 {h50:.0f} ms, p95 {h95:.0f} ms, p99 {h99:.0f} ms\n"
        f"  acknowledged and lost: {len(missing)} {missing[:5]}\n"
    )
    is_right = (
        not missing
        and receipts >= handed_in
        and set(measured.answers) <= {200, 409}
        and set(measured.hand_ins) <= {302, 409}
        and cpu <= LIMITS["cpu"]
        and statements <= LIMITS["statements"]
    )
    return 0 if is_right else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--editors", type=int, default=870)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--port", type=int, default=8123)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="utmarkt-bench-") as folder,
        contextlib.ExitStack() as stack,
    ):
        os.environ |= {
            "AWARD_DATA_DIR": folder,
            "AWARD_DEMO": "1",
            "DJANGO_SETTINGS_MODULE": "award.settings",
            "DATABASE_URL": "sqlite:///",
        }
        if options.database == "sqlite":
            return run(options)
        from tests.on_postgres import DURABLE, server

        os.environ["DATABASE_URL"] = stack.enter_context(server(DURABLE))
        return run(options)


if __name__ == "__main__":
    sys.exit(main())
