"""A web server that ranks nothing starts without NumPy and SciPy."""

import subprocess
import sys


def loaded_after(code):
    code += "; import sys; print(sorted({'numpy', 'scipy'} & set(sys.modules)))"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout


def test_what_needs_numpy_is_loaded_when_it_is_asked_for():
    assert loaded_after("from jury import ranking") == "[]\n"
    assert loaded_after("from jury import ranking; ranking.estimate") == "['numpy', 'scipy']\n"


def test_a_web_server_with_all_its_pages_starts_without_them():
    """What reads a table by XLSX takes NumPy along where both are installed; SciPy is the larger part."""
    code = (
        "import os, django; os.environ |= {'AWARD_DEMO': '1', 'DJANGO_SETTINGS_MODULE': 'award.settings'}"
        "; django.setup(); import award.urls, jury.urls"
    )
    assert "scipy" not in loaded_after(code)
