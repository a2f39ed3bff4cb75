"""Who may see which sites and audits, and the latest figures of an edition."""

from django.apps import apps
from django.db import models
from django.db.models import Count, Q

from award.prepared import PreparedModels
from webaudit.scoring import counting


class SiteQuerySet(models.QuerySet):
    def managed_by(self, person):
        """The sites of the editions that the person runs."""
        return self.filter(edition__award__organisers__person=person)

    def of_member(self, person):
        """The sites of the municipalities that the person is a member of."""
        return self.filter(municipality__memberships__person=person)

    def written_for_by(self, person):
        """The sites of the municipalities that the person may write for."""
        return self.filter(
            municipality__memberships__person=person,
            municipality__memberships__role__in=["edit", "submit"],
        )

    def audited(self):
        """The sites that a completed run has a figure for, or has found not to answer."""
        return self.filter(audits__run__status="completed").distinct()

    def to_be_proposed(self):
        """The sites whose sample may be found and drawn: nobody has decided, no figure rests on a draw."""
        figures = self.model._meta.get_field("audits").related_model.objects.filter(
            run__status="completed", points__isnull=False
        )
        rested_on = Q(draw__isnull=False, pk__in=figures.values("site"))
        return self.filter(is_confirmed=False).exclude(rested_on)

    def with_progress(self, run):
        """The sites of a run with the number of their pages, done, measured, open now and put off."""
        in_its_place = Q(page_audits__run=run, page_audits__replaced_by=None)
        return (
            self.lightly()
            .filter(in_its_place)
            .annotate(
                pages_total=Count("page_audits"),
                pages_done=Count("page_audits__measured_at"),
                pages_measured=Count("page_audits", Q(page_audits__outcome="ok")),
                pages_open=Count("page_audits__lease"),
                pages_put_off=Count(
                    "page_audits", Q(page_audits__outcome="", page_audits__is_put_off=True)
                ),
            )
        )

    def with_sample_size(self):
        """Each site with how many pages its sample has, and how many of them robots.txt closes."""
        return self.lightly().annotate(
            sample_size=Count("pages"), shut_pages=Count("pages", Q(pages__is_shut=True))
        )

    def lightly(self):
        """Without what a list of sites never shows: a robots.txt may be half a megabyte."""
        return self.defer("robots_txt")

    def to_ask_of_robots(self, run, *, before):
        """The sites of a run whose robots.txt has not been read since then."""
        read_lately = Q(robots_read_at__gte=before)
        return self.filter(page_audits__run=run).exclude(read_lately).distinct()


class AuditRunQuerySet(models.QuerySet):
    def managed_by(self, person):
        """The runs of the editions that the person runs."""
        return self.filter(edition__award__organisers__person=person)

    def active(self):
        """The runs that wait for the worker or are with it."""
        return self.filter(status__in=self.model.ACTIVE)

    def under_way(self):
        """The active runs that a worker has or will take, and those that are paused."""
        with_a_worker = Q(job__isnull=False, job__finished_at__isnull=True)
        return self.active().filter(Q(status="paused") | with_a_worker)

    def abandoned(self):
        """The active runs whose job has ended without them: nobody works on them any more."""
        without_a_worker = Q(job__isnull=True) | Q(job__finished_at__isnull=False)
        return self.active().exclude(status="paused").filter(without_a_worker)

    def of_series(self, series):
        """A first run and its repeats, in order."""
        return self.filter(Q(pk=series) | Q(first=series)).order_by("number", "pk")

    def with_progress(self):
        """Each run with ``pages_total``, ``pages_done`` and when the first and the last page came."""
        return self.annotate(
            pages_total=Count("page_audits", Q(page_audits__replaced_by=None)),
            pages_done=Count("page_audits__measured_at", Q(page_audits__replaced_by=None)),
            first_page_at=models.Min("page_audits__measured_at"),
            last_page_at=models.Max("page_audits__measured_at"),
        )


class SiteAuditQuerySet(models.QuerySet):
    def of_series(self, series):
        """The figures of a first run and its repeats, those that were completed, in their order."""
        of_series = Q(run=series) | Q(run__first=series)
        return self.filter(of_series, run__status="completed").order_by("run__number", "pk")


class PageAuditQuerySet(models.QuerySet):
    def with_a_place(self):
        """The pages that the figures rest on: not those that gave their place to another."""
        return self.filter(replaced_by=None)

    def replaced(self):
        """The pages that gave their place to another."""
        return self.exclude(replaced_by=None).order_by("site", "position")

    def that_count(self, site):
        """The pages of a site in the latest audit and the runs that belong with it: what its report is of."""
        run = latest_completed_run(site.edition)
        if run is None:
            return self.none()
        of_series = Q(run=run.series) | Q(run__first=run.series)
        return self.filter(of_series, site=site, run__status="completed")

    def waiting(self):
        """The pages of a run that have no outcome yet."""
        return self.filter(outcome="")

    def leased(self, *, at):
        """The pages that a worker has now."""
        return self.filter(lease_until__gt=at)

    def free(self, *, at):
        """The waiting pages that no worker has: never taken, given back, or left by a dead one."""
        return self.waiting().exclude(lease_until__gt=at)


def latest_completed_run(edition):
    """The last run that went through all its pages; None before the first."""
    for run in _COMPLETED.rows(edition=edition.pk):
        run.edition = edition
        return run
    return None


def _completed(edition):
    runs = apps.get_model("webaudit", "AuditRun").objects
    return runs.filter(edition=edition, status="completed").order_by("-started_at", "-pk")[:1]


_COMPLETED = PreparedModels(_completed, edition=int)


def latest_points(edition, *, municipality=None):
    """The figures that count, by municipality code; a site that could not be measured has no points.

    Those of the latest run and the runs it repeats or is repeated by: see ``scoring.counting``. Of every
    municipality, or of the one whose code is given.
    """
    run = latest_completed_run(edition)
    if run is None:
        return {}
    by_site = {}
    audits = run.site_audits.model.objects.of_series(run.series).defer("site__robots_txt")
    if municipality:
        audits = audits.filter(site__municipality=municipality)
    for audit in audits.select_related("site__municipality", "run"):
        by_site.setdefault(audit.site.municipality_id, []).append(audit)
    return {code: counting_audit(audits) for code, audits in by_site.items()}


def counting_audit(audits):
    """Which of a site's audits counts, from those of one series in the order of the runs."""
    return audits[counting([audit.points for audit in audits])]
