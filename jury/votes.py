"""A vote between the database and the pure count: its rules, who is locked out of what, what was counted."""

from dataclasses import dataclass
from functools import cached_property

from jury import rankings
from jury.models import Ballot, Declaration, Juror, Vote
from jury.ranking import documents
from jury.voting import Ballot as PureBallot
from jury.voting import Duels, Outcome, Rules, count_duels, count_vote
from nominations.models import Application

#: Stands among the codes of the nominees and means that nobody gets the prize.
NO_PRIZE = "no-prize"


def vote_of(stage):
    """The vote that holds in the stage; None where there is none, and where no winner is chosen."""
    if stage.selects != stage.Selects.WINNER:
        return None
    vote = Vote.objects.standing().filter(stage=stage).first()
    if vote is not None:
        vote.stage = stage
    return vote


def rules_of(stage, applications, round_, *, has_no_prize):
    """The rules as they would be fixed now: nominees, ranks in the last scoring, chair, lot, size of jury.

    The seed of the lot is the control sum of the last closed round: known to all, chosen by nobody.
    """
    voting = stage.edition.jurors.voting().select_related("seat")
    chair = next((str(juror.pk) for juror in voting if juror.is_chair), None)
    codes = [application.municipality_id for application in applications]
    return Rules(
        candidates=tuple(codes + ([NO_PRIZE] if has_no_prize else [])),
        no_prize=NO_PRIZE if has_no_prize else None,
        expected_ranks=_expected_ranks(round_, codes),
        chair=chair,
        seed=round_.record_sha256,
        jury_size=len(voting),
    )


def _expected_ranks(round_, codes):
    ranking, _is_recomputed = rankings.shown(round_)
    return {
        line.application.municipality_id: round(line.expected_rank, 2)
        for line in ranking.lines
        if line.application.municipality_id in codes and line.expected_rank is not None
    }


def as_document(rules):
    """The rules as they are kept with the vote."""
    return {
        "candidates": list(rules.candidates),
        "no_prize": rules.no_prize,
        "expected_ranks": dict(rules.expected_ranks),
        "chair": rules.chair,
        "seed": rules.seed,
        "jury_size": rules.jury_size,
    }


def from_document(document):
    return Rules(**{**document, "candidates": tuple(document["candidates"])})


def winner_of(vote, nominees=None):
    """The application that won a counted vote, as it stands with today's lock-outs; None for no prize.

    ``nominees`` are asked for where nobody has them already.
    """
    nominees = nominees_of(vote) if nominees is None else nominees
    outcome = shown(vote, nominees).outcome
    if not outcome.is_prize_given:
        return None
    return next(each for each in nominees if each.municipality_id == outcome.winner)


def gives_no_prize(stage):
    """Whether the jury's counted vote, as it stands, gives the prize to nobody."""
    vote = vote_of(stage)
    return vote is not None and vote.status == Vote.Status.CLOSED and winner_of(vote) is None


def nominees_of(vote):
    """The applications that are voted on, by name; those of a counted vote too, one of which has won."""
    return list(
        Application.objects.filter(
            edition=vote.stage.edition_id, municipality__in=vote.rules["candidates"]
        )
        .select_related("municipality")
        .order_by("municipality__sort_key")
    )


def lock_outs(jurors, applications):
    """Of each juror's key the codes that the juror may not rank: a conflict, a doubt, or not declared."""
    codes = {application.pk: application.municipality_id for application in applications}
    clear = (
        Declaration.objects.last_word()
        .filter(effect="clear", juror__in=jurors, application__in=codes)
        .values_list("juror_id", "application_id")
    )
    locked = {juror.pk: set(codes.values()) for juror in jurors}
    for juror_id, application_id in clear:
        locked[juror_id].discard(codes[application_id])
    return locked


def may_rank(locked, rules):
    """Whether a ballot would take part in any duel."""
    return len(set(rules.candidates) - locked) > 1


def duels_before(rules, locked_sets) -> Duels:
    """How many may vote in each duel, while nobody has."""
    return count_duels(
        rules.candidates, [PureBallot((), locked=frozenset(locked)) for locked in locked_sets]
    )


@dataclass(frozen=True)
class Count:
    """A counted vote: the ballots by juror's key, and the outcome.

    ``is_recomputed``: a conflict has been found since the count, so that juror's ballot says nothing of
    that nominee any more; ``frozen`` is how it was counted first.
    """

    vote: Vote
    ballots: dict[str, PureBallot]
    is_recomputed: bool

    @cached_property
    def rules(self) -> Rules:
        return from_document(self.vote.record["rules"])

    @cached_property
    def outcome(self) -> Outcome:
        return count_vote(self.ballots.values(), self.rules)

    @property
    def names(self) -> dict[str, str]:
        """The nominees' names as they were when the votes were counted, by code."""
        return self.vote.record["names"]

    @property
    def frozen_winner(self) -> str | None:
        return self.vote.record["outcome"]["winner"]


def counted_now(vote):
    """The outcome of the ballots that are cast, with today's lock-outs, and the ballots by juror's key."""
    ballots = _cast(vote)
    return count_vote(ballots.values(), from_document(vote.rules)), ballots


def _cast(vote):
    rows = list(Ballot.objects.cast().filter(vote=vote).select_related("juror").order_by("juror"))
    locked = lock_outs([row.juror for row in rows], nominees_of(vote))
    return {
        str(row.juror_id): pure(row.ranking, locked[row.juror_id], juror=str(row.juror_id))
        for row in rows
    }


def pure(ranking, locked, *, juror=None):
    """A ballot as it is counted: without whom the juror is locked out of, also where that came later."""
    groups = (tuple(code for code in group if code not in locked) for group in ranking)
    return PureBallot(
        ranking=tuple(group for group in groups if group), locked=frozenset(locked), juror=juror
    )


def record_of(vote, outcome, ballots):
    """Rules, ballots and outcome as one document; a juror is a number, as in the rules."""
    names = {each.municipality_id: each.name for each in nominees_of(vote)}
    return {
        "rules": vote.rules,
        "fingerprint": vote.fingerprint,
        "names": names,
        "ballots": [
            {"juror": juror, "ranking": [*map(list, each.ranking)], "locked": sorted(each.locked)}
            for juror, each in sorted(ballots.items())
        ],
        "outcome": told(outcome),
    }


def told(outcome):
    """An outcome as the document tells it."""
    return {
        "duels": {">".join(pair): votes for pair, votes in outcome.duels.wins.items()},
        "order": outcome.order,
        "winner": outcome.winner,
    }


def kept_ballots(record):
    """The ballots of a document as they were counted, by juror's key."""
    return {
        each["juror"]: pure(each["ranking"], set(each["locked"]), juror=each["juror"])
        for each in record["ballots"]
    }


def fingerprint(record):
    return documents.sha256(record)


def shown(vote, nominees):
    """The count that people see and decide by: the record's own ballots, without conflicts found since."""
    frozen = kept_ballots(vote.record)
    locked = lock_outs([Juror(pk=int(key)) for key in frozen], nominees)
    now = {
        key: pure(each.ranking, each.locked | locked[int(key)], juror=key)
        for key, each in frozen.items()
    }
    return Count(vote, now, is_recomputed=now != frozen)
