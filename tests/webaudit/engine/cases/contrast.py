"""Words that stand out from what is behind them."""

# ruff: noqa: E501 (a page is a line)

from .writing import bare, page, styled

FAINT = "color: #999; background: #fff"

GRADIENT = (
    '<p style="color: %s; background: linear-gradient(90deg, %s); font-size: 16px">Sök jobb här</p>'
)

CHECKS = {
    "own-gradient-contrast": {
        "fails": {"grey on light": page(GRADIENT % ("#aaa", "#fff, #eee"))},
        "passes": {"black on light": page(GRADIENT % ("#000", "#fff, #ddd"))},
        "doubts": {"grey on both": page(GRADIENT % ("#777", "#fff, #000"))},
        "none": {
            "no gradient": page('<p style="color: #aaa">Sök</p>'),
            "see-through": page(GRADIENT % ("#aaa", "#fff, transparent")),
            "an image": page('<p style="color: #aaa; background: url(mörk.png)">Sök</p>'),
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
}

TOPICS = {
    "contrast": {
        "wcag": "1.4.3",
        "fails": {
            "grey": bare(f'<p style="{FAINT}">Open today</p>'),
            "on the page": bare('<p style="color: #aaa">Open today</p>'),
            "large": bare('<p style="color: #aaa; font-size: 30px">Open today</p>'),
            "bold": bare('<p style="color: #999; font: bold 20px sans-serif">Open today</p>'),
            "gradient": bare(
                '<p style="color: #fff; background: linear-gradient(to right, #fff, #ccc)">Open today</p>'
            ),
            "image": bare('<p style="color: #fff; background: url(ljus.png)">Open today</p>'),
            "see-through": bare('<p style="color: rgba(0, 0, 0, .3)">Open today</p>'),
            "faded": bare('<p style="opacity: .4">Open today</p>'),
            "in a shadow tree": bare(
                '<div id="host" style="color: #aaa"></div><script>host.attachShadow({mode: "open"}).innerHTML = "<p>Open today</p>"</script>'
            ),
            "field": bare(
                '<label>Name <input value="Anna" style="color: #aaa; background: #fff"></label>'
            ),
            "button": bare('<button style="color: #888; background: #999">Send</button>'),
            "under": styled(
                "div { position: relative } i { position: absolute; inset: 0; background: #ddd; z-index: -1 }",
                '<div style="color: #fff">Open today<i></i></div>',
            ),
            "before": styled(
                "p { position: relative; z-index: 0; color: #fff } p::before { content: ''; position: absolute; inset: 0; background: #eee; z-index: -1 }",
                "<p>Open today</p>",
            ),
            "shadow as bright": bare(
                '<p style="color: #fff; background: #eee; text-shadow: 0 0 1px #fff">Open today</p>'
            ),
            "label of a field": bare(f'<label style="{FAINT}">Name <input></label>'),
            "over an image": bare(
                '<div style="position: relative"><img src="ljus.png" alt="" width="300" height="60"><p style="position: absolute; top: 0; color: #fff">Open today</p></div>'
            ),
            "two letters": bare('<p style="color: #ccc">Ja</p>'),
        },
        "keeps": {
            "black": bare("<p>Open today</p>"),
            "large": bare('<p style="color: #888; font-size: 30px">Open today</p>'),
            "bold": bare('<p style="color: #888; font: bold 20px sans-serif">Open today</p>'),
            "disabled": bare('<button disabled style="color: #ccc">Send</button>'),
            "label of what is disabled": bare(
                '<label style="color: #ccc">Name <input disabled></label>'
            ),
            "label for what is disabled": bare(
                '<label for="a" style="color: #ccc">Name</label><input id="a" disabled>'
            ),
            "labels what is disabled": bare(
                '<span id="a" style="color: #ccc">Name</span><input aria-labelledby="a" disabled>'
            ),
            "disabled by role": bare(
                '<div role="button" aria-disabled="true" tabindex="0" style="color: #ccc">Send</div>'
            ),
            "disabled group": bare(
                '<fieldset disabled style="color: #ccc"><label>Name <input></label></fieldset>'
            ),
            "disabled group by role": bare(
                '<div role="group" aria-label="A" aria-disabled="true" style="color: #ccc"><label>Name <input></label></div>'
            ),
            "no words": bare('<p style="color: #ccc">------</p>'),
            "hidden": bare('<p>Open</p><p style="color: #ccc; display: none">Open today</p>'),
            "off the screen": bare(
                '<p>Open</p><p style="color: #ccc; position: absolute; top: -999em">Open today</p>'
            ),
            "gradient": bare(
                '<p style="color: #000; background: linear-gradient(to right, #fff, #ccc)">Open today</p>'
            ),
            "gradient that is dark somewhere": bare(
                '<p style="color: #fff; background: linear-gradient(to right, #fff, #000)">Open today</p>'
            ),
            "dark image": bare('<p style="color: #fff; background: url(mörk.png)">Open today</p>'),
            "dark image behind": bare(
                '<div style="position: relative"><img src="mörk.png" alt="" width="300" height="60"><p style="position: absolute; top: 0; color: #fff">Open today</p></div>'
            ),
            "shadow": bare(
                '<p style="color: #fff; text-shadow: 0 0 3px #000, 0 0 3px #000, 0 0 3px #000, 0 0 1px #000, 1px 1px 0 #000, -1px -1px 0 #000">Open today</p>'
            ),
            "before": styled(
                "p { position: relative; z-index: 0; color: #fff } p::before { content: ''; position: absolute; inset: 0; background: #222; z-index: -1 }",
                "<p>Open today</p>",
            ),
            "blended": bare(
                '<div style="background: #fff"><p style="color: #fff; mix-blend-mode: difference">Open today</p></div>'
            ),
            "stroke": bare('<p style="color: #fff; background: #000">Open today</p>'),
        },
        "misses": {
            "filtered": bare('<p style="filter: opacity(30%)">Open today</p>'),
        },
    },
}
