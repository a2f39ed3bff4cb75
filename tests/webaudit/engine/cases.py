"""Pages that break, keep or do not meet each of our own rules on text and markup.

A case is a page and what the rule must say of it: ``fails``, ``passes``, ``doubts`` or ``none``.
"""

from dataclasses import dataclass

SWEDISH = (
    "Kommunen söker sommarjobbare till parker och badplatser. Du som är mellan sexton och nitton år "
    "kan söka fram till den sista mars, och alla får besked i april."
)
ENGLISH = (
    "The municipality is looking for young people who want to work in our parks this summer. "
    "You can apply until the last day of March, and everybody will get an answer in April."
)
FINNISH = (
    "Kunta etsii nuoria kesätöihin puistoihin ja uimarannoille. Voit hakea maaliskuun loppuun asti, "
    "ja kaikki saavat vastauksen huhtikuussa."
)
NORWEGIAN = (
    "Kommunen søker etter ungdommer som vil jobbe i parkene våre i sommer. Du kan søke frem til "
    "slutten av mars, og alle får svar i løpet av april."
)
DANISH = (
    "Kommunen søger unge mennesker, der gerne vil arbejde i vores parker til sommer. Du kan ansøge "
    "indtil slutningen af marts, og alle får besked i løbet af april."
)
SAMI = (
    "Gielda ohcá nuoraid geat háliidit bargat parkkain geasset. Don sáhtát ohcat gitta njukčamánu "
    "loahpa rádjai, ja buohkat ožžot vástádusa cuoŋománus."
)
MEANKIELI = (
    "Kunta hakkee nuoria kesätöihin puistoihin ja uimapaikoile. Sie saatat hakea maaliskuun loppuun "
    "asti, ja kaikki saavat vastauksen huhtikuussa."
)
FACTS = "Lönen är hundra kronor i timmen. Barnomsorg, äldreboenden och kontor söker också folk."
FRAME = "<p>Karta</p>"


@dataclass(frozen=True)
class Case:
    rule: str
    outcome: str
    name: str
    html: str


def page(body, *, lang="sv", title="Kommunen, municipality, kunta", head=""):
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
        f"{head}</head><body><main>{body}</main></body></html>"
    )


def viewport(content):
    return page("<p>Text</p>", head=f'<meta name="viewport" content="{content}">')


LINKS = '<nav><a href="a">Bygga</a> <a href="b">Bo</a> <a href="c">Skola</a></nav>'
KEYS = """<script>document.addEventListener("keydown", event => {
  if (event.key === "d" && %s) document.querySelector("p").textContent += " Raderat.";
});</script>"""
TICKS = """<script>let count = 0; const step = () => {
  document.querySelector("#nytt").textContent = %s; count += 1;
  if (count < %s) setTimeout(step, 250); }; step();</script>"""
BOX = '<div style="height: 40px; width: 100px; overflow: auto" %s>%s</div>'
GRADIENT = (
    '<p style="color: %s; background: linear-gradient(90deg, %s); font-size: 16px">Sök jobb här</p>'
)

CASES = [
    Case(rule, outcome, name, html)
    for rule, outcomes in {
        "own-page-language": {
            "fails": {
                "English in Swedish": page(f"<p>{ENGLISH}</p>", title="Summer jobs"),
                "Swedish in English": page(f"<p>{SWEDISH}</p>", lang="en"),
                "Norwegian in Swedish": page(f"<p>{NORWEGIAN}</p>", title="Sommerjobb i kommunen"),
                "Danish in Swedish": page(f"<p>{DANISH}</p>", title="Sommerjob i kommunen"),
                "Finnish in Swedish": page(f"<p>{FINNISH}</p>", title="Kesätyöt kunnassa"),
                "only the image has words": page(
                    f'<img src="a.png" alt="{ENGLISH}">', title="Summer jobs"
                ),
                "a part says its own": page(
                    f'<p>{ENGLISH}</p><p lang="sv">{SWEDISH}</p>', lang="fi", title="Summer jobs"
                ),
            },
            "passes": {
                "Swedish": page(f"<p>{SWEDISH}</p>"),
                "English": page(f"<p>{ENGLISH}</p>", lang="en-GB", title="Summer jobs"),
                "Sami": page(f"<p>{SAMI}</p>", lang="se", title="Geassebarggut"),
                "Meänkieli": page(f"<p>{MEANKIELI}</p>", lang="fit", title="Kesätyöt"),
                "Norwegian": page(f"<p>{NORWEGIAN}</p>", lang="nb", title="Sommerjobb"),
                "mostly Swedish": page(f"<p>{SWEDISH}</p><p>{ENGLISH[:60]}</p>"),
                "one Finnish part": page(f'<p>{SWEDISH}</p><p lang="fi">{FINNISH}</p>'),
                "too short to say": page("<p>Contact us</p>", title="Kontakt"),
                "a name": page("<h1>Stockholm Arena</h1>", title="Stockholm Arena"),
            },
            "none": {
                "no such language": page(f"<p>{ENGLISH}</p>", lang="#1"),
            },
        },
        "own-part-language": {
            "fails": {
                "Swedish part that is English": page(f'<p lang="fi">{ENGLISH}</p>'),
                "English part that is Swedish": page(f'<p lang="en">{SWEDISH}</p>'),
                "image": page(f'<div lang="en"><img src="a.png" alt="{SWEDISH}"></div>'),
            },
            "passes": {
                "English part": page(f'<p lang="en">{ENGLISH}</p>'),
                "Finnish for Meänkieli": page(f'<p lang="fi">{MEANKIELI}</p>'),
                "short": page('<p lang="en">Välkommen</p>'),
                "nothing of its own": page(f'<div lang="en"><p lang="sv">{SWEDISH}</p></div>'),
                "a nested part": page(
                    f'<div lang="en"><p>{ENGLISH}</p><p lang="sv">{SWEDISH}</p></div>'
                ),
            },
            "none": {
                "no part": page(f"<p>{SWEDISH}</p>"),
                "hidden": page(f'<p>{SWEDISH}</p><p lang="en" hidden>{SWEDISH}</p>'),
            },
        },
        "own-unmarked-language": {
            "fails": {"English passage": page(f"<p>{SWEDISH}</p><p>{SWEDISH}</p><p>{ENGLISH}</p>")},
            "passes": {"Swedish passage": page(f"<p>{SWEDISH}</p>")},
            "none": {
                "marked": page(f'<p>Kort text.</p><p lang="en">{ENGLISH}</p>'),
                "names": page(
                    f"<p>{SWEDISH[:90]}</p><p>The Beatles, The Rolling Stones, Red Hot Chili Peppers, "
                    "Queens Of The Stone Age, The Smashing Pumpkins, Rage Against The Machine</p>"
                ),
            },
        },
        "own-vague-link": {
            "fails": {
                "alone": page('<div><a href="a">Läs mer</a></div>'),
                "alone in its item": page('<ul><li><a href="a">Här</a></li></ul>'),
                "English": page('<a href="a">Click here</a>', lang="en"),
            },
            "passes": {
                "in a sentence": page(
                    '<p>Hur du söker sommarjobb läser du <a href="a">här</a>.</p>'
                ),
                "in a div": page(
                    '<div>Hur du söker sommarjobb läser du <a href="a">här</a>.</div>'
                ),
                "in a cell": page(
                    "<table><tr><th>Bygglov</th></tr>"
                    '<tr><td><a href="a">Läs mer</a></td></tr></table>'
                ),
                "described": page(
                    '<div id="om">Om bygglov</div><a href="a" aria-describedby="om">Läs mer</a>'
                ),
            },
            "doubts": {
                "under a heading": page('<h2>Bygglov</h2><div><a href="a">Läs mer</a></div>')
            },
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
            "doubts": {
                "unreadable": page('<p><a href="borta">Karta</a> <a href="ett">Karta</a></p>')
            },
            "none": {
                "two sentences": page(
                    '<p><a href="ett">Karta</a></p><p>Två: <a href="två">Karta</a></p>'
                ),
            },
        },
        "own-same-frame-name": {
            "fails": {
                "two places": page(
                    '<iframe title="Karta" src="ett"></iframe><iframe title="Karta" src="två"></iframe>'
                ),
            },
            "passes": {
                "one place": page(
                    '<iframe title="Karta" src="ett"></iframe><iframe title="Karta" src="ett"></iframe>'
                ),
                "one thing": page(
                    '<iframe title="Karta" src="ett"></iframe>'
                    '<iframe title="Karta" src="kopia-av-ett"></iframe>'
                ),
            },
            "none": {
                "two names": page(
                    '<iframe title="Karta" src="ett"></iframe><iframe title="Väder" src="två"></iframe>'
                ),
                "one hidden": page(
                    '<iframe title="Karta" src="ett"></iframe>'
                    '<iframe title="Karta" src="två" hidden></iframe>'
                ),
            },
        },
        "own-viewport-zoom": {
            "fails": {
                content: viewport(content)
                for content in (
                    "user-scalable=no",
                    "width=device-width, user-scalable=0",
                    "user-scalable=0.5",
                    "user-scalable=nej",
                    "maximum-scale=1.5",
                    "maximum-scale=yes",
                    "initial-scale=1; maximum-scale=1",
                )
            },
            "passes": {
                content: viewport(content)
                for content in (
                    "user-scalable=yes",
                    "user-scalable=5",
                    "user-scalable=-2",
                    "maximum-scale=2",
                    "maximum-scale=-1",
                    "maximum-scale=device-width",
                )
            },
            "none": {"width only": viewport("width=device-width, initial-scale=1")},
        },
        "own-meta-refresh": {
            "fails": {
                "after a second": page(
                    "<p>Text</p>", head='<meta http-equiv="refresh" content="1; url=ett">'
                ),
            },
            "none": {
                "at once": page(
                    "<p>Text</p>", head='<meta http-equiv="refresh" content="0; url=ett">'
                ),
                "after a day": page(
                    "<p>Text</p>", head='<meta http-equiv="refresh" content="90000; url=ett">'
                ),
            },
        },
        "own-image-alt-words": {
            "fails": {
                "its file": page('<img src="bilder/vapen.png" alt="vapen.png">'),
                "a camera's file": page('<img src="b.png" alt="IMG_2041.JPG">'),
                "a placeholder": page('<img src="a.png" alt="Bild">'),
                "on a button": page(
                    '<form><input type="image" src="sok.gif" alt="sok.gif"></form>'
                ),
            },
            "passes": {
                "words": page('<img src="a.png" alt="Kommunens vapen">'),
                "the site's name": page('<img src="a.png" alt="Kommunen.se">'),
            },
            "none": {
                "decoration": page('<img src="a.png" alt="">'),
                "hidden": page('<img src="vapen.png" alt="vapen.png" hidden>'),
            },
        },
        "own-autoplay": {
            "fails": {
                "five seconds": page(f'<p>{SWEDISH}</p><audio src="fem.wav" autoplay></audio>'),
                "again and again": page(
                    f'<p>{SWEDISH}</p><audio src="en.wav" autoplay loop></audio>'
                ),
            },
            "passes": {
                "controls": page(
                    f'<p>{SWEDISH}</p><audio src="fem.wav" autoplay controls></audio>'
                ),
                "a button": page(
                    f'<p>{SWEDISH}</p><audio src="fem.wav" autoplay></audio><button>Pausa</button>'
                ),
                "one second": page(f'<p>{SWEDISH}</p><audio src="en.wav" autoplay></audio>'),
                "a second of five": page(
                    f'<p>{SWEDISH}</p><audio src="fem.wav#t=1,2" autoplay></audio>'
                ),
            },
            "none": {
                "waits": page(f'<p>{SWEDISH}</p><audio src="fem.wav" controls></audio>'),
                "muted": page(f'<p>{SWEDISH}</p><audio src="fem.wav" autoplay muted></audio>'),
            },
        },
        "own-audio-transcript": {
            "fails": {"no words": page('<p>Hör talet:</p><audio src="åtta.wav" controls></audio>')},
            "passes": {
                "words": page(f'<audio src="åtta.wav" controls></audio><p>{SWEDISH}</p>'),
                "a link": page('<audio src="åtta.wav" controls></audio><a href="ett">Som text</a>'),
            },
            "none": {"never played": page('<audio src="åtta.wav"></audio>')},
        },
        "own-bypass": {
            "fails": {
                "nothing": page("").replace("<main></main>", f"{LINKS}<p>{SWEDISH}</p>"),
            },
            "passes": {
                "main": page(f"{LINKS}<p>{SWEDISH}</p>"),
                "a heading": page("").replace(
                    "<main></main>", f"{LINKS}<h1>Jobb</h1><p>{SWEDISH}</p>"
                ),
                "a link": page("").replace(
                    "<main></main>", f'<a href="#a">Till text</a>{LINKS}<p id="a">{SWEDISH}</p>'
                ),
            },
            "none": {"nothing to pass": page("").replace("<main></main>", f"<p>{SWEDISH}</p>")},
        },
        "own-title-words": {
            "fails": {
                "another page": page(f"<p>{SWEDISH} {FACTS}</p>", title="Avfall och återvinning"),
                "a template": page(f"<p>{SWEDISH}</p>", title="Untitled document"),
                "a file": page(f"<p>{SWEDISH}</p>", title="mall_2.html"),
            },
            "passes": {
                "its words": page(f"<p>{SWEDISH}</p>", title="Sök sommarjobb"),
                "in a logotype": page(
                    f'<img src="a.png" alt="Solviken"><p>{SWEDISH}</p>', title="Solvikens kommun"
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
        "own-label-words": {
            "fails": {
                "twice": page(
                    "<form><label>Namn <input></label><label>Namn <input></label></form>"
                ),
                "a template": page("<label>Etikett <input></label>"),
            },
            "passes": {
                "groups": page(
                    "<fieldset><legend>Du</legend><label>Namn <input></label></fieldset>"
                    "<fieldset><legend>Barnet</legend><label>Namn <input></label></fieldset>"
                ),
                "headings": page(
                    "<h2>Du</h2><label>Namn <input></label><h2>Barnet</h2><label>Namn <input></label>"
                ),
                "two forms": page(
                    "<form><label>Sök <input></label></form><form><label>Sök <input></label></form>"
                ),
            },
            "none": {"no field": page("<p>Namn</p>")},
        },
        "own-gradient-contrast": {
            "fails": {"grey on light": page(GRADIENT % ("#aaa", "#fff, #eee"))},
            "passes": {"black on light": page(GRADIENT % ("#000", "#fff, #ddd"))},
            "doubts": {"grey on both": page(GRADIENT % ("#777", "#fff, #000"))},
            "none": {
                "no gradient": page('<p style="color: #aaa">Sök</p>'),
                "see-through": page(GRADIENT % ("#aaa", "#fff, transparent")),
                "an image": page('<p style="color: #aaa; background: url(a.png)">Sök</p>'),
            },
        },
        "own-table-header": {
            "fails": {
                "an empty column": page(
                    "<table><tr><th>Avgift</th><th>Tid</th></tr><tr><td>10 kr</td></tr></table>"
                ),
                "nobody is named": page(
                    '<div role="table" aria-label="A"><div role="row">'
                    '<span role="columnheader">Avgift</span></div></div>'
                ),
            },
            "passes": {
                "columns": page("<table><tr><th>Avgift</th></tr><tr><td>10 kr</td></tr></table>"),
                "rows": page("<table><tr><th>Avgift</th><td>10 kr</td></tr></table>"),
                "pairs": page(
                    "<table><tr><th>Avgift</th><td>10 kr</td><th>Tid</th><td>1 h</td></tr>"
                    "<tr><th>Moms</th><td>2 kr</td><th>Dag</th><td>fre</td></tr></table>"
                ),
                "a group": page(
                    '<table><tr><th colspan="2">Avgifter</th></tr><tr><th>Barn</th><th>Vuxen</th></tr>'
                    "<tr><td>5 kr</td><td>10 kr</td></tr></table>"
                ),
                "two-way": page(
                    "<table><tr><td></td><th>Barn</th></tr><tr><th>Bad</th><td>5 kr</td></tr></table>"
                ),
                "named": page(
                    '<table><tr><th id="a">Avgift</th><th id="b">Tid</th></tr>'
                    '<tr><td headers="a b">10 kr</td></tr></table>'
                ),
            },
            "none": {
                "a corner": page("<table><tr><th></th></tr><tr><td>5 kr</td></tr></table>"),
                "layout": page('<table role="none"><tr><th>Avgift</th></tr></table>'),
            },
        },
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
        "own-label-in-name": {
            "fails": {
                "another word": page(
                    '<label for="a">Förnamn</label><input id="a" aria-label="Namnfält">'
                ),
                "a button": page('<input type="submit" value="Skicka" aria-label="Lämna in">'),
            },
            "passes": {
                "more words": page(
                    '<label for="a">Namn</label><input id="a" aria-label="Namn, krävs">'
                ),
                "an asterisk": page(
                    '<label for="a">Namn *</label><input id="a" aria-label="Namn">'
                ),
            },
            "doubts": {
                "some words": page(
                    '<label for="a">Ditt namn</label><input id="a" aria-label="Skriv namn">'
                )
            },
            "none": {
                "only a label": page('<label for="a">Namn</label><input id="a">'),
                "nothing to see": page('<input aria-label="Namn">'),
            },
        },
        "own-placeholder-contrast": {
            "fails": {
                "pale": page(
                    '<style>::placeholder{color:#bbb}</style><input placeholder="Sök" aria-label="Sök">'
                )
            },
            "passes": {"the browser's own": page('<input placeholder="Sök" aria-label="Sök">')},
            "none": {
                "a value": page('<input placeholder="Sök" value="Bad" aria-label="Sök">'),
                "disabled": page('<input placeholder="Sök" disabled aria-label="Sök">'),
            },
        },
        "own-moving-text": {
            "fails": {
                "news": page(
                    '<p id="nytt"></p>' + TICKS % ('"Nytt nummer " + "abcdef"[count % 6]', 99)
                )
            },
            "passes": {
                "can be paused": page(
                    '<p id="nytt"></p><button>Pausa</button>' + TICKS % ('"Nytt " + count', 99)
                ),
                "soon over": page('<p id="nytt"></p>' + TICKS % ('"Hämtar " + count', 8)),
            },
            "doubts": {"a clock": page('<p id="nytt"></p>' + TICKS % ("count", 99))},
            "none": {"still": page("<p>Nytt</p>")},
        },
        "own-character-shortcut": {
            "fails": {"a letter": page("<p>Ärende.</p>" + KEYS % "true")},
            "passes": {"with control": page("<p>Ärende.</p>" + KEYS % "event.ctrlKey")},
            "doubts": {
                "can be turned off": page(
                    "<p>Ärende.</p><label><input type=checkbox> Kortkommandon</label>"
                    + KEYS % "true"
                )
            },
            "none": {"nobody listens": page("<p>Ärende.</p>")},
        },
    }.items()
    for outcome, pages in outcomes.items()
    for name, html in pages.items()
]
