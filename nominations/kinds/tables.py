"""Tables: rows with a cell for each column that the organiser has named."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from award.bilingual import in_language
from nominations.kinds import rows
from nominations.kinds.choices import LANGUAGES
from nominations.kinds.figures import unreadable_day, unreadable_number
from nominations.kinds.kind import Kind, one_line, plain


class Table(Kind):
    """The content is a list of rows, each ``{column's code: text}``; empty rows are left out."""

    stored_in = "data"
    is_prose = True

    def clean(self, question, raw):
        if not isinstance(raw, (list, tuple)):
            return self.from_words(question, plain(raw))
        codes = [column["code"] for column in question.columns]
        kept = [
            {code: plain(row.get(code)) for code in codes} for row in raw if isinstance(row, dict)
        ]
        return [row for row in kept if any(cell.strip() for cell in row.values())]

    def problems(self, question, content):
        return [
            problem
            for number, row in enumerate(_rows(content), start=1)
            for column in question.columns
            for problem in _cell_problems(question, number, column, row)
        ]

    def note(self, question, content):
        n = len(_rows(content))
        return ngettext("%(n)d row", "%(n)d rows", n) % {"n": n} if n else ""

    def in_words(self, question, content):
        """A line of headings, then a line for each row."""
        kept = self.clean(question, _rows(content))
        if not kept:
            return ""
        headings = [heading(column) for column in question.columns]
        return "\n".join(rows.line(cells) for cells in (headings, *map(_values, kept)))

    def from_words(self, question, text):
        columns = question.columns
        lines = [rows.cells(line) for line in plain(text).split("\n") if line.strip()]
        if not columns or not lines:
            return []
        order = _headings_in(columns, lines[0])
        told = lines[1:] if order else lines
        codes = order or [column["code"] for column in columns]
        return self.clean(question, [_row(codes, cells) for cells in told])


def heading(column: dict) -> str:
    """What stands above a column, with its unit."""
    return _with_unit(in_language(column["sv"], column.get("en", "")), column)


def _with_unit(label, column):
    unit = column.get("unit")
    return one_line(f"{label} ({unit})" if unit else label)


def _values(row):
    return list(row.values())


def _rows(content):
    return [row for row in content if isinstance(row, dict)] if isinstance(content, list) else []


def _headings_in(columns, cells):
    """The codes of the columns that a first line names, in its order; None where it names none."""
    known = {}
    for column in columns:
        labels = [label for label in map(column.get, LANGUAGES) if label]
        names = [column["code"], *labels, *(_with_unit(label, column) for label in labels)]
        known |= {one_line(name).casefold(): column["code"] for name in names}
    codes = [known.get(one_line(cell).casefold()) for cell in cells]
    return codes if codes and None not in codes and len({*codes}) == len(codes) else None


def _row(codes, cells):
    """What is written in more cells than there are columns stays with the last of them."""
    surplus = cells[len(codes) - 1 :]
    return dict(zip(codes, [*cells[: len(codes) - 1], " | ".join(surplus)], strict=False))


def _cell_problems(question, number, column, row):
    name = _("%(code)s, row %(n)d, %(column)s") % {
        "code": question.code,
        "n": number,
        "column": one_line(in_language(column["sv"], column.get("en", ""))),
    }
    cell = row.get(column["code"])
    if column.get("kind") == "number":
        return unreadable_number(name, cell, column.get("unit") or "")
    return unreadable_day(name, cell) if column.get("kind") == "date" else []
