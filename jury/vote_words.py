"""The count of a vote in sentences: why the winner won, and what stands on a ballot."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from award.templatetags.looks import grouped
from jury.rules import in_a_row
from jury.votes import NO_PRIZE
from jury.voting import Because

#: So much of a control sum is enough to tell two lots apart.
LOT_LENGTH = 8


class Names:
    """The candidates by the names that readers know, and their duels and chains in words."""

    def __init__(self, names):
        self.names = {**names, NO_PRIZE: _("No prize")}

    def __getitem__(self, code):
        return self.names.get(code, code)

    def several(self, codes):
        return in_a_row([self[code] for code in codes])

    def duels(self, duels):
        """``Malmö (4–1) och Luleå (3–2)``: of one candidate against each of the others."""
        return in_a_row(
            [f"{self[duel['other']]} ({duel['for']}–{duel['against']})" for duel in duels]
        )

    def chain(self, chain):
        """``Malmö – Luleå – Umeå``."""
        codes = [chain["duels"][0]["one"], *(duel["other"] for duel in chain["duels"])]
        return " – ".join(self[code] for code in codes)


def explained(outcome, names):
    """The explanation as sentences, in the order the rules were used."""
    return [sentence for step in outcome.explanation for sentence in _of(step, Names(names))]


def _of(step, names):
    words = {
        Because.WINS_EVERY_DUEL: _wins_every_duel,
        Because.NOBODY_WINS_EVERY_DUEL: _nobody_wins,
        Because.STRONGER_CHAIN: _stronger_chain,
        Because.EQUAL_CHAINS: _equal_chains,
        Because.SHARED_TOP: _shared_top,
        Because.LOWEST_EXPECTED_RANK: _lowest_rank,
        Because.CHAIR: _chair,
        Because.CHAIR_LOCKED_OUT: _chair_locked_out,
        Because.LOT: _lot,
        Because.UNDECIDED: _undecided,
        Because.NO_PRIZE: _no_prize,
        Because.WITHOUT_QUORUM: _without_quorum,
    }
    return words[step.because](step.facts, names)


def _wins_every_duel(facts, names):
    return [
        _("%(winner)s wins every duel: against %(duels)s.")
        % {"winner": names[facts["winner"]], "duels": names.duels(facts["duels"])}
    ]


def _nobody_wins(facts, names):
    return [
        _("Nobody wins every duel, so chains of duels are compared. A chain is as strong as its "
          "weakest duel, and a duel as strong as the difference in votes.")
    ] + [
        _("%(name)s does not win against %(duels)s.")
        % {"name": names[code], "duels": names.duels(duels)}
        for code, duels in facts["not_won"].items()
    ]  # fmt: skip


def _stronger_chain(facts, names):
    one, other, back = names[facts["one"]], names[facts["other"]], facts["back"]
    there = _strength(facts["there"], names)
    if not back["duels"]:
        text = _("%(one)s stands above %(other)s: %(there)s. No chain leads back.")
        return [text % {"one": one, "other": other, "there": there}]
    text = _("%(one)s stands above %(other)s: %(there)s. The strongest chain back: %(back)s.")
    return [text % {"one": one, "other": other, "there": there, "back": _strength(back, names)}]


def _strength(chain, names):
    text = ngettext(
        "%(chain)s, as strong as %(n)d vote",
        "%(chain)s, as strong as %(n)d votes",
        chain["strength"],
    )
    return text % {"chain": names.chain(chain), "n": chain["strength"]}


def _equal_chains(facts, names):
    n = facts["there"]["strength"]
    text = ngettext(
        "The chains between %(one)s and %(other)s are equally strong, %(n)d vote each way.",
        "The chains between %(one)s and %(other)s are equally strong, %(n)d votes each way.",
        n,
    )
    return [text % {"one": names[facts["one"]], "other": names[facts["other"]], "n": n}]


def _shared_top(facts, names):
    return [
        _("%(names)s share the first place. The tie is broken as the rules say.")
        % {"names": names.several(facts["tied"])}
    ]


def _lowest_rank(facts, names):
    ranks = [f"{names[code]} {grouped(rank, 2)}" for code, rank in facts["expected_ranks"].items()]
    return [
        _("The lowest expected rank in the last round, fixed before the vote opened, comes first: "
          "%(ranks)s. Left: %(left)s.")
        % {"ranks": in_a_row(ranks), "left": names.several(facts["left"])}
    ]  # fmt: skip


def _chair(facts, names):
    return [
        _("Then the chair's ballot decides. Highest there: %(left)s.")
        % {"left": names.several(facts["left"])}
    ]


def _chair_locked_out(facts, names):
    return [
        _("The chair has a conflict towards %(names)s, so the chair's ballot does not decide.")
        % {"names": names.several(facts["locked"])}
    ]


def _lot(facts, names):
    lots = [
        f"{names[code]} {lot[:LOT_LENGTH]}…"
        for code, lot in sorted(facts["lots"].items(), key=lambda row: row[1])
    ]
    return [
        _("Then lot decides, the lowest SHA-256 of “seed:municipality code”: %(lots)s. The seed was "
          "announced: %(seed)s. Left: %(left)s.")
        % {
            "lots": in_a_row(lots),
            "seed": facts["seed"],
            "left": names.several(facts["left"]),
        }
    ]  # fmt: skip


def _undecided(facts, names):
    return [_("The rules leave several: %(left)s.") % {"left": names.several(facts["left"])}]


def _no_prize(facts, names):
    return [_("“No prize” wins, so no prize is given.")]


def _without_quorum(facts, names):
    return [
        _("Too few could choose between %(one)s and %(other)s: %(n)d.")
        % {"one": names[duel["one"]], "other": names[duel["other"]], "n": duel["entitled"]}
        for duel in facts["duels"]
    ]


def ballot_in_words(ballot, candidates, names):
    """``1. Luleå · 2. Malmö och Umeå · Last: Ystad · Conflict: Lund``, among the candidates shown."""
    names = Names(names)
    groups = [[code for code in group if code in candidates] for group in ballot.ranking]
    groups = [group for group in groups if group]
    parts = [f"{place}. {names.several(group)}" for place, group in enumerate(groups, start=1)]
    ranked = {code for group in groups for code in group}
    last = [code for code in candidates if code not in ranked | ballot.locked]
    if last:
        parts.append(_("Last: %(names)s") % {"names": names.several(last)})
    closed = [code for code in candidates if code in ballot.locked]
    if closed:
        parts.append(_("Conflict: %(names)s") % {"names": names.several(closed)})
    return " · ".join(parts)
