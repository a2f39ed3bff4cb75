"""Several programs run as one: restarted when they die, stopped in order, never left behind."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable

PR_SET_PDEATHSIG = 1
LOOK_EVERY = 0.2
# A program that lives shorter than this has failed to start; so many times in a row is enough.
SHORT_LIFE = 10.0
FAILED_STARTS = 5


class KeepsFailing(Exception):
    """A program ends again and again as soon as it is started."""


class Programs:
    """Programs by name, started in the order given and stopped in the same order."""

    def __init__(self, commands: dict[str, list[str]], *, say: Callable[[str], None]):
        self.commands = commands
        self.say = say
        self.running: dict[str, subprocess.Popen] = {}
        self.failed_starts = dict.fromkeys(commands, 0)
        self.started_at: dict[str, float] = {}
        self.stopping = False

    def start(self):
        for name in self.commands:
            self._start(name)

    def watch(self):
        """Restart what dies, until somebody asks to stop."""
        while not self.stopping:
            time.sleep(LOOK_EVERY)
            for name, program in self.running.items():
                if program.poll() is not None and not self.stopping:
                    self._start_again(name, program.returncode)

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
            if program.poll() is None:
                program.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                program.wait(max(0.1, deadline - time.monotonic()))
        self._kill()

    def _start(self, name):
        environment = os.environ | {"PYTHONUNBUFFERED": "1"}
        # Its own process group: Ctrl-C reaches this program only, which then stops the others in order.
        self.running[name] = subprocess.Popen(  # noqa: S603
            self.commands[name], preexec_fn=_die_with_parent, process_group=0, env=environment
        )
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
            if program.poll() is None:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(program.pid, signal.SIGKILL)
                program.wait()


def _die_with_parent():
    """On Linux the kernel ends the program when this one is killed without a chance to do so."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
