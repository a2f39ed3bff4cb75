"""A scale is made, and an old audit's figures are worked out on it: the old ones stay to be read."""

from itertools import groupby

from django.db import transaction

from award import history
from award.jobs import services as jobs
from award.models import Edition
from award.refusals import require
from webaudit import rules, scales
from webaudit.models import AuditRun, AuditScale, PageAudit, Rescaling, SiteAudit
from webaudit.querysets import latest_completed_run
from webaudit.services.figures import change_figure


@transaction.atomic
def make_scale(*, edition_id, version, weights, exceptions, period, reason, actor, at):
    """Make a scale for the audits that begin in a ``period`` (first day, first day after it or None)."""
    edition = (
        Edition.objects.select_for_update(no_key=True).select_related("award").get(pk=edition_id)
    )
    said = {"version": version, "weights": weights, "exceptions": exceptions, "period": period}
    require(rules.reasons_not_to_make_scale(edition, reason=reason, **said))
    begins, ends = period
    scale = AuditScale.objects.create(
        award=edition.award,
        version=version,
        weights=weights,
        exceptions=exceptions,
        valid_from=begins,
        valid_until=ends,
        reason=reason.strip(),
        made_by=actor,
        made_at=at,
    )
    history.record(
        actor,
        "webaudit.scale.made",
        scale,
        at=at,
        edition=edition,
        version=version,
        weights=weights,
        exceptions=exceptions,
        valid_from=begins,
        valid_until=ends,
        reason=scale.reason,
    )
    return scale


@transaction.atomic
def apply_scale(*, edition_id, scale, reason, actor, at):
    """Ask for the latest audit's figures on another scale (None: the one we ship). Gives the rescaling."""
    edition = Edition.objects.select_for_update(no_key=True).get(pk=edition_id)
    require(
        rules.reasons_not_to_apply_scale(edition, scale, at=at) + rules.reasons_about_reason(reason)
    )
    run = latest_completed_run(edition)
    rescaling = Rescaling.objects.create(
        run_id=run.series, scale=scale, reason=reason.strip(), asked_by=actor, asked_at=at
    )
    rescaling.job = jobs.submit("webaudit.rescale", {"rescaling_id": rescaling.pk}, at=at)
    rescaling.save(update_fields=["job"])
    history.record(
        actor,
        "webaudit.scale.asked_for",
        rescaling,
        at=at,
        edition=edition,
        before=scales.name_of(run.scale),
        after=scales.name_of(scale),
        reason=rescaling.reason,
    )
    return rescaling


@transaction.atomic
def rescale(*, rescaling_id, at):
    """Work an audit's figures out anew on another scale; false alarms stay what they were decided to be."""
    rescaling = (
        Rescaling.objects.select_for_update(of=("self",))
        .select_related("run__edition", "scale", "asked_by")
        .get(pk=rescaling_id)
    )
    if rescaling.done_at is not None:
        return rescaling
    series = rescaling.run
    alarms = scales.false_alarms_by_site(series.pk)
    scale = scales.as_scored(rescaling.scale, series)
    audits = SiteAudit.objects.of_series(series.pk).select_for_update(of=("self",))
    audits = {(audit.run_id, audit.site_id): audit for audit in audits}
    pages = PageAudit.objects.filter(run__in={run for run, _site in audits}).with_a_place()
    changes = [
        change_figure(
            audits[key],
            list(group),
            alarms=alarms.get(key[1], ()),
            scale=scale,
            at=at,
            rescaling=rescaling,
        )
        for key, group in groupby(
            pages.order_by("run_id", "site_id", "position"),
            key=lambda page: (page.run_id, page.site_id),
        )
        if key in audits
    ]
    AuditRun.objects.of_series(series.pk).update(scale=rescaling.scale)
    rescaling.done_at = at
    rescaling.save(update_fields=["done_at"])
    history.record(
        rescaling.asked_by,
        "webaudit.run.rescaled",
        series,
        at=at,
        edition=series.edition,
        scale=scales.name_of(rescaling.scale),
        reason=rescaling.reason,
        figures=[[one.points_before, one.points_after] for one in changes if one],
    )
    return rescaling
