"""The booklet about an edition's nominees, as a PDF that everyone can read.

``render`` makes the file, ``check`` reads it back and says what is wrong with it.
"""

from .faults import BookletError, Fault
from .model import Booklet
from .publish import check, render
from .report import ContentsEntry, Report
from .rules import faults_in
from .snapshot import digest, from_json, to_json

__all__ = [
    "Booklet",
    "BookletError",
    "ContentsEntry",
    "Fault",
    "Report",
    "check",
    "digest",
    "faults_in",
    "from_json",
    "render",
    "to_json",
]
