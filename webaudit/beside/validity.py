"""Valid HTML ("validera koden"): the W3C's own checker on the pages as they were sent.

``java -jar vnu.jar`` reads all pages of a site in one batch, with a limit on time and memory. Kinds of error
count, not errors. Without Java nothing is measured: another checker would put the sites in another order.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from .results import Kind, Measure, Outcome, not_measured, shorten

VALIDATOR = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
VERSION = "26.9.27"
WORST = 10  # a page with so many kinds of error has no points left
SECONDS = 60
MEMORY = "512m"
MOST_OUTPUT = 64_000_000
MOST_KINDS_SHOWN = 20
_NAMES = re.compile(r"“[^”]*”")
# The checker starts a whole Java machine, so one at a time.
_one_at_a_time = Lock()
# What it said of the latest batches: a rehearsal measures the same few sites many times.
_said: dict[bytes, list[list[str]]] = {}
MOST_REMEMBERED = 16


class CannotValidate(Exception):
    """Why the pages were not checked."""

    def __init__(self, outcome: Outcome, detail: str = ""):
        super().__init__(detail)
        self.outcome = outcome
        self.detail = detail


def find_java(setting: str = "") -> str | None:
    """The Java of the settings, or the machine's own; None where there is none."""
    if setting:
        return setting if Path(setting).is_file() else None
    return shutil.which("java")


def measure_validity(
    pages: Sequence[tuple[str, bytes]], *, java: str | None, seconds=SECONDS
) -> Measure:
    """Points for pages ``(address, bytes as sent)``: the mean of 1 − kinds of error / 10, never below 0."""
    if not pages:
        return not_measured(Kind.VALIDITY, Outcome.NO_ANSWER)
    try:
        messages = validate([body for _url, body in pages], java=java, seconds=seconds)
    except CannotValidate as problem:
        return not_measured(Kind.VALIDITY, problem.outcome, detail=shorten(problem.detail))
    kinds = [Counter(kind_of(message) for message in errors) for errors in messages]
    points = [100 * max(0, 1 - len(counts) / WORST) for counts in kinds]
    everywhere = Counter(kind for counts in kinds for kind in counts)
    return Measure(
        Kind.VALIDITY,
        Outcome.MEASURED,
        sum(points) / len(points),
        {
            "validator": f"vnu {VERSION}",
            "pages": [
                {"url": url, "kinds": len(counts), "errors": counts.total()}
                for (url, _body), counts in zip(pages, kinds, strict=True)
            ],
            "kinds": [
                {
                    "text": kind,
                    "pages": count,
                    "errors": sum(counts[kind] for counts in kinds),
                }
                for kind, count in sorted(everywhere.items(), key=lambda pair: (-pair[1], pair[0]))
            ][:MOST_KINDS_SHOWN],
        },
    )


def kind_of(message: str) -> str:
    """A message without its names: the same fault on another element is the same kind."""
    return shorten(_NAMES.sub("“…”", message))


def validate(
    bodies: Sequence[bytes], *, java: str | None, seconds: float = SECONDS
) -> list[list[str]]:
    """The checker's error messages for each page, in order. Raises ``CannotValidate``."""
    if java is None:
        raise CannotValidate(Outcome.NO_JAVA)
    if not VALIDATOR.is_file():
        raise CannotValidate(Outcome.NO_VALIDATOR)
    key = hashlib.sha256(b"".join(hashlib.sha256(body).digest() for body in bodies)).digest()
    with _one_at_a_time:
        if key not in _said:
            while len(_said) >= MOST_REMEMBERED:
                del _said[next(iter(_said))]
            _said[key] = _ask(bodies, java, seconds)
        return _said[key]


def _ask(bodies: Sequence[bytes], java: str, seconds: float) -> list[list[str]]:
    with TemporaryDirectory(prefix="validity-") as folder:
        paths = [Path(folder) / f"{n}.html" for n in range(len(bodies))]
        for path, body in zip(paths, bodies, strict=True):
            path.write_bytes(body)
        answer = Path(folder) / "answer.json"
        _run(java, folder, paths, answer, seconds)
        if answer.stat().st_size > MOST_OUTPUT:
            raise CannotValidate(Outcome.TOO_BIG, "the checker's answer")
        return _errors(answer.read_bytes(), len(bodies))


def _run(java, folder, paths, answer, seconds):
    with answer.open("wb") as stdout:
        process = subprocess.Popen(  # noqa: S603 (our own program on files of our own names, no shell)
            [
                # A short life: compiling well costs more than it saves.
                java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m", f"-Xmx{MEMORY}",
                "-Djava.awt.headless=true", "-jar", str(VALIDATOR), "--format", "json", "--stdout",
                "--exit-zero-always", "--errors-only", *map(str, paths),
            ],
            cwd=folder,
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        try:
            status = process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            raise CannotValidate(Outcome.TOO_SLOW) from None
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
    if status != 0:
        raise CannotValidate(Outcome.ERROR, f"the checker ended with {status}")


def _errors(answer: bytes, count: int) -> list[list[str]]:
    """The messages of the answer by page; an answer that makes no sense is an error, never a clean page."""
    messages: list[list[str]] = [[] for _ in range(count)]
    try:
        for entry in json.loads(answer)["messages"]:
            if entry["type"] == "non-document-error":
                raise CannotValidate(Outcome.ERROR, str(entry.get("message", "")))
            if entry["type"] == "error":
                messages[int(Path(entry["url"]).stem)].append(str(entry["message"]))
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise CannotValidate(Outcome.ERROR, "the checker's answer makes no sense") from error
    return messages
