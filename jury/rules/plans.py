"""Whether a round may be prepared, and its readings dealt, dealt again, or completed."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jury.candidates import candidates
from jury.models import Assignment, Plan, Round
from jury.rules.rounds import (
    in_a_row,
    reasons_about_applications,
    reasons_about_doubts,
    reasons_about_jury,
    reasons_about_opening,
    reasons_about_stage,
    reasons_about_time,
)


def reasons_not_to_prepare_round(stage, *, at):
    """A round may be prepared before its stage opens: declarations first, then who reads what."""
    if not stage.selects:
        return [_("“%(stage)s” selects nothing, so it has no round.") % {"stage": stage.name}]
    if hasattr(stage, "round"):
        return [_("The stage already has a round.")]
    reasons = reasons_about_stage(stage)
    if stage.closes_at <= at:
        reasons.append(_("“%(stage)s” is over.") % {"stage": stage.name})
    jurors = stage.edition.jurors.voting().select_related("seat")
    return (
        reasons
        + reasons_about_applications(stage, candidates(stage))
        + reasons_about_jury(stage.edition, jurors)
    )


def reasons_not_to_confirm_first_plan(round_, draw, *, at):
    """The round is being prepared, may open now, and every application gets readings enough."""
    if round_.status != Round.Status.PREPARING:
        return [_("The readings are already dealt.")]
    return reasons_about_opening(
        round_.stage, draw.applications, draw.jurors.values(), at=at
    ) + reasons_about_few(round_, draw)


def reasons_not_to_read_again(round_):
    """The first reading is in, so that the grey zone says what it will say."""
    reasons = reasons_not_to_deal_more(round_)
    if reasons:
        return reasons
    if round_.plans.get(number=1).readings is None:
        return [_("Everybody without a conflict already reads everything.")]
    assignments = Assignment.objects.filter(round=round_)
    waiting = assignments.awaited().count()
    if waiting:
        text = ngettext(
            "%(n)d reading is not signed. The grey zone is known when the readings are in.",
            "%(n)d readings are not signed. The grey zone is known when the readings are in.",
            waiting,
        )
        reasons.append(text % {"n": waiting})
    return reasons


def reasons_not_to_deal_more(round_):
    """More is dealt where a plan has dealt before, while the round is open and no doubt waits."""
    if round_.status != Round.Status.OPEN:
        return [_("The round is not open.")]
    if not round_.seed:
        return [_("In this round everybody reads everything, so there is no plan to change.")]
    return reasons_about_doubts(round_.declarations)


def reasons_not_to_confirm_more(round_, draw, *, at, reason=""):
    """Something is dealt that was not before, and nothing is left with too few."""
    reasons = reasons_not_to_deal_more(round_)
    if draw.kind == Plan.Kind.SECOND:
        reasons = reasons_not_to_read_again(round_)
    if reasons:
        return reasons
    if not round_.stage.accepts(at):
        reasons += reasons_about_time(round_.stage, at=at)
    if draw.leaving and not reason.strip():
        reasons.append(_("Write why %(name)s leaves the round.") % {"name": draw.leaving})
    if not draw.dealt.added and not draw.leaving:
        reasons.append(_("There is nothing more to deal."))
    return reasons + reasons_about_few(round_, draw)


def reasons_about_few(round_, draw):
    """The applications that would get fewer readings than the edition asks for, by name."""
    needed = round_.stage.edition.minimum_readings
    few = [
        draw.applications[code].name
        for code, readers in draw.dealt.readers.items()
        if len(readers) < needed
    ]
    if not few:
        return []
    text = ngettext(
        "%(names)s would have fewer than %(needed)d readers.",
        "%(names)s would have fewer than %(needed)d readers.",
        len(few),
    )
    return [text % {"names": in_a_row(few), "needed": needed}]


def reasons_not_to_trust_draw(draw, *, fingerprint):
    """What is confirmed is what was looked at."""
    if draw.fingerprint == fingerprint:
        return []
    return [_("Something has changed since you drew this plan. Look at the new one.")]
