"""``manage.py serve`` as a program of its own, and what it costs."""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.intake.load import Connection

TICKS = os.sysconf("SC_CLK_TCK")


class Server:
    """``manage.py serve`` with its programs, and the database server beside it where there is one."""

    def __init__(self, port):
        self.port = port
        command = [sys.executable, "manage.py", "serve", "--bind", f"127.0.0.1:{port}"]
        root = Path(__file__).resolve().parents[3]
        self.process = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL)

    def wait(self, editor):
        """Until every thread has answered, and the processes have nothing more to load."""
        for _attempt in range(600):
            with contextlib.suppress(OSError):
                asyncio.run(self.knock(editor))
                break
            time.sleep(0.1)
        # The same questions cost less each time until everything is loaded.
        last, cost = None, self.cost_of_knocking(editor)
        while last is None or cost < 0.8 * last:
            last, cost = cost, self.cost_of_knocking(editor)

    def cost_of_knocking(self, editor):
        before = self.cpu()
        asyncio.run(self.knock(editor, times=4))
        return self.cpu() - before

    async def knock(self, editor, times=1):
        for _time in range(times):
            await asyncio.gather(
                *(Connection(self.port).ask("GET", editor.path, editor.cookie) for _ in range(8))
            )

    def web(self):
        """The processes of the web server: those that hold the socket that listens on the port."""
        listening = {
            line[9]
            for line in map(str.split, Path("/proc/net/tcp").read_text().splitlines())
            if line[3] == "0A" and line[1].endswith(f":{self.port:04X}")
        }
        return [pid for pid in _processes_under(self.process.pid) if listening & _sockets(pid)]

    def cpu(self):
        """Seconds of processor time that the web server and the database have used."""
        return sum(map(_cpu, self.web())) + database_time()

    def kill_web(self):
        for pid in self.web():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def stop(self):
        self.process.terminate()
        self.process.wait(40)


def database_time():
    """Seconds of processor time that the database server below this process has used; 0 without one."""
    return sum(_cpu(pid) for pid in _processes_under(os.getpid()) if "postgres" in _line(pid))


def _all_processes():
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def _processes_under(ancestor):
    parents = {}
    for pid in _all_processes():
        with contextlib.suppress(OSError):
            parents[pid] = int(_stat(pid)[1])
    found, waiting = [], [ancestor]
    while waiting:
        parent = waiting.pop()
        children = [pid for pid, above in parents.items() if above == parent]
        found += children
        waiting += children
    return found


def _stat(pid):
    # What comes after the name, which may hold anything.
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()


def _cpu(pid):
    with contextlib.suppress(OSError):
        stat = _stat(pid)
        # Its own, and its children's that have ended.
        return sum(map(int, stat[11:15])) / TICKS
    return 0.0


def _sockets(pid):
    """The numbers of the sockets that a process holds."""
    found = set()
    with contextlib.suppress(OSError):
        for link in Path(f"/proc/{pid}/fd").iterdir():
            with contextlib.suppress(OSError):
                found.add(str(link.readlink()).removeprefix("socket:[").removesuffix("]"))
    return found


def _line(pid):
    with contextlib.suppress(OSError):
        line = Path(f"/proc/{pid}/cmdline").read_bytes()
        return line.replace(b"\0", b" ").decode(errors="replace")
    return ""
