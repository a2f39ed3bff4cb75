"""The web server and the workers live and die together."""

import os
import signal
import subprocess
import sys
import threading
import time
from functools import partial

import pytest

from award.processes import KeepsFailing, Programs, module


def sleep():
    time.sleep(60)


def sleep_through():
    """Asked to stop, it does not."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(60)


def is_running(pid):
    try:
        with open(f"/proc/{pid}/stat") as stat:  # noqa: PTH123
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def until(condition, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "It took too long."
        threading.Event().wait(0.02)


@pytest.fixture
def programs():
    said = []
    programs = Programs({"web": sleep, "worker 1": sleep}, say=said.append)
    programs.said = said
    programs.start()
    yield programs
    programs.stop(grace=5)


def test_program_that_is_killed_is_started_again(programs):
    first = programs.running["worker 1"].pid
    os.kill(first, signal.SIGKILL)
    watcher = threading.Thread(target=programs.watch)
    watcher.start()
    until(lambda: programs.running["worker 1"].pid != first)
    programs.ask_to_stop()
    watcher.join()
    assert programs.said == ["worker 1 ended with -9; starting it again."]


def test_stopping_leaves_nothing_running(programs):
    pids = [program.pid for program in programs.running.values()]
    programs.stop(grace=5)
    assert [program.exitcode for program in programs.running.values()] == [-15, -15]
    assert [is_running(pid) for pid in pids] == [False, False]


def test_program_that_will_not_stop_is_ended_by_force():
    programs = Programs({"worker 1": sleep_through}, say=print)
    programs.start()
    until(lambda: ignores_sigterm(programs.running["worker 1"].pid))
    programs.stop(grace=0.1)
    assert programs.running["worker 1"].exitcode == -9


def ignores_sigterm(pid):
    with open(f"/proc/{pid}/status") as status:  # noqa: PTH123
        ignored = next(line for line in status if line.startswith("SigIgn:"))
    return int(ignored.split()[1], 16) >> (signal.SIGTERM - 1) & 1


def test_module_is_run_as_a_program(monkeypatch):
    monkeypatch.setattr("award.processes.FAILED_STARTS", 1)
    programs = Programs({"sites": module("webaudit.demo_sites", "--nonsense")}, say=print)
    programs.start()
    with pytest.raises(KeepsFailing, match="sites ends with 2 as soon as it is started"):
        programs.watch()


def test_program_that_keeps_failing_is_given_up(monkeypatch):
    monkeypatch.setattr("award.processes.FAILED_STARTS", 2)
    programs = Programs({"web": partial(sys.exit, 3)}, say=print)
    programs.start()
    with pytest.raises(KeepsFailing, match="web ends with 3 as soon as it is started"):
        programs.watch()


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's promise is Linux's")
def test_programs_die_with_a_parent_that_was_killed():
    parent = subprocess.Popen(
        [
            *(sys.executable, "-c"),
            "from award.processes import Programs; import time\n"
            "p = Programs({'a': lambda: time.sleep(60)}, say=print); p.start()\n"
            "print(p.running['a'].pid, flush=True); time.sleep(60)",
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    with parent:
        child = int(parent.stdout.readline())
        assert is_running(child)
        parent.kill()
    until(lambda: not is_running(child))
