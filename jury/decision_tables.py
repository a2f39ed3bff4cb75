"""What a decision is made from: the candidates with their places, the line, and who may take part."""

from functools import cached_property

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from award.models import Stage
from jury import proposals, rules, votes
from jury.approval_outcomes import ticks_of
from jury.candidates import candidates, round_behind
from jury.decision_writers import leader_who_writes, organisers_who_write
from jury.models import Decision, Declaration, Round
from jury.one_less import OneLess
from jury.ranking import exchanged
from jury.readers import Reader, closed_in
from nominations.querysets import name_of_applicant


def places_of(decision):
    """The name of each application that the decision lets through by its key, in the order of names."""
    found = decision.places.order_by("application__municipality__sort_key")
    return dict(found.values_list("application_id", name_of_applicant("application__")))


def voters_of(stage, decision, applications):
    """The jury's voting members, with what the decision asks of each. One statement.

    ``is_free``: may preside over it, as the choice of a winner or a cut asks; ``was_present``: stands in the
    proposal.
    """
    jurors = stage.edition.jurors
    if stage.selects == Stage.Selects.WINNER:
        is_free = Q(pk__in=jurors.cleared_for(applications).values("pk"))
    else:
        is_free = ~Q(pk__in=jurors.conflicted_with(applications).values("pk"))
    present = Decision.present.through.objects.filter(
        decision=decision and decision.pk, juror=OuterRef("pk")
    )
    found = jurors.voting().select_related("person", "seat").order_by("seat__position")
    return list(
        found.annotate(
            is_free=ExpressionWrapper(is_free, BooleanField()), was_present=Exists(present)
        )
    )


def one_less_at(stage, reader, line):
    """What alone decides who is above the line; None but where the stage has a closed round with points."""
    round_ = getattr(stage, "round", None)
    if round_ is None or round_.status != Round.Status.CLOSED or not line:
        return None
    return OneLess(reader, top_k=line) if reader.sensitivity else None


class Exchange:
    """Where a choice departs from the ranking: who goes on from below the line, and who is passed over."""

    def __init__(self, applications, places, chosen):
        names = {each.pk: each.name for each in applications}
        below, passed = exchanged(places, chosen)
        self.taken_in = [names[key] for key in below if key in names]
        self.passed_over = [names[key] for key in passed if key in names]


class DecisionTable:
    """The organiser's table: every candidate, best first, and what the rules propose.

    It is shown only to who may write the proposal; ``juror`` is that person's seat in the jury, or None. What
    is closed to the juror among those that compete no more is taken out too, before anything is computed.
    """

    def __init__(self, stage, juror):
        self.stage = stage
        self.decision = getattr(stage, "decision", None)
        self.candidates = list(candidates(stage))
        self.keys = {each.pk for each in self.candidates}
        self.round = round_behind(stage)
        self.closed = closed_in(self.round, juror) if self.round and juror else frozenset()
        self.reader = Reader(self.round, "office", self.closed, None) if self.round else None

    @property
    def is_closed(self):
        """Whether the juror who would write is kept out of a candidate: then nothing of it is shown."""
        return not self.closed.isdisjoint(self.keys)

    @cached_property
    def writers(self):
        """Who may write the proposal."""
        asked = self.stage, self.candidates
        return organisers_who_write(*asked) or leader_who_writes(*asked, self.leader)

    @cached_property
    def ranking(self):
        return self.reader and self.reader.ranking

    @property
    def is_recomputed(self):
        return self.reader is not None and self.reader.is_recomputed

    @cached_property
    def rows(self):
        """Every candidate with its line in the ranking, or None."""
        lines = self.ranking.lines if self.ranking else []
        by_key = {line.application.pk: line for line in lines}
        return sorted(
            ((each, by_key.get(each.pk)) for each in self.candidates),
            key=lambda row: (row[1] is None, row[1] and row[1].place.place),
        )

    @cached_property
    def vote(self):
        return votes.vote_of(self.stage)

    @cached_property
    def places(self):
        return self.ranking.places_of(self.keys) if self.ranking else []

    @cached_property
    def cut(self):
        return proposals.proposed(self.stage, self.places) if self.places else None

    @property
    def is_confirmed(self):
        return self.decision is not None and self.decision.status == Decision.Status.CONFIRMED

    @cached_property
    def chosen_names(self):
        """Those that the decision takes, by key."""
        return places_of(self.decision)

    @cached_property
    def line(self):
        """How many go on: by the proposal, or else by the rules."""
        if self.decision:
            return len(self.chosen)
        return self.cut.count if self.cut else 0

    @cached_property
    def chosen(self):
        """The keys of those that the decision takes."""
        return set(self.chosen_names)

    @property
    def last_in(self):
        """The key of the application that the line is drawn under."""
        ranked = [application.pk for application, line in self.rows if line]
        return ranked[self.line - 1] if 0 < self.line <= len(ranked) else None

    @cached_property
    def one_less(self):
        return one_less_at(self.stage, self.reader, self.line)

    @cached_property
    def exchange(self):
        """What the proposal changes against the ranking; None before there is one, and of a winner."""
        if self.decision is None or self.stage.selects == Stage.Selects.WINNER:
            return None
        return Exchange(self.candidates, self.places, self.chosen)

    @cached_property
    def vote_winner(self):
        """Whom the jury's vote chose; None where no votes are counted, or no prize is given."""
        if self.vote is None or self.vote.status != self.vote.Status.CLOSED:
            return None
        codes = set(self.vote.rules["candidates"]) - {votes.NO_PRIZE}
        nominees = [each for each in self.candidates if each.municipality_id in codes]
        return votes.winner_of(self.vote, nominees if len(nominees) == len(codes) else None)

    @property
    def gives_no_prize(self):
        """Whether the jury's vote came to that: then nobody is ticked."""
        is_counted = self.vote is not None and self.vote.status == self.vote.Status.CLOSED
        return is_counted and self.vote_winner is None

    @cached_property
    def voters(self):
        """The jury's voting members, with what the decision asks of each."""
        return voters_of(self.stage, self.decision, self.candidates)

    @property
    def jurors(self):
        """Who may take part."""
        is_final = self.stage.selects == Stage.Selects.WINNER
        return [juror for juror in self.voters if juror.is_free or not is_final]

    @property
    def leader(self):
        """Who confirms it."""
        return rules.presiding_among(self.stage, self.voters)

    @cached_property
    def ticks(self):
        """What the jury ticked in the grey zone at its last meeting about the round.

        None before a count, and where the jury has voted instead.
        """
        if self.vote or not self.ranking:
            return None
        return ticks_of(self.stage, self.ranking.lines, self.voters)

    def initial(self):
        """What stands in the form at first: the last proposal, what was ticked, or what the rules propose.

        Nothing is decided by it: whoever proposes changes the ticks as the jury says.
        """
        if self.decision:
            return {
                "applications": sorted(self.chosen),
                "present": [juror.pk for juror in self.voters if juror.was_present],
                "reason": self.decision.reason,
                "explanation_sv": self.decision.explanation_sv,
                "explanation_en": self.decision.explanation_en,
                "embargo_until": self.decision.embargo_until,
            }
        present = [juror.pk for juror in self.jurors]
        if self.ticks:
            return {
                "applications": self.ticks.chosen,
                "present": present,
                "reason": self.ticks.in_words,
            }
        count = self.cut.count if self.cut and not self.gives_no_prize else 0
        chosen = [each.pk for each, line in self.rows[:count] if line]
        return {
            "applications": [self.vote_winner.pk] if self.vote_winner else chosen,
            "present": present,
            "reason": proposals.in_words(self.cut) if self._needs_reason(count) else "",
        }

    def _needs_reason(self, count):
        most = min(self.stage.places_max, len(self.candidates))
        return self.stage.selects != Stage.Selects.WINNER and 0 < count < most


class LeadersView:
    """A proposal as chair or vice chair sees it.

    A leader with a conflict, or who has not answered, sees nothing of that municipality, not even whether
    it is chosen or what the reason says; only who presides all the same is shown the reason.
    """

    def __init__(self, decision, person):
        stage = decision.stage
        own = (
            Declaration.objects.last_word()
            .closing()
            .filter(juror__person=person, application__edition=stage.edition)
        )
        voters = voters_of(stage, decision, list(candidates(stage)))
        juror = next(each for each in voters if each.person_id == person.pk)
        self.round = round_behind(stage)
        closed = set(own.values_list("application_id", flat=True))
        if self.round:
            closed |= closed_in(self.round, juror)
        self.hidden = len(closed)
        self.stage = stage
        chosen = places_of(decision)
        # From whom something is kept, an empty list may be one whose only name is hidden.
        self.gives_no_prize = not self.hidden and not chosen
        self.chosen_names = {key: name for key, name in chosen.items() if key not in closed}
        self.chosen = set(self.chosen_names)
        self.present = [each for each in voters if each.was_present]
        self.reader = self.round and Reader(self.round, "jury", frozenset(closed), juror)
        self.ranking = self.reader.ranking if self.reader else None
        self.leader = rules.presiding_among(stage, voters)
        self.is_leader = self.leader == juror
        self.reason = decision.reason if self.is_leader or not closed else ""

    @cached_property
    def one_less(self):
        return one_less_at(self.stage, self.reader, len(self.chosen))

    @cached_property
    def exchange(self):
        """Among what the leader may see alone."""
        if self.ranking is None or self.stage.selects == Stage.Selects.WINNER:
            return None
        shown = [line.application for line in self.ranking.lines] + self.ranking.unranked
        return Exchange(shown, self.ranking.places, self.chosen)
