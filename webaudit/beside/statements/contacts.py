"""Whom a reader can turn to: the site itself, and Digg. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from ..results import Answer, Check, shorten
from ..texts import Block, Link, Text
from . import words
from .finding import is_diggs
from .sentences import quotes


def feedback_check(said: Sequence[Block]) -> Check:
    """The site's own way of being told: an address, a number or a form beside an invitation."""
    heading, unsure = "", ""
    for block in said:
        if block.level:
            heading = block.text
            continue
        invites = bool(words.FEEDBACK.search(block.text) or words.FEEDBACK.search(heading))
        if not invites:
            continue
        if words.CHANNEL.search(block.text) or any(_is_a_channel(link) for link in block.links):
            return Check("feedback", Answer.YES, shorten(block.text))
        if words.FEEDBACK.search(block.text) and not words.DIGG.search(block.text):
            unsure = unsure or shorten(block.text)
    return Check("feedback", Answer.UNCLEAR if unsure else Answer.NO, unsure)


def _is_a_channel(link: Link) -> bool:
    if is_diggs(link.url):
        return False
    if link.url.startswith(("mailto:", "tel:")):
        return "digg.se" not in link.url.lower()
    return bool(words.FORM.search(link.text) or words.FORM.search(unquote(urlsplit(link.url).path)))


def complaint_check(text: Text) -> Check:
    linked = [link for link in text.links if is_diggs(link.url)]
    for link in linked:
        if words.DIGG_COMPLAINT.search(unquote(urlsplit(link.url).path)):
            return Check("complaint", Answer.YES, shorten(f"{link.text} → {link.url}"))
    if linked:
        link = linked[0]
        return Check("complaint", Answer.UNCLEAR, shorten(f"{link.text} → {link.url}"))
    quote = next(quotes(words.DIGG, text.blocks), "")
    return Check("complaint", Answer.UNCLEAR if quote else Answer.NO, quote)
