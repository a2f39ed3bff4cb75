"""Kinds of letters of these tests' own, with their wording in a folder of the test."""

from datetime import UTC, datetime

import pytest

from award import letters
from award.letters import kinds

AT = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


def word(name, example=""):
    return letters.Word(name, lambda context: context[name], example)


HELLO = letters.Kind(
    "award.hello",
    "Hälsning",
    "När någon ska hälsas",
    {"namn": word("namn", "Anna Ek"), "skäl": word("skäl")},
    belongs_to_edition=False,
)
YES = letters.Kind(
    "award.yes", "Ja", "Vid beslut", {"namn": word("namn", "Anna Ek")}, matter="decision"
)
NO = letters.Kind(
    "award.no", "Nej", "Vid beslut", {"namn": word("namn", "Anna Ek")}, matter="decision"
)
NEWS = letters.Kind(
    "award.news", "Nyheter", "Ibland", {"namn": word("namn", "Anna Ek")}, is_optional=True
)
KEY = letters.Kind("award.key", "Nyckel", "När någon ska in", is_secret=True)


def _readers(edition):
    """Two whom a letter could go to."""
    return [
        letters.Reader(f"{name.lower()}@example.se", name, context(name)) for name in ("Asa", "Bo")
    ]


READERS = letters.Kind(
    "award.readers", "Till två", "Ibland", {"namn": word("namn")}, readers=_readers
)
TEXTS = {
    "key": ("Din länk", "Här är den: {länk}"),
    "readers": ("Hej {namn}", "Hej"),
    "hello": ("Hej {namn}", "Hej {namn},\n\n{skäl}\n\nLogga in: {länk}"),
    "yes": ("Ja: {omgång}", "Hej {namn}, ja."),
    "no": ("Nej: {omgång}", "Hej {namn}, nej."),
    "news": ("Nytt i {omgång}", "Hej {namn}, något nytt."),
}


@pytest.fixture
def known(tmp_path, settings, monkeypatch):
    """The tests' kinds are registered, and their standard wording lies where templates lie."""
    folder = tmp_path / "award" / "mail"
    folder.mkdir(parents=True)
    for event, (subject, text) in TEXTS.items():
        (folder / f"{event}.subject.txt").write_text(f"{subject}\n", encoding="utf-8")
        (folder / f"{event}.txt").write_text(f"{text}\n", encoding="utf-8")
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [engine | {"DIRS": [tmp_path, *engine["DIRS"]]}]
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    letters.register(HELLO, YES, NO, NEWS, KEY, READERS)


def context(name="Åsa", reason=""):
    """What an app would give with a letter."""
    return {"namn": name, "skäl": reason, "path": "/konto/"}
