"""The PDF files that the sampled pages link to. Tagged, titled and with a language, or shut to many."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from .fetching import Fetched
from .results import Kind, Measure, Outcome, not_measured, shorten
from .texts import Link

ROOT = Path(__file__).resolve().parent.parent.parent
MOST_DOCUMENTS = 10
MOST_BYTES = 20_000_000
LONGEST_READING = 20  # seconds
CHECKS = ("is_tagged", "has_title", "has_language")
# What a program writes by itself is no title.
_NO_TITLE = re.compile(
    r"^(microsoft (word|powerpoint|excel) ?-.*|.*\.(docx?|pdf|indd|pptx?|xlsx?|rtf|odt|qxd|tif)|untitled.*"
    r"|namnlös.*|document\d*|dokument\d*|powerpoint-presentation|powerpoint presentation|print|\d+)$",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*")


def choose(links: Iterable[Link]) -> list[str]:
    """Up to ten of the linked PDF files, by the hash of their address: nobody chooses which."""
    found = {
        link.url
        for link in links
        if link.url.startswith(("http://", "https://"))
        and urlsplit(link.url).path.lower().endswith(".pdf")
    }
    return sorted(found, key=lambda url: hashlib.sha256(url.encode()).digest())[:MOST_DOCUMENTS]


def read_document(body: bytes) -> dict:
    """What the PDF says of itself, read in a process of its own; {"fault": …} where it cannot be read."""
    if b"%PDF-" not in body[:1024]:
        return {"fault": "no_pdf"}
    with TemporaryDirectory(prefix="document-") as folder:
        path = Path(folder) / "document.pdf"
        path.write_bytes(body)
        try:
            done = subprocess.run(  # noqa: S603 (our own interpreter, our own module, no shell)
                [sys.executable, "-m", "webaudit.beside.pdfs", str(path)],
                cwd=ROOT,
                env={"LC_ALL": "C.UTF-8"},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=LONGEST_READING,
                check=False,
            )
            answer = json.loads(done.stdout)
        except (subprocess.TimeoutExpired, ValueError):
            return {"fault": "too_heavy"}
    return answer if isinstance(answer, dict) else {"fault": "too_heavy"}


def judge(facts: dict) -> dict:
    """The three checks of one document, each true or false."""
    title = facts.get("title", "")
    return {
        "is_tagged": bool(facts.get("is_tagged")),
        "has_title": bool(title) and not _NO_TITLE.fullmatch(title),
        "has_language": bool(_LANGUAGE.fullmatch(facts.get("lang", ""))),
    }


def measure_documents(
    answers: list[Fetched], *, linked: int, read: Callable[[bytes], dict] = read_document
) -> Measure:
    """Points: the mean share of the checks that hold. What cannot be read is listed, never counted."""
    if not linked:
        return not_measured(Kind.DOCUMENTS, Outcome.NOTHING_THERE)
    documents, unread = [], []
    for answer in answers:
        if not answer.is_there:
            fault = (
                str(answer.outcome) if answer.outcome != Outcome.MEASURED else str(answer.status)
            )
            unread.append({"url": answer.url, "fault": fault})
            continue
        facts = read(answer.body)
        if "fault" in facts:
            unread.append({"url": answer.url, "fault": facts["fault"]})
            continue
        documents.append(
            {
                "url": answer.url,
                "pages": facts.get("pages"),
                "title": shorten(facts.get("title", "")),
                "lang": shorten(facts.get("lang", "")),
                **judge(facts),
            }
        )
    if not documents:
        return not_measured(Kind.DOCUMENTS, Outcome.UNREADABLE, linked=linked, unread=unread)
    held = sum(document[check] for document in documents for check in CHECKS)
    return Measure(
        Kind.DOCUMENTS,
        Outcome.MEASURED,
        100 * held / (len(CHECKS) * len(documents)),
        {"linked": linked, "documents": documents, "unread": unread},
    )
