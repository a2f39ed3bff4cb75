"""When an edition takes in what, and when the organiser may read it. The server's clock at receipt counts."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

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
    """The stage that takes the part in from everybody now, its grace period included, or None."""
    return next((stage for stage in stages(edition, part) if stage.accepts(at)), None)


@dataclass(frozen=True)
class Window:
    """When one municipality may hand in one part. The end is exclusive and shown; the grace is not shown."""

    opens_at: datetime
    closes_at: datetime
    grace: timedelta
    #: Why the municipality has more time than others; empty where it has not.
    reason: str = ""

    def accepts(self, at):
        return self.opens_at <= at < self.closes_at + self.grace


def windows(edition, municipality_id, part):
    """When the municipality may hand in the part, in order; an extension lengthens the last time."""
    found = [Window(s.opens_at, s.closes_at, s.grace) for s in stages(edition, part)]
    if not found:
        return []
    granted = [
        extension
        for extension in edition.extensions.all()
        if extension.municipality_id == municipality_id and extension.part == part
    ]
    longest = max(granted, key=lambda extension: extension.until, default=None)
    if longest and longest.until > found[-1].closes_at:
        found[-1] = replace(found[-1], closes_at=longest.until, reason=longest.reason)
    return found


def window_now(application, part, at):
    """The time that runs for the application's municipality, its grace period included; or None."""
    own = windows(application.edition, application.municipality_id, part)
    return next((window for window in own if window.accepts(at)), None)


def is_open_for(edition, municipality_id, at, part=Question.Part.APPLICATION):
    """Whether the municipality may begin or go on now, also one that has no application yet."""
    return any(window.accepts(at) for window in windows(edition, municipality_id, part))


def is_sealed(edition, at, part=Question.Part.APPLICATION):
    """Whether the part can still come in from everybody, so that nobody at the organiser's reads it."""
    return any(at < stage.closes_at + stage.grace for stage in stages(edition, part))


def is_sealed_for(application, at, part=Question.Part.APPLICATION):
    """The same for one municipality, which may have more time than the others."""
    own = windows(application.edition, application.municipality_id, part)
    return any(at < window.closes_at + window.grace for window in own)


def ran_out_at(application, at, part=Question.Part.APPLICATION):
    """When the municipality's time ran out; None while it runs, or is still to come."""
    own = windows(application.edition, application.municipality_id, part)
    if not own or is_sealed_for(application, at, part):
        return None
    return own[-1].closes_at


def reasons_the_edition_is_closed(edition):
    if edition.status == Edition.Status.ARCHIVED:
        return [_("The edition is over and archived.")]
    if edition.status != Edition.Status.OPEN:
        return [_("The edition is not open yet.")]
    return []


def reasons_the_window_is_closed(edition, part, at, municipality_id):
    """Why the part is not taken in from the municipality now: not open yet, or closed, with the time."""
    reasons = reasons_the_edition_is_closed(edition)
    # Most of what comes in needs no look at the extensions.
    if reasons or stage_that_accepts(edition, part, at):
        return reasons
    own = windows(edition, municipality_id, part)
    if any(window.accepts(at) for window in own):
        return []
    coming = [window for window in own if window.opens_at > at]
    if coming:
        return [_("It opens on %(when)s.") % {"when": in_words(coming[0].opens_at)}]
    if own:
        return [_("The time ran out on %(when)s.") % {"when": until(own[-1].closes_at)}]
    return [_("This edition has no stage for it.")]
