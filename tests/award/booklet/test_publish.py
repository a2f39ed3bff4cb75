"""Making a booklet: what comes out, and that it always comes out the same."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pikepdf
import pytest

from award.booklet import BookletError, ContentsEntry, Fault, check, render, to_json
from award.booklet.model import Cover, Figure, Paragraph

from . import samples


def test_report_tells_pages_and_contents(made):
    assert made["one"].report.pages == 10
    assert made["one"].report.contents == (
        ContentsEntry(1, "Förord", 4),
        ContentsEntry(1, "Kapitel 1 Fritt bredband för alla i Västerås", 6),
        ContentsEntry(2, "Så byggdes nätet i Västerås", 6),
        ContentsEntry(1, "Om utmärkelsen", 9),
        ContentsEntry(2, "Så gick det till", 9),
        ContentsEntry(2, "Juryn", 9),
        ContentsEntry(2, "Tidigare vinnare", 9),
        ContentsEntry(2, "Kommuner som deltog", 9),
        ContentsEntry(2, "Organisationerna bakom", 9),
    )
    assert made["one"].report.warnings == ()


def test_the_same_booklet_gives_the_same_bytes(made, tmp_path):
    render(made["usual"].booklet, tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == made["usual"].path.read_bytes()


def test_a_proof_says_so_on_every_page_and_claims_nothing(tmp_path):
    booklet = samples.booklet(1)
    render(booklet, tmp_path / "proof.pdf", proof=True)
    assert [fault.sentence for fault in check(tmp_path / "proof.pdf", booklet)] == [
        "filen säger inte att den är tillgänglig (PDF/UA)"
    ]
    with pikepdf.open(tmp_path / "proof.pdf") as pdf:
        assert all(b"(KORREKTUR)" in page.Contents.read_bytes() for page in pdf.pages)


def test_a_booklet_with_faults_is_not_made(tmp_path):
    with pytest.raises(BookletError) as refused:
        render(replace(samples.smallest(), title="Årets 漢"), tmp_path / "no.pdf")
    assert refused.value.faults == [
        Fault("Omslag, titeln", "Skriftens typsnitt saknar tecknen 漢.")
    ]
    assert not (tmp_path / "no.pdf").exists()


def test_a_picture_that_is_no_picture_is_named(tmp_path):
    (tmp_path / "trasig.jpg").write_text("ingen bild")
    booklet = replace(samples.smallest(), cover=Cover("trasig.jpg", "Ett hav i kvällsljus."))
    with pytest.raises(BookletError) as refused:
        render(booklet, tmp_path / "no.pdf", images=tmp_path)
    assert refused.value.faults == [Fault("trasig.jpg", "Bilden trasig.jpg går inte att öppna.")]


def test_a_coarse_picture_is_warned_of(tmp_path):
    name = samples.photo(tmp_path, "liten.jpg", (300, 200))
    chapter = samples.booklet(1).chapters[0]
    figure = Figure(name, "Två kollegor vid ett köksbord.")
    booklet = replace(samples.booklet(1), chapters=(replace(chapter, blocks=(figure,)),))
    assert render(booklet, tmp_path / "a.pdf", images=tmp_path).warnings == (
        "Bilden liten.jpg blir grynig: 64 punkter per tum, minst 120 behövs.",
    )


def test_a_back_cover_that_is_too_long_is_warned_of(tmp_path):
    usual = samples.booklet(1)
    booklet = replace(usual, back_cover=replace(usual.back_cover, citation=samples.BUDGET * 12))
    assert render(booklet, tmp_path / "a.pdf").warnings == (
        "Baksidans text går över flera sidor. Korta motiveringen eller texten.",
    )
    assert check(tmp_path / "a.pdf", booklet) == []


def test_sixty_pages_take_no_more_than_four_seconds_of_computing(made):
    assert made["many"].report.pages > 60
    assert made["many"].seconds < 4


@pytest.mark.parametrize(("title", "code"), [("Årets kommun", 0), ("Lorem ipsum", 1)])
def test_the_command_makes_and_checks_without_django(tmp_path, title, code):
    booklet = replace(samples.booklet(1), title=title)
    (tmp_path / "b.json").write_text(json.dumps(to_json(booklet)), encoding="utf-8")
    program = (
        "import runpy, sys\n"
        "sys.argv[0] = 'booklet'\n"
        "try: runpy.run_module('award.booklet', run_name='__main__')\n"
        "finally: assert 'django' not in sys.modules\n"
    )
    arguments = [sys.executable, "-c", program, tmp_path / "b.json", tmp_path / "b.pdf"]
    ran = subprocess.run(arguments, capture_output=True, encoding="utf-8", check=False)
    assert (ran.returncode, ran.stderr) == (code, "")
    answer = json.loads(ran.stdout)
    faults = [{"place": "Omslag, titeln", "sentence": "Här står mallens text kvar: ”Lorem ipsum”."}]
    assert answer["faults"] == faults * code
    assert (tmp_path / "b.pdf").exists() is (code == 0)


def test_letters_of_every_language_of_sweden_are_read(tmp_path):
    letters = "Áá Čč Đđ Ŋŋ Šš Ŧŧ Žž Åå Ää Öö Éé Üü Ïï Ææ Øø"
    chapter = replace(samples.booklet(1).chapters[0], blocks=(Paragraph(letters),))
    booklet = replace(samples.booklet(1), chapters=(chapter,))
    render(booklet, tmp_path / "a.pdf")
    assert check(tmp_path / "a.pdf", booklet) == []
