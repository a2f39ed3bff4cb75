"""What a file with answers would change, before anything is saved.

A file has one row an application and one column a field, or one row an answer. A field is a question, a
statement or the headline. An empty cell says nothing; it takes nothing away.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from nominations import kinds, rules
from nominations.case_files import case_file
from nominations.models import AnswerVersion, Application, Municipality, Question

Part = Question.Part
#: The columns of a file beside the codes of its fields; the same in every language.
EDITION, MUNICIPALITY, NAME, RECEIPT = "omgang", "kommunkod", "kommun", "kvitto"
HEADLINE, FIELD, ASKED, ANSWER = "rubrik", "falt", "fraga", "svar"
#: What a file tells of an application that nobody writes in it.
TOLD = (EDITION, NAME, RECEIPT, ASKED)
#: Kinds of questions that have no cell: files, and the statements have cells of their own.
ELSEWHERE = (Question.Kind.FILE, Question.Kind.SELF_ASSESSMENT)
#: So many are saved within a few seconds, while municipalities that write wait for the same database.
MOST_ANSWERS = 3000


@dataclass(frozen=True)
class Cell:
    """One answer in a file: where it stands, whose it is, and what it says."""

    row: int
    column: str
    code: str
    field: str
    text: str


@dataclass(frozen=True)
class Change:
    """One application that is new, or whose fields get other words: ``(field, before, after)``."""

    code: str
    name: str
    is_new: bool
    fields: tuple[tuple[str, str, str], ...]


@dataclass
class Plan:
    """What would be saved, ``{municipality: {field: content}}``, how it reads, and what stands against it."""

    contents: dict = field(default_factory=dict)
    changes: list = field(default_factory=list)
    reasons: list = field(default_factory=list)


def cells_of(rows) -> list[Cell]:
    """The answers of a file's rows, whichever way it is laid; row 1 holds the headings."""
    if rows and FIELD in rows[0]:
        found = [
            Cell(number, ANSWER, row.get(MUNICIPALITY, ""), row[FIELD].strip(), row.get(ANSWER, ""))
            for number, row in enumerate(rows, start=2)
        ]
    else:
        found = [
            Cell(number, column, row.get(MUNICIPALITY, ""), column, text)
            for number, row in enumerate(rows, start=2)
            for column, text in row.items()
            if column and column != MUNICIPALITY and column not in TOLD
        ]
    return [cell for cell in found if cell.text]


def plan(edition, rows, *, at) -> Plan:
    """Every change, and every fault by row and column; nothing can be saved where there is a fault."""
    planned = Plan()
    planned.reasons += _reasons_it_is_no_such_file(rows)
    if planned.reasons:
        return planned
    form = _Form(edition)
    municipalities = Municipality.objects.in_bulk()
    applications = {each.municipality_id: each for each in _applications(edition)}
    written = _written_by_others(edition)
    placed = {}
    for cell in cells_of(rows):
        code = cell.code.strip().zfill(4)
        faults = form.faults(cell)
        if code not in municipalities:
            planned.reasons.append(_fault(cell, MUNICIPALITY, _("There is no such municipality.")))
            continue
        if (code, cell.field) in placed:
            faults.append(_("The same answer stands in an earlier row too."))
        placed[code, cell.field] = cell
        planned.reasons += [_fault(cell, cell.column, fault) for fault in faults]
        planned.contents.setdefault(code, {})[cell.field] = form.content(cell)
    for code, contents in planned.contents.items():
        application = applications.get(code)
        cell = next(cell for (own, _field), cell in placed.items() if own == code)
        reasons = _reasons_not_to_write(
            edition, municipalities[code], application, form.parts(contents), written, at
        )
        planned.reasons += [_fault(cell, MUNICIPALITY, reason) for reason in reasons]
    if planned.reasons:
        return planned
    planned.changes = [
        change
        for code, contents in planned.contents.items()
        if (change := form.change(municipalities[code], applications.get(code), contents))
    ]
    changed = {change.code for change in planned.changes}
    planned.contents = {code: planned.contents[code] for code in changed}
    return planned


class _Form:
    """The edition's fields as they are asked now."""

    def __init__(self, edition):
        questions = edition.questions.current().exclude(kind__in=ELSEWHERE)
        self.questions = {question.code: question for question in questions}
        self.statements = {each.code: each for each in edition.statements.all()}

    def part(self, name):
        question = self.questions.get(name)
        return question.part if question else Part.APPLICATION

    def parts(self, contents):
        return sorted({self.part(name) for name in contents})

    def content(self, cell):
        """The cell in the shape that its field holds."""
        if cell.field == HEADLINE:
            return kinds.HEADLINE.clean(None, cell.text)
        if cell.field in self.statements:
            return kinds.STATEMENT.from_words(self.statements[cell.field], cell.text)
        question = self.questions.get(cell.field)
        return kinds.from_words(question, cell.text) if question else None

    def faults(self, cell):
        """What keeps the cell from being an answer to its field."""
        if cell.field == HEADLINE:
            return []
        content = self.content(cell)
        if cell.field in self.statements:
            statement = self.statements[cell.field]
            if content is None:
                return [_("That is no level of the self-assessment.")]
            return kinds.STATEMENT.problems(statement, content)
        if cell.field in self.questions:
            return kinds.problems(self.questions[cell.field], content)
        return [_("The form has no field %(field)s.") % {"field": cell.field}]

    def change(self, municipality, application, contents):
        """What the contents would change in the application; None where it already says so."""
        before = self._contents(application) if application else {}
        fields = tuple(
            (name, self._in_words(name, before.get(name)), self._in_words(name, content))
            for name, content in contents.items()
            if content != before.get(name)
        )
        if application and not fields:
            return None
        return Change(municipality.pk, municipality.name, application is None, fields)

    def _contents(self, application):
        case = case_file(application)
        held = {answer.code: answer.content for answer in case.form}
        held |= {statement.code: statement.content for statement in case.statements}
        return held | {HEADLINE: case.headline}

    def _in_words(self, name, content):
        if name in self.questions:
            return kinds.in_words(self.questions[name], content) if content else ""
        if name in self.statements:
            return kinds.STATEMENT.in_words(self.statements[name], content)
        return content or ""


def _applications(edition):
    return Application.objects.filter(edition=edition).case_file()


def _written_by_others(edition):
    """The applications in which somebody has written who does not run the award: the municipality's own."""
    versions = AnswerVersion.objects.filter(application__edition=edition)
    by_others = versions.exclude(saved_by__organiser_roles__award=edition.award_id)
    return set(by_others.values_list("application", flat=True))


def _reasons_it_is_no_such_file(rows):
    if not rows:
        return [_("The file has no rows.")]
    if MUNICIPALITY not in rows[0]:
        return [_("The file lacks the columns %(columns)s.") % {"columns": MUNICIPALITY}]
    if len(cells_of(rows)) > MOST_ANSWERS:
        words = _("The file has more than %(most)d answers. Divide it, and read in the parts.")
        return [words % {"most": MOST_ANSWERS}]
    return []


def _reasons_not_to_write(edition, municipality, application, parts, written, at):
    """The municipality's own words are its own, and what it has written is not shown to anybody else."""
    if application is None:
        return rules.reasons_not_to_start(edition, municipality, at=at)
    if application.pk in written:
        return [_("%(name)s writes its application itself.") % {"name": municipality.name}]
    return [
        reason for part in parts for reason in rules.reasons_not_to_save(application, part, at=at)
    ]


def _fault(cell, column, fault):
    return _("Row %(row)d, column %(column)s: %(fault)s") % {
        "row": cell.row,
        "column": column,
        "fault": fault,
    }
