"""What an edition is made of: each app fills in its part when an edition is created from a template."""

from collections.abc import Callable

Filler = Callable[..., None]
_fillers: list[Filler] = []


def register(filler: Filler) -> Filler:
    """Call ``filler(edition, template)`` for each new edition; ``template`` is the template's plain data."""
    if filler not in _fillers:
        _fillers.append(filler)
    return filler


def fill(edition, template: dict) -> None:
    for filler in _fillers:
        filler(edition, template)
