"""What an audit has started on this machine, and what is left of it."""

import os
from contextlib import suppress
from pathlib import Path

Process = tuple[int, str]  # number and time of birth: a number may become a stranger's


def below(pid: int) -> dict[Process, str]:
    """Every live process that descends from one, with its command."""
    children: dict[int, list[tuple[Process, str]]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, ValueError, IndexError):
            words = (folder / "stat").read_text().rpartition(")")[2].split()
            if words[0] != "Z":
                command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                process = (int(folder.name), words[19])
                children.setdefault(int(words[1]), []).append((process, command))
    found, parents = {}, [pid]
    while parents:
        for process, command in children.get(parents.pop(), []):
            found[process] = command
            parents.append(process[0])
    return found


def is_alive(process: Process) -> bool:
    pid, born = process
    with suppress(OSError):
        words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return words[0] != "Z" and words[19] == born
    return False


class Watch:
    """Remembers the processes of an audit, so that one can ask afterwards which are left."""

    def __init__(self):
        self.seen: dict[Process, str] = {}

    def look(self) -> None:
        ours = below(os.getpid())
        worker = next((p for p, command in ours.items() if "worker.mjs" in command), None)
        if worker:
            self.seen |= {worker: ours[worker]} | below(worker[0])

    def find(self, word: str) -> int:
        """The live process of the audit with a word in its command: the first one, not its children."""
        self.look()
        return next(p[0] for p, command in self.seen.items() if word in command and is_alive(p))

    def left(self) -> list[str]:
        return [command for process, command in self.seen.items() if is_alive(process)]
