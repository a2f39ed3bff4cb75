"""A juror's sheet goes out, is filled in, and comes back after a look at what it would change."""

import io
import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from award.models import HistoryEntry
from jury import services
from jury.models import Assessment
from jury.score_sheets import plan
from nominations.models import Application
from tests.factories import make_person
from tests.jury.conftest import assess, declare_all, during
from tests.jury.test_views_juror import CONFLICT, UNSURE, text_of, url

HEADINGS = ["kommunkod", "kommun", "K1", "K1 varför", "K2", "K2 varför", "anteckning"]


@pytest.fixture(autouse=True)
def _within_the_first_stage():
    with time_machine.travel(during(0), tick=False):
        yield


@pytest.fixture
def mona(client, jury):
    client.force_login(jury.member.person)
    return client


@pytest.fixture
def declared(round_):
    """Mona is conflicted towards Luleå, unsure of Halmstad, and may read the rest."""
    declare_all(round_, at=during(0), mona={"2580": CONFLICT, "1380": UNSURE})
    return round_


def workbook(*rows):
    """A sheet as a juror hands it back; numbers and text as spreadsheets keep them."""
    book, out = Workbook(), io.BytesIO()
    for row in [HEADINGS, *rows]:
        book.active.append(row)
    book.save(out)
    return SimpleUploadedFile("blad.xlsx", out.getvalue())


def rows_of(response):
    sheet = load_workbook(io.BytesIO(response.content)).active
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def confirm(client, round_, page):
    rows = re.search(r'name="rows" value="([^"]+)"', page)[1]
    return client.post(url("score_sheet", round_), {"rows": rows})


def drafts():
    return {
        assessment.assignment.application.municipality_id: {
            score.criterion.code: (score.level, score.cannot_judge, score.reason)
            for score in assessment.scores.select_related("criterion")
        }
        for assessment in Assessment.objects.filter(status="draft")
    }


def test_sheet_holds_what_may_be_written_and_nothing_else(declared, mona, jury):
    assess(declared, jury.chair, "1280", {"K1": 4, "K2": 4}, at=during(0))
    assess(declared, jury.member, "0180", {"K1": 3, "K2": 3}, at=during(0))
    assess(declared, jury.member, "1480", {"K1": 2.5, "K2": None}, at=during(0), sign=False)
    headings, *rows = rows_of(mona.post(url("score_sheet_export", declared)))
    assert headings == HEADINGS
    reasons = ["HEMLIGT SKÄL 2.5", "HEMLIGT SKÄL None"]
    assert sorted(rows) == [
        ["1280", "Malmö", None, None, None, None, None],
        ["1480", "Göteborg", "2,5", reasons[0], "kan ej bedöma", reasons[1], None],
    ]
    entry = HistoryEntry.objects.get(action="jury.sheet.exported")
    assert entry.details == {"applications": 2}


def test_formula_in_a_reason_goes_out_as_text_and_comes_back_the_same(declared, mona, jury):
    reason = "=1+1 är inte två"
    services.save_assessment(
        assignment_id=declared.assignments.get(
            juror=jury.member, application__municipality="1280"
        ).pk,
        scores={"K1": (3, False, reason)},
        actor=jury.member.person,
        at=during(0),
    )
    out = mona.post(url("score_sheet_export", declared))
    [row] = [row for row in rows_of(out) if row[0] == "1280"]
    assert row[3] == f"'{reason}"
    page = text_of(
        mona.post(url("score_sheet", declared), {"file": SimpleUploadedFile("b.xlsx", out.content)})
    )
    assert "Dina utkast säger redan det som står i bladet." in page


def test_sheet_shows_old_and_new_and_saves_drafts_when_confirmed(declared, mona, jury):
    assess(declared, jury.member, "1480", {"K1": 2.5, "K2": None}, at=during(0), sign=False)
    file = workbook(
        [180, "Stockholm", 3, "Tydlig nytta", "kan ej bedöma", None, "Ring Eva"],
        ["1480", "Göteborg", "3,5", None, None, None, None],
    )
    page = text_of(mona.post(url("score_sheet", declared), {"file": file}))
    table = re.findall(
        r'<tr><th scope="row">(.*?)</th><td>(.*?)</td><td>(.*?)</td><td>(.*?)</td>', page
    )
    assert table == [
        ("Stockholm", "K1 Kriterium K1: nivå", "–", "3"),
        ("Stockholm", "K1 Kriterium K1: skäl", "–", "Tydlig nytta"),
        ("Stockholm", "K2 Kriterium K2: nivå", "–", "kan ej bedöma"),
        ("Stockholm", "Privat anteckning", "–", "Ring Eva"),
        ("Göteborg", "K1 Kriterium K1: nivå", "2,5", "3,5"),
    ]
    before = drafts()
    assert set(before) == {"1480"}
    assert confirm(mona, declared, page).status_code == 302
    assert drafts() == {
        "0180": {"K1": (3, False, "Tydlig nytta"), "K2": (None, True, "")},
        "1480": before["1480"] | {"K1": (3.5, False, "HEMLIGT SKÄL 2.5")},
    }
    assert Assessment.objects.get(assignment__application__municipality="0180").note == "Ring Eva"
    assert not Assessment.objects.counted().exists()


def test_each_row_that_may_not_be_written_is_refused_with_its_reason(declared, jury):
    assess(declared, jury.member, "0180", {"K1": 3, "K2": 3}, at=during(0))
    rows = [
        {"kommunkod": "0180", "K1": "1"},
        {"kommunkod": "2580", "K1": "1"},
        {"kommunkod": "1380", "K1": "1"},
        {"kommunkod": "9999", "kommun": "Atlantis", "K1": "1"},
        {"kommunkod": "1280", "K1": "5", "K1 varför": "Bra"},
        {"kommunkod": "1480", "K1": "4"},
        {"kommunkod": "1480", "K1": "3"},
    ]
    planned = plan(declared, jury.member.person, rows, at=during(0))
    assert [(row.code, row.reasons, row.contents) for row in planned] == [
        ("0180", ["Din bedömning är signerad. Ordföranden kan öppna den igen."], {}),
        ("2580", ["Du är jävig och deltar inte här."], {}),
        ("1380", ["Ordföranden har inte avgjort än om du är jävig."], {}),
        ("9999", ["Du har ingen sådan ansökan att bedöma i den här omgången."], {}),
        ("1280", ["K1: ”5” är ingen nivå. Skriv 0 till 4, med halvor, eller kan ej bedöma."], {}),
        ("1480", [], {"level_K1": "4"}),
        ("1480", ["Kommunen har redan en rad tidigare i bladet."], {}),
    ]


def test_what_has_changed_since_the_look_is_not_written_over(declared, mona, jury):
    file = workbook(
        ["0180", "", 3, None, None, None, None], ["1280", "", 2, None, None, None, None]
    )
    page = text_of(mona.post(url("score_sheet", declared), {"file": file}))
    assess(declared, jury.member, "0180", {"K1": 1}, at=during(0), sign=False)
    response = confirm(mona, declared, page)
    assert response.status_code == 409
    assert "Stockholm: Du har skrivit något annat här i ett annat fönster." in text_of(response)
    assert drafts() == {
        "0180": {"K1": (1, False, "HEMLIGT SKÄL 1")},
        "1280": {"K1": (2, False, "")},
    }


def test_anothers_look_cannot_be_confirmed(declared, mona, client, jury):
    file = workbook(["0180", "", 3, None, None, None, None])
    page = text_of(mona.post(url("score_sheet", declared), {"file": file}))
    client.force_login(jury.second.person)
    answer = confirm(client, declared, page)
    said = "Det som gicks igenom hör till något annat. Välj filen igen."
    assert (answer.status_code, said in text_of(answer)) == (409, True)
    assert not Assessment.objects.exists()


@pytest.mark.parametrize("content", [b"", b"PK nonsense", b"\xff\xfe\x00", b"a;b\n1;2\n"])
def test_file_that_is_no_sheet_gets_a_sentence(declared, mona, content):
    file = SimpleUploadedFile("x.xlsx", content)
    response = mona.post(url("score_sheet", declared), {"file": file})
    assert response.status_code == 422
    assert "ds-validation-message" in text_of(response)


def test_sheet_exists_for_nobody_else(declared, client):
    assert Application.objects.exists()
    client.force_login(make_person("Sten Främling"))
    assert client.get(url("score_sheet", declared)).status_code == 404
    assert client.post(url("score_sheet_export", declared)).status_code == 404
