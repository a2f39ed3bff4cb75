"""The language that a page or a part of it says it is in."""

# ruff: noqa: E501 (a page is a line)

from .writing import ENGLISH, FINNISH, SWEDISH, bare, page

SHORT = "The library is open every day."
SHORT_SV = "Biblioteket är öppet varje dag."
GERMAN = "Die Bibliothek ist jeden Tag von neun bis achtzehn Uhr geöffnet."
FRENCH = "La bibliothèque est ouverte tous les jours de neuf heures à dix-huit heures."


def html(attributes, body="<p>Open</p>", title="Town hall"):
    return f"<!doctype html><html {attributes}><head><title>{title}</title></head><body>{body}</body></html>"


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

CHECKS = {
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
                f'<p>{ENGLISH}</p><p lang="sv">{SWEDISH}</p>',
                lang="fi",
                title="Summer jobs",
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
            "English part": page(f'<p>{SWEDISH}</p><p lang="en">{ENGLISH}</p>'),
            "Finnish for Meänkieli": page(f'<p>{SWEDISH}</p><p lang="fi">{MEANKIELI}</p>'),
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
}

TOPICS = {
    "spaced letters": {
        "wcag": "1.3.2",
        "fails": {
            "heading": bare("<h1>L I B R A R Y</h1><p>Open today.</p>", title="Open today"),
            "Swedish": bare("<p>V ä l k o m n a till oss.</p>", lang="sv", title="Till oss"),
            "hard blanks": bare("<p>W&nbsp;e&nbsp;l&nbsp;c&nbsp;o&nbsp;m&nbsp;e</p>"),
        },
        "keeps": {
            "together": bare('<p style="letter-spacing: 1em">LIBRARY</p>'),
            "alphabet": bare("<p>A B C D E F G H</p>"),
            "a part of it, backwards": bare("<p>F E D C B A</p>"),
            "the same": bare("<p>X X X X X X</p>"),
            "short": bare("<p>A B or C</p>"),
            "consonants": bare("<p>N S T R L</p>"),
            "hidden": bare('<p aria-hidden="true">L I B R A R Y</p><p>Open</p>'),
            "code": bare("<pre>L I B R A R Y</pre>"),
            "links": bare('<p><a href="ett">K</a> <a href="ett">B</a> <a href="ett">A</a> o</p>'),
        },
    },
    "page language there": {
        "wcag": "3.1.1",
        "fails": {
            "nothing": html(""),
            "empty": html('lang=""'),
            "blank": html('lang=" "'),
            "only xml": html('xml:lang="en"'),
            "only on the body": '<!doctype html><html><head><title>A</title></head><body lang="en"><p>Open</p></body></html>',
        },
        "keeps": {"said": html('lang="en"'), "twice": html('lang="en" xml:lang="en"')},
    },
    "page language valid": {
        "wcag": "3.1.1",
        "fails": {
            "no language": html('lang="#1"'),
            "misspelt": html('lang="em-US"'),
            "a word": html('lang="english"'),
            "three letters that are none": html('lang="eng"'),
            "a country": html('lang="us"'),
            "an old one": html('lang="i-lux"'),
            "four letters": html('lang="engl"'),
        },
        "keeps": {
            "region": html('lang="en-GB"'),
            "odd region": html('lang="en-US-GB"'),
            "three letters": html('lang="sma"', "<p>Buaris</p>", "Buaris"),
            "capitals": html('lang="EN"'),
            "script": html('lang="sr-Latn"', "<p>Otvoreno</p>", "Otvoreno"),
            "Filipino": html('lang="fil"', "<p>Bukas</p>", "Bukas"),
        },
    },
    "page language, said twice": {
        "wcag": "3.1.1",
        "fails": {
            "two": html('lang="en" xml:lang="sv"'),
            "two with regions": html('lang="en-GB" xml:lang="fi-FI"'),
        },
        "keeps": {
            "one": html('lang="en-GB" xml:lang="en-US"'),
            "no xml": html('lang="en" xml:lang=""'),
            "capitals": html('lang="en" xml:lang="EN-gb"'),
        },
    },
    "page language of the text": {
        "wcag": "3.1.1",
        "fails": {
            "Danish": bare(f"<p>{SHORT} {SHORT}</p>", lang="da", title="Library"),
            "Swedish in English": bare(f"<p>{SWEDISH}</p>", title="Bibliotek"),
            "short": bare(f"<p>{SHORT}</p>", lang="nl", title="The library"),
            "short Swedish": bare(f"<p>{SHORT_SV}</p>", lang="en", title="Vårt bibliotek"),
            "all of it marked": bare(
                f'<div lang="en"><p>{ENGLISH}</p></div>',
                lang="sv",
                title="Jobs in our parks",
            ),
            "body marked": html(
                'lang="fi"',
                f'<div lang="en"><p>{SHORT} {ENGLISH}</p></div>',
                "Jobs in our parks",
            ),
            "image alone": bare(
                f'<img src="ett.png" alt="{SHORT}">', lang="fi", title="The library"
            ),
            "French": bare(f"<p>{FRENCH}</p>", lang="en", title="Bibliothèque"),
            "German": bare(f"<p>{GERMAN}</p>", lang="sv", title="Bibliothek"),
            "most of it": bare(
                f"<p>{ENGLISH}</p><p>{SHORT_SV}</p>",
                lang="sv",
                title="Summer jobs in parks",
            ),
        },
        "keeps": {
            "English": bare(f"<p>{SHORT}</p>", title="The library"),
            "region": bare(f"<p>{SHORT}</p>", lang="en-GB", title="The library"),
            "half and half": bare(f"<p>{ENGLISH}</p><p>{SWEDISH}</p>", title="Jobs"),
            "half and half, the other": bare(
                f"<p>{ENGLISH}</p><p>{SWEDISH}</p>", lang="sv", title="Jobb"
            ),
            "a part": bare(f'<p>{SHORT}</p><p lang="fi">{FINNISH}</p>', title="The library"),
            "hidden words": bare(
                f'<p>{SHORT}</p><p style="display: none">{SWEDISH} {SWEDISH}</p>',
                title="The library",
            ),
            "no words": bare("<p>2 + 2 = 4</p>", lang="fi", title="4"),
            "code": bare(
                f"<p>{SHORT_SV}</p><pre><code>{ENGLISH}</code></pre>",
                lang="sv",
                title="Bibliotek",
            ),
            "names": bare(
                "<ul><li>Paul McCartney</li><li>George Harrison</li><li>Abbey Road</li></ul>",
                lang="sv",
                title="The Beatles",
            ),
            "a word": bare("<p>Fika?</p>", lang="en", title="Fika"),
        },
    },
    "part language valid": {
        "wcag": "3.1.2",
        "fails": {
            "no language": bare('<p lang="#1">Hej</p>'),
            "misspelt": bare('<article lang="dutch">Hallo</article>'),
            "a nested one": bare('<div lang="sv"><p lang="engl">Open</p></div>'),
            "image": bare('<p lang="swedish"><img src="ett.png" alt="Hej"></p>'),
            "off the screen": bare(
                '<p lang="swedish" style="position: absolute; top: -999px">Hej</p>'
            ),
            "one of two": bare('<div lang="swedish"><p lang="fi">Hei</p><p>Hej</p></div>'),
            "label": bare('<p lang="swedish"><button aria-label="Hej"></button></p>'),
            "field": bare('<input lang="swedish" aria-label="Namn">'),
            "three letters that are none": bare('<p lang="swe">Hej</p>'),
        },
        "keeps": {
            "valid": bare('<p lang="sv">Hej</p>'),
            "empty": bare('<p lang="">Hej</p>'),
            "no words": bare('<p>Hello</p><p lang="#1"></p>'),
            "no words of its own": bare('<div lang="swedish"><p lang="sv">Hej</p></div>'),
            "hidden": bare('<p>Hello</p><p lang="#1" style="display: none">Hej</p>'),
            "hidden words": bare(
                '<p>Hello</p><div lang="#1"><p style="display: none">Hej</p></div>'
            ),
            "decoration": bare('<p>Hello</p><p lang="#1"><img src="ett.png" alt=""></p>'),
            "region": bare('<p lang="fr-CH">Bonjour</p>'),
        },
    },
    "part language of the text": {
        "wcag": "3.1.2",
        "fails": {
            "English": bare(
                f'<p>{SHORT_SV}</p><p lang="fi">{SHORT}</p>',
                lang="sv",
                title="Bibliotek",
            ),
            "French": bare(
                f'<p>{SHORT}</p><blockquote lang="de">{FRENCH}</blockquote>',
                title="The library",
            ),
            "image": bare(
                f'<p>{SHORT}</p><p lang="fi"><img src="ett.png" alt="{GERMAN}"></p>',
                title="The library",
            ),
            "Swedish": bare(f'<p>{SHORT}</p><p lang="fr">{SHORT_SV}</p>', title="The library"),
            "nested": bare(
                f'<p>{SHORT}</p><div lang="sv"><p lang="de">{SHORT_SV} {SHORT_SV}</p></div>',
                title="The library",
            ),
            "label": bare(
                f'<p>{SHORT}</p><div lang="fr" role="img" aria-label="{GERMAN}"></div>',
                title="The library",
            ),
        },
        "keeps": {
            "right": bare(f'<p>{SHORT}</p><p lang="sv">{SHORT_SV}</p>', title="The library"),
            "region": bare(f'<p>{SHORT}</p><p lang="de-AT">{GERMAN}</p>', title="The library"),
            "a name": bare(f'<p>{SHORT}</p><p lang="fr">Notre-Dame</p>', title="The library"),
            "hidden": bare(
                f'<p>{SHORT}</p><p lang="fr" style="display: none">{GERMAN}</p>',
                title="The library",
            ),
            "same word": bare(f'<p>{SHORT}</p><p lang="es">Taxi</p>', title="The library"),
            "unknown": bare(f'<p>{SHORT}</p><p lang="">{GERMAN}</p>', title="The library"),
        },
    },
}
