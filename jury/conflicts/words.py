"""Ties, rules and proposals in words: the chain that is the reason, as one sentence."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from jury.ties import Link, PartyKind, TieKind, When

#: A tie as a verb, by how it is walked: while it is in force, when it has ended, before it has begun.
VERBS = {
    (TieKind.EMPLOYED, False): (
        gettext_lazy("works at"),
        gettext_lazy("worked at"),
        gettext_lazy("is going to work at"),
    ),
    (TieKind.BOARD, False): (
        gettext_lazy("is on the board of"),
        gettext_lazy("was on the board of"),
        gettext_lazy("is going to be on the board of"),
    ),
    (TieKind.CONSULTANT, False): (
        gettext_lazy("is a consultant to"),
        gettext_lazy("was a consultant to"),
        gettext_lazy("is going to be a consultant to"),
    ),
    (TieKind.OWNER, False): (
        gettext_lazy("owns all or part of"),
        gettext_lazy("owned all or part of"),
        gettext_lazy("is going to own all or part of"),
    ),
    (TieKind.OWNER, True): (
        gettext_lazy("is owned by"),
        gettext_lazy("was owned by"),
        gettext_lazy("is going to be owned by"),
    ),
    (TieKind.SUPPLIER, False): (
        gettext_lazy("sells to"),
        gettext_lazy("sold to"),
        gettext_lazy("is going to sell to"),
    ),
    (TieKind.SUPPLIER, True): (
        gettext_lazy("buys from"),
        gettext_lazy("bought from"),
        gettext_lazy("is going to buy from"),
    ),
    (TieKind.JOINT_BOARD, False): (
        gettext_lazy("shares a board with"),
        gettext_lazy("shared a board with"),
        gettext_lazy("is going to share a board with"),
    ),
    (TieKind.RELATIVE, False): (
        gettext_lazy("is close to"),
        gettext_lazy("was close to"),
        gettext_lazy("is going to be close to"),
    ),
}
#: Nobody is on the board of a municipality, but people are elected there.
ELECTED = (
    gettext_lazy("holds an office of trust in"),
    gettext_lazy("held an office of trust in"),
    gettext_lazy("is going to hold an office of trust in"),
)
#: The grounds by the names that they have in talk and in law.
GROUNDS = {
    "J1": pgettext_lazy("ground", "interest of one's own"),
    "J2": pgettext_lazy("ground", "somebody close"),
    "J3": pgettext_lazy("ground", "representative"),
    "J4": pgettext_lazy("ground", "supplier"),
    "J5": pgettext_lazy("ground", "another reason to doubt"),
    "J6": pgettext_lazy("ground", "lives there"),
}
#: What each chain of ``jury.ties.RULES`` means, by its name there.
RULES = {
    "works there": gettext_lazy("works there"),
    "advises it": gettext_lazy("advises it"),
    "represents it": gettext_lazy("represents it"),
    "somebody close works there": gettext_lazy("somebody close works there"),
    "somebody close advises it": gettext_lazy("somebody close advises it"),
    "somebody close represents it": gettext_lazy("somebody close represents it"),
    "employer sells to it": gettext_lazy("the employer sells to it"),
    "employer advises it": gettext_lazy("the employer advises it"),
    "board member of its supplier": gettext_lazy("on the board of its supplier"),
    "board member of its consultant": gettext_lazy("on the board of its consultant"),
    "owner of its supplier": gettext_lazy("owns its supplier"),
    "owner of its consultant": gettext_lazy("owns its consultant"),
    "consultant to its supplier": gettext_lazy("a consultant to its supplier"),
    "employer is owned by it": gettext_lazy("it owns the employer"),
    "board member of what it owns": gettext_lazy("on the board of what it owns"),
    "owner together with it": gettext_lazy("owns something together with it"),
    "consultant to what it owns": gettext_lazy("a consultant to what it owns"),
    "employer buys from it": gettext_lazy("the employer buys from it"),
    "employer shares a board with it": gettext_lazy("the employer shares a board with it"),
    "board member of what shares a board with it": gettext_lazy(
        "on the board of what shares a board with it"
    ),
}
WHEN = {
    When.NOW: pgettext_lazy("tie", "now"),
    When.BEFORE: pgettext_lazy("tie", "before"),
    When.AHEAD: pgettext_lazy("tie", "later"),
}


def sentence(proposal, *, on):
    """“Mona works at Atea (since 1 March 2021), which sells to Falkenberg.”"""
    first, *rest = proposal.chain
    told = [f"{first.start.name} {_told(first, on)}"]
    for link in rest:
        words = _("who %(words)s") if link.start.kind is PartyKind.PERSON else _("which %(words)s")
        told.append(words % {"words": _told(link, on)})
    return f"{', '.join(told)}."


def tie_sentence(tie, *, on):
    """One tie of the register in the same words."""
    pure = tie.pure("-")
    return f"{tie.source.name} {_told(Link(pure, pure.source, pure.target), on)}."


def _told(link, on):
    tie = link.tie
    tense = 1 if tie.until and tie.until < on else 2 if tie.since and tie.since > on else 0
    is_elected = tie.kind is TieKind.BOARD and link.end.kind is PartyKind.MUNICIPALITY
    verbs = ELECTED if is_elected else VERBS[tie.kind, link.is_backwards]
    days = _days(tie)
    return f"{verbs[tense]} {link.end.name}{f' ({days})' if days else ''}"


def _days(tie):
    since, until = _day(tie.since), _day(tie.until)
    if since and until:
        return f"{since}–{until}" if tie.since != tie.until else since
    if since:
        return _("since %(day)s") % {"day": since}
    return _("until %(day)s") % {"day": until} if until else ""


def _day(day):
    return date_format(day, "j F Y") if day else ""
