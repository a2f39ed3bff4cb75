"""What the keyboard reaches, shows and leaves again."""

# ruff: noqa: E501 (a page is a line)

from .writing import ENGLISH, SWEDISH, bare, page, styled

BOX = '<div style="height: 40px; width: 150px; overflow: auto" %s>%s</div>'
TEXT = f"<p>{ENGLISH}</p>"
TWO = '<a href="#a">North</a> <a href="#b">South</a>'
HOLD = '<button onblur="setTimeout(() => this.focus(), 10)">Stay</button>'


CHECKS = {
    "own-scrolling-keyboard": {
        "fails": {
            "out of order": page(BOX % ('tabindex="-1"', SWEDISH)),
            "its link too": page(BOX % ("", f'{SWEDISH}<a href="a" tabindex="-1">Mer</a>')),
        },
        "passes": {
            "a stop": page(BOX % ('tabindex="0" role="region" aria-label="Jobb"', SWEDISH)),
            "a link": page(BOX % ("", f'{SWEDISH}<a href="a">Sök jobb</a>')),
        },
        "none": {"nothing to scroll": page(BOX % ("", "Kort"))},
    },
    "own-nested-focus": {
        "fails": {
            "in a button": page('<button>Sök <span tabindex="0">jobb</span></button>'),
            "in an image": page(
                '<div role="img" aria-label="Karta"><span tabindex="0">x</span></div>'
            ),
        },
        "passes": {
            "only words": page("<button>Sök <span>jobb</span></button>"),
            "no stop": page('<button>Sök <span tabindex="-1">jobb</span></button>'),
        },
        "none": {"a link": page('<a href="a">Sök <span>jobb</span></a>')},
    },
}

PRESS = "document.title = 'Pressed'"

TOPICS = {
    "what a mouse can press": {
        "wcag": "2.1.1",
        "fails": {
            "words": bare(f'<h1>Bus</h1><span onclick="{PRESS}">Open the map</span>'),
            "a box": bare(f'<h1>Bus</h1><div onclick="{PRESS}"><b>Open</b> the map</div>'),
            "a link without an address": bare(f'<h1>Bus</h1><a onclick="{PRESS}">Open the map</a>'),
            "an image": bare(f'<h1>Bus</h1><img src="ett.png" alt="Open" onclick="{PRESS}">'),
            "pressed down": bare(f'<h1>Bus</h1><p onmousedown="{PRESS}">Open the map</p>'),
            "a role without a stop": bare(
                f'<h1>Bus</h1><div role="button" onclick="{PRESS}">Open the map</div>'
            ),
            "out of order": bare(
                f'<h1>Bus</h1><span tabindex="-1" onclick="{PRESS}">Open the map</span>'
            ),
        },
        "keeps": {
            "a button": bare(f'<h1>Bus</h1><button onclick="{PRESS}">Open the map</button>'),
            "a stop": bare(
                f'<h1>Bus</h1><div role="button" tabindex="0" onclick="{PRESS}" onkeydown="{PRESS}">Open the map</div>'
            ),
            "around a link": bare(
                f'<h1>Bus</h1><div onclick="{PRESS}"><a href="ett">Open the map</a> of buses</div>'
            ),
            "in a button": bare(f'<h1>Bus</h1><button><b onclick="{PRESS}">Open</b></button>'),
            "a label": bare(
                f'<h1>Bus</h1><label onclick="{PRESS}"><input type="checkbox"> Map</label>'
            ),
            "counted": bare("<h1>Bus</h1><p onclick=\"_paq.push(['seen'])\">Open the map</p>"),
            "stopped": bare('<h1>Bus</h1><p onclick="event.stopPropagation()">Open the map</p>'),
            "the same beside": bare(
                f'<h1>Bus</h1><p onclick="{PRESS}">Open the map</p><button onclick="{PRESS}">Open the map</button>'
            ),
            "hidden": bare(f'<h1>Bus</h1><p hidden onclick="{PRESS}">Open the map</p>'),
            "without words": bare(
                f'<h1>Bus</h1><div style="height: 300px" onclick="{PRESS}"></div>'
            ),
            "the page": bare("<h1>Bus</h1>").replace("<body>", f'<body onclick="{PRESS}">'),
        },
    },
    "scrolling box": {
        "wcag": "2.1.1",
        "fails": {
            "words": bare(BOX % ("", TEXT)),
            "out of order": bare(BOX % ('tabindex="-1"', TEXT)),
            "a link out of order": bare(BOX % ("", f'{TEXT}<a href="a" tabindex="-1">Map</a>')),
            "sideways": styled(
                "div { width: 150px; overflow-x: scroll } p { width: 900px }",
                f"<div>{TEXT}</div>",
            ),
            "only down": styled(
                "section { height: 40px; overflow-y: scroll }",
                f"<section>{TEXT * 3}</section>",
            ),
            "a hidden link": bare(BOX % ("", f'{TEXT}<a href="a" style="display: none">Map</a>')),
            "a disabled button": bare(BOX % ("", f"{TEXT}<button disabled>Map</button>")),
        },
        "keeps": {
            "a stop": bare(BOX % ('tabindex="0"', TEXT)),
            "a link": bare(BOX % ("", f'{TEXT}<a href="a">Map</a>')),
            "fits": bare(BOX % ("", "<p>Open</p>")),
            "cut": styled("div { height: 40px; overflow: hidden }", f"<div>{TEXT}</div>"),
            "hidden": bare("<p>Open</p>" + BOX % ("hidden", TEXT)),
            "the page": bare(TEXT * 30),
            "writing": bare('<label>Text <textarea rows="2">a\nb\nc\nd\ne\nf</textarea></label>'),
            "a stop far down": bare(
                BOX % ("", f"<div><div>{TEXT}<button>Map</button></div></div>")
            ),
        },
    },
    "trap": {
        "wcag": "2.1.2",
        "fails": {
            "blur": bare(f"{TWO}{HOLD}"),
            "tab": bare(
                f"{TWO}<button onkeydown=\"if (event.key === 'Tab') event.preventDefault()\">Stay</button>"
            ),
            "two": bare(
                '<a href="#x">Map</a><button id="a" onblur="setTimeout(() => b.focus(), 10)">One</button><button id="b" onblur="setTimeout(() => a.focus(), 10)">Two</button>'
            ),
            "help that is wrong": bare(f"<p>Press Ctrl+M to leave.</p>{TWO}{HOLD}"),
            "alone": bare(HOLD),
            "listener": bare(
                f"{TWO}<button id='a'>Stay</button><script>a.addEventListener('keydown', e => {{ if (e.key === 'Tab') {{ e.preventDefault() }} }})</script>"
            ),
        },
        "keeps": {
            "free": bare(f"{TWO}<button>Send</button>"),
            "escape said": bare(
                f"<p>Press Esc to leave.</p>{TWO}<button id='a'>Stay</button><script>let on = true; a.onkeydown = e => {{ if (e.key === 'Escape') on = false; else if (e.key === 'Tab' && on) e.preventDefault() }}</script>"
            ),
            "a key said": bare(
                f"<p>Press Ctrl+M to leave.</p>{TWO}<button id='a'>Stay</button><script>let on = true; a.onkeydown = e => {{ if (e.ctrlKey && e.key === 'm') on = false; else if (e.key === 'Tab' && on) e.preventDefault() }}</script>"
            ),
            "disabled": bare(f"{TWO}<button disabled onblur='this.focus()'>Stay</button>"),
            "in a tab": bare(
                f"{TWO}<div role='dialog' aria-label='A'><button>Close</button></div>"
            ),
        },
    },
    "focus shows": {
        "wcag": "2.4.7",
        "fails": {
            "no outline": styled(":focus { outline: none }", TWO),
            "on one": styled("a + a:focus { outline: none }", TWO),
            "transparent": styled(":focus { outline: 2px solid transparent }", TWO),
            "sent away": bare(
                '<a href="#a" onfocus="this.blur()">North</a> <a href="#b" onfocus="this.blur()">South</a>'
            ),
        },
        "keeps": {
            "the browser's own": bare(TWO),
            "colour": styled(":focus { outline: none; color: #c00; background: #ff0 }", TWO),
            "script": styled(
                ":focus { outline: none }",
                TWO
                + "<script>document.querySelectorAll('a').forEach(a => { a.onfocus = () => { a.textContent += ' ←' } })</script>",
            ),
            "one": styled(":focus { outline: none }", '<a href="#a">North</a>'),
            "none": bare("<p>Open</p>"),
            "visible only by keyboard": styled(
                ":focus { outline: none } :focus-visible { outline: 2px solid #00f }",
                TWO,
            ),
        },
        "misses": {
            "same colour": styled(":focus { outline: 2px solid #fff }", TWO),
        },
    },
}
