"""Whether audits can run on this machine: Node, its packages, a browser, and that it can read."""

import shutil
import subprocess
from enum import StrEnum
from pathlib import Path

from .loopback import serve
from .results import PageJob
from .supervisor import NotReady, audit

HERE = Path(__file__).parent
# Less than half the work of a whole browser, with the same findings. The script of the same name
# in /usr/bin starts it as a child, which would outlive a kill.
HEADLESS_SHELL = Path("/usr/lib/chromium/chromium-headless-shell")
OTHER_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Where nobody may install a browser: an npm package that `make install` unpacks here.
SPARE_BROWSER = HERE / "spare_browser" / "unpacked" / "chromium-headless-shell"
PACKAGES = ("axe-core", "pa11y", "puppeteer")
OLDEST_NODE = 20


class Reason(StrEnum):
    """Why no audit can run, as a sentence that says what to do about it."""

    NO_NODE = "The audits need Node.js 20 or later: install the package nodejs."
    OLD_NODE = "The audits need Node.js 20 or later: the one installed is older."
    NO_PACKAGES = "The audits need pa11y and axe-core: run make install."
    NO_BROWSER = "The audits need a browser: install the package chromium-headless-shell."
    BROWSER_DOES_NOT_START = "The browser for the audits does not start on this machine."
    BROWSER_SEES_NOTHING = (
        "The browser for the audits cannot read text: install a font, such as fonts-dejavu-core."
    )


def find_browser(setting: str | Path | None = None) -> Path | None:
    """The browser to audit with: the one in the settings, or the best one installed."""
    if setting:
        return Path(setting) if Path(setting).is_file() else None
    if HEADLESS_SHELL.is_file():
        return HEADLESS_SHELL
    found = next(filter(None, map(shutil.which, OTHER_BROWSERS)), None)
    if found:
        return Path(found)
    return SPARE_BROWSER if SPARE_BROWSER.is_file() else None


def why_not_ready(setting: str | Path | None = None) -> Reason | None:
    """What is missing for audits, if anything. Quick: starts no browser."""
    node = shutil.which("node")
    if node is None:
        return Reason.NO_NODE
    if _node_version(node) < OLDEST_NODE:
        return Reason.OLD_NODE
    if not all((HERE / "node_modules" / name / "package.json").is_file() for name in PACKAGES):
        return Reason.NO_PACKAGES
    if find_browser(setting) is None:
        return Reason.NO_BROWSER
    return None


def self_test(browser: Path) -> Reason | None:
    """Audit a page with a known fault. A browser without fonts would find every page faultless."""
    # A busy machine gets a second chance.
    return _reason_from_test_page(browser) and _reason_from_test_page(browser)


def _reason_from_test_page(browser: Path) -> Reason | None:
    with serve(HERE / "self_test") as address:
        page = PageJob("self-test", f"http://{address}/")
        try:
            [result] = audit([page], browser=browser, allow=[address])
        except NotReady:
            return Reason.BROWSER_DOES_NOT_START
    if any(finding.rule == "color-contrast" and finding.counted for finding in result.findings):
        return None
    return Reason.BROWSER_SEES_NOTHING


def _node_version(node: str) -> int:
    answer = subprocess.run(  # noqa: S603 - the machine's own Node
        [node, "--version"], capture_output=True, text=True, timeout=20, check=False
    )
    major = answer.stdout.strip().removeprefix("v").partition(".")[0]
    return int(major) if major.isdigit() else 0
