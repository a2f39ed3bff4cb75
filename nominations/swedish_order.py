"""Swedish order and search, the same on every database: å, ä and ö come after z, in that order."""

import unicodedata

# "{", "|" and "}" are the three characters after z.
_AFTER_Z = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})


def sort_key(text: str) -> str:
    """A text by which a database that knows nothing of Swedish puts names in Swedish order."""
    ordered = unicodedata.normalize("NFC", text).casefold().translate(_AFTER_Z)
    # Other accents do not count: é sorts with e.
    return "".join(c for c in unicodedata.normalize("NFD", ordered) if not unicodedata.combining(c))


def keys(name: str, county: str, code: str) -> tuple[str, str]:
    """What a municipality is found by (name, county or code) and sorted by."""
    return f"{name} {county} {code}".casefold(), sort_key(name)
