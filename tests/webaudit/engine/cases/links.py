"""Links: where they lead, as their words and the words around them tell; and ways past what is repeated."""

# ruff: noqa: E501 (a page is a line)

from .writing import ENGLISH, SWEDISH, bare, page

MENU = '<nav><a href="a">Build</a> <a href="b">Live</a> <a href="c">School</a></nav>'
SIDE = '<aside><h2>More</h2><ul><li><a href="a">Build</a></li><li><a href="b">Live</a></li><li><a href="c">School</a></li></ul></aside>'

LINKS = '<nav><a href="a">Bygga</a> <a href="b">Bo</a> <a href="c">Skola</a></nav>'

CHECKS = {
    "own-vague-link": {
        "fails": {
            "alone": page('<div><a href="a">Läs mer</a></div>'),
            "alone in its item": page('<ul><li><a href="a">Här</a></li></ul>'),
            "English": page('<a href="a">Click here</a>', lang="en"),
        },
        "passes": {
            "in a sentence": page('<p>Hur du söker sommarjobb läser du <a href="a">här</a>.</p>'),
            "in a div": page('<div>Hur du söker sommarjobb läser du <a href="a">här</a>.</div>'),
            "in a cell": page(
                '<table><tr><th>Bygglov</th></tr><tr><td><a href="a">Läs mer</a></td></tr></table>'
            ),
            "described": page(
                '<div id="om">Om bygglov</div><a href="a" aria-describedby="om">Läs mer</a>'
            ),
        },
        "doubts": {"under a heading": page('<h2>Bygglov</h2><div><a href="a">Läs mer</a></div>')},
        "none": {"says where": page('<a href="a">Sök bygglov</a>')},
    },
    "own-ambiguous-links": {
        "fails": {
            "one sentence": page(
                '<p>Vi finns på <a href="ett">webben</a> och på <a href="två">webben</a>.</p>'
            ),
            "one by its label": page(
                '<p><a href="ett">Karta</a> <a href="två" aria-label="Karta">Hitta hit</a></p>'
            ),
        },
        "passes": {
            "the same place": page('<p><a href="ett">Karta</a> <a href="ett#">Karta</a></p>'),
            "the same page twice": page(
                '<p><a href="ett">Karta</a> <a href="kopia-av-ett">Karta</a></p>'
            ),
        },
        "doubts": {"unreadable": page('<p><a href="borta">Karta</a> <a href="ett">Karta</a></p>')},
        "none": {
            "two sentences": page(
                '<p><a href="ett">Karta</a></p><p>Två: <a href="två">Karta</a></p>'
            ),
        },
    },
    "own-bypass": {
        "fails": {
            "nothing": page("").replace("<main></main>", f"{LINKS}<p>{SWEDISH}</p>"),
        },
        "passes": {
            "main": page(f"{LINKS}<p>{SWEDISH}</p>"),
            "a heading": page("").replace("<main></main>", f"{LINKS}<h1>Jobb</h1><p>{SWEDISH}</p>"),
            "a link": page("").replace(
                "<main></main>",
                f'<a href="#a">Till text</a>{LINKS}<p id="a">{SWEDISH}</p>',
            ),
        },
        "none": {"nothing to pass": page("").replace("<main></main>", f"<p>{SWEDISH}</p>")},
    },
}

TOPICS = {
    "link in context": {
        "wcag": "2.4.4",
        "fails": {
            "alone": bare('<a href="ett">More</a>'),
            "beside a paragraph": bare(
                '<p>We have summer jobs in our parks.</p><p><a href="ett">Read more</a></p>'
            ),
            "another cell": bare(
                '<table><tr><td>Meeting in May</td><td><a href="ett">Download</a></td></tr></table>'
            ),
            "by label": bare('<p><a href="ett" aria-label="Click here">Summer jobs</a></p>'),
            "image": bare('<a href="ett"><img src="ett.png" alt="Link"></a>'),
            "under a hidden heading": bare(
                '<h2 style="display: none">Jobs</h2><div><a href="ett">Here</a></div>'
            ),
            "Swedish": bare('<p>Sök jobb.</p><p><a href="ett">Klicka här</a></p>', lang="sv"),
            "a role": bare('<span role="link" tabindex="0" onclick="location=\'ett\'">More</span>'),
            "item of a list": bare('<p>Reports:</p><ul><li><a href="ett">Download</a></li></ul>'),
            "an arrow": bare('<p><a href="ett">Read more »</a></p>'),
        },
        "keeps": {
            "says it": bare('<a href="ett">The budget for 2027</a>'),
            "sentence": bare('<p>See the <a href="ett">rules</a> for building.</p>'),
            "in its paragraph": bare('<p>We have summer jobs. <a href="ett">Read more</a></p>'),
            "in its item": bare('<ul><li>Summer jobs: <a href="ett">here</a></li></ul>'),
            "nested items": bare(
                '<ul><li>Summer jobs<ul><li><a href="ett">Read more</a></li></ul></li></ul>'
            ),
            "header of its cell": bare(
                '<table><tr><th>Meeting in May</th></tr><tr><td><a href="ett">Download</a></td></tr></table>'
            ),
            "header of its row": bare(
                '<table><tr><th>Meeting in May</th><td><a href="ett">Download</a></td></tr></table>'
            ),
            "labelled": bare('<p id="a">Summer jobs</p><a href="ett" aria-labelledby="a">More</a>'),
            "described": bare(
                '<p id="a">Summer jobs</p><a href="ett" aria-describedby="a">More</a>'
            ),
            "title": bare('<a href="ett" title="More about summer jobs">More</a>'),
            "hidden": bare('<p>Open</p><a href="ett" style="display: none">More</a>'),
            "with words for those who listen": bare(
                '<a href="ett">More<span style="position:absolute;clip-path:inset(100%)"> about jobs</span></a>'
            ),
            "not a link": bare("<p>More</p><a>More</a>"),
        },
        "misses": {"about something else": bare('<p><a href="ett">See you later</a></p>')},
    },
    "same words, other place": {
        "wcag": "2.4.4",
        "fails": {
            "one paragraph": bare(
                '<p>We are on <a href="ett">the web</a> and on <a href="två">the web</a>.</p>'
            ),
            "one item": bare('<ul><li><a href="ett">Map</a> <a href="två">Map</a></li></ul>'),
            "one cell": bare(
                '<table><tr><td><a href="ett">Map</a> <a href="två">Map</a></td></tr></table>'
            ),
            "labelled": bare('<p><a href="ett">Map</a> <a href="två" aria-label="Map">Bus</a></p>'),
            "images": bare(
                '<p><a href="ett"><img src="ett.png" alt="Map"></a> <a href="två"><img src="ett.png" alt="Map"></a></p>'
            ),
            "a role": bare(
                '<p><a href="ett">Map</a> <span role="link" tabindex="0" onclick="location=\'två\'">Map</span></p>'
            ),
            "drawn": bare(
                '<p><a href="ett">Map</a> <svg width="90" height="30"><a xlink:href="två"><text x="0" y="20">Map</text></a></svg></p>'
            ),
            "two roles": bare(
                '<p><span role="link" tabindex="0" onclick="location.href=\'ett\'">Map</span> <span role="link" tabindex="0" onclick="window.location = \'två\'">Map</span></p>'
            ),
        },
        "keeps": {
            "the same": bare('<p><a href="ett">Map</a> <a href="ett">Map</a></p>'),
            "copies": bare('<p><a href="ett">Map</a> <a href="kopia-av-ett">Map</a></p>'),
            "nearly copies": bare('<p><a href="lång">Jobs</a> <a href="lång2">Jobs</a></p>'),
            "two paragraphs": bare('<p><a href="ett">Map</a></p><p><a href="två">Map</a></p>'),
            "two items": bare(
                '<ul><li><a href="ett">Map</a></li><li><a href="två">Map</a></li></ul>'
            ),
            "in a box": bare(
                '<div>Read the <a href="ett">Map</a></div><div>Read the <a href="två">Map</a></div>'
            ),
            "in one box": bare(
                '<div>North: <a href="ett">Map</a>. South: <a href="två">Map</a>.</div>'
            ),
            "one hidden": bare(
                '<p><a href="ett">Map</a> <a href="två" style="display: none">Map</a></p>'
            ),
            "two words": bare('<p><a href="ett">Map</a> <a href="två">Bus</a></p>'),
            "with a query": bare(
                '<p><a href="ett?from=a">Map</a> <a href="ett?from=b">Map</a></p>'
            ),
            "by file": bare(
                '<p><a href="./ett">Map</a> <a href="../same-words/ett" hidden>Map</a></p>'
            ),
        },
    },
    "way past what is repeated": {
        "wcag": "2.4.1",
        "fails": {
            "none": bare(f"{MENU}<p>{ENGLISH}</p>"),
            "only a box": bare(f"{MENU}<div><p>{ENGLISH}</p><p>{ENGLISH}</p></div>"),
            "a hidden heading": bare(f'{MENU}<h1 style="display: none">Jobs</h1><p>{ENGLISH}</p>'),
            "an empty heading": bare(f"{MENU}<h1></h1><p>{ENGLISH}</p>"),
            "hidden main": bare(
                f'{MENU}<div role="main" aria-hidden="true">x</div><p>{ENGLISH}</p>'
            ),
            "a way to nothing": bare(f'<a href="#gone">Skip</a>{MENU}<p>{ENGLISH}</p>'),
            "headings only in what is repeated": bare(f"{SIDE}<p>{ENGLISH}</p>"),
            "bold words": bare(f"{MENU}<p><strong>Summer jobs</strong></p><p>{ENGLISH}</p>"),
        },
        "keeps": {
            "main": bare(f"{MENU}<main><p>{ENGLISH}</p></main>"),
            "role": bare(f'{MENU}<div role="main"><p>{ENGLISH}</p></div>'),
            "heading": bare(f"{MENU}<h1>Jobs</h1><p>{ENGLISH}</p>"),
            "a heading by role": bare(
                f'{MENU}<p role="heading" aria-level="1">Jobs</p><p>{ENGLISH}</p>'
            ),
            "skip": bare(f'<a href="#a">Skip</a>{MENU}<p id="a">{ENGLISH}</p>'),
            "a button that folds": bare(
                f'<button onclick="m.hidden = true" aria-expanded="true">Menu</button><div id="m">{MENU}</div><p>{ENGLISH}</p>'
            ),
            "nothing repeated": bare(f"<p>{ENGLISH}</p>"),
        },
    },
}
