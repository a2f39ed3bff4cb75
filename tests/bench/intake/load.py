"""The editors at work, over one kept-alive connection each."""

import asyncio
import json
import random
import time
from collections import Counter
from dataclasses import dataclass, field

from tests.bench.intake.edition import EDITORS_OF_EACH, TOKEN


@dataclass
class Measured:
    """What came of the load."""

    latencies: list = field(default_factory=list)
    answers: Counter = field(default_factory=Counter)
    hand_ins: Counter = field(default_factory=Counter)
    hand_in_latencies: list = field(default_factory=list)
    broken: int = 0


class Connection:
    """One kept-alive connection, as a browser has; opened again when it breaks."""

    def __init__(self, port):
        self.port = port
        self.reader = self.writer = None

    async def ask(self, method, path, cookie, body=b"", content_type="application/json"):
        """The status and the body of the answer; ``OSError`` where there is none."""
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nCookie: {cookie}\r\n"
            f"X-CSRFToken: {TOKEN}\r\nContent-Type: {content_type}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        try:
            self.writer.write(head.encode() + body)
            await self.writer.drain()
            top = (await self.reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            headers = dict(line.lower().split(": ", 1) for line in top[1:] if line)
            answer = await self.reader.readexactly(int(headers.get("content-length", 0)))
        except (OSError, EOFError) as fault:
            self.close()
            raise OSError(str(fault)) from fault
        if headers.get("connection") == "close":
            self.close()
        return int(top[0].split()[1]), answer

    def close(self):
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None


def text_of(number):
    """A text that tells which saving it is, about as long as an answer."""
    return f"{number} " + "Vi mäter vad invånarna får ut av det. " * (40 + number % 60)


@dataclass
class Load:
    """What the editors do: for ``seconds``, each saves every ``every`` seconds; the half hands in as well.

    Where ``is_killed``, the web server is killed when the first half is over.
    """

    editors: list
    port: int
    seconds: float
    every: float
    is_killed: bool
    measured: Measured = field(default_factory=Measured)

    async def run(self, server):
        """Milliseconds of processor time a saving, measured before anybody hands in."""
        chance = random.Random(290)
        self.half = time.monotonic() + self.seconds / 2
        self.until = self.half + self.seconds / 2
        work = [asyncio.create_task(self.edit(each, chance)) for each in self.editors]
        before = server.cpu()
        await asyncio.sleep(self.half - time.monotonic())
        cpu, saves = server.cpu() - before, self.measured.answers[200]
        if self.is_killed:
            server.kill_web()
        for each in self.editors[::EDITORS_OF_EACH]:
            delay = chance.random() * self.seconds / 2
            work.append(asyncio.create_task(self.hand_in(each, delay)))
        await asyncio.gather(*work)
        return 1000 * cpu / max(1, saves)

    async def edit(self, editor, chance):
        """Save until the time is out; what is not acknowledged is sent again, grown."""
        connection = Connection(self.port)
        await asyncio.sleep(chance.random() * self.every)
        while time.monotonic() < self.until:
            begun = time.monotonic()
            editor.sent += 1
            body = json.dumps({"content": text_of(editor.sent), "seen": editor.seen}).encode()
            try:
                status, answer = await connection.ask("POST", editor.path, editor.cookie, body)
            except OSError:
                self.measured.broken += 1
                await asyncio.sleep(0.5)
                continue
            self.measured.answers[status] += 1
            if status in (200, 409):
                # After a broken line the last saving may be there all the same: that is what 409 tells.
                editor.seen = json.loads(answer)["fingerprint"]
            if status == 200:
                editor.acknowledged = editor.sent
                self.measured.latencies.append(time.monotonic() - begun)
            await asyncio.sleep(max(0.0, begun + self.every - time.monotonic()))
        connection.close()

    async def hand_in(self, editor, delay):
        """Press the button once; again only where no answer came."""
        await asyncio.sleep(delay)
        connection = Connection(self.port)
        path = editor.path.replace("/saves/", "/hand-ins/").partition("falt/")[0] + "lamna-in/"
        while time.monotonic() < self.until + 60:
            begun = time.monotonic()
            try:
                status, _answer = await connection.ask(
                    "POST",
                    path,
                    editor.cookie,
                    b"is_assured=on",
                    "application/x-www-form-urlencoded",
                )
            except OSError:
                self.measured.broken += 1
                await asyncio.sleep(0.5)
                continue
            self.measured.hand_ins[status] += 1
            self.measured.hand_in_latencies.append(time.monotonic() - begun)
            break
        connection.close()
