"""The audit engine without a browser: what it says of a page follows from the page's address."""

import json
import random
import sys
import time
import zlib
from pathlib import Path

SECONDS_A_PAGE = 0.02
PATIENT = 60  # seconds that only a second try is given
RULES = 40
PICTURE_BYTES = 20_000


def names():
    from webaudit.wcag import RULES as REGISTER

    return sorted(rule for rule, entry in REGISTER.items() if entry.is_counted)[:RULES]


def broken_rules(url):
    """Which of the rules a page breaks, by their numbers: two to nine of them."""
    seed = zlib.crc32(url.encode())
    return sorted({(seed >> shift) % RULES for shift in range(2 + seed % 8)})


def answer(job, rules):
    url = job["url"]
    is_slow = url.endswith("/slow") and job["seconds"] < PATIENT
    broken = [] if is_slow else [rules[number] for number in broken_rules(url)]
    return {
        "event": "result",
        "id": job["id"],
        "outcome": "nav_timeout" if is_slow else "ok",
        "detail": "",
        "final_url": url,
        "status": 200,
        "title": url,
        "lang": "sv",
        "elements": 400,
        "bytes": 100_000,
        "seconds": SECONDS_A_PAGE,
        "notes": [],
        "versions": {"axe": "0", "pa11y": "0"},
        "rules": {
            rule: {
                "counted": True,
                "passed": 5,
                "violations": int(rule in broken),
                "needs_review": 0,
            }
            for rule in rules
        },
        "findings": [
            {
                "rule": rule,
                "source": "axe",
                "verdict": "violation",
                "impact": "serious",
                "counted": True,
                "message": "a fault",
                "selector": "main > p",
                "excerpt": "<p>…</p>",
            }
            for rule in broken
        ],
    }


def put_away(job):
    """How the page looked: a picture and code of a real page's size, another for each page."""
    folder = job.get("evidence")
    if not folder:
        return
    noise = random.Random(job["url"])
    Path(folder, "page.webp").write_bytes(noise.randbytes(PICTURE_BYTES))
    Path(folder, "page.html").write_text(job["url"] * 1_000)
    places = {"main > p": [10, 10, 300, 40]}
    told = {"width": 1280, "height": 3000, "places": places}
    Path(folder, "evidence.json").write_text(json.dumps(told))


def say(event):
    sys.stdout.write(f"{json.dumps(event)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    rules = sys.argv[1].split(",")
    say({"event": "ready", "versions": {}})
    for line in sys.stdin:
        time.sleep(SECONDS_A_PAGE)
        job = json.loads(line)
        put_away(job)
        say(answer(job, rules))
