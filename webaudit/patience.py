"""Pages that were perhaps too slow because the machine was busy get one more try, alone. Pure."""

from collections.abc import Iterable, Iterator

from webaudit import engine

PERHAPS_TOO_BUSY = frozenset(
    {
        engine.Outcome.NAV_TIMEOUT,
        engine.Outcome.HARD_TIMEOUT,
        engine.Outcome.PAGE_STUCK,
        engine.Outcome.AUDIT_FAILED,
    }
)
PATIENT_SECONDS = 90


def audit(pages: Iterable[engine.PageJob], **how) -> Iterator[engine.PageResult]:
    """Audit pages as :func:`webaudit.engine.audit` does, the slow ones last and once more."""
    again = []
    for result in engine.audit(pages, **how):
        if result.outcome in PERHAPS_TOO_BUSY:
            again.append(engine.PageJob(result.id, result.url))
        else:
            yield result
    if again:
        calm = how | {"concurrency": 1, "deadline_seconds": PATIENT_SECONDS}
        yield from engine.audit(again, **calm)
