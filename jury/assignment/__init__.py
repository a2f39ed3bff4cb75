"""Who reads what in a round, by a published seed. Pure: no Django in here."""

from jury.assignment.dealing import assign_readings, hand_over, read_again
from jury.assignment.links import groups_of
from jury.assignment.plans import Lack, Plan, Reason

__all__ = ["Lack", "Plan", "Reason", "assign_readings", "groups_of", "hand_over", "read_again"]
