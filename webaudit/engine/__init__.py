"""The audit engine: opens web pages in a browser and says which accessibility rules they break.

A program of its own; knows nothing of Django, the award or its database.
"""

from .browser import Reason, find_browser, self_test, why_not_ready
from .results import Finding, Outcome, PageJob, PageResult, RuleCount
from .supervisor import NotReady, audit

__all__ = [
    "Finding",
    "NotReady",
    "Outcome",
    "PageJob",
    "PageResult",
    "Reason",
    "RuleCount",
    "audit",
    "find_browser",
    "self_test",
    "why_not_ready",
]
