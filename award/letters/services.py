"""What happens to a letter: written, released, sent, tried again, made void; declined; and reworded.

Most events record what they did and then write their letters, which may make earlier ones void. So letters
that have been written are held after the history, here too, and in the order of their keys: nobody waits
for one who waits for them.
"""

import hashlib
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Q

from award import history
from award.jobs import services as jobs
from award.letters import declining, kinds, mailing, rules, wording
from award.models import Edition, Letter, LetterAttachment, LetterOptOut, LetterTemplate
from award.refusals import require

SEND = "award.letter"
# Twenty minutes in all: a mail server that turns strangers away at first takes their letters after some.
ATTEMPTS = 9
Status = Letter.Status


@dataclass(frozen=True)
class Attachment:
    """A file to send with a letter. Organisers see its name and size, never what stands in it."""

    name: str
    content_type: str
    content: bytes


def queue(kind, *, to, context, at, edition=None, about=None, attachments=(), once="", secret=""):
    """Write a letter to one address; it leaves when the present transaction commits.

    With ``once``, the letter already written under that key is given back instead. None where the address
    has declined letters of an optional kind. A ``secret`` in the text is kept only until the letter has left.
    """
    return _write(Status.QUEUED, kind, to, context, at, edition, about, attachments, once, secret)


def draft(kind, *, to, context, at, edition, about=None, attachments=(), once=""):
    """Write a letter that waits until an organiser of the edition releases it."""
    return _write(Status.DRAFT, kind, to, context, at, edition, about, attachments, once)


@transaction.atomic
def _write(status, code, to, context, at, edition, about, attachments, once, secret=""):
    kind = kinds.registered(code)
    if declining.has_declined(kind, to):
        return None
    if once and (earlier := Letter.objects.filter(once=once).first()):
        return earlier
    _replace_earlier(kind, about, to=to, at=at)
    words = wording.facts(kind, {"edition": edition} | context)
    subject, text = wording.write(kind, wording.in_force(kind, edition), words, to=to)
    letter = Letter(
        edition=edition,
        kind=code,
        to=to,
        subject=subject,
        text=text,
        words=words if status == Status.DRAFT else {},
        about_type=about._meta.label if about else "",
        about_id=str(about.pk) if about else "",
        secret=secret,
        status=status,
        written_at=at,
        once=once,
    )
    try:
        with transaction.atomic():
            letter.save(force_insert=True)
    except IntegrityError:
        return Letter.objects.get(once=once)
    letter.attachments.set([_stored(attachment) for attachment in attachments])
    if status == Status.QUEUED:
        _hand_over(letter, at=at)
    return letter


def _stored(attachment):
    """One copy of a file, however many letters it goes with."""
    stored, _is_new = LetterAttachment.objects.get_or_create(
        sha256=hashlib.sha256(attachment.content).hexdigest(),
        name=attachment.name,
        content_type=attachment.content_type,
        defaults={"content": attachment.content, "size": len(attachment.content)},
    )
    return stored


def _replace_earlier(kind, about, *, to, at):
    """A later decision about the same thing makes the unsent letters about the earlier one void."""
    if not kind.matter or about is None:
        return
    from_earlier = Letter.objects.unsent().filter(
        Q(written_at__lt=at) | Q(to=to),
        kind__in=kinds.codes_of_matter(kind.matter),
        about_type=about._meta.label,
        about_id=str(about.pk),
    )
    if not from_earlier.exists():
        return
    history.hold()
    held = from_earlier.select_for_update(of=("self",)).select_related("edition")
    for letter in held.order_by("pk"):
        _make_void(letter, actor=None, at=at, cause="later decision")


@transaction.atomic
def release_letters(*, edition_id, letter_ids, actor, at):
    """Drafts that an organiser has read through leave, all of them or none."""
    edition = _locked_edition(edition_id)
    history.hold()
    letters = list(
        edition.letters.select_for_update()
        .filter(pk__in=letter_ids, status=Status.DRAFT)
        .order_by("pk")
    )
    gone = kinds.without_reader(letters, edition)
    require(rules.reasons_not_to_release(letters, asked=len(set(letter_ids)), gone=gone))
    for letter in letters:
        letter.status = Status.QUEUED
        letter.words = {}
        letter.save(update_fields=["status", "words"])
        _hand_over(letter, at=at)
        history.record(actor, "award.letter.released", letter, at=at, edition=edition)
    return letters


@transaction.atomic
def void_letter(*, letter_id, actor, at):
    """A letter that nobody has got will not be sent; it stays to be read."""
    letter = _locked(letter_id)
    require(rules.reasons_not_to_void(letter))
    return _make_void(letter, actor=actor, at=at)


@transaction.atomic
def send_again(*, letter_id, actor, at):
    """Try once more with a letter that could not be delivered."""
    letter = _locked(letter_id)
    require(rules.reasons_not_to_send_again(letter))
    return _send_again(letter, actor=actor, at=at)


@transaction.atomic
def send_refused_again(*, edition_id, actor, at):
    """Try once more with all that the mail server refused, when it is well again.

    A letter that was cut off may have left: whether it is sent again is decided for each by itself.
    """
    edition = _locked_edition(edition_id)
    history.hold()
    letters = list(edition.letters.refused().select_for_update(of=("self",)).order_by("pk"))
    return [_send_again(letter, actor=actor, at=at) for letter in letters]


def send(letter_id, *, is_last_attempt, at):
    """Send a letter that waits; a sent one is left alone, and one that was declined meanwhile is void.

    Raises what the mail server said, and marks the letter undelivered where this was the last attempt. A
    worker that dies between the server's yes and our writing it sends the same Message-ID again.
    """
    letter = Letter.objects.select_related("edition").get(pk=letter_id)
    if letter.status != Status.QUEUED:
        return
    kind = kinds.kind_of(letter.kind)
    if kind and declining.has_declined(kind, letter.to):
        _make_void(letter, actor=None, at=at, cause="declined")
        return
    try:
        mailing.message(letter, kind).send()
    except Exception as error:
        letter.error = str(error)[:2000]
        if is_last_attempt:
            _fail(letter, at=at)
        else:
            letter.save(update_fields=["error"])
        raise
    letter.status = Status.SENT
    letter.sent_at = at
    letter.error = ""
    _forget_secret(letter)
    letter.save(update_fields=["status", "sent_at", "error", "text", "secret"])


def give_up_lost_letters(*, at):
    """Letters that wait although no job is left to send them are undelivered; looked for at every sweep.

    Their workers died in every attempt, perhaps after the mail server's yes: whether such a letter has left
    nobody knows, so an organiser decides whether it is sent again.
    """
    waiting = Letter.objects.filter(status=Status.QUEUED).order_by("pk")
    if letter_ids := list(waiting.values_list("pk", flat=True)):
        under_way = _under_way()
        for letter_id in letter_ids:
            if letter_id not in under_way:
                _give_up(letter_id, at=at)


@transaction.atomic
def _give_up(letter_id, *, at):
    letter = _locked(letter_id)
    # It may have been sent, or handed to a new job, since it was looked for.
    if letter.status == Status.QUEUED and letter.pk not in _under_way():
        letter.error = ""
        _fail(letter, at=at)


def _under_way():
    """The letters that a job is to send."""
    return jobs.under_way(SEND, "letter_id")


@transaction.atomic
def save_template(*, edition_id, kind, values, is_for_all, actor, at):
    """An organiser's own wording: for one edition, or for all of the award's. Drafts get it at once."""
    edition = _locked_edition(edition_id)
    require(rules.reasons_not_to_save_template(kind, values))
    if is_for_all:
        edition.letter_templates.filter(kind=kind.code).delete()
    template, _is_new = LetterTemplate.objects.update_or_create(
        award=edition.award,
        edition=None if is_for_all else edition,
        kind=kind.code,
        defaults=values,
    )
    history.record(
        actor,
        "award.letter_template.changed",
        template,
        at=at,
        edition=edition,
        is_for_all=is_for_all,
        **values,
    )
    _reword_drafts(kind, edition.award_id)
    return template


@transaction.atomic
def restore_template(*, edition_id, kind, actor, at):
    """The organiser's wording in force is taken away: the award's comes back, or the standard."""
    edition = _locked_edition(edition_id)
    rows = wording.templates_for(edition).filter(kind=kind.code)
    in_force = rows.filter(edition=edition).first() or rows.first()
    if in_force is None:
        return
    history.record(actor, "award.letter_template.restored", in_force, at=at, edition=edition)
    in_force.delete()
    _reword_drafts(kind, edition.award_id)


@transaction.atomic
def decline_letters(*, kind, email, at):
    """The reader wants no more letters of an optional kind. Asked twice, it stays so."""
    LetterOptOut.objects.get_or_create(
        kind=kind.code, email=email.lower(), defaults={"declined_at": at}
    )


@transaction.atomic
def accept_letters(*, kind, email):
    """The reader wants the letters again."""
    LetterOptOut.objects.filter(kind=kind.code, email=email.lower()).delete()


def _reword_drafts(kind, award_id):
    drafts = Letter.objects.select_related("edition").filter(
        edition__award=award_id, kind=kind.code, status=Status.DRAFT
    )
    for letter in drafts:
        own = wording.in_force(kind, letter.edition)
        letter.subject, letter.text = wording.write(kind, own, letter.words, to=letter.to)
        letter.save(update_fields=["subject", "text"])


@transaction.atomic
def _fail(letter, *, at):
    history.record(
        None, "award.letter.failed", letter, at=at, edition=letter.edition, answer=letter.error
    )
    letter.status = Status.FAILED
    letter.save(update_fields=["status", "error"])


def _send_again(letter, *, actor, at):
    letter.status = Status.QUEUED
    letter.error = ""
    letter.save(update_fields=["status", "error"])
    _hand_over(letter, at=at)
    history.record(actor, "award.letter.sent_again", letter, at=at, edition=letter.edition)
    return letter


def _make_void(letter, *, actor, at, **details):
    letter.status = Status.VOID
    letter.words = {}
    _forget_secret(letter)
    letter.save(update_fields=["status", "words", "text", "secret"])
    history.record(actor, "award.letter.voided", letter, at=at, edition=letter.edition, **details)
    return letter


def _forget_secret(letter):
    """Only the reader has it from now on."""
    if letter.secret:
        letter.text = letter.text.replace(letter.secret, "•••")
        letter.secret = ""


def _locked(letter_id):
    history.hold()
    letters = Letter.objects.select_for_update(of=("self",)).select_related("edition")
    return letters.get(pk=letter_id)


def _locked_edition(edition_id):
    editions = Edition.objects.select_for_update(of=("self",), no_key=True).select_related("award")
    return editions.get(pk=edition_id)


def _hand_over(letter, *, at):
    jobs.submit(SEND, {"letter_id": letter.pk}, at=at, max_attempts=ATTEMPTS)
