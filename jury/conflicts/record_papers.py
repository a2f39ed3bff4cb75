"""The conflict record as a tagged PDF for the diary: the same words as the page."""

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from award.booklet.model import BulletList, Heading, Paper, Paragraph, Table
from award.booklet.papers import drawable
from award.clock import in_words
from jury.conflicts.sentences import kept_out, seat_of
from jury.conflicts.words import GROUNDS

NOTHING = "–"


def paper(edition, record, *, at) -> Paper:
    """The whole record as it stands at a time."""
    blocks = [Paragraph(drawable(_("As it stood %(time)s.") % {"time": in_words(at)}))]
    for part in record.parts:
        blocks += _part(part)
    blocks += _events(record.events) + _dismissed(record.dismissed)
    return Paper(
        title=drawable(_("Conflict record")),
        blocks=tuple(blocks),
        edition_name=drawable(_("Conflict record")),
        publisher=edition.award.name,
        subtitle=edition.name,
        lang=(get_language() or "sv")[:2],
    )


def _part(part):
    told = [Heading(drawable(part.round.stage.name))]
    if part.answers:
        rows = [
            (f"{each.juror}, {seat_of(each.juror)}", str(each.given), str(each.clear))
            for each in part.answers
        ]
        header = (_("Juror"), _("Answers"), _("Of them no conflict"))
        told.append(_table(_("Who has answered"), header, rows, (5, 2, 2)))
    else:
        told.append(Paragraph(drawable(_("Nobody has answered yet."))))
    if part.declarations:
        told.append(
            _table(_("Conflicts and doubts"), _header(), map(_row, part.declarations), WIDTHS)
        )
        if part.kept_out:
            told.append(BulletList(tuple(drawable(each) for each in kept_out(part))))
    elif part.answers:
        told.append(Paragraph(drawable(_("Nobody has declared a conflict or a doubt."))))
    return told


WIDTHS = (3, 3, 5, 5)


def _header():
    return _("Juror"), _("Applicant"), _("Declared"), _("What holds, and why")


def _row(each):
    ground = f"{each.ground} {GROUNDS[each.ground]}" if each.ground else ""
    declared = [each.get_answer_display(), ground, each.text, in_words(each.declared_at)]
    holds = [each.get_effect_display(), each.decision_reason]
    if each.decided_at:
        holds.append(f"{each.decided_by}, {in_words(each.decided_at)}")
    return str(each.juror), each.application.name, _joined(declared), _joined(holds)


def _events(events):
    if not events:
        return []
    rows = [
        (
            in_words(each.at),
            each.who,
            _joined([each.what, each.applicant, each.answer]),
            each.reason,
        )
        for each in events
    ]
    header = (_("When"), _("Who"), _("What"), _("For what reason"))
    return [Heading(_("In the order it happened")), _table(_("Events"), header, rows, (3, 3, 6, 4))]


def _dismissed(dismissed):
    if not dismissed:
        return []
    rows = [
        (
            each.sentence,
            each.reason,
            f"{each.dismissed_by or NOTHING}, {in_words(each.dismissed_at)}",
        )
        for each in dismissed
    ]
    header = (_("Proposal"), _("Why"), pgettext("person", "By"))
    return [
        Heading(_("Proposals put aside")),
        _table(_("Proposals of the register"), header, rows, (5, 4, 3)),
    ]


def _table(caption, header, rows, widths):
    cells = tuple(
        tuple(drawable(" ".join(cell.split())) or NOTHING for cell in row) for row in rows
    )
    return Table(caption, header, cells, widths)


def _joined(parts):
    return " · ".join(str(part) for part in parts if part)
