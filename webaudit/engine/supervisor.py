"""Audits pages: hands them to the worker, gives up on what never ends, leaves nothing running.

for result in audit([PageJob("1", "https://example.se/")], browser=find_browser()):
    ...
"""

import json
import os
import queue
import secrets
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from .evidence import read_evidence
from .guardproxy import Door, Guard, Refusal
from .results import Outcome, PageJob, PageResult, result_from_worker
from .words import as_text

WORKER = ("node", "--max-old-space-size=512", str(Path(__file__).parent / "worker.mjs"))
GRACE_SECONDS = 10
SECONDS_TO_START = 60
MOST_MEGABYTES = 3_000
SECONDS_BETWEEN_WEIGHINGS = 0.5
SECONDS_BETWEEN_QUESTIONS = 0.1
MOST_DOORS_WAITING = 2  # as many as the worker keeps rooms (rooms.mjs)

# A page may end so because of its neighbour in the same browser: it gets one more try, alone.
PERHAPS_INNOCENT = frozenset({Outcome.CRASHED, Outcome.PAGE_STUCK, Outcome.MEMORY})


class NotReady(Exception):
    """The engine could not start at all; says nothing about any page."""


def audit(
    pages: Iterable[PageJob | None],
    *,
    browser: Path,
    allow: Iterable[str] = (),
    concurrency: int = 2,
    evidence: bool = False,
    deadline_seconds: float = 45,
    worker: Sequence[str] = WORKER,
    limits: Mapping[str, float] | None = None,
    grace_seconds: float = GRACE_SECONDS,
    most_megabytes: int = MOST_MEGABYTES,
) -> Iterator[PageResult]:
    """Audit pages and yield each result as it comes, in order of completion, one per page.

    Pages are asked for when there is room for them; ``None`` among them means: none at this moment,
    ask again soon.
    ``allow`` names addresses of this machine that may be audited (``127.0.0.1:8123``);
    ``evidence`` asks for what each page looked like, to keep beside its findings;
    ``limits`` takes the place of numbers in ``LIMITS`` of ``visit.mjs``.
    Raises :class:`NotReady` if the worker or its browser cannot start. Closing the iterator
    ends everything it started.
    """
    with Guard(allow=allow) as guard:
        crew = _Crew(
            guard,
            start=lambda: _Worker(worker, browser=browser, limits=limits or {}),
            evidence=evidence,
            deadline_seconds=deadline_seconds,
            grace_seconds=grace_seconds,
            most_megabytes=most_megabytes,
        )
        try:
            yield from crew.work(pages, concurrency)
        finally:
            crew.dismiss()


@dataclass
class _Task:
    """A page on its way: which try it is, its door, and when it must be done."""

    job: PageJob
    is_retry: bool = False
    door: Door | None = None
    folder: Path | None = None  # for evidence
    server: object = None
    ends_at: float = 0.0
    cpu_seconds: float = 0.0


class _Crew:
    """One worker at a time, the pages it has in hand, and the patience with them."""

    def __init__(self, guard, *, start, evidence, deadline_seconds, grace_seconds, most_megabytes):
        self.guard = guard
        self.start = start
        self.evidence = evidence
        self.deadline_seconds = deadline_seconds
        self.grace_seconds = grace_seconds
        self.most_megabytes = most_megabytes
        self.worker = None
        self.in_hand: dict[str, _Task] = {}
        self.again: deque[_Task] = deque()
        self.doors: deque[tuple[str, Door, object]] = deque()  # of sites, open for their next page
        self.weighed_at = 0.0

    def work(self, pages: Iterable[PageJob | None], concurrency: int) -> Iterator[PageResult]:
        fresh, over = iter(pages), object()
        job = None
        while True:
            while len(self.in_hand) < concurrency and job is not over:
                job = next(fresh, over)
                if job is None:  # none that may be visited at this moment
                    break
                if job is not over:
                    self._hand_out(_Task(job))
            if not self.in_hand:
                # What failed in company is tried again alone: then only one can be guilty.
                if self.again:
                    self._hand_out(self.again.popleft())
                elif job is over:
                    return
                else:
                    time.sleep(SECONDS_BETWEEN_QUESTIONS)
                    continue
            yield from self._wait()

    def dismiss(self) -> None:
        for task in self.in_hand.values():
            self._let_go(task)
        if self.worker:
            self.worker.end(at_once=bool(self.in_hand))

    def _hand_out(self, task: _Task) -> None:
        self.worker = self.worker or self.start()
        task.door, task.server = self._door_for(task)
        task.ends_at = time.monotonic() + self.deadline_seconds + self.grace_seconds
        # The number is ours, so that two pages with the same id cannot be mixed up.
        number = secrets.token_hex(8)
        self.in_hand[number] = task
        message = {
            "id": number,
            "url": task.job.url,
            "proxy": task.door.address,
            "seconds": self.deadline_seconds,
        }
        if self.evidence:
            with suppress(OSError):  # nowhere to put it: the page is audited all the same
                task.folder = Path(tempfile.mkdtemp(prefix="audit-evidence-"))
                message["evidence"] = str(task.folder)
        self.worker.send(message)

    def _door_for(self, task: _Task) -> tuple[Door, object]:
        """The door its site's last page came through, for the worker keeps a room behind it; or a new one.

        What is tried again is tried in a new room, too.
        """
        for waiting in tuple(self.doors):
            site, door, server = waiting
            if site == _site_of(task.job) and not task.is_retry:
                self.doors.remove(waiting)
                return self.guard.reopen(door, server), server
        return self.guard.open()

    def _wait(self) -> Iterator[PageResult]:
        """Wait a moment for the worker; yield what became finished, well or badly."""
        event = self.worker.next_event(seconds=0.25)
        now = time.monotonic()
        if event.get("event") == "result" and event.get("id") in self.in_hand:
            self._share_the_cost()
            task = self.in_hand.pop(event["id"])
            yield from self._finish(task, result_from_worker(task.job, event))
        elif event.get("event") == "gone":
            yield from self._start_over(Outcome.CRASHED)
        elif any(task.ends_at < now for task in self.in_hand.values()):
            yield from self._start_over(Outcome.HARD_TIMEOUT)
        elif now - self.weighed_at > SECONDS_BETWEEN_WEIGHINGS:
            self.weighed_at = now
            if self.worker.megabytes() > self.most_megabytes:
                yield from self._start_over(Outcome.MEMORY)

    def _start_over(self, outcome: Outcome) -> Iterator[PageResult]:
        """Kill the worker. Who ran out of time is guilty; the others get one more try."""
        self._share_the_cost()
        self.worker.end(at_once=True)
        self.worker = None
        now = time.monotonic()
        tasks, self.in_hand = list(self.in_hand.values()), {}
        for task in tasks:
            is_guilty = outcome is Outcome.HARD_TIMEOUT and task.ends_at < now
            if outcome is Outcome.HARD_TIMEOUT and not is_guilty:
                self._let_go(task)
                self.again.append(task)
            else:
                yield from self._finish(task, PageResult(task.job.id, task.job.url, outcome))

    def _share_the_cost(self) -> None:
        """Processor time since the last page was done, in equal parts for the pages in hand."""
        spent = self.worker.cpu_seconds_since_last() / max(1, len(self.in_hand))
        for task in self.in_hand.values():
            task.cpu_seconds += spent

    def _finish(self, task: _Task, result: PageResult) -> Iterator[PageResult]:
        evidence = read_evidence(task.folder) if task.folder and result.rules else None
        self._let_go(task, may_wait=result.outcome is Outcome.OK)
        if result.outcome in PERHAPS_INNOCENT and not task.is_retry:
            self.again.append(replace(task, is_retry=True))
            return
        refusal = task.door.refusal_of(result.final_url or result.url)
        if refusal and result.outcome is not Outcome.OK:
            result = replace(result, outcome=Outcome(refusal.outcome), detail=refusal.detail)
        yield replace(
            result,
            local=task.door.is_local,
            contacts=tuple(sorted({host for host, _port in list(task.door.contacts)})),
            refusals=tuple(sorted(_in_words(*entry) for entry in list(task.door.refusals.items()))),
            cpu_seconds=task.cpu_seconds,
            evidence=evidence,
        )

    def _let_go(self, task: _Task, *, may_wait: bool = False) -> None:
        """Close a page's door, or leave it for its site's next page; throw away what was put away of it."""
        if may_wait:
            self.doors.append((_site_of(task.job), task.door, task.server))
            server = self.doors.popleft()[2] if len(self.doors) > MOST_DOORS_WAITING else None
        else:
            server = task.server
        if server:
            self.guard.close(server)
        if task.folder:
            shutil.rmtree(task.folder, ignore_errors=True)
            task.folder = None


def _site_of(job: PageJob) -> str:
    return urlsplit(job.url).netloc.lower()


def _in_words(asked: tuple[str, int], refusal: Refusal) -> str:
    """What the guard refused, and why."""
    host, port = asked
    return as_text(f"{host}:{port} {refusal.outcome}", most=300)


class _Worker:
    """The worker program and every process it started."""

    def __init__(self, command: Sequence[str], *, browser: Path, limits: Mapping[str, float]):
        self.token = secrets.token_hex(16)
        self.folder = tempfile.mkdtemp(prefix="audit-")
        self.sessions: set[int] = set()
        self.strangers: set[str] = set()  # processes that were looked at, and are not ours
        self.events: queue.Queue[dict] = queue.Queue()
        self.cpu_seconds = 0.0
        # Nothing of ours goes along: no secret of the web server, no setting of this machine.
        environment = {
            "AUDIT_BROWSER": str(browser),
            "AUDIT_LIMITS": json.dumps(dict(limits)),
            "AUDIT_TOKEN": self.token,
            "HOME": self.folder,
            "PATH": os.environ.get("PATH", os.defpath),
            "TMPDIR": self.folder,
            "TZ": "Europe/Stockholm",
        }
        try:
            with Path(self.folder, "worker.log").open("wb") as log:
                self.process = subprocess.Popen(  # noqa: S603 - our own program
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    env=environment,
                    start_new_session=True,
                )
        except OSError as problem:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise NotReady(f"The audit program cannot start: {problem}") from problem
        self.sessions.add(self.process.pid)
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self._wait_until_ready()

    def send(self, message: dict) -> None:
        with suppress(OSError):  # a dead worker is noticed when its events end
            self.process.stdin.write(json.dumps(message).encode() + b"\n")
            self.process.stdin.flush()

    def next_event(self, *, seconds: float) -> dict:
        """The next thing the worker said; ``{}`` if it was silent, ``gone`` if it has ended."""
        try:
            event = self.events.get(timeout=seconds)
        except queue.Empty:
            return {}
        match event.get("event"):
            case "browser":
                self.sessions.add(int(event["pid"]))
            case "browser_gone":
                self.sessions.discard(int(event["pid"]))  # the number may become a stranger's
            case "no_browser":
                raise NotReady(f"The browser cannot start: {event.get('detail')}")
        return event

    def megabytes(self) -> int:
        """Memory of the worker and everything it started."""
        pages = 0
        for pid in self._family(anew=False):
            with suppress(OSError, ValueError, IndexError):
                pages += int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGESIZE") // 2**20

    def cpu_seconds_since_last(self) -> float:
        """Processor time of the worker and everything it started, since this was last asked."""
        ticks = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError, ValueError, IndexError):
                fields = stat.read_text().rpartition(")")[2].split()
                if int(fields[3]) in self.sessions:
                    ticks += sum(map(int, fields[11:15]))  # its own, and of children that ended
        before, self.cpu_seconds = self.cpu_seconds, ticks / os.sysconf("SC_CLK_TCK")
        return max(0.0, self.cpu_seconds - before)

    def end(self, *, at_once: bool) -> None:
        """Let the worker finish by itself, or kill it; either way nothing it started is left."""
        if not at_once:
            with suppress(OSError, subprocess.TimeoutExpired):
                self.process.stdin.close()
                self.process.wait(5)
        for _ in range(100):
            family = self._family(anew=True)
            for pid in family:
                with suppress(OSError):
                    os.kill(pid, signal.SIGKILL)
            if not family and self.process.poll() is not None:
                break
            time.sleep(0.01)
        self.process.wait()
        self.reader.join()
        with suppress(OSError):
            self.process.stdin.close()
        self.process.stdout.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _read(self) -> None:
        for line in self.process.stdout:
            try:
                event = json.loads(line)
            except ValueError:
                continue
            if isinstance(event, dict):
                self.events.put(event)
        self.events.put({"event": "gone"})

    def _wait_until_ready(self) -> None:
        event = self.next_event(seconds=SECONDS_TO_START)
        if event.get("event") != "ready":
            words = Path(self.folder, "worker.log").read_text(errors="replace").strip()
            self.end(at_once=True)
            raise NotReady(f"The audit program cannot start: {words[-500:] or 'it says nothing'}")

    def _family(self, *, anew: bool) -> list[int]:
        """Every live process of ours: by the token in its environment, or by its session.

        The browser leaves the worker's session, and its children may lose their environment:
        each sign alone would miss some of them. Strangers are looked at again only `anew`.
        """
        token = self.token.encode()
        family, strangers = [], set()
        for folder in Path("/proc").glob("[0-9]*"):
            if not anew and folder.name in self.strangers:
                strangers.add(folder.name)
                continue
            with suppress(OSError, ValueError, IndexError):
                state, _parent, _group, session = (
                    (folder / "stat").read_text().rpartition(")")[2].split()[:4]
                )
                if state == "Z":
                    continue
                if int(session) in self.sessions:
                    family.append(int(folder.name))
                    continue
                environment = (folder / "environ").read_bytes()
                if token in environment:
                    self.sessions.add(int(session))
                    family.append(int(folder.name))
                elif environment:
                    strangers.add(folder.name)
        self.strangers = strangers
        return family
