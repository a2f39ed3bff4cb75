"""Frames: what they are called, and whether the keyboard gets into them."""

# ruff: noqa: E501 (a page is a line)

from .writing import bare, page

HOST = '<div id="host"></div><script>host.attachShadow({mode: "open"}).innerHTML = `%s`</script>'

CHECKS = {
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
}

TOPICS = {
    "frame name": {
        "wcag": "4.1.2",
        "fails": {
            "nothing": bare('<iframe src="ett"></iframe>'),
            "blank": bare('<iframe src="ett" title=" "></iframe>'),
            "a name attribute": bare('<iframe src="ett" name="Map"></iframe>'),
            "labelled by nothing": bare('<iframe src="ett" aria-labelledby="gone"></iframe>'),
            "empty label": bare('<iframe src="ett" aria-label=""></iframe>'),
            "alt": bare('<iframe src="ett" alt="Map"></iframe>'),
        },
        "keeps": {
            "title": bare('<iframe src="ett" title="Map"></iframe>'),
            "label": bare('<iframe src="ett" aria-label="Map"></iframe>'),
            "labelled": bare('<p id="a">Map</p><iframe src="ett" aria-labelledby="a"></iframe>'),
            "hidden": bare('<iframe src="ett" style="display: none"></iframe>'),
            "hidden from those who listen": bare(
                '<p>Open</p><iframe src="två" aria-hidden="true" tabindex="-1"></iframe>'
            ),
            "not in the order": bare('<p>Open</p><iframe src="två" tabindex="-1"></iframe>'),
        },
    },
    "same frame name": {
        "wcag": "4.1.2",
        "fails": {
            "two pages": bare(
                '<iframe src="ett" title="Map"></iframe><iframe src="två" title="Map"></iframe>'
            ),
            "written on the spot": bare(
                '<iframe srcdoc="<p>Bus times</p>" title="Map"></iframe><iframe srcdoc="<p>Opening hours</p>" title="Map"></iframe>'
            ),
            "by label": bare(
                '<iframe src="ett" aria-label="Map"></iframe><iframe src="två" title=" map "></iframe>'
            ),
            "labelled by one": bare(
                '<p id="a">Map</p><iframe src="ett" aria-labelledby="a"></iframe><iframe src="två" aria-labelledby="a"></iframe>'
            ),
            "in a shadow tree": bare(
                '<iframe src="ett" title="Map"></iframe>'
                + HOST % '<iframe src="två" title="Map"></iframe>'
            ),
        },
        "keeps": {
            "the same": bare(
                '<iframe src="ett" title="Map"></iframe><iframe src="ett" title="Map"></iframe>'
            ),
            "copies": bare(
                '<iframe src="ett" title="Map"></iframe><iframe src="kopia-av-ett" title="Map"></iframe>'
            ),
            "nearly the same": bare(
                '<iframe src="lång" title="Jobs"></iframe><iframe src="lång2" title="Jobs"></iframe>'
            ),
            "two names": bare(
                '<iframe src="ett" title="Map"></iframe><iframe src="två" title="Weather"></iframe>'
            ),
            "one hidden": bare(
                '<iframe src="ett" title="Map"></iframe><iframe src="två" title="Map" style="display: none"></iframe>'
            ),
            "by its part": bare(
                '<iframe src="ett" title="Map"></iframe><iframe src="ett#a" title="Map"></iframe>'
            ),
            "none": bare('<iframe src="ett" title="Map"></iframe>'),
        },
    },
    "frame out of order": {
        "wcag": "2.1.1",
        "fails": {
            "a link": bare(
                '<iframe title="Map" tabindex="-1" srcdoc="<a href=\'/\'>Home</a>"></iframe>'
            ),
            "a page": bare('<iframe title="Map" tabindex="-1" src="länk"></iframe>'),
            "a button": bare(
                '<iframe title="Map" tabindex="-1" srcdoc="<button>Send</button>"></iframe>'
            ),
            "a field": bare(
                '<iframe title="Map" tabindex="-999" srcdoc="<input aria-label=A>"></iframe>'
            ),
        },
        "keeps": {
            "in order": bare(
                '<iframe title="Map" tabindex="0" srcdoc="<a href=\'/\'>Home</a>"></iframe>'
            ),
            "nothing to focus": bare(
                '<iframe title="Map" tabindex="-1" srcdoc="<h1>Home</h1>"></iframe>'
            ),
            "said nothing": bare('<iframe title="Map" src="länk"></iframe>'),
            "hidden": bare(
                '<p>Open</p><iframe title="Map" tabindex="-1" style="display: none" src="länk"></iframe>'
            ),
            "a hidden link": bare(
                '<iframe title="Map" tabindex="-1" srcdoc="<p>A</p><a href=\'/\' hidden>Home</a>"></iframe>'
            ),
            "its link out of order": bare(
                '<iframe title="Map" tabindex="-1" srcdoc="<a href=\'/\' tabindex=-1>Home</a>"></iframe>'
            ),
            "a dot": bare(
                '<p>Open</p><iframe title="Map" tabindex="-1" width="1" height="1" src="länk"></iframe>'
            ),
        },
    },
}
