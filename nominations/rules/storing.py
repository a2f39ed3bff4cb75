"""Whether what is written can be kept at all; everything else is asked when it is handed in."""

from django.utils.translation import gettext as _

from nominations.models import Application

#: Any text can be saved, up to what no writer reaches by typing: about 300 pages.
LONGEST_TEXT = 1_000_000


def reasons_not_to_store(contents):
    """``contents`` is what is to be saved, by field, as it was sent."""
    reasons = []
    for field, content in contents.items():
        texts = list(_texts(content))
        if sum(map(len, texts)) > LONGEST_TEXT:
            reasons.append(
                _("%(code)s holds more than %(most)d characters and could not be saved.")
                % {"code": field, "most": LONGEST_TEXT}
            )
        if any("\0" in text for text in texts):
            reasons.append(
                _("%(code)s holds a sign that no text has (NUL). Take it away and save again.")
                % {"code": field}
            )
    return reasons + _reasons_it_is_no_way_to_take_part(contents.get("participation", ""))


def _reasons_it_is_no_way_to_take_part(content):
    """A page offers only those there are; a script can send anything, and what was chosen stays."""
    if content in ("", *Application.Participation.values):
        return []
    return [_("That is no way of taking part. Choose one of those that the page offers.")]


def _texts(content):
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        yield from (text for value in content.values() for text in _texts(value))
    elif isinstance(content, (list, tuple)):
        yield from (text for value in content for text in _texts(value))
