"""Images: what they are called, and whether they are there for those who listen."""

# ruff: noqa: E501 (a page is a line)

from .writing import ENGLISH, bare, page

DOT = "ett.png"
SHAPE = '<circle cx="20" cy="20" r="18" fill="#c00"/>'


CHECKS = {
    "own-image-alt-words": {
        "fails": {
            "its file": page('<img src="bilder/vapen.png" alt="vapen.png">'),
            "a camera's file": page('<img src="b.png" alt="IMG_2041.JPG">'),
            "a placeholder": page('<img src="a.png" alt="Bild">'),
            "on a button": page('<form><input type="image" src="sok.gif" alt="sok.gif"></form>'),
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
}

TOPICS = {
    "image name": {
        "wcag": "1.1.1",
        "fails": {
            "no alt": bare(f'<img src="{DOT}">'),
            "a blank": bare(f'<img src="{DOT}" alt=" ">'),
            "a role and nothing else": bare('<div role="img"></div>'),
            "a role on a text": bare('<span role="img">★★☆</span>'),
            "an empty label": bare(f'<img src="{DOT}" aria-label="">'),
            "a label of blanks": bare('<div role="img" aria-label="  "></div>'),
            "labelled by nothing": bare('<div role="img" aria-labelledby="gone"></div>'),
            "labelled by an empty element": bare(
                '<div role="img" aria-labelledby="a"></div><p id="a"></p>'
            ),
            "decoration that can be focused": bare(
                f'<p>Open</p><img src="{DOT}" alt="" tabindex="0">'
            ),
            "decoration with a role": bare(f'<p>Open</p><img src="{DOT}" alt="" role="img">'),
            "decoration that speaks": bare(
                f'<p>Open</p><img src="{DOT}" alt="" aria-live="polite">'
            ),
            "role none that can be focused": bare(
                f'<p>Open</p><img src="{DOT}" role="none" tabindex="0">'
            ),
            "in a shadow tree": bare(
                '<div id="host"></div><script>host.attachShadow({mode: "open"}).innerHTML = '
                f"""'<img src="{DOT}">'</script>"""
            ),
            "off the screen": bare(f'<img src="{DOT}" style="position: absolute; left: -9999px">'),
            "on the map of an image": bare(
                f'<img src="{DOT}" usemap="#m"><map name="m"><area shape="default" href="a" alt="Map"></map>'
            ),
            "half marked as decoration": bare(
                f'<img src="{DOT}" role="figure presentation" tabindex="0">'
            ),
        },
        "keeps": {
            "alt": bare(f'<img src="{DOT}" alt="The town hall">'),
            "decoration": bare(f'<p>Open</p><img src="{DOT}" alt="">'),
            "title": bare(f'<img src="{DOT}" title="The town hall">'),
            "label": bare('<div role="img" aria-label="The town hall"></div>'),
            "labelled by a hidden text": bare(
                '<div role="img" aria-labelledby="a"></div><p id="a" hidden>The town hall</p>'
            ),
            "labelled by a chain": bare(
                '<div role="img" aria-labelledby="a"></div><p id="a" aria-label="The town hall"></p>'
            ),
            "decoration with a name": bare(f'<img src="{DOT}" alt="" aria-label="The town hall">'),
            "role presentation": bare(f'<p>Open</p><img src="{DOT}" role="presentation">'),
            "hidden": bare(f'<img src="{DOT}" hidden>'),
            "hidden by style": bare(f'<img src="{DOT}" style="display: none">'),
            "invisible": bare(f'<div style="visibility: hidden"><img src="{DOT}"></div>'),
            "hidden from those who listen": bare(
                f'<p>Open</p><div aria-hidden="true"><img src="{DOT}"></div>'
            ),
            "in a button": bare(f'<button><img src="{DOT}" alt="Search"></button>'),
            "part of an image": bare(
                f'<div role="img" aria-label="Three stars of five"><img src="{DOT}" alt=""></div>'
            ),
            "another role": bare(
                f'<img src="{DOT}" role="button" aria-label="Search" tabindex="0">'
            ),
        },
    },
    "decoration is decoration": {
        "wcag": "1.1.1",
        "fails": {},
        "keeps": {
            "beside words": bare(f'<p>{ENGLISH}</p><img src="vapen.svg" alt="">'),
            "an icon in a button": bare(
                f'<button><svg width="20" height="20">{SHAPE}</svg> Search</button>'
            ),
            "one with a name": bare('<img src="vapen.svg" alt="The arms of Solviken">'),
            "nothing": bare(""),
            "not loaded": bare('<img src="borta.png" alt="" width="200" height="200">'),
            "a ground": bare('<div style="height: 90px; background: url(vapen.svg)"></div>'),
            "hidden": bare('<img src="vapen.svg" alt="" hidden>'),
            "off the screen": bare(
                '<img src="vapen.svg" alt="" style="position: absolute; top: -9999px">'
            ),
            "an empty drawing": bare('<svg width="200" height="200"></svg>'),
            "an empty canvas": bare('<canvas width="200" height="80"></canvas>'),
            "a dot that counts": bare('<img src="vapen.svg" alt="" width="1" height="1">'),
        },
        "misses": {
            "the only thing there": bare('<img src="vapen.svg" alt="" width="200" height="200">'),
            "a drawing alone": bare(
                f'<svg aria-hidden="true" width="200" height="200">{SHAPE}<text x="9" y="90">Town hall</text></svg>'
            ),
            "a drawing without a role": bare(f'<svg width="200" height="200">{SHAPE}</svg>'),
            "a canvas alone": bare(
                '<canvas id="c" width="200" height="80"></canvas><script>const pen = c.getContext("2d");'
                'pen.font = "30px serif"; pen.fillText("Closed today", 0, 50)</script>'
            ),
            "role none, alone": bare('<img src="vapen.svg" role="none" width="200" height="200">'),
            "a notice as an image": bare('<p>Welcome.</p><img src="stängt-i-dag.png" alt="">'),
        },
    },
    "image words": {
        "wcag": "1.1.1",
        "fails": {
            "its file": bare('<img src="bilder/town_hall.png" alt="town_hall.png">'),
            "its file, in capitals": bare('<img src="town_hall.png" alt=" TOWN_HALL.PNG ">'),
            "another file": bare(f'<img src="{DOT}" alt="DSC_0123.jpg">'),
            "a button": bare('<input type="image" src="go.gif" alt="go.gif">'),
            "a label": bare('<img src="ett.png" aria-label="ett.png">'),
            "image": bare(f'<img src="{DOT}" alt="image">'),
            "with an address": bare('<img src="ett.png?v=2" alt="ett.png">'),
        },
        "keeps": {
            "the words say the file too": bare(
                '<h1>Files</h1><ul><li><img src="ett.png" alt="ett.png"> is 4 kB</li></ul>'
                '<p>Download <a href="ett.png">ett.png</a></p>'
            ),
            "no ending": bare('<img src="vapen" alt="vapen">'),
            "words": bare('<img src="town_hall.png" alt="The town hall from the north">'),
        },
        "misses": {
            "of something else": bare('<img src="vapen.svg" alt="A football match">'),
        },
    },
    "button with an image": {
        "wcag": "1.1.1 4.1.2",
        "fails": {
            "nothing": bare(f'<input type="image" src="{DOT}">'),
            "empty": bare(f'<input type="image" src="{DOT}" alt="">'),
            "blank label": bare(f'<input type="image" src="{DOT}" aria-label=" ">'),
            "labelled by nothing": bare(f'<input type="image" src="{DOT}" aria-labelledby="gone">'),
            "a name attribute": bare(f'<input type="image" name="search" src="{DOT}">'),
        },
        "keeps": {
            "alt": bare(f'<input type="image" src="{DOT}" alt="Search">'),
            "title": bare(f'<input type="image" src="{DOT}" title="Search">'),
            "empty with a label": bare(
                f'<input type="image" src="{DOT}" alt="" aria-label="Search">'
            ),
            "labelled": bare(
                f'<input type="image" src="{DOT}" aria-labelledby="a"><span id="a">Search</span>'
            ),
            "hidden": bare(f'<input type="image" src="{DOT}" style="display: none">'),
            "a button with an image": bare(f'<button><img src="{DOT}" alt="Search"></button>'),
        },
    },
    "object name": {
        "wcag": "1.1.1",
        "fails": {
            "nothing": bare('<object data="vapen.svg"></object>'),
            "empty title": bare('<object data="vapen.svg" title=""></object>'),
            "blank label": bare('<object data="vapen.svg" aria-label=" "></object>'),
            "a sound": bare('<object data="fem.wav" type="audio/wav"></object>'),
            "words for when it does not load": bare('<object data="vapen.svg">The arms</object>'),
        },
        "keeps": {
            "label": bare('<object data="vapen.svg" aria-label="The arms"></object>'),
            "title": bare('<object data="vapen.svg" title="The arms"></object>'),
            "labelled": bare(
                '<object data="vapen.svg" aria-labelledby="a"></object><p id="a">The arms</p>'
            ),
            "a page": bare('<object data="ett.html" type="text/html"></object>'),
            "a page, not said": bare('<object data="ett.html"></object>'),
            "not loaded": bare('<object data="borta.png">The arms</object>'),
            "an image when not loaded": bare(
                '<object data="borta.png"><img src="ett.png" alt="The arms"></object>'
            ),
            "hidden": bare('<object data="vapen.svg" style="display: none"></object>'),
            "role none": bare('<p>Open</p><object data="vapen.svg" role="presentation"></object>'),
            "hidden from those who listen": bare(
                '<p>Open</p><object data="vapen.svg" aria-hidden="true"></object>'
            ),
            "no data": bare("<object>The arms</object>"),
        },
    },
    "drawing name": {
        "wcag": "1.1.1",
        "fails": {
            "role img": bare(f'<svg role="img" width="40" height="40">{SHAPE}</svg>'),
            "empty title": bare(f'<svg role="img"><title></title>{SHAPE}</svg>'),
            "title of a part": bare(f'<svg role="img"><g><title>Arms</title>{SHAPE}</g></svg>'),
            "a part": bare('<svg><circle role="graphics-symbol" cx="20" cy="20" r="18"/></svg>'),
            "a document": bare(f'<svg role="graphics-document">{SHAPE}</svg>'),
            "a part with role img": bare(f'<svg><g role="img">{SHAPE}</g></svg>'),
            "words drawn": bare('<svg role="img"><text x="0" y="20">Arms</text></svg>'),
        },
        "keeps": {
            "title": bare(f'<svg role="img"><title>Arms</title>{SHAPE}</svg>'),
            "label": bare(f'<svg role="img" aria-label="Arms">{SHAPE}</svg>'),
            "labelled": bare(
                f'<svg role="img" aria-labelledby="a"><title id="a">Arms</title>{SHAPE}</svg>'
            ),
            "no role beside words": bare(f"<p>Open</p><svg>{SHAPE}</svg>"),
            "hidden": bare(f'<p>Open</p><svg role="img" aria-hidden="true">{SHAPE}</svg>'),
            "not shown": bare(f'<svg role="img" style="display: none">{SHAPE}</svg>'),
            "a part with a name": bare(
                '<svg><circle role="graphics-symbol" aria-label="Red" cx="20" cy="20" r="18"/></svg>'
            ),
            "an object": bare(f'<svg role="graphics-object">{SHAPE}</svg>'),
            "attribute title": bare(
                f'<svg role="img" title="Arms" aria-label="Arms">{SHAPE}</svg>'
            ),
            "a part of decoration": bare(f'<p>Open</p><svg><g role="none">{SHAPE}</g></svg>'),
        },
    },
}
