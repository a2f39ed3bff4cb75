"""Every fault is found, with its place, and nothing that is right is called a fault."""

from __future__ import annotations

from dataclasses import replace

import pytest

from award.booklet import Fault, faults_in
from award.booklet.model import (
    BackCover,
    Booklet,
    BulletList,
    Cover,
    Em,
    Figure,
    Heading,
    Lang,
    Link,
    NumberedList,
    Paragraph,
    PullQuote,
    Table,
)

from . import samples

ALT = "Två kollegor vid ett köksbord."


def with_blocks(*blocks) -> Booklet:
    chapter = replace(samples.booklet(1).chapters[0], blocks=blocks)
    return replace(samples.booklet(1), chapters=(chapter,))


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_usual_booklet_is_faultless(lang):
    assert faults_in(replace(samples.booklet(), lang=lang)) == []


@pytest.mark.parametrize(
    ("block", "sentence"),
    [
        (Paragraph(" "), "Texten är tom."),
        (Paragraph("\u00ad"), "Texten är tom."),
        (Heading(""), "Texten är tom."),
        (PullQuote(""), "Texten är tom."),
        (BulletList(()), "Texten är tom."),
        (NumberedList(("Ett", "")), "Texten är tom."),
        (Heading("Rubrik", 1), "Rubriknivån 1 finns inte här. Använd 2 eller 3."),
        (Heading("Rubrik", 3), "En underrubrik på nivå 3 måste stå under en rubrik på nivå 2."),
        (
            Figure("a.jpg"),
            "Bilden saknar beskrivning. Skriv en, eller ange att bilden bara är dekoration.",
        ),
        (
            Figure("a.jpg", "foto1.jpg"),
            "Bildbeskrivningen ”foto1.jpg” säger inte vad bilden visar.",
        ),
        (Figure("a.jpg", "bild 1"), "Bildbeskrivningen ”bild 1” säger inte vad bilden visar."),
        (
            Figure("a.jpg", ALT, ALT),
            "Bildbeskrivningen är samma som bildtexten. Beskriv vad bilden visar.",
        ),
        (
            Figure("a.jpg", ALT, decorative=True),
            "Bilden är angiven som dekoration men har en beskrivning. Välj det ena.",
        ),
        (Figure("../a.jpg", ALT), "Bildens plats ”../a.jpg” ligger utanför skriftens bilder."),
        (Figure("/etc/a.jpg", ALT), "Bildens plats ”/etc/a.jpg” ligger utanför skriftens bilder."),
        (Table("Tal", ("A", "B"), ()), "Texten är tom."),
        (
            Table("Tal", ("A", "B"), (("1",),)),
            "Tabellens rader ska ha lika många celler som rubrikraden, 2 stycken.",
        ),
        (Table("Tal", ("A",), (("1",),), (1, 2)), "Tabellen har 1 kolumner men 2 bredder."),
        (Table("Tal", ("A", "B"), (("", "1"),)), "Texten är tom."),
        (Paragraph("Kapitel X. Namn"), "Här står mallens text kvar: ”Kapitel X”."),
        (Paragraph("Folkmängd {antal}"), "Här står mallens text kvar: ”{antal}”."),
        (Paragraph("Två ☃ och ☂"), "Skriftens typsnitt saknar tecknen ☃ ☂."),
        (
            Paragraph(Link("javascript:x", "nätet för alla")),
            "Länken leder till ”javascript:x”. Använd https:// eller mailto:.",
        ),
        (
            Paragraph(Link("https://a.se", "https://a.se")),
            "Länken visas som en webbadress. Skriv i ord vart den leder.",
        ),
        (
            Paragraph(Link("https://a.se", "här.")),
            "Länktexten ”här.” säger inte vart länken leder.",
        ),
        (Paragraph(Link("https://a.se", "")), "Texten är tom."),
        (
            Paragraph(Link("https://a.se", ("nätet ", Em(Link("https://b.se", "för alla"))))),
            "En länk ligger inuti en annan länk.",
        ),
        (Paragraph(Lang("engelska", "digital")), "”engelska” är inte en språkkod."),
    ],
)
def test_a_fault_in_a_block_is_named_with_its_place(block, sentence):
    booklet = with_blocks(Paragraph("Bra."), block)
    assert Fault("Kapitel 1, block 2", sentence) in faults_in(booklet) or Fault(
        "Kapitel 1", sentence
    ) in faults_in(booklet)


def test_every_fault_is_told_at_once():
    booklet = replace(
        with_blocks(Figure("a.jpg"), Paragraph("TODO")),
        title="",
        cover=Cover("/hemma.jpg"),
        back_cover=BackCover("Om priset.", citation="För att."),
    )
    assert faults_in(booklet) == [
        Fault("Baksida", "Det finns en motivering men ingen vinnare."),
        Fault("Omslag", "Bildens plats ”/hemma.jpg” ligger utanför skriftens bilder."),
        Fault(
            "Kapitel 1, block 1",
            "Bilden saknar beskrivning. Skriv en, eller ange att bilden bara är dekoration.",
        ),
        Fault("Omslag, titeln", "Texten är tom."),
        Fault("Kapitel 1, block 2", "Här står mallens text kvar: ”TODO”."),
    ]


def test_chapters_are_numbered_from_one():
    chapter = replace(samples.booklet(1).chapters[0], number=2)
    assert faults_in(replace(samples.booklet(1), chapters=(chapter,))) == [
        Fault("Innehåll", "Kapitlen ska numreras 1, 2, 3 och så vidare.")
    ]


def test_a_third_language_is_refused():
    assert faults_in(replace(samples.booklet(1), lang="fi")) == [
        Fault("lang", "Skriften finns på svenska (sv) och engelska (en), inte ”fi”.")
    ]


def test_an_english_booklet_is_faulted_in_english():
    booklet = replace(with_blocks(Paragraph("TODO")), lang="en")
    assert faults_in(booklet) == [
        Fault("Chapter 1, block 1", "The template's own text is still here: “TODO”.")
    ]
