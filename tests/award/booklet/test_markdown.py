"""Editors' Markdown becomes blocks, and nothing written is lost."""

from __future__ import annotations

from award.booklet.markdown import read_markdown
from award.booklet.model import (
    BulletList,
    Em,
    Heading,
    Link,
    NumberedList,
    Paragraph,
    PullQuote,
    Strong,
)


def test_every_kind_of_block_is_read_in_order():
    text = """# Först

Ett *stycke* med [nätet för alla](https://a.se)
på **två** rader.

## Rubrik

### Under **den**

- en
- två **fet**
  - inuti

3. tre
4. fyra
"""
    assert read_markdown(text) == (
        Heading("Först", 2),
        Paragraph(
            (
                "Ett ",
                Em(("stycke",)),
                " med ",
                Link("https://a.se", ("nätet för alla",)),
                " på ",
                Strong(("två",)),
                " rader.",
            )
        ),
        Heading("Rubrik", 2),
        Heading("Under den", 3),
        BulletList((("en",), ("två ", Strong(("fet",))), ("inuti",))),
        NumberedList((("tre",), ("fyra",))),
    )


def test_a_quote_is_freed_from_its_marks_and_knows_who_said_it():
    assert read_markdown("> ”Nätet är\n> för alla.”\n> – Eva Ek, it-chef") == (
        PullQuote(("Nätet är", " ", "för alla."), "Eva Ek, it-chef"),
    )


def test_a_quote_without_a_speaker_has_none():
    assert read_markdown("> Nätet är för alla.") == (PullQuote(("Nätet är för alla.",), ""),)


def test_what_is_not_understood_is_plain_text():
    text = "<b>x</b> `y` ![z](w.png)\n\n---\n\n| a | b |"
    assert read_markdown(text) == (
        Paragraph(("<b>x</b> `y` !", Link("w.png", ("z",)))),
        Paragraph(("---",)),
        Paragraph(("| a | b |",)),
    )


def test_nothing_gives_no_blocks():
    assert read_markdown(" \n") == ()
