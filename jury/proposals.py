"""What the published rules propose at a cut; people decide."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from award.models import Stage
from jury.ranking import Reason, largest_gap, neighbours_together, one_winner


def proposed(stage, places):
    """The cut that the rules give: R2 for a longlist, R4 for nominees, the first place for a winner."""
    limits = {"fewest": stage.places_min, "most": stage.places_max}
    if stage.selects == Stage.Selects.WINNER:
        return one_winner(places)
    if stage.selects == Stage.Selects.NOMINEES:
        return largest_gap(places, **limits)
    return neighbours_together(places, **limits)


def in_words(cut):
    """Why the line runs where it does, in a sentence that also serves as the decision's reason."""
    gap = number_format(round(cut.gap, 1), decimal_pos=1) if cut.gap is not None else ""
    sentence = {
        Reason.ALL_FIT: _("There are no more municipalities than may go on."),
        Reason.FEWEST: _("The line runs after place %(count)d; the next is %(gap)s points behind."),
        Reason.CLOSE_NEIGHBOURS: _(
            "Neighbours within one point of each other go on together, so the line runs after place "
            "%(count)d; the next is %(gap)s points behind."
        ),
        Reason.LARGEST_GAP: _(
            "The line runs at the largest gap between two places: %(gap)s points after place "
            "%(count)d."
        ),
        Reason.MOST: _("The line runs after the most places; the next is %(gap)s points behind."),
        Reason.FIRST: _("Points are support for the jury, not the answer."),
    }[cut.reason]
    return sentence % {"count": cut.count, "gap": gap}
