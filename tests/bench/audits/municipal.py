"""Invented pages as heavy to load as five real municipal ones: about a second of processor time.

250 to 1,000 elements, 2 MB of scripts, thousands of style rules, eight pictures.
"""

import random
from pathlib import Path

from PIL import Image

WORDS = [
    *("ansökan", "avfall", "beslut", "bibliotek", "blankett", "bygglov", "förskola", "hjälp"),
    *("information", "invånare", "kommun", "kontakt", "kultur", "miljö", "näringsliv", "nämnd"),
    *("omsorg", "protokoll", "simhall", "skola", "torget", "trafik", "öppettider"),
]

ELEMENTS = (250, 400, 550, 750, 1_000)


def write(folder: Path) -> list[str]:
    """Write the pages and all they need into a folder; gives their names."""
    chance = random.Random(2027)
    (folder / "style.css").write_text(_style(chance), encoding="utf-8")
    for number in range(3):
        (folder / f"library-{number}.js").write_text(_library(chance), encoding="utf-8")
    (folder / "page.js").write_text(PAGE_SCRIPT, encoding="utf-8")
    for number in range(8):
        noise = chance.randbytes(64 * 40 * 3)
        picture = Image.frombytes("RGB", (64, 40), noise).resize((960, 600))
        picture.save(folder / f"picture-{number}.jpg", quality=80)
    names = []
    for elements in ELEMENTS:
        names.append(f"page-{elements}.html")
        (folder / names[-1]).write_text(_page(chance, elements), encoding="utf-8")
    return names


def _words(chance, count):
    return " ".join(chance.choices(WORDS, k=count)).capitalize()


def _style(chance):
    """What a framework brings: thousands of rules, of which a page uses few."""
    rules = [
        f".{chance.choice(WORDS)}-{n} > .part-{n % 97}:not(.is-{n % 13}) "
        f"{{ margin: {n % 9}px; padding: {n % 7}px; color: #{n % 10}a3b4c }}"
        for n in range(3_000)
    ]
    return STYLE + "\n".join(rules)


def _library(chance):
    """Half a megabyte of functions, of which some run."""
    functions = [
        f"library.f{n} = function (a) {{ var s = '{_words(chance, 8)}'; for (var i = 0; i < a; i += 1) "
        f"{{ s = s.replace(/[aeiou]/, String(i)); }} return s.length + {n}; }};"
        for n in range(3_000)
    ]
    run = "for (var n = 0; n < 3000; n += 3) { library['f' + n](20); }"
    return "var library = {};\n" + "\n".join(functions) + "\n" + run


def _page(chance, elements):
    menu = "".join(f'<li><a href="#m{n}">{_words(chance, 2)} {n}</a></li>' for n in range(20))
    cards, so_far = [], 70
    while so_far < elements:
        n = len(cards)
        image = f'<img src="picture-{n}.jpg" alt="{_words(chance, 4)}">' if n < 8 else ""
        faulty = '<img src="picture-0.jpg">' if n % 11 == 5 else ""
        pale = ' class="pale"' if n % 9 == 4 else ""
        cards.append(
            f'<article class="card part-{n % 97}"><h2>{_words(chance, 3)}</h2>{image}{faulty}'
            f"<p{pale}>{_words(chance, 25)}</p>"
            f'<p>{_words(chance, 15)} <a href="#a{n}">{_words(chance, 3)} {n}</a></p>'
            f"<ul><li>{_words(chance, 4)}</li><li>{_words(chance, 4)}</li></ul></article>"
        )
        so_far += 10
    return (
        '<!doctype html><html lang="sv"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_words(chance, 3)}</title>"
        '<link rel="stylesheet" href="style.css">'
        '<script src="library-0.js"></script><script src="library-1.js"></script>'
        '<script src="library-2.js"></script></head>'
        f"<body><header><a href='#main'>Till innehållet</a><nav><ul>{menu}</ul></nav></header>"
        f'<main id="main"><h1>{_words(chance, 4)}</h1>{"".join(cards)}'
        '<form><label for="q">Sök</label><input id="q"><input name="utan"><button>Sök</button></form>'
        '</main><footer><p>Kommunhuset</p></footer><script src="page.js"></script></body></html>'
    )


STYLE = """
body { font: 16px/1.5 sans-serif; color: #222; background: #fff; margin: 0 }
header { background: #133a5e } header a { color: #fff }
nav ul { display: flex; flex-wrap: wrap; gap: 8px; list-style: none }
main { max-width: 1100px; margin: auto; display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 16px }
h1 { grid-column: 1 / -1 } .card { box-shadow: 0 1px 6px #0003; border-radius: 8px; padding: 12px }
img { width: 100%; height: auto } .pale { color: #aaa }
"""
PAGE_SCRIPT = """
document.querySelectorAll('.card').forEach(function (card, number) {
  card.dataset.number = number;
  card.style.minHeight = (100 + card.offsetHeight % 7) + 'px';
});
"""
