"""The pinned axe-core is the one whose lines are told in another way."""

import os
import subprocess
from pathlib import Path

import pytest

from webaudit import engine

FOLDER = Path(engine.__file__).parent
WHOLE = FOLDER / "node_modules" / "axe-core" / "axe.min.js"

pytestmark = pytest.mark.skipif(
    not WHOLE.exists(), reason="the engine's packages are not installed"
)


def test_every_line_that_is_told_in_another_way_is_in_the_pinned_axe(tmp_path):
    done = subprocess.run(
        ["node", "-p", "require('./lean-axe.cjs')"],
        cwd=FOLDER,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )

    lean = Path(done.stdout.strip())
    assert lean.is_relative_to(tmp_path)
