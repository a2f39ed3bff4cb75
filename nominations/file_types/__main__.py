"""Examine one file: ``python -m nominations.file_types source target``.

Prints one JSON object, {"kind"} or {"fault"}. Whatever the file makes of the reader ends with this process,
which has little time and memory.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from . import Fault, NotAccepted, examine

SECONDS = 6
MEMORY = 640 * 1024 * 1024


def main(source: str, target: str) -> int:
    """Confine this process, then open the file."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        answer = {"kind": examine(Path(source), Path(target))}
    except NotAccepted as refused:
        answer = {"fault": refused.fault}
    except MemoryError:
        answer = {"fault": Fault.TOO_HEAVY}
    json.dump(answer, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
