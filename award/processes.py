"""Several programs run as one: restarted when they die, stopped in order, never left behind.

Each is a function in a process of its own, forked: what this process has already loaded, they need not load
again. So this process must hold no connection and no thread of its own.
"""

import contextlib
import ctypes
import multiprocessing
import os
import runpy
import signal
import sys
import time
from collections.abc import Callable

PR_SET_PDEATHSIG = 1
LOOK_EVERY = 0.2
# A program that lives shorter than this has failed to start; so many times in a row is enough.
SHORT_LIFE = 10.0
FAILED_STARTS = 5
fork = multiprocessing.get_context("fork")


class KeepsFailing(Exception):
    """A program ends again and again as soon as it is started."""


class Programs:
    """Programs by name, started in the order given and stopped in the same order."""

    def __init__(self, programs: dict[str, Callable[[], None]], *, say: Callable[[str], None]):
        self.programs = programs
        self.say = say
        self.running: dict[str, multiprocessing.Process] = {}
        self.failed_starts = dict.fromkeys(programs, 0)
        self.started_at: dict[str, float] = {}
        self.stopping = False

    def start(self):
        for name in self.programs:
            self._start(name)

    def watch(self):
        """Restart what dies, until somebody asks to stop."""
        while not self.stopping:
            time.sleep(LOOK_EVERY)
            for name, program in self.running.items():
                if program.exitcode is not None and not self.stopping:
                    self._start_again(name, program.exitcode)

    def ask_to_stop(self, *_signal):
        """The first request lets the programs finish what they do; the second does not."""
        if self.stopping:
            self._kill()
        self.stopping = True

    def stop(self, *, grace: float):
        """End each program in its turn, politely; after the grace (in seconds for all of them) by force."""
        self.stopping = True
        deadline = time.monotonic() + grace
        for program in self.running.values():
            if program.exitcode is None:
                program.terminate()
            program.join(max(0.1, deadline - time.monotonic()))
        self._kill()

    def _start(self, name):
        program = fork.Process(target=_run, args=(self.programs[name], os.getpid()), name=name)
        program.start()
        _stand_alone(program.pid)
        self.running[name] = program
        self.started_at[name] = time.monotonic()

    def _start_again(self, name, code):
        lived = time.monotonic() - self.started_at[name]
        self.failed_starts[name] = self.failed_starts[name] + 1 if lived < SHORT_LIFE else 0
        if self.failed_starts[name] >= FAILED_STARTS:
            raise KeepsFailing(f"{name} ends with {code} as soon as it is started.")
        self.say(f"{name} ended with {code}; starting it again.")
        time.sleep(0.2 * 2 ** self.failed_starts[name])
        self._start(name)

    def _kill(self):
        for program in self.running.values():
            if program.exitcode is None:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(program.pid, signal.SIGKILL)
                program.join()


def module(name: str, *arguments: str) -> Callable[[], None]:
    """The program ``python -m name arguments``."""

    def run():
        sys.argv = [name, *arguments]
        runpy.run_module(name, run_name="__main__")

    return run


def _run(program, parent):
    """The new process's first steps; what it inherits of signals is its parent's."""
    _stand_alone(os.getpid())
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    _die_with(parent)
    program()


def _stand_alone(pid):
    """Its own process group: Ctrl-C reaches the parent only, which then stops the others in order.

    Parent and child both say so, since nobody knows which of them comes first.
    """
    with contextlib.suppress(OSError):
        os.setpgid(pid, pid)


def _die_with(parent):
    """On Linux the kernel ends the program when this one is killed without a chance to do so."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    # The kernel tells of a death to come, not of one that was before the question.
    if os.getppid() != parent:
        sys.exit(1)
