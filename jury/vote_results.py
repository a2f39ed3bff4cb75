"""A counted vote as each reader sees it: the jury with names, others without, nobody what is closed."""

from dataclasses import dataclass

from django.utils.functional import cached_property

from jury.vote_words import Names, ballot_in_words, explained
from jury.votes import NO_PRIZE


@dataclass(frozen=True)
class Duel:
    """A cell of the matrix: how many rank the row's candidate above the column's, and the other way round."""

    votes: int
    against: int

    @property
    def outcome(self):
        """``won``, ``lost`` or ``drawn``."""
        if self.votes == self.against:
            return "drawn"
        return "won" if self.votes > self.against else "lost"


@dataclass(frozen=True)
class Row:
    """One candidate's duels, in the order of the columns; None against itself."""

    name: str
    is_winner: bool
    duels: list[Duel | None]


class VoteResult:
    """The count without ``hidden``, the codes that the reader has a conflict towards.

    A reader with something hidden sees the duels among the others, in the order of the alphabet, and
    neither who won nor why: nothing from which the hidden nominee's place could be told.
    """

    def __init__(self, count, *, hidden=frozenset(), jurors=None):
        """``jurors`` are names by juror's key, for readers who may know who cast which ballot."""
        self.count, self.hidden, self.jurors = count, hidden, jurors
        self.names = Names(count.names)

    @property
    def outcome(self):
        return self.count.outcome

    @cached_property
    def candidates(self):
        """The winner first and the rest as they stand, or by name where somebody is hidden."""
        if self.hidden:
            shown = [code for code in self.count.rules.candidates if code not in self.hidden]
            return sorted(shown, key=lambda code: (code == NO_PRIZE, self.names[code]))
        order = [code for group in self.outcome.order for code in group]
        return sorted(order, key=lambda code: code != self.outcome.winner)

    @property
    def winner(self):
        """The winner's name; None for who may not know, and where no prize is given."""
        if self.hidden or not self.outcome.is_prize_given:
            return None
        return self.names[self.outcome.winner]

    @property
    def changed_winner(self):
        """Who won in the first count, where conflicts found since have changed that."""
        first = self.count.frozen_winner
        if self.hidden or first == self.outcome.winner:
            return None
        return self.names[first]

    @property
    def columns(self):
        return [self.names[code] for code in self.candidates]

    @property
    def rows(self):
        wins = self.outcome.duels.wins
        return [
            Row(
                self.names[one],
                not self.hidden and one == self.outcome.winner,
                [
                    None if one == other else Duel(wins[one, other], wins[other, one])
                    for other in self.candidates
                ],
            )
            for one in self.candidates
        ]

    @property
    def explanation(self):
        return [] if self.hidden else explained(self.outcome, self.count.names)

    @cached_property
    def withheld(self):
        """Nominees that a nameless ballot says nothing of: somebody is locked out of them, which is public,
        so a ballot without them would tell whose it is.
        """
        if self.jurors is not None:
            return []
        locked = set().union(*(each.locked for each in self.count.ballots.values()))
        return [code for code in self.candidates if code in locked]

    @property
    def withheld_names(self):
        return self.names.several(self.withheld)

    @property
    def ballots(self):
        """Each ballot in words: for the jury with names; for others sorted, so that no order tells whose."""
        if self.hidden:
            return []
        shown = [code for code in self.candidates if code not in self.withheld]
        if len(shown) < 2:
            return []
        words = {
            key: ballot_in_words(each, shown, self.count.names)
            for key, each in self.count.ballots.items()
        }
        if self.jurors is None:
            return [("", text) for text in sorted(words.values())]
        return sorted((self.jurors[key], text) for key, text in words.items())
