"""Who may see which replies, and when the jury may read what an audit found."""

from django.db import models
from django.db.models import Prefetch

from award.models import Stage
from webaudit.querysets import latest_completed_run


class ReplyPeriodQuerySet(models.QuerySet):
    def open_at(self, at):
        """The periods in which a municipality may answer now."""
        return self.filter(opens_at__lte=at, closes_at__gt=at)


class ReplyQuerySet(models.QuerySet):
    def managed_by(self, person):
        """The replies in the editions that the person runs."""
        return self.filter(site__edition__award__organisers__person=person)

    def of_site(self, slug, code):
        """The replies of a municipality in an edition, with what a page about them names."""
        found = self.filter(site__edition__slug=slug, site__municipality=code)
        return found.select_related("site__edition__award", "site__municipality")

    def waiting(self):
        """Those that nobody has decided on."""
        return self.filter(status="waiting")

    def false_alarms(self):
        """Those that were right: the fault is none and does not count."""
        return self.filter(status="false_alarm")

    def with_decisions(self):
        """Each with who wrote it, its pages, its decisions and what they changed."""
        decisions = self.model._meta.get_field("decisions").related_model.objects
        whole = decisions.select_related("decided_by").prefetch_related("changes")
        return self.select_related(
            "written_by", "run__edition", "repeats__run__edition"
        ).prefetch_related("pages", Prefetch("decisions", whole))

    def own(self):
        """Those that the municipality has written to this audit, not taken over from an earlier one."""
        return self.filter(repeats=None)


def is_open_to_the_jury(edition, *, at):
    """Whether the jury may read what the latest audit found: the municipalities have had their say first.

    The time for replies is over; where none was given, the stage for web audits is.
    """
    run = latest_completed_run(edition)
    if run is None:
        return False
    period = reply_period(run)
    if period is not None:
        return period.has_closed(at)
    stages = list(edition.stages.filter(kind=Stage.Kind.WEB_AUDIT))
    return bool(stages) and all(stage.has_closed(at) for stage in stages)


def reply_period(run):
    """The time for replies to a run and its repeats; None where it has not been given."""
    model = run._meta.get_field("reply_period").related_model
    return model.objects.filter(run=run.series).first()
