"""What lies beside what when a juror reads and scores: the answers of a criterion beside its levels."""

from dataclasses import dataclass, replace
from typing import Any

from jury.case_files import Chapter, JuryFile
from nominations.case_files import CaseAnswer


@dataclass(frozen=True)
class Stretch:
    """One criterion to judge, with the answers that belong to it."""

    row: Any
    answers: list[CaseAnswer]


@dataclass(frozen=True)
class Desk:
    """First criterion by criterion, with the answers that belong to it.

    Then what belongs to no criterion, beside the criteria that no answer belongs to.
    """

    stretches: list[Stretch]
    rows: list[Any]
    chapters: list[Chapter]


def laid_out(file: JuryFile, rows) -> Desk:
    """``rows`` are the form's, one a criterion. What is not judged by any of them stays in its chapter."""
    answers = [answer for chapter in file.chapters for answer in chapter.answers]
    rows = list(rows)
    stretches = [
        Stretch(row, own)
        for row in rows
        if (own := [each for each in answers if each.criterion == row.criterion.code])
    ]
    placed = {stretch.row.criterion.code for stretch in stretches}
    chapters = [
        replace(chapter, answers=[each for each in chapter.answers if each.criterion not in placed])
        for chapter in file.chapters
    ]
    return Desk(
        stretches,
        [row for row in rows if row.criterion.code not in placed],
        [chapter for chapter in chapters if chapter.answers or chapter.attachments],
    )
