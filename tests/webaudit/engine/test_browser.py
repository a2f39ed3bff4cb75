"""Whether this machine can audit, and what to install when it cannot."""

import shutil
import sys
from pathlib import Path

import pytest

from webaudit.engine import Reason, browser, find_browser, self_test, why_not_ready


@pytest.fixture
def path(tmp_path, monkeypatch):
    """A PATH with nothing on it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def program(folder, name, says):
    file = folder / name
    file.write_text(f"#!/bin/sh\necho {says}\n")
    file.chmod(0o755)
    return file


def test_browser_in_the_settings_is_the_one_used():
    assert find_browser(sys.executable) == Path(sys.executable)
    assert find_browser(str(Path(sys.executable).parent)) is None
    assert find_browser("/no/such/browser") is None


def test_browser_on_the_path_is_found_where_debians_shell_is_not(path, monkeypatch):
    monkeypatch.setattr(browser, "HEADLESS_SHELL", path / "nothing")
    monkeypatch.setattr(browser, "SPARE_BROWSER", path / "nothing")
    assert find_browser() is None

    spare = program(path, "spare", "")
    monkeypatch.setattr(browser, "SPARE_BROWSER", spare)
    assert find_browser() == spare

    chrome = program(path, "google-chrome", "")
    assert find_browser() == chrome

    chromium = program(path, "chromium", "")
    assert find_browser() == chromium


def test_lightest_browser_comes_first(path, monkeypatch):
    shell = program(path, "chromium-headless-shell", "")
    program(path, "chromium", "")
    monkeypatch.setattr(browser, "HEADLESS_SHELL", shell)

    assert find_browser() == shell


@pytest.mark.parametrize(
    ("node", "reason"),
    [(None, Reason.NO_NODE), ("v18.20.0", Reason.OLD_NODE), ("hello", Reason.OLD_NODE)],
)
def test_old_or_missing_node_is_said_first(path, node, reason):
    if node:
        program(path, "node", node)

    assert why_not_ready() == reason


def test_missing_packages_and_browser_are_said_in_turn(path, monkeypatch):
    program(path, "node", "v20.19.0")
    monkeypatch.setattr(browser, "HERE", path)
    assert why_not_ready("/no/such/browser") == Reason.NO_PACKAGES

    for name in browser.PACKAGES:
        folder = path / "node_modules" / name
        folder.mkdir(parents=True)
        (folder / "package.json").touch()
    assert why_not_ready("/no/such/browser") == Reason.NO_BROWSER
    assert why_not_ready(sys.executable) is None


@pytest.mark.audit
@pytest.mark.skipif(why_not_ready() is not None, reason=str(why_not_ready()))
def test_browser_is_tried_on_a_page_with_a_known_fault():
    assert self_test(find_browser()) is None
    assert self_test(Path(shutil.which("true"))) == Reason.BROWSER_DOES_NOT_START


@pytest.mark.audit
@pytest.mark.skipif(why_not_ready() is not None, reason=str(why_not_ready()))
@pytest.mark.skipif(not browser.SPARE_BROWSER.is_file(), reason="the spare browser is not here")
def test_spare_browser_reads_too():
    assert self_test(browser.SPARE_BROWSER) is None
