"""One text for one content: what a hash is taken of, so that anybody can take it again."""

import hashlib
import json
import platform
from collections.abc import Mapping
from importlib import metadata

#: Figures are told to so many decimals: more than anybody reads, fewer than machines differ in.
DECIMALS = 6


def canonical(content) -> str:
    """Canonical JSON: sorted keys, no spaces, and no figure that is not a number."""
    return json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def sha256(content) -> str:
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def seed_of(fingerprint: str) -> int:
    """The seed of a round's draws: the first eight digits of its inputs' hash."""
    return int(fingerprint[:8], 16)


def rounded(value: float | None) -> float | None:
    """A figure as it is told; None stays None, and there is no minus nought."""
    return None if value is None else round(float(value), DECIMALS) + 0.0


def versions() -> dict[str, str]:
    """What computed: the same versions give the same figures to the last digit that is told."""
    return {
        "python": platform.python_version(),
        "numpy": metadata.version("numpy"),
        "scipy": metadata.version("scipy"),
    }


def document(*, method: str, inputs: Mapping, parameters: Mapping, outputs: Mapping) -> dict:
    """A round's figures as one document: with the hash of its inputs, the seed and what computed it.

    ``sha256`` of the document is what a closed round is known by. Computing again from ``inputs`` and
    ``parameters`` gives the same ``outputs``.
    """
    fingerprint = sha256(inputs)
    return {
        "method": method,
        "inputs": dict(inputs),
        "inputs_sha256": fingerprint,
        "seed": seed_of(fingerprint),
        "parameters": dict(parameters),
        "versions": versions(),
        "outputs": dict(outputs),
    }
