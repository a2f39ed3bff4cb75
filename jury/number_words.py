"""What each number means, in one sentence for somebody who has never seen it, beside its table."""

from django.utils.translation import gettext_lazy as _

#: Each number with its name and its sentence.
WORDS = {
    "points": (
        _("Points"),
        _(
            "the mean of the jurors' weighted points, on the scale 0 to 100. Where self-assessment and web"
            " audit count they are weighed in."
        ),
    ),
    "expected_rank": (
        _("Expected place"),
        _("the place an application would have on average if many equally able juries did the work again."),
    ),
    "p_top": (
        _("Chance"),
        _(
            "how often the application would be among those there is room for if an equally able jury did the"
            " work again."
        ),
    ),
    "zone": (
        _("Grey zone"),
        _(
            "there is not enough to say whether the application is in or out, so the jury discusses it once"
            " more and decides."
        ),
    ),
    "adjusted_points": (
        _("Adjusted points"),
        _(
            "the mean once we have taken off whether strict or generous jurors happened to read it. Where all"
            " have, it is the same as the points."
        ),
    ),
    "rank_interval": (
        _("Interval of places"),
        _("nine times out of ten the application would end between these places."),
    ),
    "step": (
        _("Before the next"),
        _("the chance that it is better than the next by the points; near 50% they cannot be told apart."),
    ),
    "median": (
        _("Median"),
        _("the one in the middle of the jurors' points, or midway between the two in the middle."),
    ),
    "trimmed": (
        _("Without extremes"),
        _("the mean without the highest and the lowest points, where at least three have read."),
    ),
    "weighed": (
        _("Weighed by noise"),
        _("the expected place if a juror counted the less, the less the points follow the applications."),
    ),
    "shared": (_("Shared place"), _("the difference is less than what the points can show.")),
    "reliability": (
        _("Reliability"),
        _("how large a part of the differences in points comes from the applications, not from who read."),
    ),
    "leniency": (
        _("Strictness"),
        _("how much higher or lower this juror usually sets than colleagues on the same applications."),
    ),
    "interval": (
        _("Interval"),
        _("nine times out of ten the true figure lies between these two."),
    ),
    "spread_of_juror": (
        _("Spread"),
        _("how far apart the juror's own points usually lie; small where nearly all get the same."),
    ),
    "following": (
        _("Like the others"),
        _("1 is the same order as the colleagues', 0 no connection, below 0 the other way round."),
    ),
    "noise": (
        _("Noise"),
        _("how many times as unpredictable as the typical juror; above 1.75 it is worth a talk."),
    ),
    "alpha": (
        _("Agreement by criterion"),
        _("1 is wholly agreed, 0 is as chance would have it."),
    ),
    "criterion_mean": (
        _("Level"),
        _("the mean of the jurors' levels, 0 to 4, adjusted for strict and generous readers."),
    ),
    "one_less": (
        _("One less"),
        _("how the place changes if one juror, one criterion or one of the other figures is left out."),
    ),
    "robustness": (
        _("Sensitivity to weights"),
        _(
            "in how large a part of reasonable weightings the application still is among those there is"
            " room for."
        ),
    ),
    "tipping": (
        _("Tipping weight"),
        _("how much of the whole the criterion would have to weigh for the two to change order."),
    ),
    "spread": (
        _("Widest spread"),
        _("how far apart, in levels, the jurors are on the criterion where they differ the most."),
    ),
}  # fmt: skip


def words_of(*names):
    """The names and sentences, in the order asked for."""
    return [WORDS[name] for name in names]
