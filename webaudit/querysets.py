"""Who may see which sites and audits, and the latest figures of an edition."""

from django.db import models
from django.db.models import Count, Q


class SiteQuerySet(models.QuerySet):
    def managed_by(self, person):
        """The sites of the editions that the person runs."""
        return self.filter(edition__award__organisers__person=person)

    def of_member(self, person):
        """The sites of the municipalities that the person is a member of."""
        return self.filter(municipality__memberships__person=person)

    def audited(self):
        """The sites that a completed run has a figure for, or has found not to answer."""
        return self.filter(audits__run__status="completed").distinct()

    def with_sample_size(self):
        """Each site with the number of pages in its sample, as ``sample_size``."""
        return self.annotate(sample_size=Count("pages"))


class AuditRunQuerySet(models.QuerySet):
    def managed_by(self, person):
        """The runs of the editions that the person runs."""
        return self.filter(edition__award__organisers__person=person)

    def active(self):
        """The runs that wait for the worker or are with it."""
        return self.filter(status__in=self.model.ACTIVE)

    def under_way(self):
        """The active runs that a worker has or will take."""
        return self.active().filter(job__isnull=False, job__finished_at__isnull=True)

    def abandoned(self):
        """The active runs whose job has ended without them: nobody works on them any more."""
        return self.active().filter(Q(job__isnull=True) | Q(job__finished_at__isnull=False))

    def with_progress(self):
        """Each run with ``pages_total``, ``pages_done`` and when the first and the last page came."""
        return self.annotate(
            pages_total=Count("page_audits"),
            pages_done=Count("page_audits__measured_at"),
            first_page_at=models.Min("page_audits__measured_at"),
            last_page_at=models.Max("page_audits__measured_at"),
        )


class PageAuditQuerySet(models.QuerySet):
    def waiting(self):
        """The pages of a run that have no outcome yet."""
        return self.filter(outcome="")


def latest_completed_run(edition):
    """The run whose figures count: the last one that went through all its pages; None before the first."""
    return edition.audit_runs.filter(status="completed").order_by("-started_at", "-pk").first()


def latest_points(edition):
    """The figures that count, by municipality code; a site that could not be measured has no points."""
    run = latest_completed_run(edition)
    if run is None:
        return {}
    audits = run.site_audits.select_related("site__municipality", "run")
    return {audit.site.municipality_id: audit for audit in audits}
