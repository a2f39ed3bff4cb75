"""Audited web sites: what was sampled, what ran, what was found. Missing is missing, never 0."""

from webaudit.models.pages import Finding, PageAudit
from webaudit.models.runs import AuditRun, SiteAudit
from webaudit.models.sites import SamplePage, Site

__all__ = ["AuditRun", "Finding", "PageAudit", "SamplePage", "Site", "SiteAudit"]
