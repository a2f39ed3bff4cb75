"""What an edition is made of: each app fills in its part of a new one and tells its part of an old one."""

from collections.abc import Callable

Filler = Callable[..., None]
Describer = Callable[..., dict]
_fillers: list[Filler] = []
_describers: list[Describer] = []


def register(filler: Filler, describer: Describer) -> None:
    """Call ``filler(edition, template)`` for each new edition, ``template`` being a template's plain data;
    ``describer(edition)`` gives the app's keys of such data back."""
    if filler not in _fillers:
        _fillers.append(filler)
        _describers.append(describer)


def fill(edition, template: dict) -> None:
    for filler in _fillers:
        filler(edition, template)


def describe(edition) -> dict:
    return {key: rows for tell in _describers for key, rows in tell(edition).items()}
