"""Whether an assessment round may be opened and closed."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from award.clock import in_words, until
from award.models import Edition
from jury.candidates import candidates, missing_assignments, status_before
from jury.models import Assignment, Round, Vote
from nominations.models import Application
from nominations.querysets import name_of_applicant

#: More names than this in a sentence help nobody.
MOST_NAMES = 5


def reasons_not_to_open_round(stage, *, at):
    """A round needs a stage that selects and is open, applications to assess, and a jury with a chair."""
    if not stage.selects:
        return [_("“%(stage)s” selects nothing, so it has no round.") % {"stage": stage.name}]
    if hasattr(stage, "round"):
        if stage.round.status == Round.Status.PREPARING:
            return [_("The round is being prepared. It opens when its plan is confirmed.")]
        return [_("The round is already open.")]
    jurors = stage.edition.jurors.voting().select_related("seat")
    return reasons_about_opening(stage, candidates(stage), jurors, at=at)


def reasons_about_opening(stage, applications, jurors, *, at):
    """What every round needs when it opens: all read all the ``applications``, or a plan deals them."""
    return [
        *reasons_about_stage(stage),
        *reasons_about_time(stage, at=at),
        *reasons_about_applications(stage, applications),
        *reasons_about_jury(stage.edition, jurors),
    ]


def reasons_about_stage(stage):
    if stage.edition.status != Edition.Status.OPEN:
        return [_("The edition is not open.")]
    return []


def reasons_about_time(stage, *, at):
    if stage.is_open(at):
        return []
    return [
        _("“%(stage)s” is open from %(opens)s to %(closes)s.")
        % {
            "stage": stage.name,
            "opens": in_words(stage.opens_at),
            "closes": until(stage.closes_at),
        }
    ]


def reasons_about_applications(stage, applications):
    """Eligibility is decided, and somebody competes."""
    reasons = []
    if status_before(stage) == Application.Status.ELIGIBLE:
        undecided = stage.edition.applications.filter(status=Application.Status.SUBMITTED).count()
        if undecided:
            text = ngettext(
                "%(n)d application awaits the decision on eligibility.",
                "%(n)d applications await the decision on eligibility.",
                undecided,
            )
            reasons.append(text % {"n": undecided})
    if not applications:
        reasons.append(_("No municipality competes in this stage yet."))
    return reasons


def reasons_about_jury(edition, jurors):
    """Of the voting ``jurors`` there are enough, and one is the chair."""
    reasons = []
    if len(jurors) < edition.minimum_readings:
        reasons.append(
            _("Each application needs %(needed)d readings, but only %(n)d jurors are appointed.")
            % {"needed": edition.minimum_readings, "n": len(jurors)}
        )
    if not any(juror.is_chair for juror in jurors):
        reasons.append(_("The jury has no chair."))
    return reasons


def reasons_not_to_complete_round(round_):
    if round_.status != Round.Status.OPEN:
        return [_("The round is not open.")]
    if round_.seed:
        return [_("Here readings are dealt by a plan. Draw a new one to complete it.")]
    if not missing_assignments(round_):
        return [_("Every juror already has every application.")]
    return []


def reasons_not_to_close_round(round_, *, at):
    """Doubts decided, readings enough, and everything signed or the stage over."""
    if round_.status != Round.Status.OPEN:
        return [_("The round is not open.")]
    return [
        *reasons_about_doubts(round_.declarations),
        *_about_unsigned(round_, at),
        *_about_readings(round_),
    ]


def reasons_about_doubts(declarations):
    """None of the declarations waits for the chair's word."""
    awaiting = declarations.awaiting().count()
    if not awaiting:
        return []
    text = ngettext(
        "%(n)d doubtful conflict awaits the chair.",
        "%(n)d doubtful conflicts await the chair.",
        awaiting,
    )
    return [text % {"n": awaiting}]


def reasons_not_to_reopen_round(round_, chair, *, reason, at):
    """Only the chair, with a reason, while nothing rests on its figures. ``chair`` is None for others."""
    if round_.status != Round.Status.CLOSED:
        return [_("The round is not closed.")]
    reasons = []
    stage = round_.stage
    if chair is None or not chair.is_chair:
        reasons.append(_("Only the chair can open a closed round again."))
    if not reason.strip():
        reasons.append(_("Write why the round is opened again."))
    if not stage.accepts(at):
        reasons.append(
            _("The stage closed %(closes)s. Extend it first.") % {"closes": until(stage.closes_at)}
        )
    if hasattr(stage, "decision"):
        reasons.append(_("A decision has been proposed on these figures."))
    if round_.meetings.exclude(status__in=["planned", "cancelled"]).exists():
        reasons.append(_("The jury has met about these figures."))
    if Vote.objects.filter(stage__edition=stage.edition).exclude(status="void").exists():
        reasons.append(_("The rules of the vote rest on these figures."))
    return reasons


def _about_unsigned(round_, at):
    assignments = Assignment.objects.filter(round=round_)
    waiting = assignments.awaited().count()
    if not waiting or not round_.stage.accepts(at):
        return []
    text = ngettext(
        "%(n)d assessment is not signed. Once the stage has closed, %(closes)s, the round can be "
        "closed without it.",
        "%(n)d assessments are not signed. Once the stage has closed, %(closes)s, the round can be "
        "closed without them.",
        waiting,
    )
    return [text % {"n": waiting, "closes": until(round_.stage.closes_at)}]


def _about_readings(round_):
    needed = round_.stage.edition.minimum_readings
    short = [
        row["name"]
        for row in Assignment.objects.filter(round=round_)
        .annotate(name=name_of_applicant("application__"))
        .count_by("name")
        .order_by("application__municipality__sort_key")
        if row["signed"] < needed
    ]
    if not short:
        return []
    text = ngettext(
        "%(names)s has fewer than %(needed)d signed assessments.",
        "%(names)s have fewer than %(needed)d signed assessments.",
        len(short),
    )
    return [text % {"names": in_a_row(short), "needed": needed}]


def in_a_row(names):
    """Names for a sentence, the first few and how many more."""
    shown, more = names[:MOST_NAMES], len(names) - MOST_NAMES
    if more > 0:
        return _("%(names)s and %(n)d more") % {"names": ", ".join(shown), "n": more}
    if len(shown) > 1:
        return _("%(names)s and %(last)s") % {"names": ", ".join(shown[:-1]), "last": shown[-1]}
    return "".join(shown)
