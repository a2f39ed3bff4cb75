"""Titles, headings, labels and messages that say what they stand for."""

# ruff: noqa: E501 (a page is a line)

from .writing import ENGLISH, SWEDISH, bare, page

LIBRARY = (
    "<p>Borrow books, games and films with your library card. Return everything within four weeks, "
    "at any branch or in the box outside. Reserve what you want to read on our web pages.</p>"
)

FACTS = "Lönen är hundra kronor i timmen. Barnomsorg, äldreboenden och kontor söker också folk."

CHECKS = {
    "own-title-words": {
        "fails": {
            "another page": page(f"<p>{SWEDISH} {FACTS}</p>", title="Avfall och återvinning"),
            "a template": page(f"<p>{SWEDISH}</p>", title="Untitled document"),
            "a file": page(f"<p>{SWEDISH}</p>", title="mall_2.html"),
        },
        "passes": {
            "its words": page(f"<p>{SWEDISH}</p>", title="Sök sommarjobb"),
            "in a logotype": page(
                f'<img src="a.png" alt="Solviken"><p>{SWEDISH}</p>',
                title="Solvikens kommun",
            ),
            "too little to say": page("<p>Ring 0123-45 60 00.</p>", title="Växel"),
        },
        "none": {"no title": page(f"<p>{SWEDISH}</p>", title="")},
    },
    "own-heading-words": {
        "fails": {
            "a template": page("<h1>Rubrik 1</h1>"),
            "filler": page("<h2>Lorem ipsum dolor sit</h2>"),
        },
        "passes": {"words": page("<h1>Sommarjobb</h1>")},
        "none": {"empty": page("<h1></h1>"), "hidden": page("<h1 hidden>Rubrik</h1>")},
    },
}

TOPICS = {
    "title there": {
        "wcag": "2.4.2",
        "fails": {
            "none": "<!doctype html><html lang='en'><head></head><body><h1>Open</h1></body></html>",
            "empty": bare("<p>Open</p>", title=""),
            "blank": bare("<p>Open</p>", title=" &nbsp; "),
            "of a drawing": "<!doctype html><html lang='en'><body><svg><title>Map</title></svg></body></html>",
            "of a frame": "<!doctype html><html lang='en'><body><iframe title='Map' src='ett'></iframe></body></html>",
        },
        "keeps": {
            "title": bare("<p>Open</p>", title="Open"),
            "in the body": "<!doctype html><html lang='en'><body><title>Open</title><p>Open</p></body></html>",
            "two": bare("<p>Open</p><title></title>", title="Open"),
            "by script": "<!doctype html><html lang='en'><body><p>Open</p><script>document.title = 'Open'</script></body></html>",
        },
    },
    "title of this page": {
        "wcag": "2.4.2",
        "fails": {
            "another page": bare(LIBRARY, title="Waste and recycling"),
            "a template": bare(LIBRARY, title="Untitled"),
            "a file": bare(LIBRARY, title="page1.html"),
            "nothing": bare(LIBRARY, title="title"),
            "Swedish": bare(
                f"<h1>Sommarjobb</h1><p>{SWEDISH} Lönen är hundra kronor i timmen.</p>",
                lang="sv",
                title="Snöröjning",
            ),
        },
        "keeps": {
            "its words": bare(LIBRARY, title="The library"),
            "other words": bare(LIBRARY, title="Books – Solviken"),
            "short page": bare("<p>Call 0123-45 60 00.</p>", title="Contact"),
            "two words of many": bare(
                f"<h1>Summer jobs</h1><p>{ENGLISH}</p>", title="Parks and gardens"
            ),
        },
        "misses": {
            "nearly": bare("<p>Books are lent for four weeks.</p>", title="Swimming pools"),
        },
    },
    "heading": {
        "wcag": "2.4.6",
        "fails": {
            "a template": bare(f"<h1>Heading</h1>{LIBRARY}"),
            "filler": bare("<h1>Lorem ipsum dolor</h1><p>Open</p>"),
            "by role": bare(f'<div role="heading" aria-level="1">Title 1</div>{LIBRARY}'),
            "xxx": bare(f"<h2>XXX</h2>{LIBRARY}"),
        },
        "keeps": {
            "words": bare(f"<h1>The library</h1>{LIBRARY}"),
            "a letter": bare("<h1>Index</h1><h2>A</h2><p>Apple</p><h2>B</h2><p>Bear</p>"),
            "hidden": bare(f'<h1 style="display: none">Heading</h1>{LIBRARY}'),
            "empty": bare(f"<h1></h1>{LIBRARY}"),
            "about headings": bare("<h1>Heading levels</h1><p>A heading has a level.</p>"),
            "image": bare(f'<h1><img src="ett.png" alt="The library"></h1>{LIBRARY}'),
        },
        "misses": {"of another text": bare(f"<h1>Weather</h1>{LIBRARY}")},
    },
}
