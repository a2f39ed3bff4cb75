"""A file's name as it is shown: never a path, nothing that cannot be seen, and the ending of what it is."""

import re
import unicodedata
from pathlib import PurePosixPath

LONGEST_NAME = 100
_FORBIDDEN = re.compile(r'[<>:"|?*/\\]+')


def shown_name(given: str, ending: str) -> str:
    """The name without its path and its odd characters, with the ending of what the file is."""
    last = re.split(r"[/\\]", given)[-1]
    visible = "".join(
        " " if char.isspace() else char
        for char in unicodedata.normalize("NFC", last)
        if char.isspace() or unicodedata.category(char)[0] != "C"
    )
    plain = re.sub(r" +", " ", _FORBIDDEN.sub("-", visible)).strip(" .-")
    stem = plain.removesuffix(PurePosixPath(plain).suffix).strip(" .-") or "bilaga"
    return f"{stem[: LONGEST_NAME - len(ending) - 1].strip()}.{ending}"
