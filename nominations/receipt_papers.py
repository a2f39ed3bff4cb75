"""A receipt as a paper for the diary: the same words as the copy whose hash it tells."""

from award.booklet.model import Heading, Paper, Table
from award.booklet.papers import drawable, lines
from nominations.contents import RULE


def paper(receipt) -> Paper:
    """The copy of what was handed in, with the receipt's facts first."""
    head, *blocks = receipt.contents.split(f"\n\n{RULE}\n\n")
    title, *facts = head.splitlines()
    checksum = " ".join(receipt.sha256[start : start + 16] for start in range(0, 64, 16))
    rows = [*(fact.split(": ", 1) for fact in facts), ["SHA-256", checksum]]
    told = [Table("Kvitto", ("Uppgift", "Värde"), tuple(map(_row, rows)), (1, 3))]
    for block in blocks:
        heading, _newline, text = block.partition("\n")
        told += [Heading(drawable(heading)), *lines(text)]
    return Paper(
        title=drawable(title),
        blocks=tuple(told),
        edition_name=f"Kvitto {receipt.number}",
        publisher=receipt.application.edition.award.name_sv,
        subtitle=receipt.application.edition.name_sv,
    )


def _row(pair):
    label, value = pair
    return drawable(label), drawable(value)
