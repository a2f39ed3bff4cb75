"""In which order a meeting takes its cases up, so that people come and go as little as can be."""

from collections.abc import Hashable, Iterable

#: Up to so many different groups of people the best order is found; above it a good one.
MOST_TRIED = 10


def comings_and_goings(groups: Iterable[frozenset]) -> int:
    """How many times somebody leaves or comes back, when these groups are out one after the other."""
    before, steps = frozenset(), 0
    for group in [*groups, frozenset()]:
        steps += len(before ^ group)
        before = group
    return steps


def fewest_moves(cases: list[tuple[Hashable, frozenset]]) -> list[Hashable]:
    """The cases, each with those who must be out, in an order with as few comings and goings as can be.

    Cases with the same people out follow on each other in the order given, those with nobody out come first.
    """
    together: dict[frozenset, list[Hashable]] = {frozenset(): []}
    for key, out in cases:
        together.setdefault(out, []).append(key)
    groups = [group for group in together if group]
    order = _best(groups) if len(groups) <= MOST_TRIED else _good(groups)
    return [key for group in [frozenset(), *order] for key in together[group]]


def _best(groups):
    """Every order, by way of the best one to each last group (Held and Karp 1962)."""
    if not groups:
        return []
    paths = {(1 << i, i): (len(group), (i,)) for i, group in enumerate(groups)}
    for _step in groups[1:]:
        longer = {}
        for (visited, last), (steps, path) in paths.items():
            for i, group in enumerate(groups):
                if visited & 1 << i:
                    continue
                found = (steps + len(groups[last] ^ group), (*path, i))
                key = (visited | 1 << i, i)
                if key not in longer or found < longer[key]:
                    longer[key] = found
        paths = longer
    closed = (
        (steps + len(groups[last]), path) for (_visited, last), (steps, path) in paths.items()
    )
    return [groups[i] for i in min(closed)[1]]


def _good(groups):
    """Each group put in where it costs least."""
    order = []
    for group in groups:
        places = range(len(order) + 1)
        at = min(places, key=lambda i: comings_and_goings([*order[:i], group, *order[i:]]))
        order.insert(at, group)
    return order
