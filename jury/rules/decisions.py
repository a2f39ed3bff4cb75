"""Whether a cut or a winner may be proposed and confirmed."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from award.models import Stage
from jury import votes
from jury.models import Decision, Declaration, Juror, Motion, Round, Vote
from jury.ranking import departures
from jury.rules.rounds import in_a_row, reasons_about_doubts

#: How many places a jury may change against the ranking, with a reason (R3).
MOST_EXCHANGES = 1


def presiding_juror(stage, applications):
    """Who confirms: the chair, or the vice chair where the chair has a conflict towards a candidate.

    A cut among many where both have conflicts is confirmed by the chair. A winner is confirmed by one who
    has said to have no conflict towards any of them, or by nobody (None).
    """
    leaders = stage.edition.jurors.presiding().select_related("person", "seat")
    if stage.selects == Stage.Selects.WINNER:
        return leaders.cleared_for(applications).first()
    conflicted = stage.edition.jurors.conflicted_with(applications).values("pk")
    return leaders.exclude(pk__in=conflicted).first() or leaders.first()


def presiding_among(stage, jurors):
    """The same among jurors of whom it is known whether each ``is_free`` to preside over the decision."""
    leaders = sorted(
        (each for each in jurors if each.may_preside), key=lambda each: not each.is_chair
    )
    free = [each for each in leaders if each.is_free]
    if stage.selects == Stage.Selects.WINNER:
        return next(iter(free), None)
    return next(iter(free or leaders), None)


def reasons_about_round(stage):
    """The round is closed; only the decision on the winner may do without one."""
    round_ = getattr(stage, "round", None)
    if round_ is None and stage.kind == Stage.Kind.ASSESSMENT:
        return [_("The assessment round has not been opened.")]
    if round_ is not None and round_.status != Round.Status.CLOSED:
        return [_("Close the assessment round first.")]
    return []


def reasons_not_to_propose_decision(
    stage, applications, *, is_writer, ranked, chosen, reason, explanation, present
):
    """``applications`` are the candidates, ``ranked`` their places, ``chosen`` keys, ``present`` jurors.

    ``is_writer``: whoever proposes may see all of them. ``explanation``: why nobody wins, for everybody.
    """
    if not is_writer:
        return [
            _("You are kept out of one of the candidates, so somebody else writes the decision.")
        ]
    decision = getattr(stage, "decision", None)
    if decision and decision.status == Decision.Status.CONFIRMED:
        return [_("The decision is confirmed and stands.")]
    reasons = reasons_about_round(stage)
    if reasons:
        return reasons
    unknown = set(chosen) - {application.pk for application in applications}
    if unknown:
        reasons.append(_("One of the chosen does not compete in this stage. Load the page again."))
    return (
        reasons
        + _about_choice(stage, applications, ranked, chosen, reason, explanation)
        + reasons_about_quorum(stage, applications, present)
    )


def _about_choice(stage, applications, ranked, chosen, reason, explanation):
    """What is asked of the choice itself, when it is proposed and again when it is confirmed."""
    doubts = Declaration.objects.last_word().filter(application__in=applications)
    reasons = reasons_about_doubts(doubts)
    vote = votes.vote_of(stage)
    if vote is not None:
        return reasons + _about_vote(vote, chosen, explanation)
    if stage.selects == Stage.Selects.WINNER and not chosen and explanation.strip():
        return reasons + _about_no_prize(stage)
    return (
        reasons
        + _about_number(stage, len(applications), len(chosen))
        + _about_ranking(stage, ranked, chosen, len(applications), reason)
    )


def _about_number(stage, available, number):
    fewest = min(stage.places_min, available)
    most = min(stage.places_max, available)
    if fewest <= number <= most:
        return []
    if fewest == most:
        text = ngettext(
            "Choose %(most)d municipality; %(number)d chosen.",
            "Choose %(most)d municipalities; %(number)d chosen.",
            most,
        )
    else:
        text = _("Choose %(fewest)d to %(most)d municipalities; %(number)d chosen.")
    return [text % {"fewest": fewest, "most": most, "number": number}]


def _about_no_prize(stage):
    """Without a vote it is the jury that decides, at a meeting: a proposal carried by a show of hands."""
    carried = Motion.objects.filter(
        meeting__stage=stage, case__isnull=True, status=Motion.Status.CARRIED
    )
    if carried.exists():
        return []
    return [
        _(
            "That no prize is given is decided by a vote, or at a meeting about the winner: by a proposal "
            "there, on the meeting itself, that is carried."
        )
    ]


def _about_vote(vote, chosen, explanation):
    """Where the jury has voted, the winner is the vote's; where it gave no prize nobody is, and why is told.

    ``chosen`` are keys of applications.
    """
    if vote.status != Vote.Status.CLOSED:
        return [_("The jury's vote is not counted yet.")]
    if votes.shown(vote, votes.nominees_of(vote)).outcome.without_quorum:
        return [
            _(
                "A conflict found since the votes were counted leaves too few ballots between two of the "
                "nominees. Call the vote off and make it again."
            )
        ]
    winner = votes.winner_of(vote)
    if winner is None and chosen:
        return [_("The jury's vote gave no prize. Choose nobody, and write why.")]
    if winner is None:
        return [] if explanation.strip() else [_("Write why no prize is given.")]
    if list(chosen) != [winner.pk]:
        return [_("The jury's vote chose %(name)s.") % {"name": winner.name}]
    return []


def _about_ranking(stage, ranked, chosen, available, reason):
    """Points are support for the winner, not the answer; before that, leaving them needs a reason."""
    if stage.selects == Stage.Selects.WINNER:
        return []
    exchanged = departures(ranked, chosen)
    if exchanged > MOST_EXCHANGES:
        return [_("At most one place may be changed against the ranking.")]
    if reason.strip():
        return []
    if exchanged:
        return [_("Write why the choice departs from the ranking.")]
    if len(chosen) < min(stage.places_max, available):
        return [_("Write why fewer than the most places are used.")]
    return []


def reasons_about_quorum(stage, applications, present):
    """More than half of those who may decide, with the one who presides (R7, R8)."""
    jurors = stage.edition.jurors
    if stage.selects == Stage.Selects.WINNER:
        electorate = set(jurors.able_to_decide(applications))
    else:
        electorate = set(jurors.voting())
    reasons = []
    outside = sorted(str(juror) for juror in present if juror not in electorate)
    if outside:
        text = ngettext(
            "%(names)s takes no part: a conflict, no answer about conflicts, or no vote.",
            "%(names)s take no part: a conflict, no answer about conflicts, or no vote.",
            len(outside),
        )
        reasons.append(text % {"names": in_a_row(outside)})
    if 2 * len(electorate.intersection(present)) <= len(electorate):
        reasons.append(
            _("The jury has no quorum: more than half of the %(n)d who may decide must take part.")
            % {"n": len(electorate)}
        )
    leader = presiding_juror(stage, applications)
    if leader is None:
        reasons.append(
            _(
                "Chair and vice chair both have a conflict or have not answered, so nobody can preside."
            )
        )
    elif leader not in present:
        reasons.append(_("%(name)s presides and must take part.") % {"name": leader})
    return reasons


def reasons_not_to_confirm_decision(decision, applications, confirmer: Juror | None, *, ranked):
    """Confirmed by the one who presides; what was asked of the proposal is asked again of what holds now."""
    if decision.status == Decision.Status.CONFIRMED:
        return [_("The decision is already confirmed.")]
    stage = decision.stage
    reasons = reasons_about_round(stage)
    if reasons:
        return reasons
    reasons = reasons_about_quorum(stage, applications, list(decision.present.all()))
    leader = presiding_juror(stage, applications)
    if leader and confirmer != leader:
        reasons.append(_("%(name)s confirms this decision.") % {"name": leader})
    chosen = [place.application_id for place in decision.places.all()]
    if set(chosen) - {application.pk for application in applications}:
        reasons.append(_("One of the chosen no longer competes. Propose again."))
    return reasons + _about_choice(
        stage, applications, ranked, chosen, decision.reason, decision.explanation_sv
    )
