"""How a service says no: with every reason at once, as sentences for the person who asked."""


class Refused(Exception):
    """An event that may not happen now; ``reasons`` are sentences in the reader's language."""

    def __init__(self, reasons):
        self.reasons = [str(reason) for reason in reasons]
        super().__init__(" ".join(self.reasons))


def require(reasons):
    """Go on only where no reason stands against it."""
    if reasons:
        raise Refused(reasons)
