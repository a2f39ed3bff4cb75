"""The accessibility statement: is it there, and does it say what Digg asks for? Ten checks. Pure.

Each check has the words it rests on. An honest "delvis förenlig" is what the law asks for, and costs nothing.
What a machine cannot tell is unclear, worth half, and goes to a person.
"""

from .checks import CHECKS, check_statement, flags
from .conformance import conformance_of
from .finding import Found, candidates, is_a_statement, link_check

__all__ = [
    "CHECKS",
    "Found",
    "candidates",
    "check_statement",
    "conformance_of",
    "flags",
    "is_a_statement",
    "link_check",
]
