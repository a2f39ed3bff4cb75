"""SQLite under load, with the settings of the house: two processes of four threads that read and write.

A much-copied recipe damaged a database in just this way; ours must lose nothing. Prints what was done, and
ends with 1 where a write failed, was lost, or the file is damaged.
"""

import os
import sys
import tempfile
import time
from collections import Counter
from multiprocessing import get_context
from threading import Thread

PROCESSES, THREADS, ROWS, SECONDS = 2, 4, 600, 10


def prepare():
    """Django on the database that the environment names."""
    import django

    django.setup()
    from django.db import connection

    return connection


def fill():
    connection = prepare()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE draft (id integer PRIMARY KEY, body text, version integer)")
        cursor.executemany(
            "INSERT INTO draft VALUES (%s, %s, 0)", [(number, "x" * 3000) for number in range(ROWS)]
        )


def write_for(seconds, start, answers):
    """Read a draft, write it back longer or shorter, for a while, in several threads."""
    prepare()
    done, faults = Counter(), Counter()
    threads = [
        Thread(target=write, args=(start + number, time.monotonic() + seconds, done, faults))
        for number in range(THREADS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    answers.put((done.total(), dict(faults)))


def write(number, until, done, faults):
    from django.db import Error, connection, transaction

    turn = number
    while time.monotonic() < until:
        turn = (turn * 31 + 7) % ROWS
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT body FROM draft WHERE id = %s", [turn])
                length = 3000 + (len(cursor.fetchone()[0]) * 7) % 1200
                cursor.execute(
                    "UPDATE draft SET body = %s, version = version + 1 WHERE id = %s",
                    ["y" * length, turn],
                )
        except Error as fault:
            faults[str(fault)] += 1
        else:
            done[number] += 1
    connection.close()


def main():
    context = get_context("spawn")
    with tempfile.TemporaryDirectory(prefix="utmarkt-bench-") as folder:
        os.environ |= {
            "AWARD_DATA_DIR": folder,
            "AWARD_DEMO": "1",
            "DJANGO_SETTINGS_MODULE": "award.settings",
        }
        fill()
        answers = context.Queue()
        writers = [
            context.Process(target=write_for, args=(SECONDS, 100 * number, answers))
            for number in range(PROCESSES)
        ]
        for writer in writers:
            writer.start()
        results = [answers.get() for _ in writers]
        for writer in writers:
            writer.join()
        return report(results)


def report(results):
    connection = prepare()
    with connection.cursor() as cursor:
        cursor.execute("SELECT sum(version) FROM draft")
        kept = cursor.fetchone()[0]
        cursor.execute("PRAGMA integrity_check")
        integrity = cursor.fetchone()[0]
    connection.close()
    done = sum(count for count, _ in results)
    faults = sum((Counter(found) for _, found in results), Counter())
    sys.stdout.write(
        f"SQLite {connection.Database.sqlite_version}: {done} writes in {SECONDS} s by {PROCESSES}"
        f" processes of {THREADS} threads, {kept} kept, faults {dict(faults)}, integrity"
        f" {integrity}\n"
    )
    return 0 if done == kept and not faults and integrity == "ok" else 1


if __name__ == "__main__":
    sys.exit(main())
