"""Audited web sites: what was sampled, what ran, what was found. Missing is missing, never 0."""

from webaudit.models.beside import SiteMeasure
from webaudit.models.evidence import EvidenceFile, PageEvidence
from webaudit.models.hand_checks import HandCheck
from webaudit.models.pages import Finding, PageAudit
from webaudit.models.plans import AuditPlan, Draw
from webaudit.models.replies import FigureChange, Reply, ReplyDecision, ReplyPeriod
from webaudit.models.runs import AuditRun, SiteAudit
from webaudit.models.scales import AuditScale, Rescaling
from webaudit.models.sites import SamplePage, Site

__all__ = [
    "AuditPlan",
    "AuditRun",
    "AuditScale",
    "Draw",
    "EvidenceFile",
    "FigureChange",
    "Finding",
    "HandCheck",
    "PageAudit",
    "PageEvidence",
    "Reply",
    "ReplyDecision",
    "ReplyPeriod",
    "Rescaling",
    "SamplePage",
    "Site",
    "SiteAudit",
    "SiteMeasure",
]
