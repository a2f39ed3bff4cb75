"""A letter is kept word for word, waits where it must, and is sent once with its files."""

import pytest
from django.core import mail
from django.test import override_settings

from award import letters
from award.jobs.models import Job
from award.models import HistoryEntry, Letter, LetterAttachment
from award.refusals import Refused
from tests.award.conftest import BEFORE
from tests.award.letters.conftest import AT, context
from tests.factories import make_edition, make_municipality

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

BREAKING = "tests.award.mail_backends.BreakingBackend"
LATER = AT.replace(hour=10)
RECEIPT = letters.Attachment("kvitto.txt", "text/plain", "Räksmörgås".encode())


@pytest.fixture(autouse=True)
def _kinds(known):
    """The tests' own kinds of letters."""


@pytest.fixture
def post(django_capture_on_commit_callbacks):
    """``with post():`` what is written inside is sent when it ends."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def queue(name="Åsa", **options):
    return letters.queue(
        "award.hello", to="asa@example.se", context=context(name), at=AT, **options
    )


def decide(kind, edition, about, *, to="asa@example.se", at=AT, write=letters.draft):
    return write(kind, to=to, context=context(), edition=edition, about=about, at=at)


def statuses():
    return list(Letter.objects.order_by("pk").values_list("kind", "to", "status"))


# --- Sent once ----------------------------------------------------------------------------------


def test_letter_leaves_when_the_transaction_commits(post):
    with post():
        letter = queue()
        assert mail.outbox == []
    (message,) = mail.outbox
    assert (message.subject, message.to, message.cc, message.bcc) == (
        "Hej Åsa",
        ["asa@example.se"],
        [],
        [],
    )
    assert message.body == "Hej Åsa,\n\nLogga in: http://127.0.0.1:8000/konto/"
    letter.refresh_from_db()
    assert (letter.status, letter.text, letter.error) == ("sent", message.body, "")


def test_letter_is_sent_once(post):
    with post():
        letter = queue()
    letters.send(letter.pk, is_last_attempt=False, at=AT)
    assert len(mail.outbox) == 1


def test_letter_that_cannot_be_delivered_is_tried_again_and_says_why(post):
    with override_settings(EMAIL_BACKEND=BREAKING), post():
        letter = queue()
    letter.refresh_from_db()
    job = Job.objects.get(kind="award.letter")
    assert (letter.status, letter.error) == ("queued", "No such mailbox.")
    assert (job.status, job.attempt, job.max_attempts) == ("queued", 1, 9)
    with override_settings(EMAIL_BACKEND=BREAKING), pytest.raises(OSError, match="No such mailbox"):
        letters.send(letter.pk, is_last_attempt=True, at=AT)
    letter.refresh_from_db()
    assert letter.status == "failed"
    with post():
        letters.send_again(letter_id=letter.pk, actor=None, at=AT)
    letter.refresh_from_db()
    assert (letter.status, letter.error, len(mail.outbox)) == ("sent", "", 1)
    told = HistoryEntry.objects.order_by("pk").values_list("action", "details")
    assert list(told) == [
        ("award.letter.failed", {"answer": "No such mailbox."}),
        ("award.letter.sent_again", {}),
    ]


def test_letter_that_was_sent_is_not_sent_again(post):
    with post():
        letter = queue()
    with pytest.raises(Refused) as refusal:
        letters.send_again(letter_id=letter.pk, actor=None, at=AT)
    assert refusal.value.reasons == [
        "Bara ett brev som inte har kunnat levereras kan skickas igen."
    ]


def test_letter_asked_for_twice_under_one_key_is_written_once(post):
    with post():
        first, second = queue(once="påminnelse 1"), queue(name="Bo", once="påminnelse 1")
    assert (first, len(mail.outbox)) == (second, 1)


# --- Files --------------------------------------------------------------------------------------


def test_file_goes_with_the_letter_and_is_stored_once(post):
    with post():
        queue(attachments=[RECEIPT])
        queue("Bo", attachments=[RECEIPT])
    assert [message.attachments for message in mail.outbox] == [
        [("kvitto.txt", "Räksmörgås", "text/plain")]
    ] * 2
    assert LetterAttachment.objects.get().size == 13


def test_file_of_any_bytes_arrives_as_it_was(post):
    content = bytes(range(256))
    with post():
        queue(attachments=[letters.Attachment("kvitto.pdf", "application/pdf", content)])
    ((name, arrived, kind),) = mail.outbox[0].attachments
    assert (name, arrived, kind) == ("kvitto.pdf", content, "application/pdf")


# --- Drafts -------------------------------------------------------------------------------------


def test_draft_waits_until_it_is_released(post):
    edition = make_edition()
    with post():
        kept = decide("award.yes", edition, make_municipality())
        leaving = decide("award.no", edition, edition)
    assert mail.outbox == []
    with post():
        letters.release_letters(
            edition_id=edition.pk, letter_ids=[leaving.pk], actor=None, at=LATER
        )
    assert [message.subject for message in mail.outbox] == ["Nej: Utmärkelsen 2027"]
    assert statuses() == [
        ("award.yes", "asa@example.se", "draft"),
        ("award.no", "asa@example.se", "sent"),
    ]
    entry = HistoryEntry.objects.get()
    assert (entry.action, entry.object_id) == ("award.letter.released", str(leaving.pk))
    assert kept.words["sv"]["namn"] == "Åsa"


def test_all_are_released_or_none(post):
    edition, other = make_edition(), make_edition("2028")
    draft = decide("award.yes", edition, edition)
    foreign = decide("award.yes", other, other)
    gone = decide("award.yes", edition, make_municipality())
    letters.void_letter(letter_id=gone.pk, actor=None, at=AT)
    changed = "1 av breven är inte längre ett utkast. Läs listan igen innan du släpper dem."
    for ids, reason in [
        ([draft.pk, gone.pk], changed),
        ([draft.pk, foreign.pk], changed),
        ([], "Kryssa i minst ett brev."),
    ]:
        with pytest.raises(Refused) as refusal, post():
            letters.release_letters(edition_id=edition.pk, letter_ids=ids, actor=None, at=LATER)
        assert refusal.value.reasons == [reason]
    assert (mail.outbox, Letter.objects.filter(status="draft").count()) == ([], 2)


def test_later_decision_about_the_same_makes_unsent_letters_void(post):
    edition, karlstad, ystad = (
        make_edition(),
        make_municipality(),
        make_municipality("1286", "Ystad"),
    )
    decide("award.yes", edition, karlstad)
    decide("award.yes", edition, karlstad, to="bo@example.se")
    decide("award.yes", edition, ystad)
    with post():
        decide("award.yes", edition, edition, write=letters.queue)
    decide("award.no", edition, karlstad, at=LATER)
    decide("award.no", edition, edition, at=LATER)
    assert statuses() == [
        ("award.yes", "asa@example.se", "void"),
        ("award.yes", "bo@example.se", "void"),
        ("award.yes", "asa@example.se", "draft"),
        ("award.yes", "asa@example.se", "sent"),
        ("award.no", "asa@example.se", "draft"),
        ("award.no", "asa@example.se", "draft"),
    ]
    assert set(HistoryEntry.objects.values_list("action", "details__cause")) == {
        ("award.letter.voided", "later decision")
    }


def test_queued_letter_that_became_void_is_not_sent():
    edition = make_edition()
    letter = decide("award.yes", edition, edition, write=letters.queue)
    decide("award.no", edition, edition, at=LATER)
    letters.send(letter.pk, is_last_attempt=False, at=LATER)
    letter.refresh_from_db()
    assert (letter.status, mail.outbox) == ("void", [])


def test_sent_letter_cannot_be_made_void(post):
    with post():
        letter = queue()
    with pytest.raises(Refused) as refusal:
        letters.void_letter(letter_id=letter.pk, actor=None, at=AT)
    assert refusal.value.reasons == [
        "Bara ett utkast, eller ett brev som inte gick att leverera, kan makuleras."
    ]


# --- The organiser's own wording ----------------------------------------------------------------


def reword(edition, kind="award.yes", *, is_for_all=False, **values):
    empty = {"subject_sv": "", "text_sv": "", "subject_en": "", "text_en": ""}
    letters.save_template(
        edition_id=edition.pk,
        kind=letters.kind_of(kind),
        values=empty | values,
        is_for_all=is_for_all,
        actor=None,
        at=AT,
    )


def written(edition):
    letter = decide("award.yes", edition, edition)
    return letter.subject, letter.text


def test_wording_holds_for_the_edition_or_for_all_and_goes_back(award):
    edition, next_one = make_edition(), make_edition("2028")
    standard = ("Ja: Utmärkelsen 2027", "Hej Åsa, ja.")
    assert written(edition) == standard
    reword(edition, subject_sv="Grattis {namn}", text_sv="Ja", is_for_all=True)
    reword(edition, subject_sv="Hurra {namn}", text_sv="Ja, i år")
    assert (written(edition), written(next_one)) == (
        ("Hurra Åsa", "Ja, i år"),
        ("Grattis Åsa", "Ja"),
    )
    for expected in [("Grattis Åsa", "Ja"), standard, standard]:
        letters.restore_template(
            edition_id=edition.pk, kind=letters.kind_of("award.yes"), actor=None, at=AT
        )
        assert written(edition) == expected
    assert (
        list(
            HistoryEntry.objects.filter(action__startswith="award.letter_template")
            .order_by("pk")
            .values_list("action", flat=True)
        )
        == ["award.letter_template.changed"] * 2 + ["award.letter_template.restored"] * 2
    )


def test_wording_for_all_takes_the_place_of_the_editions_own():
    edition = make_edition()
    reword(edition, subject_sv="Hurra", text_sv="I år")
    reword(edition, subject_sv="Grattis", text_sv="Alltid", is_for_all=True)
    assert written(edition) == ("Grattis", "Alltid")


def test_drafts_get_a_new_wording_and_sent_letters_keep_theirs(post):
    edition = make_edition()
    with post():
        sent = decide("award.yes", edition, make_municipality(), write=letters.queue)
        draft = decide("award.yes", edition, edition)
    reword(edition, subject_sv="Hurra {namn}", text_sv="Ja, {namn}")
    sent.refresh_from_db()
    draft.refresh_from_db()
    assert (sent.subject, draft.subject, draft.text) == (
        "Ja: Utmärkelsen 2027",
        "Hurra Åsa",
        "Ja, Åsa",
    )


def test_english_stands_under_the_swedish_in_the_same_letter():
    edition = make_edition(name_en="The Award 2027")
    reword(
        edition,
        subject_sv="Ja: {omgång}",
        text_sv="Ja i {omgång}",
        subject_en="Yes: {omgång}",
        text_en="Yes in {omgång}",
    )
    assert written(edition) == (
        "Ja: Utmärkelsen 2027 / Yes: The Award 2027",
        "Ja i Utmärkelsen 2027\n\n– – –\n\nYes in The Award 2027",
    )


def test_wording_with_an_unknown_word_or_half_of_the_english_is_refused():
    edition = make_edition()
    with pytest.raises(Refused) as refusal:
        reword(edition, subject_sv="Hej {nam}", text_sv="{namn} {nam} {}", text_en="Hello")
    listed = "Orden är: {länk}, {omgång}, {namn}."
    assert refusal.value.reasons == [
        f"Ordet {{nam}} finns inte i den här sortens brev. {listed}",
        f"Ordet {{}} finns inte i den här sortens brev. {listed}",
        "Skriv både ämne och text på engelska, eller ingetdera.",
    ]
    assert written(edition) == ("Ja: Utmärkelsen 2027", "Hej Åsa, ja.")


# --- Declined -----------------------------------------------------------------------------------


def test_declined_letters_are_not_written_and_needed_ones_are(post):
    edition, news = make_edition(), letters.kind_of("award.news")
    waiting = decide("award.news", edition, edition, write=letters.queue)
    letters.decline_letters(kind=news, email="Asa@example.se", at=BEFORE)
    letters.send(waiting.pk, is_last_attempt=False, at=AT)
    assert decide("award.news", edition, edition, write=letters.queue) is None
    with post():
        queue()
        decide("award.news", edition, edition, to="bo@example.se", write=letters.queue)
    assert [message.to for message in mail.outbox] == [["asa@example.se"], ["bo@example.se"]]
    waiting.refresh_from_db()
    assert waiting.status == "void"
    letters.accept_letters(kind=news, email="ASA@example.se")
    assert decide("award.news", edition, edition, write=letters.queue).status == "queued"
