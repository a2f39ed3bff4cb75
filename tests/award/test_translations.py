"""The catalogues keep every translation, and the check finds what is missing."""

import pytest
from django.utils import translation

from award import translations

MODULE = """
from django.utils.translation import gettext as _, ngettext, pgettext

TEXTS = [_("Save"), pgettext("noun", "Post"), ngettext("%(n)d day", "%(n)d days", 2)]
"""
PAGE = """{% load i18n %}<h1>{% translate "Hello" %}</h1>
   {% if x %}<p title="{% translate 'A title' %}">It's
      {% blocktranslate trimmed with name=person.name %}
        Dear {{ name }},
        welcome.
      {% endblocktranslate %}{% endif %}
{% include "_empty.html" with title=_("Nothing yet") %}
{% blocktranslate count n=n %}{{ n }} page{% plural %}{{ n }} pages{% endblocktranslate %}
"""


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A house of two apps with a module and a page."""
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    monkeypatch.setattr(translations, "APPS", ("award", "jury"))
    for folder in ("award", "jury", "templates/jury", "templates/award"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "award" / "models.py").write_text(MODULE, encoding="utf-8")
    (tmp_path / "templates" / "jury" / "list.html").write_text(PAGE, encoding="utf-8")
    return tmp_path


def write(app, *lines):
    path = translations.catalogue_path(app)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(translations.HEADER + "\n".join(lines) + "\n", encoding="utf-8")


def test_phrases_are_found_in_modules_and_on_pages_with_their_lines(house):
    award = [(p.english, p.context, p.place) for p in translations.phrases("award")]
    jury = [(p.english, p.context, p.place) for p in translations.phrases("jury")]
    assert award == [
        ("Save", None, "award/models.py:4"),
        ("Post", "noun", "award/models.py:4"),
        (("%(n)d day", "%(n)d days"), None, "award/models.py:4"),
    ]
    assert jury == [
        ("Hello", None, "templates/jury/list.html:1"),
        ("A title", None, "templates/jury/list.html:2"),
        ("Dear %(name)s, welcome.", None, "templates/jury/list.html:3"),
        ("Nothing yet", None, "templates/jury/list.html:7"),
        (("%(n)s page", "%(n)s pages"), None, "templates/jury/list.html:8"),
    ]


def test_update_keeps_every_translation_even_of_words_not_said_yet(house):
    write("award", 'msgid "Save"', 'msgstr "Spara"', "", 'msgid "Later"', 'msgstr "Senare"')
    assert translations.update("award", prune=False) is True
    once = translations.catalogue_path("award").read_text(encoding="utf-8")
    assert translations.update("award", prune=False) is False
    assert 'msgid "Save"\nmsgstr "Spara"\n' in once
    assert '#~ msgid "Later"\n#~ msgstr "Senare"\n' in once
    module = house / "award" / "models.py"
    module.write_text(MODULE + '\nMORE = _("Later")\n', encoding="utf-8")
    translations.update("award", prune=False)
    assert 'msgid "Later"\nmsgstr "Senare"\n' in translations.catalogue_path("award").read_text(
        encoding="utf-8"
    )


def test_prune_drops_what_is_no_longer_said(house):
    write("award", 'msgid "Later"', 'msgstr "Senare"')
    translations.update("award", prune=True)
    assert "Senare" not in translations.catalogue_path("award").read_text(encoding="utf-8")


def test_faults_are_missing_doubtful_and_unlike_translations(house):
    (house / "templates" / "jury" / "list.html").write_text(
        '{% load i18n %}{% translate "Save" %}', encoding="utf-8"
    )
    write(
        "award",
        'msgid "Save"',
        'msgstr "Spara"',
        "",
        "#, fuzzy",
        'msgctxt "noun"',
        'msgid "Post"',
        'msgstr "Inlägg"',
        "",
        'msgid "%(n)d day"',
        'msgid_plural "%(n)d days"',
        'msgstr[0] "En dag"',
        'msgstr[1] "Några dagar"',
    )
    assert translations.faults() == [
        "award/models.py:4: “Post” is marked as doubtful (fuzzy).",
        "award/models.py:4: “%(n)d day” and its Swedish have different placeholders.",
        "templates/jury/list.html:1: “Save” has no Swedish.",
    ]
    write("jury", 'msgid "Save"', 'msgstr "Rädda"')
    assert translations.faults()[-1] == (
        "templates/jury/list.html:1: “Save” says one thing in award and another in jury;"
        " give one of them a context."
    )


def test_compiling_takes_only_what_is_newer(house):
    write("jury", 'msgid "Hello"', 'msgstr "Hej"')
    compiled = translations.catalogue_path("jury").with_suffix(".mo")
    assert translations.compile_stale() == [compiled]
    assert translations.compile_stale() == []
    assert b"Hej" in compiled.read_bytes()


def test_what_is_compiled_is_read_by_the_process_that_found_nothing_before(house, settings):
    settings.LOCALE_PATHS = [house / "award" / "locale"]
    with translation.override("sv"):
        assert translation.gettext("Only in this house") == "Only in this house"
    write("award", 'msgid "Only in this house"', 'msgstr "Bara i det här huset"')
    translations.compile_stale()
    with translation.override("sv"):
        assert translation.gettext("Only in this house") == "Bara i det här huset"
