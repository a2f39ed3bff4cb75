"""What stands beside the pages: other pages, images, sounds and two films of six seconds."""

from pathlib import Path

from ..pages import image, sound
from .writing import ENGLISH, bare, page

HERE = Path(__file__).parent
MAP = page("<p>Karta</p>")
RED = image(200, 0, 0)
ARMS = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200">'
    b'<rect width="200" height="200" fill="#0a0"/></svg>'
)

FILES = {
    "ett": MAP,
    "ett.html": MAP,
    "kopia-av-ett": MAP,
    "två": page("<p>Väder</p>"),
    "lång": bare(f"<p>{ENGLISH}</p><p>Version A</p>"),
    "lång2": bare(f"<h1>Jobs</h1><p>{ENGLISH}</p><p>Version B</p>"),
    "länk": bare('<a href="/">Home</a>'),
    "ett.png": RED,
    "town_hall.png": RED,
    "stängt-i-dag.png": RED,
    "go.gif": RED,
    "ljus.png": image(230, 230, 230),
    "mörk.png": image(20, 20, 20),
    "vapen": ARMS,
    "vapen.svg": ARMS,
    "en.wav": sound(1),
    "fem.wav": sound(5),
    "åtta.wav": sound(8),
    "film.webm": (HERE / "film.webm").read_bytes(),
    "stum.webm": (HERE / "stum.webm").read_bytes(),
    "ord.vtt": b"WEBVTT\n\n00:00.000 --> 00:05.000\nHej\n",
}
