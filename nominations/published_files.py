"""A file with published self-assessments: its columns, and every fault by row and column. Saves nothing."""

import re
from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from nominations.self_assessment import VALUES, index

HEADINGS = {
    "kommunkod": "code",
    "code": "code",
    "version": "version",
    "datum": "date",
    "date": "date",
    "index": "index",
    "kommun": "name",
    "name": "name",
}
REQUIRED = {"code": "kommunkod", "version": "version", "date": "datum"}
STATEMENT = re.compile(r"[A-ZÅÄÖ]{1,3}[0-9]{1,3}(\.[0-9]{1,2})?")
NOT_APPLICABLE = {"-", "–", "ej tillämpligt", "not applicable"}
#: Two figures for the same answers may differ by what rounding does.
ROUNDING = 0.51
VERSION_LENGTH = 20


@dataclass(frozen=True)
class Draft:
    """One row that can be imported."""

    code: str
    set_version: str
    made_on: date
    values: dict = field(default_factory=dict)
    published_index: float | None = None


def read(rows: list[dict[str, str]], *, municipalities: set[str], today: date, own=None):
    """What the rows say: ``(drafts, faults)``; with a fault nothing may be imported.

    ``municipalities`` are the known codes; ``own`` is ``(version, its statements' codes)`` of the edition.
    """
    if not rows:
        return [], [_("The file has no rows.")]
    columns = {heading: _column(heading) for row in rows for heading in row}
    faults = _faults_of_headings(columns)
    if faults:
        return [], faults
    reader, drafts = _Reader(columns, municipalities, today, own), []
    for number, row in enumerate(rows, start=2):
        draft = reader.read(number, row)
        if draft:
            drafts.append(draft)
    return drafts, reader.faults


def _column(heading):
    name = heading.strip()
    known = HEADINGS.get(name.casefold())
    if known:
        return known
    return name.upper() if STATEMENT.fullmatch(name.upper()) else ""


def _faults_of_headings(columns):
    found = list(columns.values())
    missing = [heading for column, heading in REQUIRED.items() if column not in found]
    if missing:
        return [_("The file lacks the columns %(columns)s.") % {"columns": ", ".join(missing)}]
    faults = [
        _("Column %(column)s is neither a statement nor known in another way.")
        % {"column": heading or "–"}
        for heading, column in columns.items()
        if not column
    ]
    doubled = sorted({column for column in found if column and found.count(column) > 1})
    faults += [_("Column %(column)s stands twice.") % {"column": column} for column in doubled]
    if not any(column == "index" or STATEMENT.fullmatch(column) for column in found):
        faults.append(_("The file has neither an index nor any statement."))
    return faults


class _Reader:
    """Reads one row at a time and gathers every fault."""

    def __init__(self, columns, municipalities, today, own):
        self.columns, self.municipalities, self.today, self.own = (
            columns,
            municipalities,
            today,
            own,
        )
        self.faults, self.seen = [], set()

    def read(self, number, row):
        cells = {self.columns[heading]: (heading, text.strip()) for heading, text in row.items()}
        self.number, faults_before = number, len(self.faults)
        code = self._code(*cells["code"])
        version = self._version(*cells["version"])
        made_on = self._date(*cells["date"])
        values = {}
        for column, (heading, text) in cells.items():
            if STATEMENT.fullmatch(column) and text:
                values[column] = self._value(heading, text)
                self._known(heading, column, version)
        published = self._index(cells, values)
        if not values and published is None:
            self._fault(_("whole row"), _("There is neither an index nor any answer."))
        if (code, version, made_on) in self.seen:
            self._fault(
                cells["code"][0],
                _("The same municipality, version and day stand in an earlier row too."),
            )
        self.seen.add((code, version, made_on))
        if len(self.faults) > faults_before:
            return None
        return Draft(code, version, made_on, values, None if values else published)

    def _code(self, heading, text):
        code = text.zfill(4) if text.isdigit() else text
        if code not in self.municipalities:
            self._fault(
                heading,
                _("There is no municipality with the code %(code)s.") % {"code": text or "–"},
            )
        return code

    def _version(self, heading, text):
        if not text:
            self._fault(heading, _("The version is missing."))
        elif len(text) > VERSION_LENGTH:
            self._fault(heading, _("At most %(most)d characters fit.") % {"most": VERSION_LENGTH})
        return text

    def _date(self, heading, text):
        try:
            made_on = date.fromisoformat(text[:10])
        except ValueError:
            self._fault(heading, _("Write the day as 2027-01-31."))
            return None
        if made_on > self.today:
            self._fault(heading, _("The day has not come yet."))
        return made_on

    def _value(self, heading, text):
        if text.casefold() in NOT_APPLICABLE:
            return None
        if text in {str(value) for value in VALUES}:
            return int(text)
        self._fault(heading, _("Write 0, 1, 2 or – where the statement does not apply."))
        return None

    def _known(self, heading, column, version):
        if self.own and version == self.own[0] and column not in self.own[1]:
            self._fault(
                heading, _("Version %(version)s has no such statement.") % {"version": version}
            )

    def _index(self, cells, values):
        heading, text = cells.get("index", ("", ""))
        if not text:
            return None
        try:
            published = float(text.replace(",", "."))
        except ValueError:
            published = -1.0
        if not 0 <= published <= 100:
            self._fault(heading, _("The index is a number from 0 to 100."))
            return None
        computed = index(values.values())
        if computed is not None and abs(computed - published) > ROUNDING:
            self._fault(
                heading,
                _("The answers give the index %(figure)s.")
                % {"figure": number_format(computed, 1)},
            )
        return published

    def _fault(self, heading, sentence):
        self.faults.append(
            _("Row %(row)d, column %(column)s: %(fault)s")
            % {"row": self.number, "column": heading, "fault": sentence}
        )
