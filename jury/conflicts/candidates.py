"""The check of a person before the invitation: what the register says, and what is typed in beside it."""

from dataclasses import dataclass

from jury import rules
from jury.conflicts.register import Ambiguous, Register
from jury.conflicts.review import Possible, applicants, possible
from jury.models import Party


@dataclass(frozen=True)
class Check:
    """Possible conflicts towards those who have applied, and towards others who may come to."""

    applied: list[Possible]
    others: list[Possible]


def check(edition, drafts, *, name, email="", on):
    """``(Check, reasons)`` of somebody who may be asked; nothing is saved.

    ``drafts`` are ties as typed; ``reasons`` say what is wrong with them, and the check is then None.
    """
    register = Register(edition.award)
    reasons = [
        reason
        for draft in drafts
        for reason in rules.reasons_not_to_save_tie(register, draft, may_stand_there=True)
    ]
    try:
        person = register.party(name, email, Party.Kind.PERSON)
    except Ambiguous:
        reasons += rules.reasons_about_name(name)
    if reasons:
        return None, reasons
    typed = [register.tie(draft) for draft in drafts]
    ends = [end for tie in typed for end in (tie.source, tie.target)]
    applied = applicants(edition)
    names = {
        party.municipality_id: party.name
        for party in [*register.parties, *ends]
        if party.municipality_id
    }
    found = possible(register.graph(typed), person.pure, names | applied, on=on)
    return Check(
        applied=[each for each in found if each.proposal.municipality.key in applied],
        others=[each for each in found if each.proposal.municipality.key not in applied],
    ), []
