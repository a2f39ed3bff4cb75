"""Letters: written in the transaction of their event, kept word for word, sent once by the worker.

``queue("nominations.receipt", to=…, context=…, at=…)`` writes one that leaves at once, ``draft`` one that
waits for an organiser. How it reads: ``wording.py``; which kinds there are: ``kinds.py``, filled by each app.
"""

from award.letters.kinds import Kind, Reader, Word, every_kind, kind_of, register
from award.letters.services import (
    Attachment,
    accept_letters,
    decline_letters,
    draft,
    give_up_lost_letters,
    queue,
    release_letters,
    restore_template,
    save_template,
    send,
    send_again,
    send_refused_again,
    void_letter,
)

__all__ = [
    "Attachment",
    "Kind",
    "Reader",
    "Word",
    "accept_letters",
    "decline_letters",
    "draft",
    "every_kind",
    "give_up_lost_letters",
    "kind_of",
    "queue",
    "register",
    "release_letters",
    "restore_template",
    "save_template",
    "send",
    "send_again",
    "send_refused_again",
    "void_letter",
]
