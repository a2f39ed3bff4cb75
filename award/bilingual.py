"""Words of an edition in two languages: stored as ``name_sv`` and ``name_en``, read as ``name``."""

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
    return english if english and (get_language() or "sv").startswith("en") else swedish
