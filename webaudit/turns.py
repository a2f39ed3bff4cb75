"""Whose turn it is: which waiting pages a worker visits next. Pure.

One page at a time of a host; every site's first page before any site's second; and what was perhaps
too slow because the machine was busy comes last, alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PAGES_A_TURN = 2  # what the engine visits at once


@dataclass(frozen=True)
class Turn:
    """The pages to visit now. None of them: ask again in a moment, unless it is over."""

    pages: Sequence
    is_over: bool = False


def next_turn(
    *,
    free: Iterable[tuple[int, str, bool]],
    busy: Iterable[str],
    resting: Iterable[str],
    alone: bool,
) -> Turn:
    """Choose among the free pages ``(key, host, is_put_off)``, in their order.

    ``busy`` are the hosts of the pages that workers have now (one each), ``resting`` those visited
    a moment ago; a page without a host is this machine's own and never waits. Ordinary turns are
    over when no ordinary page is left with anybody; those of pages visited alone when none is left.
    """
    free, busy = list(free), list(busy)
    if alone:
        if busy:
            return Turn([])
        closed = set(resting)
        chosen = [key for key, host, _ in free if not host or host not in closed][:1]
        return Turn(chosen, is_over=not free)
    ordinary = [(key, host) for key, host, is_put_off in free if not is_put_off]
    if not ordinary:
        return Turn([], is_over=not busy)
    closed = {*busy, *resting} - {""}
    chosen = []
    for key, host in ordinary:
        if host not in closed:
            chosen.append(key)
            if host:
                closed.add(host)
        if len(chosen) == PAGES_A_TURN:
            break
    return Turn(chosen)
