"""Tables as files, and back: whatever text is written to a cell is read from it again, sign for sign.

No cell is run as a formula, what XLSX cannot hold is written with signs that it can, and a text that is too
long for a cell goes on in a column of its own.
"""

import csv
import io
import json
import re
import zipfile
from datetime import date, datetime

import tablib
from import_export.formats.base_formats import Format
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils.exceptions import InvalidFileException

MOST_ROWS = 20_000
#: A text of so many signs fits in a cell of any spreadsheet, however its signs are counted.
LONGEST_CELL = 16_000
BOM = "\ufeff"
FIELD_LIMIT = 2**30

# A cell that begins so is a formula to a spreadsheet; an apostrophe before it makes it text. One that is
# there already gets another, so that reading takes away just what writing added.
_FORMULA = re.compile("^'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_DEFUSED = re.compile("^''*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
# A cell to be defused begins with one of these: a look in a set spares thousands of texts the pattern.
_SUSPECTS = frozenset("'=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
# XML cannot hold these; spreadsheets read _x0041_ as a sign of its own, and our reader drops x005F_.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\u241b\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)|x(?=005F_)")
_ESCAPED = re.compile("\u241b([0-9A-F]+);")
_CONTINUED = re.compile(r"^(.*) \+(\d+)$", re.DOTALL)


class Unreadable(ValueError):
    """The file is no table that we can read, or holds more than one can look through."""


class TableFile(Format):
    """One kind of file, as django-import-export takes it: bytes out, bytes in."""

    name = ""
    content_type = ""

    def __init__(self, encoding=None):
        """``encoding`` is for others: each kind of ours knows its own."""

    def get_title(self):
        return self.name

    def get_extension(self):
        return self.name

    def get_content_type(self):
        return self.content_type

    def can_import(self):
        return True

    def can_export(self):
        return True


class Csv(TableFile):
    """UTF-8 with a mark that spreadsheets know it by; read with commas or semicolons."""

    name = "csv"
    content_type = "text/csv; charset=utf-8"

    def export_data(self, dataset, **kwargs):
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        for row in [dataset.headers, *dataset]:
            writer.writerow([defused(as_text(cell)) for cell in row])
        return (BOM + out.getvalue()).encode()

    def create_dataset(self, in_stream, **kwargs):
        text = in_stream.decode("utf-8-sig")
        heading = text.partition("\n")[0]
        # Swedish spreadsheets write semicolons.
        delimiter = ";" if heading.count(";") > heading.count(",") else ","
        before = csv.field_size_limit(FIELD_LIMIT)
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        finally:
            csv.field_size_limit(before)
        return _dataset([[restored(cell) for cell in row] for row in rows])


class Xlsx(TableFile):
    """A workbook with one sheet, headings in bold that stay in view."""

    name = "xlsx"
    content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def export_data(self, dataset, **kwargs):
        book = Workbook(write_only=True)
        sheet = book.create_sheet()
        sheet.freeze_panes = "A2"
        headings, *rows = _spread([dataset.headers, *dataset])
        sheet.append([_bold(sheet, heading) for heading in headings])
        for row in rows:
            sheet.append(row)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    def create_dataset(self, in_stream, **kwargs):
        book = load_workbook(io.BytesIO(in_stream), read_only=True, data_only=True)
        rows = [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
        book.close()
        return _dataset(_gathered(rows))


class Json(TableFile):
    """A list of objects, one a row; every text as it is."""

    name = "json"
    content_type = "application/json"

    def export_data(self, dataset, **kwargs):
        rows = [dict(zip(dataset.headers, map(as_text, row), strict=True)) for row in dataset]
        return json.dumps(rows, ensure_ascii=False, indent=1).encode()

    def create_dataset(self, in_stream, **kwargs):
        found = json.loads(in_stream.decode("utf-8-sig"))
        if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
            raise Unreadable("json")
        headings = list(dict.fromkeys(key for row in found for key in row))
        return _dataset([headings, *([row.get(key) for key in headings] for row in found)])


FORMATS = {"xlsx": Xlsx, "csv": Csv, "json": Json}


def read(content: bytes) -> tablib.Dataset:
    """A file as a table, by what it holds and not by its name. Raises ``Unreadable``."""
    if content.startswith(b"PK"):
        kind = Xlsx
    else:
        kind = Json if content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"[") else Csv
    try:
        dataset = kind().create_dataset(content)
    except (ValueError, KeyError, TypeError, IndexError, csv.Error, zipfile.BadZipFile,
            InvalidFileException, SyntaxError) as error:  # fmt: skip
        raise Unreadable(kind.__name__) from error
    if not dataset.headers or not any(dataset.headers) or len(dataset) > MOST_ROWS:
        raise Unreadable(kind.__name__)
    return dataset


def texts(dataset: tablib.Dataset) -> list[dict[str, str]]:
    """The rows as dicts of text, sign for sign."""
    headings = [as_text(heading).strip() for heading in dataset.headers]
    return [dict(zip(headings, map(as_text, row), strict=False)) for row in dataset]


def rows(dataset: tablib.Dataset) -> list[dict[str, str]]:
    """The rows that say something, as dicts of text without space around them."""
    found = [{key: text.strip() for key, text in row.items()} for row in texts(dataset)]
    for row in found:
        # A spreadsheet takes a code for a number, and its nought away.
        if len(row.get("code", "")) == 3 and row["code"].isdigit():
            row["code"] = f"0{row['code']}"
    return [row for row in found if any(row.values())]


def as_text(value) -> str:
    """What a spreadsheet holds in a cell, as text."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and not value.time().isoformat().strip("0:"):
        value = value.date()
    return value.isoformat() if isinstance(value, (date, datetime)) else str(value)


def defused(text: str) -> str:
    """A cell that no spreadsheet runs."""
    return f"'{text}" if _FORMULA.match(text) else text


def csv_cell(text: str) -> str:
    """The cell as it stands in a file with commas: as the module ``csv`` writes it, but faster."""
    if text[:1] in _SUSPECTS:
        text = defused(text)
    if '"' in text or "," in text or "\n" in text or "\r" in text:
        return '"' + text.replace('"', '""') + '"'
    return text


def restored(text: str) -> str:
    """The text of a cell, without what made it harmless."""
    return text[1:] if _DEFUSED.match(text) else text


def _spread(rows):
    """Cells that XLSX can hold: each column as many times as its longest text needs."""
    table = [[_cut(_escaped(as_text(cell))) for cell in row] for row in rows]
    needed = [max(map(len, column)) for column in zip(*table, strict=True)]
    for number, row in enumerate(table):
        cells = []
        for pieces, most in zip(row, needed, strict=True):
            heading = pieces[0]
            further = [f"{heading} +{i}" for i in range(2, most + 1)] if number == 0 else pieces[1:]
            cells += [heading, *further] + [""] * (most - 1 - len(further))
        yield [defused(cell) for cell in cells]


def _gathered(rows):
    """What ``_spread`` did, undone."""
    if not rows:
        return []
    table = [[restored(as_text(cell)) for cell in row] for row in rows]
    owners, kept = [], []
    for place, heading in enumerate(table[0]):
        continued = _CONTINUED.match(heading)
        if continued and kept and table[0][kept[-1]] == continued[1]:
            owners.append(kept[-1])
        else:
            kept.append(place)
            owners.append(place)
    for number, row in enumerate(table):
        if number:
            for place, owner in enumerate(owners[: len(row)]):
                if owner != place:
                    row[owner] += row[place]
    return [[_unescaped(row[place]) for place in kept if place < len(row)] for row in table]


def _cut(text):
    return [text[i : i + LONGEST_CELL] for i in range(0, len(text), LONGEST_CELL)] or [""]


def _escaped(text):
    return _UNSAFE.sub(lambda match: f"\u241b{ord(match[0]):X};", text)


def _unescaped(text):
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def _bold(sheet, text):
    cell = WriteOnlyCell(sheet, value=text)
    cell.font = Font(bold=True)
    return cell


def _dataset(rows):
    """A table whose rows are as wide as its headings."""
    headings, *rest = [list(row) for row in rows] or [[]]
    width = len(headings)
    dataset = tablib.Dataset(headers=headings)
    for row in rest:
        padded = (row + [""] * width)[:width]
        if any(as_text(cell) for cell in padded):
            dataset.append(padded)
    return dataset
