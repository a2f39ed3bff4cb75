"""When an edition takes in what, and when the organiser may read it. The server's clock at receipt counts."""

from django.utils.translation import gettext as _

from award.clock import in_words, until
from award.models import Edition, Stage
from nominations.models import Question

STAGE_OF = {
    Question.Part.APPLICATION: Stage.Kind.INTAKE,
    Question.Part.SELF_DESCRIPTION: Stage.Kind.SELF_DESCRIPTION,
}


def stages(edition, part):
    """The stages in which a part is handed in, in order."""
    return [stage for stage in edition.stages.all() if stage.kind == STAGE_OF[part]]


def stage_that_accepts(edition, part, at):
    """The stage that takes in the part now, its grace period included; None where none does."""
    return next((stage for stage in stages(edition, part) if stage.accepts(at)), None)


def is_sealed(edition, at, part=Question.Part.APPLICATION):
    """Whether the part can still come in or change, so that nobody at the organiser's reads it."""
    return any(at < stage.closes_at + stage.grace for stage in stages(edition, part))


def reasons_the_edition_is_closed(edition):
    if edition.status == Edition.Status.ARCHIVED:
        return [_("The edition is over and archived.")]
    if edition.status != Edition.Status.OPEN:
        return [_("The edition is not open yet.")]
    return []


def reasons_the_window_is_closed(edition, part, at):
    """Why the part is not taken in now: not open yet, or closed, with the time."""
    reasons = reasons_the_edition_is_closed(edition)
    if reasons or stage_that_accepts(edition, part, at):
        return reasons
    coming = [stage for stage in stages(edition, part) if stage.opens_at > at]
    if coming:
        return [_("It opens on %(when)s.") % {"when": in_words(coming[0].opens_at)}]
    past = stages(edition, part)
    if past:
        return [_("The time ran out on %(when)s.") % {"when": until(past[-1].closes_at)}]
    return [_("This edition has no stage for it.")]
