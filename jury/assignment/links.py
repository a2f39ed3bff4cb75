"""Which jurors can be compared: those who share an application, and those linked through others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping


def groups_of(readers: Mapping[str, Collection[str]]) -> list[list[str]]:
    """Groups of jurors that no application links to another; jurors without readings are in none."""
    first_of: dict[str, str] = {}

    def first(juror: str) -> str:
        while (above := first_of.setdefault(juror, juror)) != juror:
            first_of[juror] = first_of[above]
            juror = first_of[juror]
        return juror

    for together in readers.values():
        roots = sorted({first(juror) for juror in together})
        for root in roots[1:]:
            first_of[root] = roots[0]
    groups: dict[str, list[str]] = {}
    for juror in sorted(first_of):
        groups.setdefault(first(juror), []).append(juror)
    return sorted(groups.values())


def is_linkable(readers: Mapping[str, Collection[str]], jurors: Iterable[str]) -> bool:
    """Whether so many readings can link everybody at all, whoever does them: a tree needs nodes minus one."""
    read = [together for together in readers.values() if together]
    return sum(len(together) for together in read) >= len(read) + len(set(jurors)) - 1
