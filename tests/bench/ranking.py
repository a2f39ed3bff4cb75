"""How long a ranking takes, end to end: from a file's scores to the JSON that is printed.

On one core, in processor time; best of three, as the core has other work too. Ends with 1 where one takes
longer than its limit.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

# One core: a matrix is not to be shared out behind our back.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

ROUNDS = 3
#: Applications, jurors, readings of each, how many go on, seconds allowed.
CASES = [
    (30, 10, 10, 5, 0.08),
    (290, 20, 3, 30, 0.6),
    (290, 20, 20, 30, 0.6),
    (3000, 20, 3, 300, 10.0),
    (3000, 20, 20, 300, 10.0),
]


def main():
    from jury.ranking.__main__ import answer

    slow = 0
    sys.stdout.write(f"{'applications':>12} {'jurors':>6} {'readings':>8} {'seconds':>8}   limit\n")
    with tempfile.TemporaryDirectory() as folder:
        for size, jurors, readings, top_k, limit in CASES:
            path = Path(folder) / f"{size}x{readings}.csv"
            path.write_text(sheet(size, jurors, readings), encoding="utf-8")
            asked = [str(path), "--top-k", str(top_k), "--scale", "0", "4"]
            taken = min(measured(answer, asked) for _ in range(ROUNDS))
            slow += taken > limit
            sys.stdout.write(f"{size:12} {jurors:6} {readings:8} {taken:8.3f}   {limit:g}\n")
    return 1 if slow else 0


def measured(answer, asked):
    start = time.process_time()
    json.dumps(answer(asked)[0])
    return time.process_time() - start


def sheet(size, jurors, readings):
    """Made-up scores on the model edition's scale, as a CSV."""
    import numpy as np

    random = np.random.default_rng(290)
    quality, generous = random.normal(0, 0.4, size), random.normal(0, 0.3, jurors)
    lines = ["application,juror,score"]
    for index in range(size):
        readers = random.choice(jurors, readings, replace=False)
        values = 2 + quality[index] + generous[readers] + random.normal(0, 0.5, readings)
        levels = np.clip(np.round(values * 20) / 20, 0, 4)
        lines += [
            f"A{index:04},J{juror:02},{level:g}"
            for juror, level in zip(readers, levels, strict=True)
        ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    sys.exit(main())
