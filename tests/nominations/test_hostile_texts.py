"""A thousand hostile texts: each saved as typed or refused with a sentence, and never an error page."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from award.models import Letter
from nominations.models import Answer
from tests.nominations.conftest import DURING
from tests.nominations.files import picture
from tests.nominations.hostile_texts import MARK, TEXTS
from tests.nominations.test_attachments import attach

pytestmark = pytest.mark.django_db
TEXT_FIELD = re.compile(
    r'<textarea[^>]* name="([^"]+)"|<input type="(?:text|email|number|search|url|date)" name="([^"]+)"'
)
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?')
OWN = ["2027", "1780"]
#: A page that is closed gets words all the same.
CLOSED = ["municipality", "reason", "name", "email"]
#: A page with many fields gets every text so many times, each time in another field.
ROUNDS = 4
#: A page, a redirect followed, or a refusal with its sentence: never an error page.
ANSWERED = {200, 404, 409, 410, 413, 422, 429}
#: Each page with fields for words: who is there, its address, and what else is sent with it.
PLACES = {
    "the application": ("writer", "application_edit", OWN, {}),
    "the self-assessment": ("writer", "self_assessment_edit", OWN, {"S1": "na"}),
    "a comment": ("editor", "comment_write", [*OWN, "A1"], {}),
    "the people": ("writer", "membership_list", ["1780"], {"role": "edit"}),
    "a request": ("nobody", "request_show", ["1780"], {}),
    "which municipality": ("nobody", "municipality_find", [], {}),
    "a nomination": (None, "nomination_create", ["2027"], {}),
    "a picture": ("writer", "attachment_list", OWN, {}),
}


@pytest.fixture
def places(client, draft, people, monkeypatch):
    """Every place with its fields, as they stand on the page."""
    from tests.factories import make_person

    monkeypatch.setattr("django.utils.timezone.now", lambda: DURING)
    people.nobody = make_person("Nils Ingen", "nils@example.se")
    attach(draft, people.writer, "Torget.png", picture())
    found = {}
    for name, (who, address, keys, more) in PLACES.items():
        log_in(client, people, who)
        path = reverse(f"nominations:{address}", args=keys)
        page = client.get(path).text
        fields = [first or second for first, second in TEXT_FIELD.findall(page)]
        hidden = dict(HIDDEN.findall(page))
        found[name] = (who, path, hidden | more, fields or CLOSED)
    return found


def log_in(client, people, who):
    client.logout()
    if who:
        client.force_login(getattr(people, who))


def sheets(fields):
    """What is written in the fields, page after page, until every text has stood in several of them."""
    rounds = ROUNDS if len(fields) > ROUNDS else 1
    texts = [text for turn in range(rounds) for text in TEXTS[turn:] + TEXTS[:turn]]
    for start in range(0, len(texts), len(fields)):
        yield dict(zip(fields, texts[start : start + len(fields)], strict=False))


def test_thousand_texts_do_no_harm(places, client, people):
    sent = 0
    for name, (who, path, hidden, fields) in places.items():
        log_in(client, people, who)
        target = f"{path}1/beskriv/" if name == "a picture" else path
        method = client.get if name == "which municipality" else client.post
        for sheet in sheets(fields):
            cache.clear()
            response = method(target, hidden | sheet, follow=True)
            assert response.status_code in ANSWERED, (name, sheet, response.status_code)
            assert MARK not in response.text, (name, sheet)
            sent += len(sheet)
        assert MARK not in client.get(path).text, name
    for letter in [*Letter.objects.all(), *mail.outbox]:
        assert not {"\r", "\n"} & set(letter.subject)
    assert sent >= 1_000


def test_text_of_an_answer_is_kept_as_typed(client, people, draft, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: DURING)
    client.force_login(people.writer)
    path = reverse("nominations:application_edit", args=OWN)
    for text in TEXTS:
        response = client.post(path, {"A1": text})
        kept = Answer.objects.filter(application=draft, question__code="A1").values_list("text")
        if response.status_code == 302:
            typed = text.replace("\r\n", "\n").replace("\r", "\n")
            assert (kept.get()[0] if kept else "") in {typed, typed.strip()}
        else:
            assert response.status_code in {409, 422}, text[:60]
            assert "ds-error-summary" in response.text, text[:60]
