"""The index of a self-assessment. Pure: values in, a figure or nothing out."""

from collections.abc import Iterable

#: What a municipality may say about a statement: not met, partly met, fully met.
VALUES = (0, 1, 2)


def index(values: Iterable[int | None], *, minimum: int = 1) -> float | None:
    """100 × the sum / (2 × the number of applicable statements), 0–100.

    ``values`` are the answered statements only; ``None`` is *not applicable*, which counts as answered
    but not in the figure. Nothing comes out where fewer than ``minimum`` are answered or none applies.
    """
    answered = list(values)
    applicable = [value for value in answered if value is not None]
    if len(answered) < minimum or not applicable:
        return None
    return 100 * sum(applicable) / (2 * len(applicable))
