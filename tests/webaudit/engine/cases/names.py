"""Names of buttons, links, fields, menus and frames: there at all, and with the words people see."""

# ruff: noqa: E501 (a page is a line)

from .writing import bare, page

HOST = '<div id="host"></div><script>host.attachShadow({mode: "open"}).innerHTML = `%s`</script>'
SHAPE = '<circle cx="20" cy="20" r="18"/>'


CHECKS = {
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
            "an asterisk": page('<label for="a">Namn *</label><input id="a" aria-label="Namn">'),
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
}

TOPICS = {
    "button name": {
        "wcag": "4.1.2",
        "fails": {
            "empty": bare("<button></button>"),
            "blank": bare("<button> &nbsp; </button>"),
            "an icon": bare(f'<button><svg aria-hidden="true">{SHAPE}</svg></button>'),
            "an image without words": bare('<button><img src="ett.png" alt=""></button>'),
            "a value": bare('<button value="Search"></button>'),
            "a role": bare('<span role="button" tabindex="0"></span>'),
            "an input": bare('<input type="button">'),
            "an empty value": bare('<input type="submit" value="">'),
            "hidden words": bare("<button><span hidden>Search</span></button>"),
            "hidden words for those who listen": bare(
                '<button><span aria-hidden="true">×</span></button>'
            ),
            "labelled by nothing": bare('<button aria-labelledby="gone"></button>'),
            "off the screen": bare('<button style="position: absolute; left: -9999px"></button>'),
            "in a shadow tree": bare(HOST % "<button></button>"),
            "role none": bare('<button role="none"></button>'),
        },
        "keeps": {
            "words": bare("<button>Search</button>"),
            "label": bare('<button aria-label="Search"></button>'),
            "title": bare('<button title="Search"></button>'),
            "the browser's own": bare('<form><input type="submit"><input type="reset"></form>'),
            "value": bare('<input type="button" value="Search">'),
            "image": bare('<button><img src="ett.png" alt="Search"></button>'),
            "drawing": bare(f'<button><svg role="img" aria-label="Search">{SHAPE}</svg></button>'),
            "drawing with a title": bare(
                f"<button><svg><title>Search</title>{SHAPE}</svg></button>"
            ),
            "drawn by style": bare(
                '<button class="a"></button>',
                head='<style>.a::before {content: "Search"}</style>',
            ),
            "label element": bare("<label>Search <button></button></label>"),
            "hidden": bare('<button style="display: none"></button>'),
            "hidden from those who listen": bare(
                '<p>Open</p><button aria-hidden="true" disabled></button>'
            ),
            "another role": bare('<button role="link" aria-label="Search"></button>'),
            "labelled by a hidden text": bare(
                '<button aria-labelledby="a"></button><i id="a" hidden>Search</i>'
            ),
        },
    },
    "link name": {
        "wcag": "4.1.2 2.4.4",
        "fails": {
            "empty": bare('<a href="ett"></a>'),
            "image": bare('<a href="ett"><img src="ett.png" alt=""></a>'),
            "a role": bare('<span role="link" tabindex="0"></span>'),
            "blank": bare('<a href="ett"> </a>'),
            "icon": bare(f'<a href="ett"><svg>{SHAPE}</svg></a>'),
            "a blank label": bare(
                '<a href="ett" aria-labelledby="a"><img src="ett.png" alt=""></a><p id="a"> </p>'
            ),
            "off the screen": bare('<a href="ett" style="position: absolute; left: -9999px"></a>'),
            "drawn": bare(f'<svg><a href="ett">{SHAPE}</a></svg>'),
            "drawn, the old way": bare(f'<svg><a xlink:href="ett">{SHAPE}</a></svg>'),
            "an area": bare(
                '<img src="ett.png" alt="Map" usemap="#m"><map name="m"><area shape="rect" coords="0,0,9,9" href="ett"></map>'
            ),
            "two, one empty": bare('<a href="ett">Map</a> <a href="två"><span></span></a>'),
            "role none": bare('<a href="ett" role="none"></a>'),
            "not in the order": bare('<a href="ett" tabindex="-1"></a>'),
            "an image of its role": bare(
                '<a href="ett"><img src="ett.png" role="presentation"></a>'
            ),
            "hidden words": bare('<a href="ett"><span style="display: none">Map</span></a>'),
        },
        "keeps": {
            "words": bare('<a href="ett">Map</a>'),
            "image": bare('<a href="ett"><img src="ett.png" alt="Map"></a>'),
            "title": bare('<a href="ett" title="Map"><img src="ett.png" alt=""></a>'),
            "label": bare('<a href="ett" aria-label="Map"></a>'),
            "labelled": bare('<a href="ett" aria-labelledby="a"></a><p id="a">Map</p>'),
            "no address": bare("<p>Map</p><a></a>"),
            "hidden": bare('<a href="ett" style="display: none"></a>'),
            "hidden from those who listen": bare(
                '<p>Open</p><a href="ett" aria-hidden="true" tabindex="-1"></a>'
            ),
            "a button": bare('<a href="ett" role="button" aria-label="Map"></a>'),
            "drawn": bare(f'<svg><a href="ett" aria-label="Map">{SHAPE}</a></svg>'),
            "drawn words": bare('<svg><a href="ett"><text x="0" y="20">Map</text></a></svg>'),
            "an area": bare(
                '<img src="ett.png" alt="Map" usemap="#m"><map name="m"><area shape="rect" coords="0,0,9,9" href="ett" alt="North"></map>'
            ),
            "invisible": bare('<a href="ett" style="visibility: hidden"></a>'),
        },
    },
    "menu item name": {
        "wcag": "4.1.2",
        "fails": {
            "empty": bare(
                '<div role="menu" aria-label="File"><button role="menuitem"></button></div>'
            ),
            "icon": bare(
                '<div role="menu" aria-label="File"><div role="menuitem" tabindex="0"><img src="ett.png" alt=""></div></div>'
            ),
            "blank label": bare(
                '<div role="menu" aria-label="File"><div role="menuitem" aria-label=" " tabindex="0"></div></div>'
            ),
        },
        "keeps": {
            "words": bare(
                '<div role="menu" aria-label="File"><button role="menuitem">New</button></div>'
            ),
            "label": bare(
                '<div role="menu" aria-label="File"><div role="menuitem" tabindex="0" aria-label="New"></div></div>'
            ),
            "hidden": bare(
                '<div role="menu" aria-label="File"><div role="menuitem">New</div><div role="menuitem" style="display: none"></div></div>'
            ),
        },
    },
    "summary name": {
        "wcag": "4.1.2",
        "fails": {
            "empty": bare("<details><summary></summary>Open at nine.</details>"),
            "image": bare(
                '<details><summary><img src="ett.png" alt=""></summary>Open at nine.</details>'
            ),
            "hidden words": bare(
                "<details><summary><span hidden>Hours</span></summary>Open at nine.</details>"
            ),
            "open": bare("<details open><summary> </summary>Open at nine.</details>"),
            "role none": bare('<details><summary role="none"></summary>Open at nine.</details>'),
        },
        "keeps": {
            "words": bare("<details><summary>Hours</summary>Open at nine.</details>"),
            "label": bare('<details><summary aria-label="Hours"></summary>Open at nine.</details>'),
            "the browser's own": bare("<details>Open at nine.</details>"),
            "not the first": bare(
                "<details><summary>Hours</summary>Open at nine.<summary></summary></details>"
            ),
            "nobody's": bare("<p>Open</p><summary></summary>"),
            "hidden": bare(
                '<details style="display: none"><summary></summary>Open at nine.</details>'
            ),
            "another role": bare(
                '<details><summary role="button" aria-label="Hours"></summary>Open.</details>'
            ),
        },
    },
    "label in name": {
        "wcag": "2.5.3",
        "fails": {
            "another word": bare('<button aria-label="Dispatch">Send</button>'),
            "a link": bare('<a href="ett" aria-label="OK">Next page</a>'),
            "words in another order": bare(
                '<button aria-label="the now Save form">Save the form now</button>'
            ),
            "half a word": bare('<button aria-label="Anything">Any</button>'),
            "part of the words": bare('<button aria-label="Next">Next page in the list</button>'),
            "a role": bare(
                '<div role="button" tabindex="0" aria-label="Full">Discover Italy</div>'
            ),
            "a tab": bare(
                '<div role="tablist"><div role="tab" tabindex="0" aria-label="One">Two words</div></div>'
            ),
            "by labelledby": bare(
                '<p id="a">Help</p><a href="ett" aria-labelledby="a">Contact us</a>'
            ),
            "an option": bare(
                '<div role="listbox" aria-label="A"><div role="option" tabindex="0" aria-label="Pear">Apple pie</div></div>'
            ),
            "a menu item": bare(
                '<div role="menu" aria-label="A"><div role="menuitem" tabindex="0" aria-label="Shut">Close</div></div>'
            ),
            "a button of a form": bare('<input type="submit" value="Send" aria-label="Dispatch">'),
            "a field": bare('<label for="a">First name</label><input id="a" aria-label="Given">'),
            "dashes": bare('<button aria-label="1 a m">11 am</button>'),
            "digits": bare('<a href="ett" aria-label="Two thousand">2 000 kr</a>'),
        },
        "misses": {
            "a tick box, by role": bare(
                '<div role="checkbox" aria-checked="true" tabindex="0" aria-label="Yes">I agree</div>'
            ),
        },
        "keeps": {
            "the words": bare('<button aria-label="Send">Send</button>'),
            "more": bare('<a href="ett" aria-label="Next page in the list">Next page</a>'),
            "capitals": bare('<button aria-label="next PAGE">Next Page</button>'),
            "blanks": bare('<button aria-label="Next  page"> Next\n page </button>'),
            "an icon letter": bare('<button aria-label="Close">X</button>'),
            "a sign": bare('<button aria-label="Close">×</button>'),
            "points": bare('<button aria-label="Next page">Next page…</button>'),
            "an arrow": bare('<a href="ett" aria-label="Next page">Next page ›</a>'),
            "an image": bare(
                '<a href="ett" aria-label="Map"><img src="ett.png" alt="Picture"></a>'
            ),
            "a text box": bare('<div role="textbox" contenteditable aria-label="Name">Anna</div>'),
            "no label": bare("<button>Send</button>"),
            "for those who listen": bare(
                '<button aria-label="Close"><span style="position:absolute;clip-path:inset(100%);width:1px;height:1px;overflow:hidden">Shut</span></button>'
            ),
            "in brackets": bare(
                '<label for="a">Name (as in your passport)</label><input id="a" aria-label="Name">'
            ),
            "a heading": bare('<h2 aria-label="One">Two words</h2>'),
            "a list": bare(
                '<label for="a">Where</label><select id="a" aria-label="Where"><option>North</option></select>'
            ),
            "hidden": bare('<button style="display: none" aria-label="Dispatch">Send</button>'),
            "an icon font": bare(
                '<button aria-label="Search"><span style="font-family: Icons">&#xe001;</span></button>'
            ),
            "hyphens": bare('<button aria-label="E mail">E-mail</button>'),
            "with words for those who listen": bare(
                '<a href="ett">Read more <span style="position:absolute;clip-path:inset(100%);width:1px;height:1px;overflow:hidden">about jobs</span></a>'
            ),
        },
    },
}
