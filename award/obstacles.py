"""What the ground floor itself knows to stand in the way of an edition's next stage."""

from django.urls import reverse
from django.utils.translation import gettext as _

from award import readiness, rules, timeline
from award.models import Booklet, Edition, Stage
from award.readiness import Obstacle


def in_the_way(edition, stages, *, at):
    """Every sentence that stands between the edition and its next stage, each with its page."""
    if edition.status == Edition.Status.PREPARING:
        url = reverse("award:edition_change", args=[edition.slug])
        reasons = rules.reasons_not_to_open_edition(edition, at=at)
        return [Obstacle(reason, url) for reason in reasons]
    if edition.status == Edition.Status.ARCHIVED:
        return []
    now = timeline.stage_now(stages, at)
    asked = [now] if now else []
    return [
        obstacle
        for stage in asked + timeline.running_beside(stages, at)
        for obstacle in readiness.obstacles(_knowing(stage, edition), at=at)
    ]


def _knowing(stage, edition):
    """The stage with its edition at hand, so that no check fetches it again."""
    stage.edition = edition
    return stage


def own_obstacles(stage, *, at):
    """The ground floor's own part: the booklet and the announcement."""
    match stage.kind:
        case Stage.Kind.DECISION:
            return _booklet_not_built(stage.edition)
        case Stage.Kind.ANNOUNCEMENT:
            return _not_announced(stage.edition, at)
    return []


def _booklet_not_built(edition):
    if Booklet.objects.filter(edition=edition, status=Booklet.Status.BUILT).exists():
        return []
    text = _("The booklet is not built with its latest words.")
    return [Obstacle(text, reverse("award:booklet_change", args=[edition.slug]))]


def _not_announced(edition, at):
    url = reverse("award:publication_list", args=[edition.slug])
    winner = edition.publications.filter(selects=Stage.Selects.WINNER).first()
    if winner is None:
        return [Obstacle(_("The winner has not been handed down by the jury."), url)]
    if winner.embargo_until > at:
        return [Obstacle(_("The winner is not public yet."), url)]
    return []
