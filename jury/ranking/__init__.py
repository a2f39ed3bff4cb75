"""How levels become points, points places, and places a proposal for the cut. Pure: no Django in here.

What needs NumPy and SciPy is loaded when it is first asked for, as ``ranking.estimate(…)`` after ``from jury
import ranking``: a web server that ranks nothing starts without them.
"""

from importlib import import_module

from jury.ranking.composites import Composite, composite, least_noise, within
from jury.ranking.cuts import Cut, Reason, largest_gap, neighbours_together, one_winner
from jury.ranking.documents import canonical, document, rounded, seed_of, sha256
from jury.ranking.figures import (
    ApplicationFigures,
    CannotRank,
    Comment,
    Estimate,
    JurorFigures,
    Neighbours,
    Remark,
)
from jury.ranking.points import (
    HIGHEST_LEVEL,
    Inputs,
    Weights,
    combined,
    mean,
    score_of_assessment,
)
from jury.ranking.scores import Evidence, Level, Scale, Score
from jury.ranking.spread import Spread, spreads
from jury.ranking.standings import Place, departures, exchanged, places
from jury.ranking.zones import Zone

#: Where to find what needs NumPy.
LOADED_WHEN_ASKED = {
    "estimate": "jury.ranking.estimates",
    "fingerprint_of": "jury.ranking.estimates",
    "as_it_is": "jury.ranking.robustness",
    "without_each_juror": "jury.ranking.robustness",
    "without_each_criterion": "jury.ranking.robustness",
    "steadiness": "jury.ranking.robustness",
    "deciders": "jury.ranking.robustness",
    "criterion_means": "jury.ranking.robustness",
    "weight_robustness": "jury.ranking.robustness",
    "tipping_weight": "jury.ranking.robustness",
    "noise_alarm": "jury.ranking.alarms",
    "alternative": "jury.ranking.alternatives",
    "other_methods": "jury.ranking.methods",
}


def __getattr__(name: str):
    if name in LOADED_WHEN_ASKED:
        return getattr(import_module(LOADED_WHEN_ASKED[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "HIGHEST_LEVEL",
    "ApplicationFigures",
    "CannotRank",
    "Comment",
    "Composite",
    "Cut",
    "Estimate",
    "Evidence",
    "Inputs",
    "JurorFigures",
    "Level",
    "Neighbours",
    "Place",
    "Reason",
    "Remark",
    "Scale",
    "Score",
    "Spread",
    "Weights",
    "Zone",
    "canonical",
    "combined",
    "composite",
    "departures",
    "document",
    "exchanged",
    "largest_gap",
    "least_noise",
    "mean",
    "neighbours_together",
    "one_winner",
    "places",
    "rounded",
    "score_of_assessment",
    "seed_of",
    "sha256",
    "spreads",
    "within",
]
