"""Ties between persons, organisations and municipalities, and the conflicts they propose. Pure: no Django."""

from jury.ties.grounds import RULES, Rule, Step
from jury.ties.proposals import Comparison, Graph, Link, Proposal, When, compare
from jury.ties.register import ImpossibleTie, Party, PartyKind, Tie, TieKind

__all__ = [
    "RULES",
    "Comparison",
    "Graph",
    "ImpossibleTie",
    "Link",
    "Party",
    "PartyKind",
    "Proposal",
    "Rule",
    "Step",
    "Tie",
    "TieKind",
    "When",
    "compare",
]
