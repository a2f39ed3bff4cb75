"""The worker and its browser are stopped, killed and overfed: every page has its result, nothing is left."""

import os
import signal

import pytest

from webaudit import patience
from webaudit.engine import PageJob, audit, find_browser, why_not_ready

from . import hostile_server
from .processes import Watch

pytestmark = [
    pytest.mark.audit,
    pytest.mark.skipif(why_not_ready() is not None, reason=str(why_not_ready())),
]

LIMITS = {"navigation": 4_000, "quietAtMost": 2_000, "look": 3_000, "rules": 6_000}


class Attack:
    """Sends a signal to a part of the audit, once, when the page asks for it."""

    def __init__(self, word, number):
        self.word = word
        self.number = number
        self.watch = Watch()
        self.is_done = False

    def __call__(self):
        if not self.is_done:
            self.is_done = True
            os.kill(self.watch.find(self.word), self.number)


def outcomes(
    attack, *, audit=audit, names=("good", "trigger", "good", "good", "good", "good"), **how
):
    """How each of six pages ended, two at a time, the second of them calling for the attack."""
    with hostile_server.serve(on_trigger=attack) as address:
        jobs = [PageJob(str(n), f"http://{address}/{name}") for n, name in enumerate(names)]
        settings = {"limits": LIMITS, "deadline_seconds": 20, "grace_seconds": 2} | how
        found = {}
        for result in audit(jobs, browser=find_browser(), allow=[address], **settings):
            attack.watch.look()
            assert result.id not in found
            found[result.id] = str(result.outcome)
    assert (len(attack.watch.seen) > 5, attack.watch.left()) == (True, [])
    return [found[job.id] for job in jobs]


@pytest.mark.parametrize("word", ["worker.mjs", "headless"])
def test_pages_in_hand_when_worker_or_browser_is_killed_are_tried_again(word):
    attack = Attack(word, signal.SIGKILL)

    assert outcomes(attack) == ["ok"] * 6
    assert attack.is_done


def test_stopped_worker_costs_the_pages_it_had_in_hand_and_no_other():
    attack = Attack("worker.mjs", signal.SIGSTOP)

    ends = outcomes(attack, deadline_seconds=8)

    assert ends[1] == "hard_timeout"
    assert sorted(ends) in (["hard_timeout"] * 2 + ["ok"] * 4, ["hard_timeout"] + ["ok"] * 5)


def test_stopped_browser_is_given_up_and_the_pages_are_done_in_another():
    attack = Attack("headless", signal.SIGSTOP)

    assert outcomes(attack, audit=patience.audit) == ["ok"] * 6
    assert attack.is_done


def test_page_that_eats_memory_is_stopped_and_the_others_are_done():
    attack = Attack("worker.mjs", 0)

    ends = outcomes(attack, names=("hog", "good", "good"), most_megabytes=1_400)

    assert ends == ["memory", "ok", "ok"]
