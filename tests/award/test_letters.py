"""A letter is kept word for word, sent once, and says no more than its template."""

from datetime import UTC, datetime

import pytest
from django.core import mail
from django.test import override_settings

from award import letters
from award.jobs.models import Job
from award.models import HistoryEntry, Letter
from award.refusals import Refused

AT = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
BREAKING = "tests.award.mail_backends.BreakingBackend"


@pytest.fixture
def templates(tmp_path, settings):
    """A letter's templates, in a folder of this test."""
    folder = tmp_path / "award" / "mail"
    folder.mkdir(parents=True)
    (folder / "hello.subject.txt").write_text("Hej {{ name }}\n", encoding="utf-8")
    (folder / "hello.txt").write_text(
        "Hej {{ name }},\n\nLogga in: {{ site_url }}/konto/\n", encoding="utf-8"
    )
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [engine | {"DIRS": [tmp_path, *engine["DIRS"]]}]
    return folder


def queue(name="Åsa", **options):
    return letters.queue(
        "award.hello", to="asa@example.se", context={"name": name}, at=AT, **options
    )


@pytest.mark.django_db
def test_letter_leaves_when_the_transaction_commits(templates, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
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


@pytest.mark.django_db
def test_letter_is_sent_once(templates, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        letter = queue()
    letters.send(letter.pk, is_last_attempt=False, at=AT)
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_letter_that_cannot_be_delivered_is_tried_again_and_says_why(
    templates, django_capture_on_commit_callbacks
):
    with (
        override_settings(EMAIL_BACKEND=BREAKING),
        django_capture_on_commit_callbacks(execute=True),
    ):
        letter = queue()
    letter.refresh_from_db()
    job = Job.objects.get(kind="award.letter")
    assert (letter.status, letter.error) == ("queued", "No such mailbox.")
    assert (job.status, job.attempt, job.max_attempts) == ("queued", 1, 5)
    with override_settings(EMAIL_BACKEND=BREAKING), pytest.raises(OSError, match="No such mailbox"):
        letters.send(letter.pk, is_last_attempt=True, at=AT)
    letter.refresh_from_db()
    assert letter.status == "failed"
    with django_capture_on_commit_callbacks(execute=True):
        letters.send_again(letter_id=letter.pk, actor=None, at=AT)
    letter.refresh_from_db()
    assert (letter.status, letter.error, len(mail.outbox)) == ("sent", "", 1)
    assert HistoryEntry.objects.get().action == "award.letter.sent_again"


@pytest.mark.django_db
def test_letter_that_was_sent_is_not_sent_again(templates, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        letter = queue()
    with pytest.raises(Refused) as refusal:
        letters.send_again(letter_id=letter.pk, actor=None, at=AT)
    assert len(refusal.value.reasons) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "subject", "greeting"),
    [
        ("A\r\nBcc: b@example.se", "Hej A Bcc: b@example.se", "Hej A\r\nBcc: b@example.se,"),
        ("<b>A</b> & co", "Hej <b>A</b> & co", "Hej <b>A</b> & co,"),
        ("x" * 300, "Hej " + "x" * 195 + "…", "Hej " + "x" * 300 + ","),
        ("https://evil.se/a", "Hej https://evil.se/a", "Hej https[:]//evil[.]se/a,"),
        ("[Se](www.evil.se)", "Hej [Se](www.evil.se)", "Hej [Se](www[.]evil[.]se),"),
        ("evil.se/login", "Hej evil.se/login", "Hej evil[.]se/login,"),
        (
            "http://127.0.0.1:8000.evil.se/",
            "Hej http://127.0.0.1:8000.evil.se/",
            "Hej http[:]//127[.]0[.]0[.]1:8000[.]evil[.]se/,",
        ),
        ("t.ex. Åsa", "Hej t.ex. Åsa", "Hej t.ex. Åsa,"),
    ],
)
def test_name_adds_no_header_line_and_no_link(
    templates, name, subject, greeting, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        queue(name)
    (message,) = mail.outbox
    assert message.subject == subject
    assert message.body == f"{greeting}\n\nLogga in: http://127.0.0.1:8000/konto/"
    assert message.recipients() == ["asa@example.se"]


@pytest.mark.django_db
def test_html_letter_escapes_what_people_wrote(templates, django_capture_on_commit_callbacks):
    (templates / "hello.html").write_text(
        '<p>Hej {{ name }}</p><a href="{{ site_url }}/konto/">Logga in</a>', encoding="utf-8"
    )
    with django_capture_on_commit_callbacks(execute=True):
        queue('<a href="https://evil.se">Å</a>')
    (message,) = mail.outbox
    ((html, kind),) = message.alternatives
    assert kind == "text/html"
    assert html == (
        "<p>Hej &lt;a href=&quot;https[:]//evil[.]se&quot;&gt;Å&lt;/a&gt;</p>"
        '<a href="http://127.0.0.1:8000/konto/">Logga in</a>'
    )


@pytest.mark.django_db
def test_letter_is_swedish_whoever_sends_it(templates, django_capture_on_commit_callbacks):
    from django.utils import translation

    (templates / "hello.txt").write_text(
        "{% load i18n %}{% get_current_language as code %}{{ code }}", encoding="utf-8"
    )
    with translation.override("en"):
        assert queue().text == "sv"
    assert Letter.objects.count() == 1
