"""What is measured beside accessibility: asked for when a run is done, kept site by site."""

from django.db import transaction

from award import history
from award.jobs import services as jobs
from award.refusals import require
from webaudit import rules
from webaudit.models import AuditRun, SiteMeasure


def measure_beside(*, run, at):
    """Let the worker measure what stands beside the figures of a run that is done. Gives the job."""
    return jobs.submit("webaudit.measure_beside", {"run_id": run.pk}, at=at, dedupe=str(run.pk))


@transaction.atomic
def record_measures(*, run_id, site_id, measures, actor, at):
    """Keep the measures of a site in a run, all at once. A site that has them is left as it is."""
    run = AuditRun.objects.select_for_update(of=("self",)).select_related("edition").get(pk=run_id)
    require(rules.reasons_not_to_measure_beside(run))
    kept = run.measures.filter(site_id=site_id)
    if kept.exists():
        return list(kept)
    rows = SiteMeasure.objects.bulk_create(
        SiteMeasure(
            run=run,
            site_id=site_id,
            kind=measure.kind,
            outcome=measure.outcome,
            points=measure.points,
            evidence=measure.evidence,
            measured_at=at,
        )
        for measure in measures
    )
    history.record(
        actor,
        "webaudit.site.measured_beside",
        run,
        at=at,
        edition=run.edition,
        site=site_id,
        points={row.kind: row.points for row in rows},
    )
    return rows
