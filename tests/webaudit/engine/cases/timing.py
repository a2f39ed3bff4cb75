"""What happens by itself: pages that send people on, words that change, keys that act, motion."""

# ruff: noqa: E501 (a page is a line)

from .writing import bare, page, styled


def refresh(content, more=""):
    return bare("<p>Open</p>", head=f'<meta http-equiv="refresh" content="{content}">{more}')


def script(code, body="<p>Bus</p>"):
    return bare(f"{body}<script>{code}</script>")


TICK = "let n = 0; setInterval(() => { news.textContent = ['Fire in the woods', 'New mayor', 'Rain'][n++ % 3] }, 400)"
ORIENT = (
    "addEventListener('deviceorientation', event => { out.textContent = 'Tilt ' + event.gamma })"
)

KEYS = """<script>document.addEventListener("keydown", event => {
  if (event.key === "d" && %s) document.querySelector("p").textContent += " Raderat.";
});</script>"""
TICKS = """<script>let count = 0; const step = () => {
  document.querySelector("#nytt").textContent = %s; count += 1;
  if (count < %s) setTimeout(step, 250); }; step();</script>"""

CHECKS = {
    "own-meta-refresh": {
        "fails": {
            "after a second": page(
                "<p>Text</p>", head='<meta http-equiv="refresh" content="1; url=ett">'
            ),
        },
        "none": {
            "at once": page("<p>Text</p>", head='<meta http-equiv="refresh" content="0; url=ett">'),
            "after a day": page(
                "<p>Text</p>",
                head='<meta http-equiv="refresh" content="90000; url=ett">',
            ),
        },
    },
    "own-moving-text": {
        "fails": {
            "news": page('<p id="nytt"></p>' + TICKS % ('"Nytt nummer " + "abcdef"[count % 6]', 99))
        },
        "passes": {
            "can be paused": page(
                '<p id="nytt"></p><button>Pausa</button>' + TICKS % ('"Nytt " + count', 99)
            ),
            "soon over": page('<p id="nytt"></p>' + TICKS % ('"Hämtar " + count', 12)),
        },
        "doubts": {"a clock": page('<p id="nytt"></p>' + TICKS % ("count", 99))},
        "none": {"still": page("<p>Nytt</p>")},
    },
    "own-character-shortcut": {
        "fails": {"a letter": page("<p>Ärende.</p>" + KEYS % "true")},
        "passes": {"with control": page("<p>Ärende.</p>" + KEYS % "event.ctrlKey")},
        "doubts": {
            "can be turned off": page(
                "<p>Ärende.</p><label><input type=checkbox> Kortkommandon</label>" + KEYS % "true"
            )
        },
        "none": {"nobody listens": page("<p>Ärende.</p>")},
    },
}

TOPICS = {
    "sent on": {
        "wcag": "2.2.1",
        "fails": {
            "to itself": refresh("30"),
            "on": refresh("30; URL=ett"),
            "nearly an hour": refresh("3500; url='ett'"),
            "twenty hours less a second": refresh("71999"),
            "with a comma": refresh("40, ett"),
            "half seconds": refresh("45.9; url=ett"),
            "no semicolon": refresh("60 ett"),
            "capitals": bare("<p>Open</p>", head='<meta HTTP-EQUIV="ReFresh" content="30">'),
            "the second where the first is none": refresh(
                "x", '<meta http-equiv="refresh" content="30">'
            ),
            "in the body": bare('<p>Open</p><meta http-equiv="refresh" content="30">'),
        },
        "keeps": {
            "at once": refresh("0; url=ett"),
            "twenty hours": refresh("72001"),
            "no content": bare("<p>Open</p>", head='<meta http-equiv="refresh">'),
            "nonsense": refresh("x"),
            "negative": refresh("-3; url=ett"),
            "a colon": refresh("5: ett"),
            "plus": refresh("+30; url=ett"),
            "no equiv": bare("<p>Open</p>", head='<meta name="refresh" content="30">'),
            "the first counts": refresh(
                "0; url=ett", '<meta http-equiv="refresh" content="30; url=två">'
            ),
            "underscores": refresh("0__30"),
        },
    },
    "words that change": {
        "wcag": "2.2.2",
        "fails": {
            "news": script(TICK, '<p>Bus</p><p id="news"></p>'),
            "a number": script(
                "setInterval(() => { news.textContent = 'Visitors: ' + Math.floor(Math.random() * 9e5) }, 500)",
                '<p>Bus</p><p id="news"></p>',
            ),
            "marquee": bare("<p>Bus</p><marquee>Fire in the woods</marquee>"),
            "new elements": script(
                "let n = 0; setInterval(() => { news.innerHTML = `<b>Bus number ${n++}</b>` }, 500)",
                '<p>Bus</p><div id="news"></div>',
            ),
        },
        "keeps": {
            "pause": script(TICK, '<p id="news"></p><button>Pause</button>'),
            "once": script(
                "setTimeout(() => { news.textContent = 'Rain' }, 300)",
                '<p id="news"></p>',
            ),
            "hidden": script(TICK, '<p>Bus</p><p id="news" hidden></p>'),
            "by hand": script(
                "b.onclick = () => { news.textContent = 'Rain' }",
                '<p id="news"></p><button id="b">News</button>',
            ),
            "three times": script(
                "let n = 0; const t = setInterval(() => { news.textContent = 'Bus ' + n++; if (n > 3) clearInterval(t) }, 400)",
                '<p id="news"></p>',
            ),
        },
    },
    "words that a style moves": {
        "wcag": "2.2.2",
        "fails": {
            "blink": styled(
                "@keyframes b { 50% { opacity: 0 } } p { animation: b 1s infinite }",
                "<h1>Bus</h1><p>Fire</p>",
            ),
            "come and go": styled(
                "@keyframes b { 0%, 49% { visibility: visible } 50%, 100% { visibility: hidden } } p { animation: b 2s infinite }",
                "<h1>Bus</h1><p>Fire in the woods</p>",
            ),
            "glide past": styled(
                "@keyframes g { from { transform: translateX(100%) } to { transform: translateX(-100%) } } p { animation: g 12s linear infinite }",
                "<h1>Bus</h1><div style='overflow: hidden'><p>Fire in the woods</p></div>",
            ),
            "a few turns": styled(
                "@keyframes g { to { margin-left: 300px } } p { animation: g 3s 3 alternate }",
                "<h1>Bus</h1><p>Fire in the woods</p>",
            ),
            "by script": bare(
                "<h1>Bus</h1><p id='p'>Fire</p><script>p.animate({translate: ['0px', '200px']}, {duration: 4000, iterations: Infinity})</script>"
            ),
        },
        "keeps": {
            "pause": styled(
                "@keyframes b { 50% { opacity: 0 } } p { animation: b 1s infinite }",
                "<h1>Bus</h1><p>Fire</p><button>Pause</button>",
            ),
            "soon over": styled(
                "@keyframes g { from { transform: translateX(100%) } } p { animation: g 1s 2 }",
                "<h1>Bus</h1><p>Fire in the woods</p>",
            ),
            "no words": styled(
                "@keyframes r { to { transform: rotate(1turn) } } i { animation: r 1s infinite; display: inline-block; width: 20px; height: 20px; border: 2px dotted }",
                "<h1>Bus</h1><p>Fire</p><i></i>",
            ),
            "turns on the spot": styled(
                "@keyframes r { to { transform: rotate(1turn) } } p { animation: r 4s infinite }",
                "<h1>Bus</h1><p>Fire</p>",
            ),
            "trembles": styled(
                "@keyframes t { 50% { transform: translateY(4px) } } p { animation: t 1s infinite }",
                "<h1>Bus</h1><p>Read on below</p>",
            ),
            "breathes": styled(
                "@keyframes o { 50% { opacity: 0.7 } } p { animation: o 2s infinite }",
                "<h1>Bus</h1><p>Fire in the woods</p>",
            ),
            "under the pointer": styled(
                "@keyframes b { 50% { opacity: 0 } } p:hover { animation: b 1s infinite }",
                "<h1>Bus</h1><p>Fire</p>",
            ),
            "waits": styled(
                "@keyframes b { 50% { opacity: 0 } } p { animation: b 1s infinite }",
                "<h1>Bus</h1><p>Loading the timetable</p>",
            ),
            "hidden": styled(
                "@keyframes b { 50% { opacity: 0 } } p { animation: b 1s infinite }",
                "<h1>Bus</h1><p hidden>Fire</p>",
            ),
        },
    },
    "one letter acts": {
        "wcag": "2.1.4",
        "fails": {
            "down": script(
                "addEventListener('keydown', e => { if (e.key === '+') out.textContent += 'x' })",
                '<p id="out">Bus</p>',
            ),
            "press": script(
                "document.addEventListener('keypress', e => { if (e.key === 's') out.textContent += 'x' })",
                '<p id="out">Bus</p>',
            ),
            "up": script(
                "document.body.addEventListener('keyup', e => { if (e.code === 'KeyK') out.hidden = !out.hidden })",
                '<p id="out">Bus</p>',
            ),
            "attribute": bare('<p id="out">Bus</p>').replace(
                "<body>",
                "<body onkeydown=\"if (event.key === '!') out.textContent += 'x'\">",
            ),
            "moves focus": script(
                "addEventListener('keydown', e => { if (e.key === '/') { q.focus(); e.preventDefault() } })",
                '<label>Search <input id="q"></label>',
            ),
            "capital": script(
                "addEventListener('keydown', e => { if (e.key === 'D') out.textContent += 'x' })",
                '<p id="out">Bus</p>',
            ),
        },
        "keeps": {
            "with control": script(
                "addEventListener('keydown', e => { if (e.ctrlKey && e.key === 's') out.textContent += 'x' })",
                '<p id="out">Bus</p>',
            ),
            "in a field": script(
                "q.addEventListener('keydown', e => { if (e.key === 's') out.textContent += 'x' })",
                '<p id="out">Bus</p><label>Search <input id="q"></label>',
            ),
            "only when focused": script(
                "b.addEventListener('keydown', e => { if (e.key === 's') out.textContent += 'x' })",
                '<p id="out">Bus</p><button id="b">Send</button>',
            ),
            "arrows": script(
                "addEventListener('keydown', e => { if (e.key === 'ArrowDown') out.textContent += 'x' })",
                '<p id="out">Bus</p>',
            ),
            "can be turned off": script(
                "addEventListener('keydown', e => { if (on.checked && e.key === 's') out.textContent += 'x' })",
                '<p id="out">Bus</p><label><input id="on" type="checkbox" checked> Shortcuts</label>',
            ),
            "writes down": script(
                "addEventListener('keydown', e => { window.last = e.key })",
                '<p id="out">Bus</p>',
            ),
        },
    },
    "motion acts": {
        "wcag": "2.5.4",
        "fails": {
            "tilt": script(ORIENT, '<p id="out">Tilt</p>'),
            "shake": script(
                "window.ondevicemotion = event => { out.textContent = 'Shaken ' + event.acceleration.x }",
                '<p id="out">Still</p>',
            ),
        },
        "keeps": {
            "buttons": script(
                ORIENT,
                '<p id="out">Tilt</p><button>More</button><label><input type="checkbox"> Motion</label>',
            ),
            "nothing happens": script(
                "addEventListener('deviceorientation', event => { window.last = event.gamma })"
            ),
            "nobody listens": bare("<p>Tilt</p>"),
        },
    },
}
