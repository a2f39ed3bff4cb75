"""Published cases with known answers, kept beside the project; absent, their tests are skipped."""

import json
from pathlib import Path

import pytest

CASES = Path(__file__).resolve().parents[3] / "shared" / "data" / "ranking-reference" / "open"


def case(name):
    """The folder of a case and what is expected of it."""
    folder = CASES / name
    if not folder.is_dir():
        pytest.skip("the published cases are not here")
    return folder, json.loads((folder / "expected.json").read_text(encoding="utf-8"))["expected"]
