"""In which order a juror reads: each juror an order of their own, always the same, so nobody is always last.

Pure: no Django in here.
"""

import hashlib


def place(juror_id: int, application_id: int) -> str:
    """What to sort a juror's applications by. It depends on nobody's scores."""
    return hashlib.sha256(f"{juror_id}:{application_id}".encode()).hexdigest()
