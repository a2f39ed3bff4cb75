"""The booklets of ``samples``, each made once for all tests."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from time import process_time

import pytest

from award.booklet import Booklet, Report, render

from . import samples


@dataclass(frozen=True)
class Made:
    """A booklet and its file."""

    booklet: Booklet
    path: Path
    report: Report
    seconds: float


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> dict[str, Made]:
    folder = tmp_path_factory.mktemp("booklets")
    booklets = {
        "smallest": samples.smallest(),
        "one": samples.booklet(1),
        "usual": samples.booklet(3),
        "many": samples.booklet(20),
        "longest": samples.longest(),
        "english": samples.english(),
        "photos": samples.with_photos(folder),
    }
    return {name: _make(name, booklet, folder) for name, booklet in booklets.items()}


def _make(name: str, booklet: Booklet, folder: Path) -> Made:
    path = folder / f"{name}.pdf"
    started = process_time()
    report = render(booklet, path, images=folder)
    return Made(booklet, path, report, process_time() - started)
