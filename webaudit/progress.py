"""How far a list of pages has come, on one line of a terminal. Pure."""

import time
from typing import TextIO

WIDTH = 30


class Bar:
    """A bar, pages done, pages a minute and the time left; nothing where nobody watches."""

    def __init__(self, total: int, stream: TextIO, *, clock=time.monotonic):
        self.total = total
        self.done = 0
        self.stream = stream
        self.clock = clock
        self.started = clock()
        self._draw()

    def step(self) -> None:
        """One more page is done."""
        self.done += 1
        self._draw()

    def end(self) -> None:
        if self.stream.isatty():
            self.stream.write("\n")

    def line(self) -> str:
        filled = WIDTH * self.done // self.total if self.total else WIDTH
        words = [f"[{'#' * filled}{'.' * (WIDTH - filled)}] {self.done} of {self.total} pages"]
        minutes = (self.clock() - self.started) / 60
        if self.done and minutes > 0:
            pace = self.done / minutes
            words.append(f"{pace:.0f} a minute")
            if self.done < self.total:
                words.append(f"{_in_words((self.total - self.done) / pace)} left")
        return " · ".join(words)

    def _draw(self) -> None:
        if self.stream.isatty():
            self.stream.write(f"\r\x1b[K{self.line()}")
            self.stream.flush()


def _in_words(minutes: float) -> str:
    return f"{minutes:.0f} min" if minutes >= 1.5 else f"{minutes * 60:.0f} s"
