"""Letters: written in the transaction of their event, kept word for word, sent once by the worker.

``queue("nominations.receipt", …)`` renders ``templates/nominations/mail/receipt.subject.txt``, ``.txt`` and,
where it exists, ``.html``. Names and titles come from people: a letter has the header lines and the links
that its template has, and no others.
"""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template import Context, TemplateDoesNotExist
from django.template.loader import get_template
from django.utils import translation
from django.utils.translation import gettext as _

from award import history
from award.jobs import services as jobs
from award.models import Letter
from award.refusals import require

LONGEST_SUBJECT = 200
ATTEMPTS = 5
LINK = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://|mailto:|www\.|[\w-]+\.[a-z]{2,}/)[^\s<>\"]+", re.IGNORECASE
)


@transaction.atomic
def queue(kind, *, to, context, at, edition=None, about=None):
    """Write a letter to one address; it leaves when the present transaction commits."""
    app, event = kind.split(".", 1)
    name = f"{app}/mail/{event}"
    words = {"site_url": settings.SITE_URL, "edition": edition} | context
    with translation.override(settings.LANGUAGE_CODE):
        letter = Letter.objects.create(
            edition=edition,
            kind=kind,
            to=to,
            subject=_one_line(_render(f"{name}.subject.txt", words, escape=False)),
            text=_defuse(_render(f"{name}.txt", words, escape=False)),
            html=_defuse(_render(f"{name}.html", words, escape=True, required=False)),
            about_type=about._meta.label if about else "",
            about_id=str(about.pk) if about else "",
            queued_at=at,
        )
    _hand_over(letter, at=at)
    return letter


def reasons_not_to_send_again(letter):
    if letter.status != Letter.Status.FAILED:
        return [_("Only a letter that could not be delivered can be sent again.")]
    return []


@transaction.atomic
def send_again(*, letter_id, actor, at):
    """Try once more with a letter that could not be delivered."""
    letter = Letter.objects.select_for_update().get(pk=letter_id)
    require(reasons_not_to_send_again(letter))
    letter.status = Letter.Status.QUEUED
    letter.error = ""
    letter.save(update_fields=["status", "error"])
    _hand_over(letter, at=at)
    history.record(actor, "award.letter.sent_again", letter, at=at, edition=letter.edition)
    return letter


def send(letter_id, *, is_last_attempt, at):
    """Send a letter that waits; a sent one is left alone.

    Raises what the mail server said, and marks the letter undelivered where this was the last attempt. A
    worker that dies between the server's yes and our writing it sends the same Message-ID again.
    """
    letter = Letter.objects.get(pk=letter_id)
    if letter.status != Letter.Status.QUEUED:
        return
    try:
        _message(letter).send()
    except Exception as error:
        letter.error = str(error)[:2000]
        if is_last_attempt:
            letter.status = Letter.Status.FAILED
        letter.save(update_fields=["status", "error"])
        raise
    letter.status = Letter.Status.SENT
    letter.sent_at = at
    letter.error = ""
    letter.save(update_fields=["status", "sent_at", "error"])


def _hand_over(letter, *, at):
    jobs.submit("award.letter", {"letter_id": letter.pk}, at=at, max_attempts=ATTEMPTS)


def _message(letter):
    host = urlsplit(settings.SITE_URL).hostname
    message = EmailMultiAlternatives(
        letter.subject,
        letter.text,
        to=[letter.to],
        headers={
            "Message-ID": f"<letter-{letter.pk}@{host}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    return message


def _render(name, words, *, escape, required=True):
    try:
        template = get_template(name).template
    except TemplateDoesNotExist:
        if required:
            raise
        return ""
    return template.render(Context(words, autoescape=escape)).strip()


def _one_line(text):
    """A subject: no line breaks or control characters, and not too long."""
    words = "".join(mark if mark.isprintable() else " " for mark in text).split()
    line = " ".join(words)
    return line if len(line) <= LONGEST_SUBJECT else line[: LONGEST_SUBJECT - 1] + "…"


def _defuse(text):
    """Take the life out of every link that does not lead to our own pages."""

    def judged(match):
        link = match.group()
        if link == settings.SITE_URL or link.startswith(f"{settings.SITE_URL}/"):
            return link
        return link.replace(":", "[:]", 1).replace(".", "[.]")

    return LINK.sub(judged, text)
