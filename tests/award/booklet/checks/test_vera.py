"""What the reference validator and a second one say of our booklets."""

from __future__ import annotations

import page
import pikepdf
import pytest

from award.booklet.checks import vera

UA, UA_RULES = "PDFUA-1", 106
ARCHIVE, ARCHIVE_RULES = "PDFA-2A", 153
ARCHIVED = ("smallest", "photos", "english")


@pytest.fixture(scope="module")
def verdicts(made, tmp_path_factory):
    """What veraPDF says of every booklet, and of one without a language, in one run of Java."""
    if vera.what_is_missing():
        pytest.skip(vera.what_is_missing())
    spoilt = tmp_path_factory.mktemp("spoilt") / "spoilt.pdf"
    with pikepdf.open(made["smallest"].path) as pdf:
        del pdf.Root.Lang
        pdf.save(spoilt)
    questions = [(UA, one.path) for one in made.values()]
    questions += [(ARCHIVE, made[name].path) for name in ARCHIVED]
    asked = vera.ask([*questions, (UA, spoilt)])
    assert [(v.profile, v.file) for v in asked[:-1]] == [(p, str(path)) for p, path in questions]
    return asked


def test_every_booklet_meets_pdf_ua(verdicts):
    told = [verdict for verdict in verdicts[:-1] if verdict.profile == UA]
    assert [(v.rules, v.failures) for v in told] == [(UA_RULES, ())] * 7
    assert all(verdict.assertions > 100 for verdict in told)


def test_booklets_can_be_archived(verdicts):
    told = [verdict for verdict in verdicts if verdict.profile == ARCHIVE]
    assert [(v.rules, v.failures) for v in told] == [(ARCHIVE_RULES, ())] * 3


def test_a_file_without_language_fails(verdicts):
    failures = [failure.split(" x ")[0] for failure in verdicts[-1].failures]
    assert failures == ["7.2-33", "7.2-34"]


def test_a_second_validator_agrees(made):
    profile = page.ValidationProfile.PDF_UA_1
    failures = {
        name: page.validate_pdf(str(one.path), profile=profile).failures
        for name, one in made.items()
    }
    assert failures == {name: [] for name in made}
