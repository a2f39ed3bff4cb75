"""A site's figure is given and changed here: the old one is kept beside what changed it."""

from dataclasses import asdict

from webaudit.false_alarms import verdicts_without
from webaudit.models import FigureChange, SiteAudit
from webaudit.scoring import score_site

LOSS_FIELDS = ("rule", "failed_pages", "applicable_pages", "points")


def first_figure(run, site_id, pages, *, alarms, scale):
    """A site's figure in a run, not saved yet."""
    score = _score(pages, alarms, scale)
    return SiteAudit(
        run=run,
        site_id=site_id,
        points=score.points,
        low=score.low,
        high=score.high,
        losses=_losses(score),
        pages_measured=score.pages_measured,
        pages_total=score.pages_total,
    )


def change_figure(audit, pages, *, alarms, scale, at, **because):
    """Give a site its figure anew, ``because`` of a decision or a rescaling; None where nothing changes."""
    score = _score(pages, alarms, scale)
    losses = _losses(score)
    if (score.points, losses) == (audit.points, audit.losses):
        return None
    change = FigureChange.objects.create(
        site_audit=audit,
        made_at=at,
        points_before=audit.points,
        low_before=audit.low,
        high_before=audit.high,
        losses_before=audit.losses,
        points_after=score.points,
        **because,
    )
    audit.points, audit.low, audit.high, audit.losses = score.points, score.low, score.high, losses
    audit.save(update_fields=["points", "low", "high", "losses"])
    return change


def _score(pages, alarms, scale):
    return score_site((verdicts_without(page, alarms, scale=scale) for page in pages), scale)


def _losses(score):
    return [
        {field: value for field, value in asdict(loss).items() if field in LOSS_FIELDS}
        for loss in score.losses
    ]
