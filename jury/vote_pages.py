"""What the pages of a vote show to whom: the rules, how far it has come, the paper, the result."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from jury import reading_order, rules, votes
from jury.candidates import candidates, round_behind
from jury.models import Declaration, Juror, Round, Vote
from jury.readers import seat_of
from jury.vote_results import VoteResult
from jury.vote_words import ballot_in_words


class VoteView:
    """What is the same for everybody: the nominees, the rules, how many ballots are in."""

    def __init__(self, vote):
        self.vote = vote
        self.nominees = votes.nominees_of(vote)
        self.has_no_prize = vote.rules["no_prize"] is not None

    @property
    def ranks(self):
        """(name, expected rank) of each nominee, the first tie-break."""
        ranks = self.vote.rules["expected_ranks"]
        return [(each.name, ranks.get(each.municipality_id)) for each in self.nominees]

    @cached_property
    def ballots(self):
        rows = self.vote.ballots.select_related("juror__person", "juror__seat")
        return list(rows.order_by("juror__seat__position"))

    @property
    def total(self):
        return len(self.ballots)

    @property
    def cast(self):
        return self.total - len(self.waiting)

    @property
    def waiting(self):
        """The names of those whose ballots are not in."""
        return [str(each.juror) for each in self.ballots if each.cast_at is None]


class JurorsView(VoteView):
    """The vote as one person in the jury sees it, without what the person has a conflict towards."""

    def __init__(self, vote, person):
        super().__init__(vote)
        self.juror = Juror.objects.select_related("seat", "person").get(
            edition=vote.stage.edition_id, person=person
        )
        self.hidden = (
            votes.lock_outs([self.juror], self.nominees)[self.juror.pk]
            if self.juror.votes
            else set()
        )
        self.closed_names = [
            each.name for each in self.nominees if each.municipality_id in self.hidden
        ]
        self.ballot = vote.ballots.filter(juror=self.juror).first()

    @property
    def names(self):
        """Whom the reader chooses among."""
        return rules.in_a_row(
            [each.name for each in self.nominees if each.municipality_id not in self.hidden]
        )

    @cached_property
    def files(self):
        """(round, code, name) of each nominee whose case file the reader may open before the count."""
        if self.vote.status == Vote.Status.CLOSED:
            return []
        names = {each.pk: each.name for each in self.nominees}
        said = Declaration.objects.on_the_choice(self.juror.person).clear()
        found = said.filter(application__in=names).order_by("application__municipality__sort_key")
        return [
            (round_, code, names[key])
            for round_, code, key in found.values_list(
                "round_id", "application__municipality_id", "application_id"
            )
        ]

    @property
    def open_ranks(self):
        """The ranks of the tie-break, and with them what hangs on them; only for who may see all of it."""
        return None if self.hidden else self.ranks

    @property
    def own(self):
        """The own ballot in words; None where it is not cast."""
        if self.ballot is None or self.ballot.cast_at is None:
            return None
        names = {each.municipality_id: each.name for each in self.nominees}
        pure = votes.pure(self.ballot.ranking, self.hidden)
        return ballot_in_words(pure, self.vote.rules["candidates"], names)

    @cached_property
    def leader(self):
        """Who counts the votes."""
        return rules.presiding_juror(self.vote.stage, list(candidates(self.vote.stage)))

    @property
    def may_count(self):
        return self.vote.status == Vote.Status.OPEN and self.leader == self.juror

    @cached_property
    def result(self):
        """The count, with names where the reader may see everything."""
        if self.vote.status != Vote.Status.CLOSED:
            return None
        jurors = {str(each.juror_id): str(each.juror) for each in self.ballots}
        return VoteResult(votes.shown(self.vote, self.nominees), hidden=self.hidden, jurors=jurors)


class OfficeView:
    """The vote as the organiser sees it: before the count numbers and names, never a ballot."""

    def __init__(self, stage, vote, person, *, at):
        self.stage, self.vote, self.at = stage, vote, at
        self.page = VoteView(vote) if vote else None
        self.nominees = self.page.nominees if vote else list(candidates(stage))
        self.seat = seat_of(person, stage.edition_id)

    @cached_property
    def hidden(self):
        """What an organiser who sits in the jury may not know: as in the jury's own pages."""
        if self.seat is None or not self.seat.votes:
            return set()
        return votes.lock_outs([self.seat], self.nominees)[self.seat.pk]

    @property
    def open_ranks(self):
        """The ranks of the tie-break, only for who may see all of them."""
        return None if self.hidden else self.page.ranks

    @cached_property
    def obstacles(self):
        """What stands in the way of the next step."""
        round_ = round_behind(self.stage)
        if self.vote is None:
            return rules.reasons_not_to_announce_vote(self.stage, self.nominees, round_)
        if self.vote.status != Vote.Status.ANNOUNCED:
            return []
        nominees = list(candidates(self.stage))
        return rules.reasons_not_to_open_vote(self.vote, nominees, round_, at=self.at)

    @property
    def may_be_void(self):
        count = self.result and self.result.count
        return self.vote is not None and not rules.reasons_not_to_void_vote(
            self.vote, count, reason="?"
        )

    @property
    def entitled(self):
        """(name, how many may rank it, how many may not) of each nominee."""
        jurors = list(self.stage.edition.jurors.voting())
        locked = votes.lock_outs(jurors, self.nominees)
        out = {
            each.municipality_id: sum(each.municipality_id in codes for codes in locked.values())
            for each in self.nominees
        }
        return [
            (each.name, len(jurors) - out[each.municipality_id], out[each.municipality_id])
            for each in self.nominees
        ]

    @cached_property
    def result(self):
        if self.vote is None or self.vote.status != Vote.Status.CLOSED:
            return None
        return VoteResult(votes.shown(self.vote, self.nominees), hidden=self.hidden)


class BallotPaper:
    """One juror's paper: whom to rank, in an order of the juror's own, and whom the juror may not rank."""

    def __init__(self, ballot):
        self.ballot, self.vote = ballot, ballot.vote
        nominees = votes.nominees_of(ballot.vote)
        locked = votes.lock_outs([ballot.juror], nominees)[ballot.juror_id]
        nominees.sort(key=lambda each: reading_order.place(ballot.juror_id, each.pk))
        self.candidates = [
            (each.municipality_id, each.name)
            for each in nominees
            if each.municipality_id not in locked
        ]
        if ballot.vote.rules["no_prize"]:
            self.candidates.append((votes.NO_PRIZE, _("No prize")))
        self.closed_names = [each.name for each in nominees if each.municipality_id in locked]
        self.round = (
            Round.objects.filter(assignments__juror=ballot.juror, status=Round.Status.CLOSED)
            .order_by("-pk")
            .first()
        )
