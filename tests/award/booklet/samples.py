"""Booklets to try things on: the usual one, and one at every edge."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageDraw

from award.booklet.model import (
    About,
    BackCover,
    Booklet,
    BulletList,
    Chapter,
    Colophon,
    Cover,
    Credit,
    Em,
    Fact,
    Figure,
    Foreword,
    Heading,
    Intro,
    Lang,
    Link,
    NumberedList,
    Paragraph,
    Participant,
    Person,
    PullQuote,
    Strong,
    Table,
    Winner,
)

FIBRE = (
    "Bredbandet är kommunens eget, och trafiken för välfärdens tjänster är avgiftsfri. Det gör att "
    "ingen behöver avstå för att abonnemanget är för dyrt, och att hemtjänstens videosamtal når "
    "fram även till dem som bor längst ut i tillgänglighetsdirektivets utkanter."
)
BUDGET = (
    "När upphandlingen av drift och arbetsplatser var klar var nittio procent av budgeten rörlig. "
    "Den som tidigare bytte hårddiskar sitter nu med när verksamheten planerar sitt arbete, och "
    "frågar vad tekniken skulle kunna ta över. En jurist är med från första skissen."
)


def chapter(number: int, name: str, code: str, *, photo: str = "") -> Chapter:
    """A chapter with every kind of block."""
    picture = Figure(photo, "Två kollegor vid ett köksbord.", "Morgonmöte i hemtjänsten.", "Bo Alm")
    return Chapter(
        number,
        name,
        f"Fritt bredband för alla i {name}",
        lead=f"I {name} är det ingen som frågar vad nätet kostar.",
        theme="Från drift till utveckling",
        facts=(Fact("", "158 653 invånare"), Fact("Grupp", "större stad")),
        codes=(code,),
        blocks=(
            Intro("Det började med en karta på en vägg."),
            Paragraph(BUDGET),
            Paragraph(
                ("Läs om ", Link(f"https://exempel.se/{code}", "nätet för alla"), ". ", FIBRE)
            ),
            *([picture] if photo else []),
            Heading(f"Så byggdes nätet i {name}"),
            Paragraph(("Det är ", Strong("viktigt"), " och ", Em("roligt"), ". ", FIBRE, FIBRE)),
            PullQuote("Ingen ska behöva välja mellan mat och nät.", "Eva Ek, it-chef"),
            Paragraph(("På engelska heter det ", Lang("en", "digital by default"), ". ", BUDGET)),
            Heading("Vad andra kan lära", 3),
            BulletList(("Börja i liten skala", ("Räkna ", Strong("noga")), BUDGET)),
            NumberedList(("Lyssna", "Pröva", "Inför")),
            Paragraph(FIBRE + BUDGET),
            Table(
                f"Digitala ärenden i {name}",
                ("År", "Andel"),
                (("2011", "43 %"), ("2012", "61 %"), ("2013", "78 %")),
            ),
        ),
    )


NAMES = (("Västerås", "1980"), ("Karlstad", "1780"), ("Haparanda", "2583"))

ABOUT = About(
    process=(Paragraph("Kommunerna har själva beskrivit hur de arbetar."), Paragraph(BUDGET)),
    jury=(
        Person("Åsa Zetterlund", "direktör, ordförande"),
        Person("Bo Dahl"),
        Person("Máret Ŧuolja Ŋŋ", "Sámi giellaguovddáš, čálli"),
    ),
    former_winners=(Winner("2013", "Karlstad"), Winner("2011", "Upplands Väsby")),
    participants=tuple(
        Participant(*pair) for pair in (*NAMES, ("Kiruna", "2584"), ("Lomma", "1262"))
    ),
    partners=("Sveriges Kommuner och Regioner", "Kvalitetsmässan"),
)
BACK = BackCover(
    "Utmärkelsen går till den kommun som lyckats bäst med digitaliseringen.",
    winner="Karlstad",
    citation=f"{BUDGET}\n\nUtmärkelsen går till Karlstads kommun.",
    isbn="978-91-0000-000-0",
    addresses=(("Beställ hos ", Link("mailto:info@exempel.se", "kansliet")),),
)


def booklet(nominees: int = 3, *, photo: str = "") -> Booklet:
    """The usual booklet, with this many nominees."""
    names = [NAMES[i] if i < len(NAMES) else (f"Kommun {i}", "0114") for i in range(nominees)]
    return Booklet(
        "Sveriges Digitaliseringskommun 2027",
        2027,
        subtitle="De nominerade och deras arbete",
        edition_name="Digitaliseringskommun 2027",
        publisher="Utmärkelsens kansli",
        colophon=Colophon(
            ("Frågor: ", Link("mailto:info@exempel.se", "kansliet")),
            (Credit("Text", "Anna Ek"),),
            "978-91-0000-000-0",
        ),
        foreword=Foreword(
            (Paragraph(BUDGET), Paragraph(FIBRE)), Person("Åsa Zetterlund", "direktör")
        ),
        chapters=tuple(chapter(i, *name, photo=photo) for i, name in enumerate(names, 1)),
        about=ABOUT,
        back_cover=BACK,
    )


def smallest() -> Booklet:
    """No nominee, no foreword, nothing but a name."""
    return Booklet("Årets kommun", 2027)


def longest() -> Booklet:
    """The longest words, titles, tables and lists."""
    title = (
        "Personuppgiftsbiträdesavtalshanteringen som förändrade hela samhällsbyggnadsnämnden " * 2
    )
    rows = tuple((str(year), f"Kommun {year}", BUDGET[: year % 90]) for year in range(1800, 2000))
    usual = booklet(1)
    wide = replace(
        usual.chapters[0],
        title=title.strip(),
        name="Upplands-Bro och Sundbyberg med Malung-Sälen",
        blocks=(
            Table("Tvåhundra rader", ("År", "Kommun", "Kommentar"), rows, (1, 2, 4)),
            Heading(title.strip()),
            BulletList(tuple([FIBRE * 3] * 12)),
            PullQuote(BUDGET * 2),
        ),
    )
    register = tuple(Participant(f"Kommun nummer {i}", "0114") for i in range(290))
    return replace(
        usual,
        title="Sveriges mest genomdigitaliserade samhällsbyggnadskommun genom alla tider 2027",
        chapters=(wide,),
        about=replace(ABOUT, participants=register),
        back_cover=replace(BACK, citation=BUDGET * 3, winner="Mora, Orsa och Älvdalens kommuner"),
    )


def english() -> Booklet:
    """The same booklet in English."""
    return replace(booklet(1), lang="en", title="Sweden’s Digital Municipality 2027")


def photo(folder: Path, name: str = "morgon.jpg", size: tuple[int, int] = (900, 600)) -> str:
    """A photo in a folder; its name."""
    picture = Image.new("RGB", size, "#7aa0a8")
    ImageDraw.Draw(picture).rectangle((0, size[1] // 2, size[0], size[1]), fill="#c8962e")
    picture.save(folder / name)
    return name


def with_photos(folder: Path) -> Booklet:
    """A photo on the cover and in every chapter, and one that is decoration."""
    name = photo(folder)
    usual = booklet(2, photo=name)
    last = usual.chapters[1]
    ornament = Figure(name, decorative=True)
    chapters = (usual.chapters[0], replace(last, blocks=(*last.blocks, ornament)))
    return replace(usual, chapters=chapters, cover=Cover(name, "Ett hav i kvällsljus."))
