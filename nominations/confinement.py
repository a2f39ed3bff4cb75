"""Opening what strangers have sent: in a process of its own, with little time and memory and no secrets."""

import json
import subprocess
import sys
from pathlib import Path

from nominations.file_types import Fault, Kind, NotAccepted

ROOT = Path(__file__).resolve().parent.parent
LONGEST_EXAMINATION = 15  # seconds, on a machine that has much else to do
LONGEST_DRAWING = 60


def examine(source: Path, target: Path) -> Kind:
    """Say what the file is and write a clean copy of it. Raises ``NotAccepted``."""
    answer = _run("nominations.file_types", source, target, seconds=LONGEST_EXAMINATION)
    if "kind" in answer:
        return Kind(answer["kind"])
    raise NotAccepted(Fault(answer.get("fault", Fault.TOO_HEAVY)))


def draw(source: Path, folder: Path) -> dict:
    """Draw the first pages into the folder: {"pages", "drawn"}; empty where it cannot be done."""
    return _run("nominations.previews", source, folder, seconds=LONGEST_DRAWING)


def _run(module, *paths, seconds):
    """What the program says; nothing where it was stopped or fell over."""
    try:
        done = subprocess.run(  # noqa: S603 (our own interpreter, our own module, no shell)
            [sys.executable, "-m", module, *map(str, paths)],
            cwd=ROOT,
            env={"LC_ALL": "C.UTF-8"},
            capture_output=True,
            timeout=seconds,
            check=False,
        )
        return json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return {}
