"""The manners of our small commands: one JSON object out; of bad input one sentence, and exit 2."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Never

SUCCESS = 0
BAD_INPUT = 2


class BadInput(Exception):
    """What was given cannot be used; the message is a sentence for the person who gave it."""


class Parser(argparse.ArgumentParser):
    """Arguments that cannot be understood are bad input like any other."""

    def error(self, message: str) -> Never:
        raise BadInput(f"{message[:1].upper()}{message[1:]}.")


def answer(run: Callable[[], object]) -> int:
    """Print what ``run`` gives as JSON, or the sentence that says why there is nothing to print."""
    try:
        found = run()
    except BadInput as refused:
        sys.stderr.write(f"{refused}\n")
        return BAD_INPUT
    json.dump(found, sys.stdout, ensure_ascii=False, indent=1, allow_nan=False)
    sys.stdout.write("\n")
    return SUCCESS


def text_of(path: Path) -> str:
    """The text of a file that somebody names, with or without a byte order mark."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(f"{path} is not text in UTF-8.") from None
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or "it cannot be opened"
        raise BadInput(f"{path} cannot be read: {reason}.") from None
