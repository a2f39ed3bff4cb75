"""Which function does which kind of job: each app registers its own in ``tasks.py``, loaded in ready()."""

from collections.abc import Callable

Handler = Callable[..., None]
_handlers: dict[str, Handler] = {}


def handles(kind: str):
    """``@handles("webaudit.audit") def audit(work, **payload)``: the function does jobs of that kind.

    A job may be started again after its worker died, so the function goes on from what is already saved.
    """

    def register(handler: Handler) -> Handler:
        known = _handlers.setdefault(kind, handler)
        if known is not handler:
            raise ValueError(f"Two functions want to do {kind}.")
        return handler

    return register


def handler_of(kind: str) -> Handler:
    """The function that does this kind of job."""
    return _handlers[kind]
