"""Who at a municipality gets which letter; the words stand in ``templates/nominations/mail/``."""

from award import letters
from nominations.letter_kinds import editors_of


def receipt(application, issued, *, at):
    """The receipt with its copy as files, once to all who write for any of those who apply."""
    copies = [
        letters.Attachment(
            f"kvitto-{issued.number}.pdf", "application/pdf", bytes(issued.pdf.content)
        ),
        letters.Attachment(f"kvitto-{issued.number}.txt", "text/plain", issued.contents.encode()),
    ]
    _to_editors(
        letters.queue,
        "receipt",
        application,
        page="nominations:application_receipt",
        of_all=True,
        attachments=copies,
        once=f"receipt:{issued.number}",
        at=at,
        receipt=issued,
    )


def eligibility(application, *, at):
    """The decision on whether the municipality may compete, with its reason; waits to be released."""
    _to_editors(
        letters.draft, application.status, application, page="nominations:application_show", at=at
    )


def self_description_opened(application, stage, *, at):
    """The municipality is on the longlist and writes its self-description; waits to be released."""
    page = "nominations:self_description_edit"
    _to_editors(letters.draft, "self_description", application, page=page, at=at, stage=stage)


def feedback(application, *, at):
    """There is feedback to read; the text itself is read logged in."""
    _to_editors(letters.queue, "feedback", application, page="nominations:feedback_show", at=at)


def _to_editors(write, event, application, *, page, at, attachments=(), once="", **context):
    for editor in editors_of([application], page=page, **context):
        write(
            f"nominations.{event}",
            to=editor.to,
            context=editor.context,
            at=at,
            edition=application.edition,
            about=application,
            attachments=attachments,
            once=once and f"{once}:{editor.to}",
        )
