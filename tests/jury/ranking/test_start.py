"""A web server that ranks nothing starts without NumPy and SciPy."""

import subprocess
import sys


def loaded_after(code):
    code += "; import sys; print(sorted({'numpy', 'scipy'} & set(sys.modules)))"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout


def test_what_needs_numpy_is_loaded_when_it_is_asked_for():
    assert loaded_after("from jury import ranking") == "[]\n"
    assert loaded_after("from jury import ranking; ranking.estimate") == "['numpy', 'scipy']\n"
