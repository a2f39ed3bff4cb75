"""How a decision is spoken of: several go on, one wins."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from award.models import Stage


@dataclass(frozen=True)
class Words:
    """The words that differ."""

    proposed: Promise
    confirmed: Promise
    choose: Promise
    # Of each municipality.
    chosen: Promise
    # When the reason is needed.
    reason: Promise
    # When it becomes public by itself.
    embargo: Promise


SEVERAL = Words(
    proposed=_("Proposed to go on"),
    confirmed=_("These go on"),
    choose=_("Tick those who go on."),
    chosen=_("Goes on"),
    reason=_(
        "Needed where the choice departs from the ranking or uses fewer than the most places."
    ),
    embargo=_("Left empty, the result is public when the decision is confirmed."),
)
WINNER = Words(
    proposed=_("Proposed to win"),
    confirmed=_("The winner is"),
    choose=_("Tick the one who wins."),
    chosen=_("Wins"),
    reason=_("Needed where the choice departs from the ranking."),
    embargo=_("Left empty, the winner is secret until the announcement."),
)


def words_of(stage):
    return WINNER if stage.selects == Stage.Selects.WINNER else SEVERAL
