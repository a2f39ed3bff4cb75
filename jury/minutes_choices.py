"""What the minutes tell of the choice itself: the vote counted at the meeting, and the decision taken there.

Each comes in two parts. One can be read by everybody in the jury; from the other it can be told how somebody
went, so it is closed to whoever takes no part in any of the meeting's cases.
"""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from award.models import Stage
from jury import votes
from jury.models import Decision, Declaration, Vote
from jury.rules import in_a_row
from jury.vote_words import explained
from jury.voting import count_vote

Effect = Declaration.Effect


def vote_at(meeting):
    """The vote whose ballots were counted at the meeting; None where there was none."""
    vote = votes.vote_of(meeting.stage)
    if vote and vote.status == Vote.Status.CLOSED and _was_at(meeting, vote.closed_at):
        return vote
    return None


def how_voted(room, vote) -> list[str]:
    """Who counted and when, how many ballots were in, and who was locked out of whom, and why."""
    told = {
        "name": vote.closed_by,
        "at": _clock(vote.closed_at),
        "cast": len(vote.record["ballots"]),
        "all": vote.ballots.count(),
    }
    return [
        _("%(name)s had the votes counted at %(at)s. Ballots in: %(cast)d of %(all)d.") % told,
        _("The rules were fixed beforehand (SHA-256): %(sum)s.") % {"sum": vote.fingerprint},
        *(_lock_outs(room, vote) or [_("Nobody was locked out.")]),
    ]


def _lock_outs(room, vote):
    """As the ballots were counted; of those who handed in none, as it is now."""
    nominees = votes.nominees_of(vote)
    voters = [juror for juror in room.jurors if juror.votes]
    then = {int(each["juror"]): set(each["locked"]) for each in vote.record["ballots"]}
    locked = votes.lock_outs(voters, nominees) | then
    effects = {
        (juror, code): effect
        for juror, code, effect in Declaration.objects.last_word()
        .filter(juror__in=voters, application__in=nominees)
        .values_list("juror", "application__municipality", "effect")
    }
    return [
        _("%(juror)s had no vote on %(names)s: %(why)s.")
        % {"juror": juror, "names": in_a_row(names), "why": why}
        for juror in voters
        for why, names in _by_reason(juror, nominees, locked, effects).items()
    ]


def _by_reason(juror, nominees, locked, effects):
    """The names that somebody was locked out of, by why; a doubt may have been decided since."""
    words = {
        Effect.CLOSED: _("conflict of interest"),
        None: _("no declaration of conflicts"),
    }
    found = {}
    for each in nominees:
        if each.municipality_id in locked[juror.pk]:
            effect = effects.get((juror.pk, each.municipality_id))
            why = words.get(effect, _("a doubt about a conflict that nobody had decided"))
            found.setdefault(why, []).append(each.name)
    return found


def outcome_of(vote) -> list[str]:
    """Why the winner won, in the vote's own sentences; of no single ballot."""
    record = vote.record
    outcome = count_vote(votes.kept_ballots(record).values(), votes.from_document(record["rules"]))
    lines = explained(outcome, record["names"])
    if outcome.is_prize_given:
        lines.append(_("The vote's winner: %(name)s.") % {"name": record["names"][outcome.winner]})
    if vote.early_reason:
        lines.append(
            _("The count did not wait for all: %(reason)s") % {"reason": vote.early_reason}
        )
    lines.append(_("Control sum of the count (SHA-256): %(sum)s.") % {"sum": vote.record_sha256})
    if votes.shown(vote, votes.nominees_of(vote)).is_recomputed:
        lines.append(
            _("A conflict has been found since the count. What holds now stands with the vote.")
        )
    return lines


def decision_at(meeting):
    """The decision that was confirmed at the meeting; None where there was none."""
    found = Decision.objects.filter(
        stage=meeting.stage_id, status=Decision.Status.CONFIRMED
    ).select_related("stage", "confirmed_by__person")
    return next((each for each in found if _was_at(meeting, each.confirmed_at)), None)


def how_decided(decision) -> list[str]:
    """Who confirmed it, and who took part."""
    present = decision.present.select_related("person").order_by("seat__position")
    told = {
        "stage": decision.stage.name,
        "name": decision.confirmed_by,
        "at": _clock(decision.confirmed_at),
    }
    lines = [
        _("Confirmed by %(name)s at %(at)s, in the stage “%(stage)s”.") % told,
        _("Took part: %(names)s.") % {"names": ", ".join(map(str, present))},
    ]
    if not _is_final(decision):
        lines.append(_("What was decided on each municipality stands in its own paragraph."))
    return lines


def decided_of_each(decision, applications) -> dict[int, str]:
    """Of each application's key a sentence; nothing where one wins, which tells of all."""
    if _is_final(decision):
        return {}
    chosen = set(decision.places.values_list("application_id", flat=True))
    return {
        each.pk: _("Decision: goes on.") if each.pk in chosen else _("Decision: does not go on.")
        for each in applications
    }


def what_was_decided(decision) -> list[str]:
    """Who wins, and the reason that was written; empty where the paragraphs of each tell it all."""
    lines = []
    if _is_final(decision):
        places = decision.places.select_related("application__municipality")
        names = in_a_row([each.application.name for each in places])
        lines.append(_("The winner is %(name)s.") % {"name": names})
    if decision.reason:
        lines.append(_("Reason: %(reason)s") % {"reason": decision.reason})
    return lines


def _is_final(decision):
    return decision.stage.selects == Stage.Selects.WINNER


def _was_at(meeting, at):
    return meeting.opened_at <= at <= meeting.ended_at


def _clock(at):
    return date_format(timezone.localtime(at), "H.i")
