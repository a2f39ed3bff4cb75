"""Names come from people: a letter has the header lines and the links of its wording, and no others."""

import re

from django.conf import settings

LONGEST_SUBJECT = 200
LINK = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://|mailto:|www\.|[\w-]+\.[a-z]{2,}/)[^\s<>\"]+", re.IGNORECASE
)


def one_line(text):
    """A subject: no line breaks or control characters, and not too long."""
    words = "".join(mark if mark.isprintable() else " " for mark in text).split()
    line = " ".join(words)
    return line if len(line) <= LONGEST_SUBJECT else line[: LONGEST_SUBJECT - 1] + "…"


def defuse(text, *, allowed=""):
    """Take the life out of every link that neither leads to our own pages nor stands in ``allowed``."""
    known = set(LINK.findall(allowed))

    def judged(match):
        link = match.group()
        if link in known or link == settings.SITE_URL or link.startswith(f"{settings.SITE_URL}/"):
            return link
        return link.replace(":", "[:]", 1).replace(".", "[.]")

    return LINK.sub(judged, text)
