"""Whether the stages of an edition may be set, moved, opened and closed as somebody wants."""

from django.utils.translation import gettext as _

from award import timeline
from award.clock import in_words, until
from award.models import Edition, Stage
from award.rules.records import reasons_not_to_change

SELECTING_KINDS = frozenset({Stage.Kind.ASSESSMENT, Stage.Kind.DECISION})
ORDER_OF_SELECTIONS = [Stage.Selects.LONGLIST, Stage.Selects.NOMINEES, Stage.Selects.WINNER]
# What a stage is, once it has opened in an edition that is public.
FIXED_WHEN_OPENED = (
    "kind",
    "opens_at",
    "closes_at",
    "selects",
    "places_min",
    "places_max",
    "weight_assessment",
    "weight_self_assessment",
    "weight_audit",
)


def overlaps(stage, others):
    """Stages that follow one another never run at the same time."""
    return [
        _("“%(stage)s” runs at the same time as “%(other)s” (%(opens)s to %(closes)s).")
        % {
            "stage": stage.name,
            "other": other.name,
            "opens": in_words(other.opens_at),
            "closes": until(other.closes_at),
        }
        for other in timeline.one_after_another(others)
        if stage.kind not in Stage.BESIDE
        and other.pk != stage.pk
        and stage.opens_at < other.closes_at
        and other.opens_at < stage.closes_at
    ]


def reasons_not_to_save_stage(stage, *, before, others, at):
    """``stage`` as it would be, ``before`` as it is (None for a new one), the edition's ``others``."""
    reasons = reasons_not_to_change(stage.edition)
    is_public = stage.edition.status == Edition.Status.OPEN
    if stage.closes_at <= stage.opens_at:
        reasons.append(_("The stage must close after it opens."))
    reasons += overlaps(stage, others)
    reasons += _reasons_about_selection(stage, others)
    weights = stage.weight_assessment + stage.weight_self_assessment + stage.weight_audit
    if weights != 100:
        reasons.append(
            _("The stage's weights are %(total)d percent together; they must be 100.")
            % {"total": weights}
        )
    if is_public and before is not None and before.opens_at <= at:
        if any(getattr(stage, field) != getattr(before, field) for field in FIXED_WHEN_OPENED):
            reasons.append(
                _(
                    "The stage has opened: only its names and the grace period can be changed here. "
                    "A later end is an extension, with a reason."
                )
            )
    elif is_public and stage.opens_at < at:
        reasons.append(
            _("The stage would open in the past. Choose a later time, or open the stage now.")
        )
    return reasons


def _reasons_about_selection(stage, others):
    """A cut belongs to an assessment or a decision, comes once, in order, and never grows."""
    if not stage.selects:
        return []
    reasons = []
    if stage.kind not in SELECTING_KINDS:
        reasons.append(_("Only stages of assessment and decision select municipalities."))
    if stage.places_min is None or stage.places_max is None:
        return [*reasons, _("Say how many places there are, at least and at most.")]
    if not 1 <= stage.places_min <= stage.places_max:
        reasons.append(_("The fewest places must be at least 1 and not more than the most places."))
    if stage.selects == Stage.Selects.WINNER and stage.places_max != 1:
        reasons.append(_("There is one winner: the places are at least 1 and at most 1."))
    rank = ORDER_OF_SELECTIONS.index(stage.selects)
    for other in others:
        if not other.selects or other.pk == stage.pk:
            continue
        other_rank = ORDER_OF_SELECTIONS.index(other.selects)
        words = {"stage": stage.name, "other": other.name}
        if other_rank == rank:
            reasons.append(_("“%(other)s” already selects the same thing.") % words)
        elif (other_rank < rank) != (other.opens_at < stage.opens_at):
            reasons.append(_("“%(stage)s” and “%(other)s” select in the wrong order.") % words)
        elif other_rank < rank and stage.places_max > other.places_max:
            reasons.append(_("“%(stage)s” has more places than “%(other)s” before it.") % words)
        elif other_rank > rank and other.places_max > stage.places_max:
            reasons.append(_("“%(other)s” has more places than “%(stage)s” before it.") % words)
    return reasons


def reasons_not_to_remove_stage(stage, *, at):
    reasons = reasons_not_to_change(stage.edition)
    if stage.edition.status == Edition.Status.OPEN and stage.opens_at <= at:
        reasons.append(_("The stage has opened and belongs to what has happened."))
    return reasons


def _running(stage, at):
    """Only an open edition's stages are opened and closed by hand."""
    if stage.edition.status == Edition.Status.PREPARING:
        return [_("The edition is not open yet.")]
    return reasons_not_to_change(stage.edition)


def reasons_not_to_extend_stage(stage, *, closes_at, reason, others, at):
    reasons = _running(stage, at)
    if not reason.strip():
        reasons.append(_("Write why the stage is extended; everybody can read it."))
    if closes_at <= stage.closes_at:
        reasons.append(
            _("The stage closes %(closes)s; an extension must be later.")
            % {"closes": until(stage.closes_at)}
        )
    if closes_at <= at:
        reasons.append(_("The new end has already passed."))
    longer = Stage(
        pk=stage.pk,
        kind=stage.kind,
        name_sv=stage.name_sv,
        name_en=stage.name_en,
        opens_at=stage.opens_at,
        closes_at=closes_at,
    )
    return reasons + overlaps(longer, others)


def reasons_not_to_start_stage_now(stage, *, others, at):
    reasons = _running(stage, at)
    if stage.has_closed(at):
        return [*reasons, _("The stage has closed. Extend it if it must go on.")]
    if stage.opens_at <= at:
        return [*reasons, _("The stage is already open.")]
    if stage.kind in Stage.BESIDE:
        return reasons
    return reasons + [
        _("“%(other)s” comes before and has not opened.") % {"other": other.name}
        for other in timeline.one_after_another(others)
        if at <= other.opens_at < stage.opens_at
    ]


def reasons_not_to_close_stage_now(stage, *, at):
    reasons = _running(stage, at)
    if not stage.is_open(at) or stage.opens_at == at:
        reasons.append(_("The stage is not open."))
    return reasons
