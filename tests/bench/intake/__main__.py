"""The last hour before a deadline, against the server as ``manage.py serve`` runs it.

``python -m tests.bench.intake --database sqlite|postgresql``: three editors of each municipality save a field
every five seconds for two minutes; in the second minute each municipality hands in an application of another
edition, and in the middle the web server is killed without warning: ``serve`` starts it again.

With ``--calm`` nobody kills anything and people save every twenty seconds; then the waiting has limits too.

Afterwards every acknowledged saving and every receipt must be in the database. Ends with 1 where one is not,
where something costs more than the limits, or where anything was answered with an error.
"""

import argparse
import asyncio
import contextlib
import json
import os
import sys
import tempfile

from tests.bench.intake.edition import TOKEN, prepare
from tests.bench.intake.load import Load, text_of
from tests.bench.intake.servers import Server

LIMITS = {"cpu": 8.0, "statements": 6}  # milliseconds of processor time and statements a saving
# Milliseconds that people wait where nothing is killed.
WAITS = {"saving p95": 200, "saving p99": 500, "hand-in p95": 500}


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


def run(options):
    import django

    django.setup()
    from django.db import connections

    from nominations.models import Receipt

    editors = prepare(options.editors)
    statements = [statements_of(editors[0]) for _ in range(2)][-1]
    connections.close_all()
    server = Server(options.port)
    every = options.every or (20 if options.calm else 5)
    load = Load(editors, options.port, options.seconds, every, is_killed=not options.calm)
    try:
        server.wait(editors[0])
        cpu = asyncio.run(load.run(server))
    finally:
        server.stop()
    missing = lost(editors)
    receipts = Receipt.objects.count()
    connections.close_all()
    measured = load.measured
    savings = percentiles(measured.latencies)
    hand_ins = percentiles(measured.hand_in_latencies)
    handed_in = sum(number for status, number in measured.hand_ins.items() if status == 302)
    sys.stdout.write(
        f"{options.database}: {options.editors} editors, a saving every {every} s for"
        f" {options.seconds:.0f} s{', web server killed once' if load.is_killed else ''}.\n"
        f"  savings {dict(measured.answers)}, broken lines {measured.broken},"
        f" {len(measured.latencies) / options.seconds:.0f} a second; {in_words(savings)};"
        f" {cpu:.1f} ms of processor time and {statements} statements a saving\n"
        f"  hand-ins {dict(measured.hand_ins)}, {receipts} receipts; {in_words(hand_ins)}\n"
        f"  acknowledged and lost: {len(missing)} {missing[:5]}\n"
    )
    is_right = (
        not missing
        and receipts >= handed_in
        and set(measured.answers) <= {200, 409}
        and set(measured.hand_ins) <= {302, 409}
        and cpu <= LIMITS["cpu"]
        and statements <= LIMITS["statements"]
        and (load.is_killed or waits_briefly(savings, hand_ins))
    )
    return 0 if is_right else 1


def percentiles(latencies):
    """The 50th, 95th and 99th, in milliseconds."""
    found = sorted(latencies) or [0.0]
    return [1000 * found[min(len(found) - 1, int(len(found) * p / 100))] for p in (50, 95, 99)]


def waits_briefly(savings, hand_ins):
    _p50, p95, p99 = savings
    found = {"saving p95": p95, "saving p99": p99, "hand-in p95": hand_ins[1]}
    return all(found[each] <= limit for each, limit in WAITS.items())


def in_words(found):
    return ", ".join(f"p{p} {ms:.0f} ms" for p, ms in zip((50, 95, 99), found, strict=True))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--editors", type=int, default=870)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--every", type=float, help="seconds between two savings of an editor")
    parser.add_argument("--calm", action="store_true", help="nothing is killed")
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
