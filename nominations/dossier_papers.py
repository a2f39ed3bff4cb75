"""A dossier as one paper: what was answered, what came with it, and what was said about it."""

from django.template.defaultfilters import filesizeformat

from award.booklet.model import Block, Heading, Paper, Paragraph, Table
from award.booklet.papers import drawable, lines
from nominations import contents
from nominations.dossiers import PARTS, Holding, when

NOTHING = "–"


def paper(holding: Holding, *, by: str, at) -> Paper:
    """The whole dossier for reading; the files themselves lie beside it."""
    application, case = holding.application, holding.case
    facts = [
        ("Omgång", case.edition_name),
        ("Läge", application.get_status_display()),
        ("Framtagen", f"{when(at)} av {by}"),
        ("Kommun", f"{case.codes}, {case.county}, {case.group}"),
    ]
    told: list[Block] = [_table("Uppgifter", ("Uppgift", "Värde"), facts, (1, 3))]
    for part in holding.parts:
        told.append(Heading(PARTS[part]))
        for block in contents.blocks(case, part):
            title, _newline, text = block.partition("\n")
            told += [Heading(_one_line(title), 3), *(lines(text) or [Paragraph(NOTHING)])]
    told += _attachments(holding) + _receipts(holding) + _versions(holding) + _messages(holding)
    return Paper(
        title=drawable(f"Akt: {case.legal_name}"),
        blocks=tuple(told),
        edition_name=drawable(f"Akt {case.name}"),
        publisher=application.edition.award.name_sv,
        subtitle=application.edition.name_sv,
    )


def _attachments(holding):
    rows = [
        (str(row.number), row.name, filesizeformat(row.size), _in_groups(row.sha256))
        for row in holding.attachments
    ]
    header = ("Nr", "Namn", "Storlek", "SHA-256")
    return _section("Bilagor", header, rows, (1, 4, 2, 5))


def _receipts(holding):
    rows = [
        (row.number, when(row.issued_at), row.issued_to, _in_groups(row.sha256))
        for row in holding.receipts
    ]
    return _section("Kvitton", ("Nummer", "Inlämnad", "Av", "SHA-256"), rows, (2, 3, 3, 5))


def _versions(holding):
    rows = [(row.field, str(row.number), row.saved_at, row.saved_by) for row in holding.versions]
    return _section("Versioner", ("Fält", "Version", "Sparad", "Av"), rows, (2, 1, 3, 3))


def _messages(holding):
    if not holding.messages:
        return []
    told = [Heading("Meddelanden")]
    for message in holding.messages:
        head = f"Skickat {message.sent_at} till {message.to}"
        told += [Heading(_one_line(message.subject), 3), *lines(head), *lines(message.text)]
    return told


def _section(title, header, rows, widths):
    return [Heading(title), _table(title, header, rows, widths)] if rows else []


def _table(caption, header, rows, widths):
    cells = tuple(tuple(_one_line(cell) for cell in row) for row in rows)
    return Table(caption, header, cells, widths)


def _one_line(text):
    return drawable(" ".join(text.split())) or NOTHING


def _in_groups(sha256):
    """Sixteen letters at a time, so that it can be broken and read aloud."""
    return " ".join(sha256[start : start + 16] for start in range(0, 64, 16))
