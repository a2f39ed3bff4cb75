"""Make a booklet from a stored snapshot and check it.

    python -m award.booklet snapshot.json out.pdf [--images FOLDER] [--proof]

A proof is not checked, for it is not published. Prints one JSON object: {"pages", "contents",
"warnings", "faults"}. Exit 0 when the booklet may be published, 1 when it has faults. A process of
its own, for ReportLab's fonts are global to a process.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from pathlib import Path

from . import BookletError, check, from_json, render


def main(arguments: list[str] | None = None) -> int:
    """Make, check, tell."""
    parser = argparse.ArgumentParser(prog="python -m award.booklet")
    parser.add_argument("snapshot", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--images", type=Path, default=Path())
    parser.add_argument("--proof", action="store_true")
    told = parser.parse_args(arguments)
    answer: dict[str, object] = {}
    try:
        booklet = from_json(json.loads(told.snapshot.read_text(encoding="utf-8")))
        report = render(booklet, told.out, proof=told.proof, images=told.images)
        answer = dataclasses.asdict(report)
        faults = [] if told.proof else check(told.out, booklet)
    except BookletError as error:
        faults = error.faults
    answer["faults"] = [dataclasses.asdict(fault) for fault in faults]
    json.dump(answer, sys.stdout, ensure_ascii=False)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
