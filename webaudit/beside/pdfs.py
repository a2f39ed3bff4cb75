"""What a PDF says of itself: ``python -m webaudit.beside.pdfs FILE`` prints one JSON object.

It opens what any site may have published, so it runs in a process with little time and memory that
writes nothing.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

import pikepdf

SECONDS = 6
MEMORY = 640 * 1024 * 1024
LONGEST = 300


def facts_of(source: Path) -> dict:
    """{"pages", "is_tagged", "title", "lang"}, or {"fault": "locked" | "damaged"}."""
    try:
        with pikepdf.open(source, suppress_warnings=True) as pdf:
            return {
                "pages": len(pdf.pages),
                "is_tagged": _is_tagged(pdf.Root),
                "title": _title(pdf),
                "lang": _text(pdf.Root.get("/Lang")),
            }
    except pikepdf.PasswordError:
        return {"fault": "locked"}
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {"fault": "damaged"}


def _is_tagged(root) -> bool:
    """Marked as tagged, and with tags in the tree: an empty tree helps nobody."""
    info, tree = root.get("/MarkInfo"), root.get("/StructTreeRoot")
    if not isinstance(info, pikepdf.Dictionary) or not isinstance(tree, pikepdf.Dictionary):
        return False
    children = tree.get("/K")
    has_tags = children is not None and not (
        isinstance(children, pikepdf.Array) and len(children) == 0
    )
    return bool(info.get("/Marked", False)) and has_tags


def _title(pdf) -> str:
    info = pdf.trailer.get("/Info")
    said = _text(info.get("/Title")) if isinstance(info, pikepdf.Dictionary) else ""
    if said:
        return said
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        return str(metadata.get("dc:title") or "").strip()[:LONGEST]


def _text(value) -> str:
    return str(value).strip()[:LONGEST] if isinstance(value, pikepdf.String) else ""


def main(source: str) -> int:
    """Confine this process, then open the file."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        answer = facts_of(Path(source))
    except MemoryError:
        answer = {"fault": "too_heavy"}
    sys.stdout.write(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
