"""A letter as an e-mail: one reader, its files, and for optional kinds the headers that decline it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage

from award.letters import declining


def message(letter, kind):
    """The e-mail; the same letter always has the same Message-ID."""
    host = urlsplit(settings.SITE_URL).hostname
    headers = {
        "Message-ID": f"<letter-{letter.pk}@{host}>",
        "Auto-Submitted": "auto-generated",
    }
    if kind and kind.is_optional:
        headers["List-Unsubscribe"] = f"<{declining.link(kind, letter.to)}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail = EmailMessage(letter.subject, letter.text, to=[letter.to], headers=headers)
    for attachment in letter.attachments.all():
        mail.attach(attachment.name, bytes(attachment.content), attachment.content_type)
    return mail
