"""How far the audit has come, on one line."""

from io import StringIO

from webaudit.progress import Bar


class Terminal(StringIO):
    def isatty(self):
        return True


def test_bar_tells_pages_pace_and_time_left():
    clock = iter([0, 60, 150]).__next__
    bar = Bar(4, StringIO(), clock=clock)
    bar.step()

    assert bar.line() == f"[{'#' * 7}{'.' * 23}] 1 of 4 pages · 1 a minute · 3 min left"
    bar.done = 4
    assert bar.line() == f"[{'#' * 30}] 4 of 4 pages · 2 a minute"


def test_bar_is_drawn_on_a_terminal_only():
    terminal, file = Terminal(), StringIO()
    for stream in (terminal, file):
        bar = Bar(1, stream, clock=lambda: 0)
        bar.step()
        bar.end()

    assert terminal.getvalue() == (
        f"\r\x1b[K[{'.' * 30}] 0 of 1 pages\r\x1b[K[{'#' * 30}] 1 of 1 pages\n"
    )
    assert file.getvalue() == ""
