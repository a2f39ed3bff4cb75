"""Words of an edition in two languages: stored as ``name_sv`` and ``name_en``, read as ``name``."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import get_language


class Bilingual:
    """A text in the reader's language; Swedish where the English is missing.

    ``name = Bilingual()`` on a model with the fields ``name_sv`` and ``name_en`` gives ``thing.name``.
    """

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        swedish = getattr(instance, f"{self.name}_sv")
        english = getattr(instance, f"{self.name}_en")
        return in_language(swedish, english)


def in_language(swedish: str, english: str) -> str:
    """One of two texts: the reader's own, and Swedish where the English is missing."""
    return english if english and _reads_english() else swedish


def reader() -> Callable[[Any, str], str]:
    """``read(thing, "name")`` is what ``thing.name`` is; the language is asked for once, for many texts."""
    if _reads_english():
        return lambda thing, name: getattr(thing, f"{name}_en") or getattr(thing, f"{name}_sv")
    return lambda thing, name: getattr(thing, f"{name}_sv")


def _reads_english():
    return (get_language() or "sv").startswith("en")
