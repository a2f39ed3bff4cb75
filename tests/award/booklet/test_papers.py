"""Papers: whatever is written is set, read back as it was written, and passes the same gate as a booklet."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from award.booklet import check, render
from award.booklet.clean import clean
from award.booklet.model import Heading, Paper, Table
from award.booklet.papers import PaperError, drawable, lines, made

FACTS = Table("Kvitto", ("Uppgift", "Värde"), (("Nummer", "2027-0001"),), (1, 3))


def paper(text):
    blocks = (FACTS, Heading("A1 Vad är ni mest stolta över?"), *lines(text))
    return Paper("Ansökan: Luleå kommun", blocks, "Kvitto 2027-0001")


@settings(max_examples=25)
@given(st.text(max_size=300))
@example("Rad ett\nRad två\r\n\r\n😀 är bra {mall} <b>&amp; " + "x" * 300)
@example("\u202e\u0000\u00ad\ufeff \u2028 \u3000")
def test_any_text_becomes_a_paper_that_reads_as_it_was_written(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "paper.pdf"
    render(paper(text), path)
    assert check(path, paper(text)) == []


def test_letter_that_no_face_has_is_told_by_its_number():
    assert drawable("Bra 😀, Åsa ŧ") == "Bra [U+1F600], Åsa ŧ"


@given(st.text())
def test_what_is_drawn_holds_every_letter_or_its_number(text):
    told = drawable(text)
    assert all(letter in told or f"[U+{ord(letter):04X}]" in told for letter in clean(text))


def test_equal_papers_are_equal_files_whatever_is_made_between():
    file = made(paper("Text."))
    made(paper("Något annat ŧ."))
    assert file == made(paper("Text."))
    assert file.startswith(b"%PDF-")


def test_paper_that_cannot_be_checked_is_not_given_out():
    with pytest.raises(PaperError, match="väntade"):
        made(Paper("Kvitto", (Heading(" "),)))


def test_paper_spoilt_after_it_was_made_does_not_pass(tmp_path):
    path = tmp_path / "paper.pdf"
    render(paper("Ett."), path)
    (fault,) = check(path, paper("Två."))
    assert fault.sentence == "läser ”P: Ett.” där det ska stå ”P: Två.”"
