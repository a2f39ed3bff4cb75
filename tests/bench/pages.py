"""How much processor time each page of the demonstration takes, for each kind of person.

Follows every link from each person's first page, once per address pattern, and measures the second reading.
Ends with 1 where a page takes more than the limit.
"""

import os
import re
import sys
import time
from pathlib import Path

LIMIT = 100  # milliseconds of processor time
ROUNDS = 3
LINK = re.compile(r'href="(/[^"#]*)"')
ROOT = Path(__file__).resolve().parent.parent.parent


def prepare():
    """The demonstration in a folder of its own, made the first time."""
    os.environ.setdefault("AWARD_DATA_DIR", str(ROOT / ".data" / "bench"))
    os.environ |= {"AWARD_DEMO": "1", "DJANGO_SETTINGS_MODULE": "award.settings"}
    import django

    django.setup()
    from django.core.management import call_command

    call_command("setup")


def people():
    """Everybody one may be in the demonstration, and nobody."""
    from award.demo.people import offers

    found = [(offer.role, offer.person) for _, group in offers() for offer in group]
    return [("public", None), *found]


def pages(client, first):
    """Addresses that can be reached from the first one: one for each pattern."""
    from django.urls import Resolver404, resolve

    waiting, seen = [first], set()
    while waiting:
        address = waiting.pop()
        try:
            name = resolve(address.partition("?")[0]).view_name
        except Resolver404:
            continue
        if name in seen or name.startswith("admin:"):
            continue
        seen.add(name)
        response = client.get(address)
        if response.status_code == 200:
            yield name, address
            if "html" in response.headers["Content-Type"]:
                waiting += [link.replace("&amp;", "&") for link in LINK.findall(response.text)]
        elif response.status_code == 302:
            waiting.append(response.url)


def milliseconds(client, address):
    """The least processor time of a few readings: what the page itself costs."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        client.get(address).close()
        times.append(1000 * (time.process_time() - start))
    return min(times)


def main():
    prepare()
    from django.test import Client
    from django.test.utils import setup_test_environment

    from award.accounts import landing_page

    setup_test_environment()
    rows = []
    for role, person in people():
        client = Client()
        if person:
            client.force_login(person)
        first = landing_page(person) if person else "/"
        for name, address in list(pages(client, first)):
            rows.append((milliseconds(client, address), role, name, address))
    rows.sort(reverse=True)
    for spent, role, name, address in rows[:25]:
        sys.stdout.write(f"{spent:7.1f} ms  {role:12}  {name:36}  {address}\n")
    slow = [row for row in rows if row[0] > LIMIT]
    sys.stdout.write(f"{len(rows)} pages, {len(slow)} over {LIMIT} ms of processor time.\n")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
