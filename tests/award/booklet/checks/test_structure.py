"""The gate lets good booklets through and stops each spoilt one."""

from __future__ import annotations

import pikepdf
import pytest

from award.booklet import check, render

from .. import samples
from .mutants import MUTANTS


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """A booklet with one nominee and a photo, and its file."""
    folder = tmp_path_factory.mktemp("good")
    booklet = samples.booklet(1, photo=samples.photo(folder))
    render(booklet, folder / "good.pdf", images=folder)
    return booklet, folder / "good.pdf"


@pytest.mark.parametrize("name", ["smallest", "one", "many", "longest", "english", "photos"])
def test_a_good_booklet_has_no_fault(made, name):
    assert check(made[name].path, made[name].booklet) == []


@pytest.mark.parametrize("name", MUTANTS)
def test_a_spoilt_booklet_is_stopped(good, tmp_path, name):
    booklet, path = good
    spoil, sentence = MUTANTS[name]
    with pikepdf.open(path) as pdf:
        spoil(pdf)
        pdf.save(tmp_path / "spoilt.pdf")
    faults = check(tmp_path / "spoilt.pdf", booklet)
    assert sentence in [fault.sentence for fault in faults]
