"""What a decision is made from: the candidates with their places, the line, and who may take part."""

from functools import cached_property

from award.models import Stage
from jury import proposals, rules, votes
from jury.approval_outcomes import ticks_of
from jury.candidates import candidates, round_behind
from jury.models import Decision, Declaration, Juror, Round
from jury.one_less import OneLess
from jury.ranking import exchanged
from jury.readers import Reader, closed_in
from nominations.querysets import name_of_applicant


def names_of(decision_places):
    return list(
        decision_places.order_by("application__municipality__sort_key").values_list(
            name_of_applicant("application__"), flat=True
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

    It is made only for who may write the proposal; ``juror`` is that person's seat in the jury, or None. What
    is closed to the juror among those that compete no more is taken out too, before anything is computed.
    """

    def __init__(self, stage, juror):
        self.stage = stage
        self.decision = getattr(stage, "decision", None)
        self.candidates = list(candidates(stage))
        round_ = round_behind(stage)
        closed = closed_in(round_, juror) if round_ and juror else frozenset()
        self.reader = Reader(round_, "office", closed, None) if round_ else None
        self.ranking, self.is_recomputed = self.reader.shown if round_ else (None, False)
        lines = {line.application.pk: line for line in self.ranking.lines} if round_ else {}
        self.rows = sorted(
            ((each, lines.get(each.pk)) for each in self.candidates),
            key=lambda row: (row[1] is None, row[1] and row[1].place.place),
        )
        self.vote = votes.vote_of(stage)
        self.round = round_
        self.places = (
            self.ranking.places_of({each.pk for each in self.candidates}) if round_ else []
        )
        self.cut = proposals.proposed(stage, self.places) if self.places else None
        self.leader = rules.presiding_juror(stage, self.candidates)

    @property
    def is_confirmed(self):
        return self.decision is not None and self.decision.status == Decision.Status.CONFIRMED

    @property
    def chosen_names(self):
        return names_of(self.decision.places)

    @cached_property
    def line(self):
        """How many go on: by the proposal, or else by the rules."""
        if self.decision:
            return len(self.chosen)
        return self.cut.count if self.cut else 0

    @cached_property
    def chosen(self):
        """The keys of those that the decision takes."""
        return set(self.decision.places.values_list("application_id", flat=True))

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
        return votes.winner_of(self.vote)

    @property
    def gives_no_prize(self):
        """Whether the jury's vote came to that: then nobody is ticked."""
        is_counted = self.vote is not None and self.vote.status == self.vote.Status.CLOSED
        return is_counted and self.vote_winner is None

    @cached_property
    def jurors(self):
        """Who may take part."""
        if self.stage.selects == Stage.Selects.WINNER:
            jurors = self.stage.edition.jurors.able_to_decide(self.candidates)
        else:
            jurors = self.stage.edition.jurors.voting()
        return list(jurors.select_related("person").order_by("seat__position"))

    @cached_property
    def ticks(self):
        """What the jury ticked in the grey zone at its last meeting about the round; None before a count."""
        return ticks_of(self.stage, self.ranking.lines) if self.ranking else None

    def initial(self):
        """What stands in the form at first: the last proposal, what was ticked, or what the rules propose.

        Nothing is decided by it: whoever proposes changes the ticks as the jury says.
        """
        if self.decision:
            return {
                "applications": sorted(self.chosen),
                "present": [juror.pk for juror in self.decision.present.all()],
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
        juror = Juror.objects.filter(edition=stage.edition, person=person).select_related("seat")
        juror = juror.first()
        self.round = round_behind(stage)
        closed = set(own.values_list("application_id", flat=True))
        if self.round:
            closed |= closed_in(self.round, juror)
        self.hidden = len(closed)
        self.stage = stage
        chosen = decision.places.exclude(application__in=closed)
        self.chosen = set(chosen.values_list("application_id", flat=True))
        self.chosen_names = names_of(chosen)
        # From whom something is kept, an empty list may be one whose only name is hidden.
        self.gives_no_prize = not self.hidden and not decision.places.exists()
        self.present = decision.present.select_related("person").order_by("seat__position")
        self.reader = self.round and Reader(self.round, "jury", frozenset(closed), juror)
        self.ranking = self.reader.ranking if self.reader else None
        self.leader = rules.presiding_juror(stage, list(candidates(stage)))
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
