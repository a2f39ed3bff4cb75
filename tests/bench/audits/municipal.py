"""Invented pages of the kind that five real municipal ones were, whose loading was measured.

Those had 242 to 1,010 elements, 7 to 120 files and 0.1 to 7.6 MB, and took the headless shell about
1.1 s of processor time to load; pa11y's command took 4.2 times that, pa11y-ci 3.5 times. These have
470 to 640 elements and 11 to 30 files of 1.4 to 4.2 MB: a start page, a news list, an article, a
page with a map and a search page. Their style sheets, scripts and fonts are real (Bootstrap, jQuery,
React, Swiper, Leaflet, Open Sans); menus, lists, cookie bar and map are drawn by script; pictures
and the rest of what a publishing system brings are generated. Loading them takes 0.7 s on a machine
at rest, 1.0 s on a busy one. Nothing comes from other hosts, and nothing moves by itself.
"""

import json
import random
import shutil
from pathlib import Path

from PIL import Image, ImageFilter

HERE = Path(__file__).parent
MODULES = HERE / "peers" / "node_modules"
WORDS = [
    *("ansökan", "avfall", "beslut", "bibliotek", "blankett", "bygglov", "förskola", "hjälp"),
    *("information", "invånare", "kommun", "kontakt", "kultur", "miljö", "näringsliv", "nämnd"),
    *("omsorg", "protokoll", "simhall", "skola", "torget", "trafik", "öppettider"),
]
LIBRARIES = {
    "bootstrap.css": "bootstrap/dist/css/bootstrap.min.css",
    "leaflet.css": "leaflet/dist/leaflet.css",
    "swiper.css": "swiper/swiper-bundle.min.css",
    "bootstrap.js": "bootstrap/dist/js/bootstrap.bundle.min.js",
    "jquery.js": "jquery/dist/jquery.min.js",
    "leaflet.js": "leaflet/dist/leaflet.js",
    "react.js": "react/umd/react.production.min.js",
    "react-dom.js": "react-dom/umd/react-dom.production.min.js",
    "swiper.js": "swiper/swiper-bundle.min.js",
}
FACES = [(400, "normal"), (400, "italic"), (600, "normal"), (700, "normal")]
PICTURES = 24


def write(folder: Path) -> list[str]:
    """Write the pages and all they need into a folder; gives their names."""
    chance = random.Random(2027)
    for name, source in LIBRARIES.items():
        shutil.copy(MODULES / source, folder / name)
    for weight, style in FACES:
        file = f"open-sans-latin-{weight}-{style}.woff2"
        shutil.copy(MODULES / "@fontsource" / "open-sans" / "files" / file, folder / file)
    shutil.copy(HERE / "site" / "site.js", folder / "site.js")
    theme = (HERE / "site" / "theme.css").read_text(encoding="utf-8")
    (folder / "theme.css").write_text(f"{_faces()}\n{theme}\n{_rules(chance)}", encoding="utf-8")
    for number in range(2):
        (folder / f"system-{number}.js").write_text(_system(chance), encoding="utf-8")
    for number in range(PICTURES):
        _picture(chance, (1280, 800)).save(folder / f"picture-{number}.jpg", quality=82)
    _picture(chance, (1920, 900)).save(folder / "hero.jpg", quality=82)
    for number in range(6):
        _picture(chance, (256, 256)).save(folder / f"tile-{number}.png")
    pages = _pages(chance)
    for name, page in pages.items():
        (folder / name).write_text(page, encoding="utf-8")
    return list(pages)


def _words(chance, count):
    return " ".join(chance.choices(WORDS, k=count)).capitalize()


def _faces():
    return "\n".join(
        f"@font-face {{ font-family: 'Open Sans'; font-weight: {weight}; font-style: {style}; "
        f"font-display: swap; src: url(open-sans-latin-{weight}-{style}.woff2) format('woff2') }}"
        for weight, style in FACES
    )


def _rules(chance):
    """What the parts of a publishing system bring: rules of which a page uses few."""
    return "\n".join(
        f".{chance.choice(WORDS)}-{n} > .part-{n % 97}:not(.is-{n % 13}) "
        f"{{ margin: {n % 9}px; padding: {n % 7}px; color: #{n % 10}a3b4c }}"
        for n in range(1_500)
    )


def _system(chance):
    """A third of a megabyte of functions, of which a third run."""
    functions = [
        f"system.f{n} = function (a) {{ var s = '{_words(chance, 8)}'; for (var i = 0; i < a; i += 1) "
        f"{{ s = s.replace(/[aeiou]/, String(i)); }} return s.length + {n}; }};"
        for n in range(2_000)
    ]
    run = "for (var n = 0; n < 2000; n += 3) { system['f' + n](20); }"
    return "var system = window.system || {};\n" + "\n".join(functions) + "\n" + run


def _picture(chance, size):
    """A view with light, edges and grain, about as large as a photograph of its size."""
    small = Image.frombytes("RGB", (24, 15), chance.randbytes(24 * 15 * 3))
    view = small.resize(size, Image.Resampling.BICUBIC)
    grain = Image.frombytes(
        "L", (size[0] // 4, size[1] // 4), chance.randbytes(size[0] * size[1] // 16)
    )
    grain = grain.resize(size).filter(ImageFilter.GaussianBlur(1)).convert("RGB")
    return Image.blend(view, grain, 0.2)


def _pages(chance):
    news = [_card(chance, n) for n in range(18)]
    quick = "".join(
        f'<li><a href="#q{n}">{_icon(n)} {_words(chance, 2)} {n}</a></li>' for n in range(12)
    )
    slides = "".join(
        f'<div class="swiper-slide"><img src="picture-{n}.jpg" alt="{_words(chance, 4)}"></div>'
        for n in range(18, 22)
    )
    slider = (
        f'<div class="swiper"><div class="swiper-wrapper">{slides}</div><div class="swiper-pagination">'
        '</div><div class="swiper-button-prev"></div><div class="swiper-button-next"></div></div>'
    )
    hero = (
        '<div class="hero"><img src="hero.jpg" alt="Torget en sommardag"><div class="hero-words">'
        f"<p>{_words(chance, 6)}</p></div></div>"
    )
    start = (
        f'{hero}<ul class="quick my-4">{quick}</ul>{_row(news[:9])}<h2>Aktuellt</h2>{slider}'
        f"<h2>Evenemang</h2>{_table(chance, 8)}"
    )
    article = (
        "".join(_section(chance, n) for n in range(8)) + _accordion(chance, 8) + _table(chance, 20)
    )
    contact = _form(chance) + '<h2>Hitta hit</h2><div id="map"></div>' + _section(chance, 1)
    return {
        "start.html": _page(chance, "Välkommen till kommunen", start, ["swiper"]),
        "news.html": _page(chance, "Nyheter", _row(news), []),
        "article.html": _page(chance, "Ansök om bygglov", article, []),
        "contact.html": _page(chance, "Kontakta kommunen", contact, ["leaflet"]),
        "search.html": _page(
            chance, "Sök", '<div id="application"></div>', ["react", "react-dom"], 40
        ),
    }


def _icon(number):
    return (
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">'
        f'<path d="M{number % 9} 2 L22 {number % 7 + 8} L12 22 Z"/><circle cx="12" cy="12" r="4"/></svg>'
    )


def _row(cards):
    return f'<div class="row g-4">{"".join(cards)}</div>'


def _card(chance, n):
    faulty = '<img src="picture-0.jpg" width="40" height="25">' if n % 8 == 5 else ""
    pale = " pale" if n % 6 == 4 else ""
    return (
        f'<div class="col-md-4"><article class="card part-{n % 97}"><img loading="lazy" class="card-img-top" '
        f'src="picture-{n}.jpg" alt="{_words(chance, 4)}"><div class="card-body"><h2 class="h5 card-title">'
        f'<a href="#a{n}">{_words(chance, 3)} {n}</a></h2>{faulty}<p class="card-text{pale}">'
        f'{_words(chance, 25)}</p><p class="small">{_icon(n)} <time>2026-11-{n % 28 + 1:02}</time></p>'
        "</div></article></div>"
    )


def _section(chance, n):
    points = "".join(f"<li>{_words(chance, 6)}</li>" for _ in range(4))
    return (
        f'<h2 id="del-{n}">{_words(chance, 3)}</h2><p>{_words(chance, 40)} <a href="#s{n}">'
        f"{_words(chance, 3)} {n}</a> {_words(chance, 12)}</p><ul>{points}</ul>"
    )


def _accordion(chance, count):
    parts = "".join(
        f'<div class="accordion-item"><h3 class="accordion-header">'
        f'<button class="accordion-button collapsed" type="button" '
        f'data-bs-toggle="collapse" data-bs-target="#fold-{n}" aria-expanded="false" '
        f'aria-controls="fold-{n}">{_words(chance, 4)}</button></h3>'
        f'<div id="fold-{n}" class="accordion-collapse collapse"><div class="accordion-body">'
        f"<p>{_words(chance, 40)}</p></div></div></div>"
        for n in range(count)
    )
    return f'<div class="accordion">{parts}</div>'


def _table(chance, rows):
    body = "".join(
        f"<tr><td>{_words(chance, 2)}</td><td>{n + 1} november</td><td>{_words(chance, 1)}</td></tr>"
        for n in range(rows)
    )
    head = "<tr><th scope='col'>Vad</th><th scope='col'>När</th><th scope='col'>Var</th></tr>"
    return f'<table class="table table-striped"><thead>{head}</thead><tbody>{body}</tbody></table>'


def _form(chance):
    fields = "".join(
        f'<div class="mb-3"><label class="form-label" for="f{n}">{_words(chance, 2)}</label>'
        f'<input class="form-control" id="f{n}"></div>'
        for n in range(8)
    )
    choices = "".join(f"<option>{_words(chance, 2)}</option>" for _ in range(20))
    return (
        f'<form>{fields}<label for="ort">Ort</label><select class="form-select" id="ort">{choices}</select>'
        '<input name="utan"><textarea class="form-control" aria-label="Meddelande"></textarea>'
        '<button class="btn btn-primary" type="button" data-bs-toggle="tooltip" title="Skicka nu">'
        "Skicka</button></form>"
    )


def _page(chance, title, body, libraries, items=0):
    """A page with what every page of the site has around it."""
    links = [
        [
            {"name": _words(chance, 2), "links": [_link(chance, n) for n in range(4)]}
            for _group in range(3)
        ]
        for _menu in range(7)
    ]
    data = {"menus": links}
    if items:
        data["items"] = [
            {
                **_link(chance, n),
                "title": _words(chance, 4),
                "text": _words(chance, 22),
                "kind": "Sida",
                "date": f"2026-10-{n % 28 + 1:02}",
            }
            for n in range(items)
        ]
    menu = "".join(f'<li><a href="#m{n}">{_words(chance, 1)}</a></li>' for n in range(7))
    columns = "".join(
        f'<div class="col-md-3"><h2 class="h6">{_words(chance, 2)}</h2><ul class="list-unstyled">'
        + "".join(f'<li><a href="#f{n}{m}">{_words(chance, 2)}</a></li>' for m in range(5))
        + "</ul></div>"
        for n in range(4)
    )
    sheets = ["bootstrap", *(name for name in libraries if not name.startswith("react")), "theme"]
    scripts = ["jquery", "bootstrap", *libraries, "system-0", "system-1", "site"]
    return (
        '<!doctype html><html lang="sv"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title} - Exempelkommun</title>"
        + "".join(f'<link rel="stylesheet" href="{name}.css">' for name in sheets)
        + '</head><body><a class="visually-hidden-focusable" href="#main">Till innehållet</a>'
        '<header class="top"><div class="container"><a href="#hem">Exempelkommun</a>'
        f'<nav aria-label="Huvudmeny"><ul class="menu">{menu}</ul></nav>'
        '<form role="search" class="d-flex"><label class="visually-hidden" for="q">Sök</label>'
        '<input class="form-control" id="q"><button class="btn btn-light">Sök</button></form></div></header>'
        f'<main id="main" class="container py-4"><h1>{title}</h1>'
        f'<p class="lead">{_words(chance, 20)}</p>{body}</main>'
        f'<footer class="foot"><div class="container row">{columns}</div></footer>'
        f'<script type="application/json" id="data">{json.dumps(data, ensure_ascii=False)}</script>'
        + "".join(f'<script src="{name}.js"></script>' for name in scripts)
        + "</body></html>"
    )


def _link(chance, n):
    return {"href": f"#l{n}-{chance.randrange(10**6)}", "text": _words(chance, 2)}
