"""What an event rests on is held until it is over, always in one order: edition, stage, round, and then what
the event itself changes. So nobody waits for one who waits for them.
"""

from award.models import Edition, Stage
from jury.models import Round


def hold_edition(edition_id):
    """The edition stays as it is; others may still write what only belongs to it, such as a letter."""
    return Edition.objects.select_for_update(of=("self",), no_key=True).get(pk=edition_id)


def hold_stage(stage_id):
    """The stage, its edition held before it, as the edition's own events hold them."""
    stages = Stage.objects.filter(pk=stage_id)
    hold_edition(stages.values_list("edition_id", flat=True).get())
    return stages.select_for_update(of=("self",)).select_related("edition").get()


def hold_round(round_id):
    """The round with its stage and edition, neither of which is held by it."""
    held = Round.objects.select_for_update(of=("self",))
    return held.select_related("stage__edition").get(pk=round_id)
