"""Pictures of a file's first pages: ``python -m nominations.previews source folder``.

Prints one JSON object, {"pages", "drawn"}, and writes 1.webp, 2.webp and so on. In a process with little
time and memory, for it draws what anybody may have sent.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from PIL import Image

MOST_PAGES = 10
WIDTH = 1_000
TALLEST = 2_000
SECONDS = 40
MEMORY = 1024 * 1024 * 1024


def main(source: str, folder: str) -> int:
    """Confine this process, then draw."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    path = Path(source)
    with path.open("rb") as file:
        is_pdf = file.read(5) == b"%PDF-"
    pages, drawn = _pdf(path, Path(folder)) if is_pdf else _picture(path, Path(folder))
    json.dump({"pages": pages, "drawn": drawn}, sys.stdout)
    return 0


def _pdf(path, folder):
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    most = min(len(document), MOST_PAGES)
    for number in range(most):
        page = document[number]
        width, height = page.get_size()
        scale = min(WIDTH / max(width, 1), TALLEST / max(height, 1))
        _save(page.render(scale=scale).to_pil(), folder, number + 1)
    return len(document), most


def _picture(path, folder):
    with Image.open(path, formats=["PNG", "JPEG", "WEBP"]) as picture:
        picture.draft("RGB", (WIDTH, WIDTH))
        _save(picture, folder, 1)
    return None, 1


def _save(picture, folder, number):
    picture.thumbnail((WIDTH, TALLEST))
    picture.convert("RGB").save(folder / f"{number}.webp", "WEBP", quality=80, method=4)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
