"""What a file would change in the register of ties, before anything is saved."""

from dataclasses import dataclass
from datetime import date

from jury import rules
from jury.conflicts import words
from jury.models import Tie


@dataclass(frozen=True)
class Change:
    """A tie that is new, or whose last day or note changes: the tie as a sentence, before and after."""

    before: str
    after: str
    note: str


def preview(register, drafts, *, on: date) -> tuple[list[Change], list[str]]:
    """The changes, and every fault by row; nothing can be saved where there is a fault."""
    reasons = rules.reasons_not_to_import_ties(register, drafts)
    if reasons:
        return [], reasons
    changes = []
    for draft in drafts:
        tie = register.tie(draft)
        before = register.same_as(tie)
        if before is None or differs(before, tie):
            told = words.tie_sentence(before, on=on) if before else ""
            changes.append(Change(told, words.tie_sentence(tie, on=on), tie.note))
    return changes, []


def differs(before: Tie, tie: Tie) -> bool:
    """Whether a file says something else of a tie that stands in the register."""
    return (before.until, before.note) != (tie.until, tie.note)
