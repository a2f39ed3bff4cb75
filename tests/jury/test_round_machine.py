"""Whatever people do in a round, in whatever order, what must always hold holds.

A machine declares, deals, scores, signs, opens again, finds conflicts, closes and opens rounds in any order,
as people might; much of it is refused, as it should be. A little book of its own says what should count.
What was done and what was refused is counted, so that no act is only believed to be tried. What a run must
come to is asked of the starts alone: what chance chooses differs with what other tests were read before.
"""

from collections import Counter
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import transaction
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from award.refusals import Refused
from jury import plan_draws, rankings, records, services, verification
from jury.estimates import juror_numbers, material_of
from jury.invariants import check_invariants
from jury.models import Assessment, Assignment, Declaration, Round, Score
from tests.jury import machine_table as table
from tests.jury.conftest import START, declare_all, during, week
from tests.jury.test_services_plans import declare as declare_whole
from tests.jury.test_services_plans import voting


class Rounds(RuleBasedStateMachine):
    """One round: ``book`` is what should count, ``documents`` what it said each time it was closed.

    ``done`` and ``refused`` count over a whole run.
    """

    world, done, refused = None, None, None

    def __init__(self):
        super().__init__()
        self.savepoint = transaction.savepoint()
        self.at = during(0)
        self.book, self.documents, self.opened = {}, [], set()

    def teardown(self):
        transaction.savepoint_rollback(self.savepoint)

    @initialize(start=st.sampled_from(list(table.STARTS)))
    def begin(self, start):
        """Everybody reads everything, or everybody answers first and the start is brought about."""
        world = self.world
        if table.STARTS[start] is None:
            self.round = services.open_round(
                stage_id=world.stage.pk, actor=world.organiser, at=self.at
            )
            declare_all(self.round, at=self.at)
            return
        self.round = services.prepare_round(
            stage_id=world.stage.pk, seed="4f1a90c2", actor=world.organiser, at=START
        )
        for juror in voting(world.jury):
            declare_whole(self.round, juror)
        steps = {
            "deal": lambda: self.deal(readings=2),
            "leave": lambda: self.give_new_readers("member"),
            "nobody leaves": lambda: self.give_new_readers(None),
            "finish": self.finish,
            "read_again": lambda: self.read_again(more=1, is_time=True),
            "save": lambda: self.score("member", self.first_of("member"), 2, 3, False),
            "sign": lambda: self.sign("member", self.first_of("member")),
            "close": lambda: self.close("finished"),
            "close early": lambda: self.close("now"),
            "reopen": lambda: self.reopen("chair"),
            "unsign": lambda: self.unsign(0, "chair"),
            "conflict": lambda: self.find_a_conflict_late(0),
            "doubt": lambda: self.doubt("second", "1480", is_conflict=None),
        }
        for step in table.STARTS[start]:
            steps[step]()
            self.nothing_is_broken()

    def first_of(self, role):
        """What this juror reads first."""
        readings = Assignment.objects.filter(round=self.round, juror=self.juror(role))
        return readings.order_by("application__municipality")[0].application.municipality_id

    def act(self, service, **arguments):
        """Do it as it is done, a minute after the last; None where it is refused."""
        self.at += timedelta(minutes=1)
        try:
            done = service(**arguments | {"at": self.at})
        except (Refused, Assignment.DoesNotExist):
            self.refused[service.__name__] += 1
            return None
        self.done[service.__name__] += 1
        self.round = Round.objects.get(pk=self.round.pk)
        return done

    def juror(self, role):
        return getattr(self.world.jury, role)

    def assignment(self, role, code):
        return Assignment.objects.filter(
            round=self.round, juror=self.juror(role), application__municipality=code
        ).first()

    @rule(role=table.ROLES, code=table.CODES, said=table.ANSWERS)
    def declare(self, role, code, said):
        answer, ground, text = said
        done = self.act(
            services.declare,
            juror_id=self.juror(role).pk,
            round_id=self.round.pk,
            application_id=self.world.applications[code].pk,
            answer=answer,
            ground=ground,
            text=text,
            actor=self.juror(role).person,
        )
        if done and answer == "conflict":
            self.strike(role, code)

    def strike(self, role, code):
        """What the juror has signed counts no more."""
        if self.book.pop((role, code), None) is None:
            return
        self.done["a signed assessment voided"] += 1
        self.done["voided in a closed round"] += self.round.status == Round.Status.CLOSED

    @precondition(lambda self: self.book)
    @rule(pick=table.PICKS)
    def find_a_conflict_late(self, pick):
        """Towards something that is signed already."""
        role, code = self.picked(pick)
        self.declare(role, code, ("conflict", "J2", "Min syster har börjat där."))

    def picked(self, pick):
        """One of those that count."""
        signed = sorted(self.book)
        return signed[pick % len(signed)]

    @rule(role=table.ROLES, code=table.CODES, is_conflict=st.sampled_from([True, False, None]))
    def doubt(self, role, code, is_conflict):
        """Said, and decided at once, or left."""
        self.declare(role, code, ("unsure", "J5", "Vi var klasskamrater."))
        if is_conflict is not None and Declaration.objects.awaiting().exists():
            self.decide_a_doubt(is_conflict)

    @precondition(lambda self: Declaration.objects.awaiting().exists())
    @rule(is_conflict=st.booleans())
    def decide_a_doubt(self, is_conflict):
        doubt = Declaration.objects.awaiting().order_by("pk").first()
        role = self.role_of(doubt.juror)
        decider = "vice_chair" if role == "chair" else "chair"
        done = self.act(
            services.decide_declaration,
            declaration_id=doubt.pk,
            is_conflict=is_conflict,
            reason="Så är det.",
            actor=self.juror(decider).person,
        )
        if done and is_conflict:
            self.strike(role, doubt.application.municipality_id)

    def role_of(self, juror):
        return next(role for role, each in vars(self.world.jury).items() if each == juror)

    @rule(
        role=table.ROLES,
        code=table.CODES,
        level=table.LEVELS,
        other=table.LEVELS,
        is_signed=st.booleans(),
    )
    def score(self, role, code, level, other, is_signed):
        assignment = self.assignment(role, code)
        if assignment is None:
            return
        levels = {"K1": level, "K2": other}
        scores = {key: (each, each is None, "Därför.") for key, each in levels.items()}
        done = self.act(
            services.hand_in_assessment if is_signed else services.save_assessment,
            assignment_id=assignment.pk,
            scores=scores,
            note="",
            actor=self.juror(role).person,
        )
        if done and is_signed:
            self.count_in(role, code, levels)

    def count_in(self, role, code, levels):
        self.book[role, code] = levels
        self.done["signed again after being opened"] += (role, code) in self.opened

    @rule(role=table.ROLES, code=table.CODES)
    def sign(self, role, code):
        assignment = self.assignment(role, code)
        if assignment is None:
            return
        done = self.act(
            services.sign_assessment, assignment_id=assignment.pk, actor=self.juror(role).person
        )
        if done:
            scores = Score.objects.filter(assessment=done).select_related("criterion")
            levels = {
                each.criterion.code: None if each.level is None else float(each.level)
                for each in scores
            }
            self.count_in(role, code, levels)

    @rule(pick=table.PICKS, level=st.sampled_from([0, 2, 4]))
    def score_and_sign_later(self, pick, level):
        """Something that is left."""
        left = list(Assignment.objects.filter(round=self.round).unsigned().order_by("pk"))
        if left:
            each = left[pick % len(left)]
            role, code = self.role_of(each.juror), each.application.municipality_id
            self.score(role, code, level, level, False)
            self.sign(role, code)

    @rule(level=st.sampled_from([1, 2, 3]))
    def everybody_signs_the_rest(self, level):
        """So that a round comes to be closed now and then."""
        left = Assignment.objects.filter(round=self.round).unsigned()
        for each in left.select_related("juror", "application").order_by("pk"):
            code = each.application.municipality_id
            # Each application has a quality of its own, so that there is something to rank.
            own = min(4, level * (int(code[0]) + 1) / 2)
            self.score(self.role_of(each.juror), code, own, own, True)

    @precondition(lambda self: self.book)
    @rule(pick=table.PICKS, by=table.OPENERS)
    def unsign(self, pick, by):
        role, code = self.picked(pick)
        done = self.act(
            services.unsign_assessment,
            assessment_id=Assessment.objects.get(assignment=self.assignment(role, code)).pk,
            reason="Fel kolumn.",
            actor=self.juror(by).person,
        )
        if done:
            del self.book[role, code]
            self.opened.add((role, code))

    @precondition(lambda self: self.round.status == Round.Status.PREPARING)
    @rule(readings=st.sampled_from([None, 2, 3]))
    def deal(self, readings):
        draw = plan_draws.draw_first(self.round, readings=readings)
        self.act(
            services.confirm_first_plan,
            round_id=self.round.pk,
            readings=readings,
            fingerprint=draw.fingerprint,
            actor=self.world.organiser,
        )

    @precondition(lambda self: self.is_dealt and self.book)
    @rule(more=st.sampled_from([1, 2]), is_time=st.sampled_from([True, True, False]))
    def read_again(self, more, is_time):
        """Mostly when the first readings are in: the grey zone is not known before that."""
        if self.round.plans.get(number=1).readings is None:
            return
        if is_time:
            self.finish()
        if not self.book:
            return
        draw = plan_draws.draw_second(self.round, more=more)
        self.act(
            services.read_grey_zone_again,
            round_id=self.round.pk,
            more=more,
            fingerprint=draw.fingerprint,
            actor=self.world.organiser,
        )

    @property
    def is_dealt(self):
        return bool(self.round.seed) and self.round.status == Round.Status.OPEN

    @precondition(lambda self: self.is_dealt)
    @rule(leaving=st.none() | table.ROLES)
    def give_new_readers(self, leaving):
        juror = self.juror(leaving) if leaving else None
        draw = plan_draws.draw_completion(self.round, leaving=juror)
        self.act(
            services.complete_by_plan,
            round_id=self.round.pk,
            fingerprint=draw.fingerprint,
            leaving_id=juror and juror.pk,
            reason="Ny tjänst.",
            actor=self.world.organiser,
        )

    @precondition(lambda self: self.round.status == Round.Status.OPEN)
    @rule(when=st.sampled_from(["finished", "now", "late"]))
    def close(self, when):
        """Too early, when all is signed, or when the stage is over and nobody can sign any more."""
        if when == "finished":
            self.finish()
        if when == "late":
            self.at = max(self.at, week(1))
        done = self.act(services.close_round, round_id=self.round.pk, actor=self.world.organiser)
        if done:
            self.done["closed again after being reopened"] += len(self.documents) > 0
            self.documents.append((records.text_of(done.record), done.record_sha256))
            assert verification.faults_of(self.round) == []

    def finish(self):
        """Every doubt is decided, and everybody signs what is left."""
        while Declaration.objects.awaiting().exists():
            self.decide_a_doubt(is_conflict=False)
        self.everybody_signs_the_rest(2)

    @precondition(lambda self: self.round.status == Round.Status.CLOSED)
    @rule(by=table.OPENERS)
    def reopen(self, by):
        self.act(
            services.reopen_round,
            round_id=self.round.pk,
            reason="Två bedömningar hade bytt plats.",
            actor=self.juror(by).person,
        )

    @precondition(lambda self: self.round.status == Round.Status.CLOSED and self.book)
    @rule(pick=table.PICKS)
    def put_right_and_close_again(self, pick):
        self.reopen("chair")
        if self.round.status == Round.Status.OPEN and self.book:
            self.unsign(pick, "chair")
            self.close("finished")

    @invariant()
    def nothing_is_broken(self):
        assert check_invariants(self.round) == []

    @invariant()
    def what_counts_is_what_the_book_says(self):
        numbers = juror_numbers(self.round)
        counted = {
            (each.juror, each.application): dict(each.levels)
            for each in material_of(self.round).readings
        }
        assert counted == {
            (numbers[self.juror(role).pk], code): levels
            for (role, code), levels in self.book.items()
        }

    @invariant()
    def closed_rounds_are_what_they_were(self):
        earlier = [
            (records.text_of(each.record), each.record_sha256)
            for each in self.round.earlier_records.order_by("number")
        ]
        if self.round.status == Round.Status.CLOSED:
            earlier.append((records.text_of(self.round.record), self.round.record_sha256))
        assert earlier == self.documents

    @invariant()
    def no_figure_shown_has_a_level_by_somebody_with_a_conflict(self):
        if self.round.status != Round.Status.CLOSED:
            return
        shown, _is_recomputed = rankings.shown(self.round)
        counted = {}
        for _role, code in self.book:
            counted[code] = counted.get(code, 0) + 1
        assert {line.application.municipality_id: line.readings for line in shown.lines} == counted


@pytest.fixture
def world(edition, stage, jury, applications, organiser):
    return SimpleNamespace(
        stage=stage, jury=jury, applications=applications, organiser=organiser, edition=edition
    )


def test_any_order_of_acts_keeps_what_must_hold(world):
    done, refused = Counter(), Counter()
    machine = type("OfThisWorld", (Rounds,), {"world": world, "done": done, "refused": refused})
    # Every start once without chance, then chance chooses.
    for start in table.STARTS:
        begun = machine()
        begun.begin(start=start)
        begun.what_counts_is_what_the_book_says()
        begun.closed_rounds_are_what_they_were()
        begun.teardown()
    assert set(+done) == table.DONE
    assert set(refused) == table.REFUSED
    by_starts = done.total()
    run_state_machine_as_test(
        machine, settings=settings(max_examples=12, stateful_step_count=15, phases=[Phase.generate])
    )
    assert done.total() > by_starts
