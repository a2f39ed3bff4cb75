"""How levels become points, points places, and places a proposal for the cut. Pure: no Django in here."""

from jury.ranking.cuts import Cut, Reason, largest_gap, neighbours_together, one_winner
from jury.ranking.points import (
    HIGHEST_LEVEL,
    Inputs,
    Weights,
    combined,
    mean,
    score_of_assessment,
)
from jury.ranking.spread import Spread, spreads
from jury.ranking.standings import Place, departures, places

__all__ = [
    "HIGHEST_LEVEL",
    "Cut",
    "Inputs",
    "Place",
    "Reason",
    "Spread",
    "Weights",
    "combined",
    "departures",
    "largest_gap",
    "mean",
    "neighbours_together",
    "one_winner",
    "places",
    "score_of_assessment",
    "spreads",
]
