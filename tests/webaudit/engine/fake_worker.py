"""A worker that misbehaves as the page's address says. Takes the real worker's place in tests."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

START, MARKER = sys.argv[1], Path(sys.argv[2])
GOOD = {
    "event": "result",
    "outcome": "ok",
    "detail": "",
    "final_url": "http://site.example/",
    "status": 200,
    "title": "Start",
    "lang": "sv",
    "elements": 10,
    "bytes": 100,
    "seconds": 0.1,
    "notes": [],
    "versions": {"axe": "1"},
    "rules": {},
    "findings": [],
}


def say(event):
    sys.stdout.write(f"{json.dumps(event)}\n")
    sys.stdout.flush()


def answer(job):
    match job["url"].rpartition("/")[2]:
        case "slow":
            pass  # never a word about it
        case "pause":
            time.sleep(0.3)
            say({**GOOD, "id": job["id"]})
        case "silent-once" if not MARKER.exists():
            MARKER.touch()
        case "die":
            os._exit(1)
        case "crash-once" if not MARKER.exists():
            MARKER.touch()
            say({**GOOD, "id": job["id"], "outcome": "crashed"})
        case "nonsense":
            sys.stdout.write("pa11y says hello\n[1, 2\n[]\n")
            say({"event": "result", "id": "somebody else's", "outcome": "ok"})
            say({"event": "result", "id": job["id"], "outcome": "perhaps"})
        case "runaway":
            # A child in a session of its own, with a child that forgets its environment:
            # so do a browser and its renderers.
            forgetful = "os.execve('/bin/sh', ['sh', '-c', 'echo forgot; exec sleep 600'], {})"
            program = f"import os, time; os.fork() or {forgetful}; time.sleep(600)"
            child = subprocess.Popen(
                [sys.executable, "-c", program], start_new_session=True, stdout=subprocess.PIPE
            )
            child.stdout.readline()
            say({**GOOD, "id": job["id"], "title": str(child.pid)})
        case "door":
            say({**GOOD, "id": job["id"], "title": job["proxy"]})
        case "environment":
            say({**GOOD, "id": job["id"], "title": " ".join(sorted(os.environ))})
        case _:
            say({**GOOD, "id": job["id"]})


if START == "broken":
    sys.exit("Cannot find module 'pa11y'")
say({"event": "ready", "versions": {}})
if START == "no browser":
    say({"event": "no_browser", "detail": "no usable sandbox"})
    time.sleep(600)
for line in sys.stdin:
    answer(json.loads(line))
