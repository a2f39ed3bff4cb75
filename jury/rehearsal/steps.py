"""Timing and showing a rehearsal: seconds and SQL queries of each step, and a bar on a terminal."""

import time
from contextlib import contextmanager

from django.db import connection

WIDTH = 30


class Steps:
    """Keeps one row a step; draws a bar on ``stream`` where a person is looking."""

    def __init__(self, stream, *, total):
        self.stream, self.total, self.rows = stream, total, []
        self.is_watched = stream.isatty()

    @contextmanager
    def step(self, name):
        queries = 0

        def count(execute, sql, params, many, context):
            nonlocal queries
            queries += 1
            return execute(sql, params, many, context)

        self.draw(name)
        started = time.perf_counter()
        with connection.execute_wrapper(count):
            yield
        seconds = round(time.perf_counter() - started, 3)
        self.rows.append({"step": name, "seconds": seconds, "queries": queries})

    def draw(self, name):
        if not self.is_watched:
            return
        filled = WIDTH * len(self.rows) // max(1, self.total)
        bar = "█" * filled + "░" * (WIDTH - filled)
        self.stream.write(f"\r{bar} {len(self.rows)}/{self.total} {name:<40}")
        self.stream.flush()

    def finish(self):
        if self.is_watched:
            self.stream.write(f"\r{'█' * WIDTH} {self.total}/{self.total} {'':<40}\n")
