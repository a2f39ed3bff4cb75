"""Where an edition is in time: which stage runs, which comes next, when the winner is told.

Questions to a list of stages already fetched, in order; they ask the database nothing.
"""

from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format

from award.models import Stage


def one_after_another(stages):
    """The stages that follow one another; what runs beside them is left out."""
    return [stage for stage in stages if stage.kind not in Stage.BESIDE]


def stage_now(stages, at):
    """The stage that runs, or that ran last where the next has not opened; None before the first."""
    opened = [stage for stage in one_after_another(stages) if stage.opens_at <= at]
    return opened[-1] if opened else None


def next_stage(stages, at):
    """The stage that opens next, or None after the last."""
    return next((stage for stage in one_after_another(stages) if stage.opens_at > at), None)


def running_beside(stages, at):
    """The stages that run beside the others just now."""
    return [stage for stage in stages if stage.kind in Stage.BESIDE and stage.is_open(at)]


def announcement(stages):
    """The stage in which the winner is told, or None where the edition has none."""
    return next((stage for stage in stages if stage.kind == Stage.Kind.ANNOUNCEMENT), None)


def year(stages):
    """The edition's year: when the winner is told, else when its last stage closes; None without stages."""
    told = announcement(stages)
    if told:
        return timezone.localtime(told.opens_at).year
    return timezone.localtime(stages[-1].closes_at).year if stages else None


def state(stage, at):
    """How a stage stands in a list of stages: done, current or todo."""
    if stage.has_closed(at):
        return "done"
    return "current" if stage.is_open(at) else "todo"


def steps(stages, at, *, url=None):
    """The stages as a line of steps for a page; ``url`` gives a stage's address, if it has one."""
    return [
        {
            "title": stage.name,
            "state": state(stage, at),
            "note": _period(stage),
            "url": url(stage) if url else "",
        }
        for stage in stages
    ]


def _period(stage):
    """From when to when, by days; the end of a stage at midnight is the day before."""
    first = timezone.localdate(stage.opens_at)
    last = timezone.localdate(stage.closes_at - timedelta(microseconds=1))
    if first == last:
        return date_format(first, "j F Y")
    if first.year != last.year:
        return f"{date_format(first, 'j F Y')} – {date_format(last, 'j F Y')}"
    return f"{date_format(first, 'j F')} – {date_format(last, 'j F Y')}"
