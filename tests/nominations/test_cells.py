"""Whatever is written to a cell is read from it again, and no cell is a formula."""

import csv
import io
import json

import pytest
import tablib
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook

from nominations.resources import FORMATS, Unreadable, read, texts
from nominations.resources.cells import LONGEST_CELL, csv_cell, defused, rows

# All that a database can hold: every plane of Unicode, controls too, but neither NUL nor half a pair.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
HOSTILE = [
    "=1+1", "+46", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "'=1", "''=1", "'", "'a",
    "_x0041_", "_x005F_x0041_", "ax005F_b", "\x07\x1f", "\ufffe\uffff", "\u241b41;", "\u241b",
    "a\r\nb\rc\nd", "  kvar  ", "\ufeffa", ";,;\"'", "#N/A", "#REF!", "TRUE", "0114", "1e5", "=",
    "x" * (LONGEST_CELL * 2 + 1), "😀" * (LONGEST_CELL + 1), "=" * (LONGEST_CELL * 2),
]  # fmt: skip


def table(*cells):
    return tablib.Dataset(["1780", *cells], headers=["kommunkod", "A1", "A2"])


def there_and_back(kind, *cells):
    return texts(read(FORMATS[kind]().export_data(table(*cells))))


@pytest.mark.parametrize("kind", FORMATS)
@given(first=TEXT, second=TEXT)
@example(first="", second="=")
def test_any_text_is_read_as_it_was_written(kind, first, second):
    expected = [{"kommunkod": "1780", "A1": first, "A2": second}]
    assert there_and_back(kind, first, second) == expected


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_read_as_it_was_written(kind, text):
    expected = [{"kommunkod": "1780", "A1": text, "A2": "sist"}]
    assert there_and_back(kind, text, "sist") == expected


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_cell_is_a_formula(text):
    workbook = load_workbook(io.BytesIO(FORMATS["xlsx"]().export_data(table(text, ""))))
    cells = [cell for row in workbook.active for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    starts = tuple("=+-@\t\r\n＝＋－＠")
    assert [cell.value for cell in cells if str(cell.value).startswith(starts)] == []


@given(st.text(alphabet="a'=+-@,;\"\r\n\t \uff1dä", max_size=8))
@example("")
@example("'=1")
def test_cell_is_written_as_the_module_csv_writes_it(text):
    out = io.StringIO(newline="")
    csv.writer(out).writerow(["first", defused(text)])
    assert f"first,{csv_cell(text)}\r\n" == out.getvalue()


def test_text_too_long_for_a_cell_goes_on_in_the_next_column():
    content = FORMATS["xlsx"]().export_data(table("x" * (LONGEST_CELL + 1), "y"))
    sheet = load_workbook(io.BytesIO(content)).active
    headings = [cell.value for cell in sheet[1]]
    assert headings == ["kommunkod", "A1", "A1 +2", "A2"]
    assert [len(cell.value) for cell in sheet[2]] == [4, LONGEST_CELL, 1, 1]


def test_csv_begins_with_the_mark_that_spreadsheets_know():
    content = FORMATS["csv"]().export_data(table("ö", ""))
    assert content == "\ufeffkommunkod,A1,A2\r\n1780,ö,\r\n".encode()


def test_semicolons_and_short_rows_are_understood():
    found = texts(read("kommunkod;A1;A2\r\n1780;a\r\n;;\r\n".encode("utf-8-sig")))
    assert found == [{"kommunkod": "1780", "A1": "a", "A2": ""}]


def test_json_holds_what_was_said_and_nothing_more():
    content = FORMATS["json"]().export_data(table("=1", "å"))
    assert json.loads(content) == [{"kommunkod": "1780", "A1": "=1", "A2": "å"}]


def test_code_gets_its_nought_back_and_others_stay_wrong():
    dataset = tablib.Dataset([114, "a"], ["18", "b"], headers=["code", "name"])
    assert [row["code"] for row in rows(dataset)] == ["0114", "18"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00bad",
        b"PK\x03\x04broken",
        b"[1, 2]",
        b"[{",
        b"[]",
        b'[{"a": {"b": [1]}}' * 9,
    ],
)
def test_what_is_no_table_is_unreadable(content):
    with pytest.raises(Unreadable):
        read(content)
