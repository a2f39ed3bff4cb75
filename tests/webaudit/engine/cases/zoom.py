"""The page made bigger, turned and spread out."""

# ruff: noqa: E501 (a page is a line)

from .writing import ENGLISH, bare, styled


def viewport(content):
    return bare("<p>Open</p>", head=f'<meta name="viewport" content="{content}">')


def turned(rule, target="html", media="(orientation: portrait)"):
    return styled(f"@media {media} {{ {target} {{ {rule} }} }}", "<main><p>Open</p></main>")


LINE = "We are open from nine to six every day of the week, and from ten to four on Saturdays and Sundays. "


CHECKS = {
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
}

TOPICS = {
    "viewport": {
        "wcag": "1.4.4",
        "fails": {
            content: viewport(content)
            for content in (
                "user-scalable=no",
                "user-scalable=0",
                "user-scalable=0.5",
                "user-scalable=-0.9",
                "user-scalable=none",
                "maximum-scale=1.0",
                "maximum-scale=1.9",
                "maximum-scale=yes",
                "maximum-scale=0",
                "maximum-scale=max",
                "width=device-width, initial-scale=1, maximum-scale=1.5, user-scalable=no",
                "initial-scale=1 maximum-scale=1",
                "USER-SCALABLE=NO",
            )
        },
        "keeps": {
            content: viewport(content)
            for content in (
                "user-scalable=yes",
                "user-scalable=5",
                "user-scalable=-5",
                "user-scalable=device-width",
                "maximum-scale=2",
                "maximum-scale=6.0",
                "maximum-scale=-1",
                "maximum-scale=device-height",
                "width=device-width",
                "initial-scale=1, minimum-scale=1",
                "",
            )
        },
    },
    "turned": {
        "wcag": "1.3.4",
        "fails": {
            "rotate": turned("transform: rotate(90deg)"),
            "the other way": turned("transform: rotate(-90deg)"),
            "three quarters": turned("transform: rotate(270deg)"),
            "turns": turned("transform: rotate(0.25turn)"),
            "radians": turned("transform: rotate(1.5708rad)"),
            "gradians": turned("transform: rotate(100grad)"),
            "z": turned("transform: rotateZ(90deg)"),
            "in space": turned("transform: rotate3d(0, 0, 1, 90deg)"),
            "matrix": turned("transform: matrix(0, 1, -1, 0, 0, 0)"),
            "matrix in space": turned(
                "transform: matrix3d(0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1)"
            ),
            "property": turned("rotate: 90deg"),
            "main": turned("transform: rotate(90deg)", "main"),
            "landscape": turned("transform: rotate(90deg)", media="(orientation: landscape)"),
            "screen": turned(
                "transform: rotate(90deg)", media="screen and (orientation: portrait)"
            ),
            "translated too": turned("transform: translateX(10px) rotate(90deg)"),
        },
        "keeps": {
            "none": turned("transform: rotate(0deg)"),
            "around": turned("transform: rotate(360deg)"),
            "upside down": turned("transform: rotate(180deg)"),
            "a little": turned("transform: rotate(1deg)"),
            "no orientation": turned(
                "transform: rotate(90deg)", ".icon", media="(min-width: 100px)"
            ),
            "scale": turned("transform: scale(0.9)"),
            "x": turned("transform: rotateX(0deg)"),
            "no media": styled(
                ".icon { transform: rotate(90deg) }",
                '<p>Open <span class="icon">›</span></p>',
            ),
        },
        "misses": {
            "of the sheet": bare(
                "<main><p>Open</p></main>",
                head='<style media="(orientation: portrait)">html { transform: rotate(90deg) }</style>',
            ),
        },
    },
    "spacing held": {
        "wcag": "1.4.12",
        "fails": {
            "letters": bare('<p style="letter-spacing: 0.1em !important">Open</p>'),
            "words": bare('<p style="word-spacing: 0.1em !important">Open every day</p>'),
            "lines": bare(f'<p style="max-width: 200px; line-height: 1 !important">{ENGLISH}</p>'),
            "letters in pixels": bare(
                '<p style="font-size: 20px; letter-spacing: 1px !important">Open</p>'
            ),
            "inherited": bare(
                '<div style="letter-spacing: 0.05em !important"><p style="letter-spacing: inherit !important">Open</p></div>'
            ),
            "normal": bare('<p style="letter-spacing: normal !important">Open</p>'),
            "words normal": bare('<p style="word-spacing: normal !important">Open every day</p>'),
            "line in pixels": bare(
                f'<p style="max-width: 200px; font-size: 16px; line-height: 18px !important">{ENGLISH}</p>'
            ),
            "lines normal": bare(
                f'<p style="max-width: 200px; line-height: normal !important">{ENGLISH}</p>'
            ),
            "initial": bare('<p style="letter-spacing: initial !important">Open</p>'),
        },
        "keeps": {
            "wide": bare('<p style="letter-spacing: 0.15em !important">Open</p>'),
            "not important": bare('<p style="letter-spacing: 0.1em">Open</p>'),
            "words wide": bare('<p style="word-spacing: 0.2em !important">Open every day</p>'),
            "lines wide": bare(
                f'<p style="max-width: 200px; line-height: 1.6 !important">{ENGLISH}</p>'
            ),
            "one line": bare('<p style="line-height: 1 !important">Open</p>'),
            "hidden": bare(
                '<p>Open</p><p style="display: none; letter-spacing: 0.1em !important">Open</p>'
            ),
            "no words": bare('<p>Open</p><p style="letter-spacing: 0.1em !important"></p>'),
            "in a sheet": styled("p { letter-spacing: 0.1em !important }", "<p>Open</p>"),
            "pixels wide": bare(
                '<p style="font-size: 10px; letter-spacing: 2px !important">Open</p>'
            ),
            "another": bare('<p style="color: #000 !important">Open</p>'),
            "off the screen": bare(
                '<p>Open</p><p style="position: absolute; top: -999em; letter-spacing: 0.1em !important">Open</p>'
            ),
        },
    },
    "cut when zoomed": {
        "wcag": "1.4.4",
        "fails": {
            "height of the window": styled(
                "div { height: 5vh; overflow: hidden }", f"<div>{LINE * 2}</div>"
            ),
            "fixed height": styled("div { height: 1.3em; overflow: hidden }", f"<div>{LINE}</div>"),
            "fixed across": styled("p { white-space: nowrap; overflow: hidden }", f"<p>{LINE}</p>"),
            "across only": styled(
                "p { white-space: nowrap; overflow-x: hidden; overflow-y: visible }",
                f"<p>{LINE}</p>",
            ),
            "clip": styled("p { height: 20px; overflow: clip }", f"<p>{LINE}</p>"),
            "outer box": styled(
                ".o { height: 24px; overflow: hidden } .i { overflow: visible }",
                f'<div class="o"><div class="i">{LINE}</div></div>',
            ),
        },
        "keeps": {
            "wraps": styled("p { overflow: hidden }", f"<p>{LINE}</p>"),
            "scrolls": styled("p { height: 1.3em; overflow: auto }", f"<p>{LINE}</p>"),
            "ellipsis": styled(
                "p { white-space: nowrap; overflow: hidden; text-overflow: ellipsis }",
                f"<p>{LINE}</p>",
            ),
            "for those who listen": styled(
                ".l { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }",
                f'<p>Open</p><p class="l">{LINE}</p>',
            ),
            "hidden": styled(
                "div { height: 1.3em; overflow: hidden }",
                f"<p>Open</p><div aria-hidden='true'>{LINE}</div>",
            ),
            "invisible": styled(
                "div { height: 1.3em; overflow: hidden; visibility: hidden }",
                f"<p>Open</p><div>{LINE}</div>",
            ),
            "min height": styled(
                "div { min-height: 1.3em; overflow: hidden }", f"<div>{LINE}</div>"
            ),
            "visible": styled("div { height: 1.3em; overflow: visible }", f"<div>{LINE}</div>"),
        },
    },
}
