"""Sound and film."""

# ruff: noqa: E501 (a page is a line)

from .writing import ENGLISH, SWEDISH, bare, page

WORDS = f"<p>{ENGLISH}</p>"


CHECKS = {
    "own-autoplay": {
        "fails": {
            "five seconds": page(f'<p>{SWEDISH}</p><audio src="fem.wav" autoplay></audio>'),
            "again and again": page(f'<p>{SWEDISH}</p><audio src="en.wav" autoplay loop></audio>'),
        },
        "passes": {
            "controls": page(f'<p>{SWEDISH}</p><audio src="fem.wav" autoplay controls></audio>'),
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
}

TOPICS = {
    "sound by itself": {
        "wcag": "1.4.2",
        "fails": {
            "audio": bare(f'{WORDS}<audio src="fem.wav" autoplay></audio>'),
            "source": bare(f'{WORDS}<audio autoplay><source src="fem.wav"></audio>'),
            "again": bare(f'{WORDS}<audio src="en.wav" autoplay loop></audio>'),
            "film": bare(f'{WORDS}<video src="film.webm" autoplay></video>'),
            "hidden button": bare(
                f'{WORDS}<audio src="fem.wav" autoplay></audio><button style="display: none">Pause</button>'
            ),
            "a part": bare(f'{WORDS}<audio src="åtta.wav#t=1,6" autoplay></audio>'),
            "controls nobody sees": bare(
                f'{WORDS}<audio src="fem.wav" autoplay controls style="display: none"></audio>'
            ),
        },
        "keeps": {
            "controls": bare(f'{WORDS}<audio src="fem.wav" autoplay controls></audio>'),
            "button": bare(f'{WORDS}<audio src="fem.wav" autoplay></audio><button>Stop</button>'),
            "short": bare(f'{WORDS}<audio src="en.wav" autoplay></audio>'),
            "short part": bare(f'{WORDS}<audio src="fem.wav#t=1,3" autoplay></audio>'),
            "muted": bare(f'{WORDS}<video src="film.webm" autoplay muted></video>'),
            "silent film": bare(f'{WORDS}<video src="stum.webm" autoplay></video>'),
            "by hand": bare(f'{WORDS}<audio src="fem.wav" controls></audio>'),
            "not there": bare(f'{WORDS}<audio src="borta.wav" autoplay></audio>'),
            "mute": bare(
                f'{WORDS}<video src="film.webm" autoplay id="v"></video><button onclick="v.muted = true">Mute</button>'
            ),
        },
    },
    "sound in words": {
        "wcag": "1.2.1",
        "fails": {
            "nothing": bare('<p>Listen:</p><audio src="åtta.wav" controls></audio>'),
            "nothing but a name": bare('<h1>A speech</h1><audio src="åtta.wav" controls></audio>'),
            "hidden words": bare(
                f'<audio src="åtta.wav" controls></audio><div style="display: none">{WORDS}</div>'
            ),
            "by a button": bare(
                '<audio id="a" src="åtta.wav"></audio><button onclick="a.play()">Play</button>'
            ),
        },
        "keeps": {
            "words": bare(f'<audio src="åtta.wav" controls></audio>{WORDS}'),
            "link": bare('<audio src="åtta.wav" controls></audio><a href="ett">Transcript</a>'),
            "not played": bare('<p>Open</p><audio src="åtta.wav"></audio>'),
            "film": bare('<p>Open</p><video src="film.webm" controls></video>'),
            "hidden": bare('<p>Open</p><audio src="åtta.wav" controls hidden></audio>'),
            "not there": bare('<p>Open</p><audio src="borta.wav" controls></audio>'),
        },
    },
    "film heard": {
        "wcag": "1.2.2",
        "fails": {},
        "misses": {
            "nothing": bare('<video src="film.webm" controls></video>'),
            "alone": bare('<h1>The mayor</h1><video src="film.webm" controls></video>'),
        },
        "keeps": {
            "captions": bare(
                '<video src="film.webm" controls><track kind="captions" src="ord.vtt" srclang="en"></video>'
            ),
            "subtitles": bare(
                '<video src="film.webm" controls><track kind="subtitles" src="ord.vtt" srclang="en"></video>'
            ),
            "silent": bare('<video src="stum.webm" controls></video>'),
            "words": bare(
                f'<p>The film says what this text says.</p><video src="film.webm" controls></video>{WORDS}'
            ),
            "hidden": bare('<p>Open</p><video src="film.webm" controls hidden></video>'),
        },
    },
    "film seen": {
        "wcag": "1.2.1",
        "fails": {"silent, no words": bare('<video src="stum.webm" controls></video>')},
        "keeps": {
            "words": bare(f'<video src="stum.webm" controls></video>{WORDS}'),
            "descriptions": bare(
                '<video src="stum.webm" controls><track kind="descriptions" src="ord.vtt"></video>'
            ),
        },
    },
}
