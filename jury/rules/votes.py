"""Whether the final vote may be announced, opened, counted or called off, and a ballot cast."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from award.clock import in_words
from award.models import Stage
from jury import votes
from jury.models import Decision, Declaration, Round, Vote
from jury.rules.decisions import presiding_juror
from jury.voting.duels import FEWEST_ENTITLED

FEWEST_NOMINEES = 2
MOST_NOMINEES = 6


def reasons_not_to_announce_vote(stage, applications, round_):
    """``applications`` are the nominees, ``round_`` the last scoring before the vote."""
    if stage.selects != Stage.Selects.WINNER:
        return [_("Only the winner is voted on.")]
    if votes.vote_of(stage):
        return [_("There is a vote already. Call it off first if the rules must change.")]
    if _is_decided(stage):
        return [_("The winner is decided.")]
    reasons = []
    if not FEWEST_NOMINEES <= len(applications) <= MOST_NOMINEES:
        reasons.append(
            _("A vote is among %(fewest)d to %(most)d nominees; there are %(n)d.")
            % {"fewest": FEWEST_NOMINEES, "most": MOST_NOMINEES, "n": len(applications)}
        )
    if round_ is None or round_.status != Round.Status.CLOSED:
        reasons.append(
            _("Close the last assessment round first: its figures are the first tie-break.")
        )
    return reasons


def reasons_not_to_open_vote(vote, applications, round_, *, at):
    """The rules that would be announced now must be the ones that were."""
    if vote.status != Vote.Status.ANNOUNCED:
        return [_("The vote is already open.")]
    reasons = []
    if at < vote.stage.opens_at:
        reasons.append(
            _("“%(stage)s” opens %(time)s.")
            % {"stage": vote.stage.name, "time": in_words(vote.stage.opens_at)}
        )
    has_no_prize = vote.rules["no_prize"] is not None
    now = votes.rules_of(vote.stage, applications, round_, has_no_prize=has_no_prize)
    if now.fingerprint != vote.fingerprint:
        reasons.append(
            _(
                "Nominees, jury or figures have changed since the rules were announced. Call the vote "
                "off and announce it again."
            )
        )
    reasons += _about_doubts(applications)
    return reasons + _about_entitled(vote, applications)


def _about_doubts(applications):
    waiting = Declaration.objects.last_word().awaiting().filter(application__in=applications)
    if not waiting.exists():
        return []
    return [_("A doubtful conflict towards a nominee is not decided yet.")]


def _about_entitled(vote, applications):
    """Every duel has enough jurors before anybody has voted; else a substitute is needed (rule 7)."""
    jurors = list(vote.stage.edition.jurors.voting())
    locked = votes.lock_outs(jurors, applications)
    names = {each.municipality_id: each.name for each in applications}
    duels = votes.duels_before(votes.from_document(vote.rules), locked.values())
    return [
        _("Only %(n)d jurors may choose between %(one)s and %(other)s. Appoint a substitute.")
        % {"n": duels.entitled[pair], "one": names.get(pair[0]), "other": names.get(pair[1])}
        for pair in duels.without_quorum(vote.rules["jury_size"])
        if votes.NO_PRIZE not in pair
    ]


def reasons_not_to_cast_ballot(vote, ranking, *, locked):
    """``ranking`` is groups of codes, best first; ``locked`` the codes that the juror may not rank."""
    if vote.status == Vote.Status.CLOSED:
        return [_("The votes are counted. Nothing can be changed now.")]
    if vote.status != Vote.Status.OPEN:
        return [_("The vote is not open.")]
    given = [code for group in ranking for code in group]
    if not given:
        return [_("Give at least one nominee a place.")]
    reasons = []
    if len(set(given)) < len(given) or not set(given) <= set(vote.rules["candidates"]):
        reasons.append(_("One of the nominees is not on the ballot. Load the page again."))
    if set(given) & locked:
        reasons.append(
            _("You have a conflict towards one of those you ranked. Load the page again.")
        )
    return reasons


def reasons_not_to_close_vote(vote, applications, closer, outcome, *, reason):
    """``outcome`` is of the ballots that are in; ``closer`` the juror who asks, or None."""
    if vote.status != Vote.Status.OPEN:
        return [_("The vote is not open.")]
    leader = presiding_juror(vote.stage, applications)
    if leader is None:
        return [
            _(
                "Chair and vice chair both have a conflict or have not answered, so nobody can preside."
            )
        ]
    if closer != leader:
        return [_("%(name)s counts the votes.") % {"name": leader}]
    reasons = _about_doubts(applications)
    waiting = vote.ballots.waiting().count()
    if waiting and not reason.strip():
        text = ngettext(
            "%(n)d ballot is missing. Write why the vote does not wait for it.",
            "%(n)d ballots are missing. Write why the vote does not wait for them.",
            waiting,
        )
        reasons.append(text % {"n": waiting})
    if {each.municipality_id for each in applications} != set(vote.rules["candidates"]) - {
        votes.NO_PRIZE
    }:
        reasons.append(
            _("A nominee no longer competes. The vote must be called off and made again.")
        )
    names = {each.municipality_id: each.name for each in applications}
    names[votes.NO_PRIZE] = _("No prize")
    return reasons + [
        _(
            "Only %(n)d ballots choose between %(one)s and %(other)s; half the jury, and at least "
            "%(fewest)d, are needed."
        )
        % {
            "n": outcome.duels.entitled[one, other],
            "one": names.get(one, one),
            "other": names.get(other, other),
            "fewest": FEWEST_ENTITLED,
        }
        for one, other in outcome.without_quorum
    ]


def reasons_not_to_void_vote(vote, count, *, reason):
    """A counted vote stands, unless a conflict found since has taken a ballot out of a duel.

    ``count`` is of a counted vote; None of one that is not.
    """
    if vote.status == Vote.Status.VOID:
        return [_("The vote is already called off.")]
    if _is_decided(vote.stage):
        return [_("The winner is decided.")]
    if count is not None and not count.is_recomputed:
        return [_("The votes are counted, and the count stands.")]
    return [] if reason.strip() else [_("Write why the vote is called off.")]


def _is_decided(stage):
    decision = getattr(stage, "decision", None)
    return decision is not None and decision.status == Decision.Status.CONFIRMED
