"""Ordinary layouts with nothing wrong in them: no rule that counts may say otherwise."""

# ruff: noqa: E501 (a page is a line)

from .writing import SWEDISH

WORDS = (
    "Du behöver bygglov när du bygger nytt, bygger till eller ändrar ett hus. "
    "Skicka in din ansökan i e-tjänsten, så får du besked inom tio veckor. "
)
MENU = '<nav aria-label="Huvudmeny"><ul><li><a href="a">Bygga och bo</a></li><li><a href="b">Skola och förskola</a></li><li><a href="c">Omsorg</a></li></ul></nav>'


def site(css, body, *, script=""):
    return f"""<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Bygglov – Solvikens kommun</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>* {{ box-sizing: border-box }} body {{ margin: 0; font: 16px/1.5 sans-serif }} img {{ max-width: 100% }}
a {{ color: #00508f }} {css}</style></head><body>{body}<script>{script}</script></body></html>"""


PAGES = {
    "a carousel": site(
        """.bildspel { overflow: hidden; position: relative } .band { display: flex; transform: translateX(-100%) }
        .bild { flex: 0 0 100%; padding: 1em; height: 12em; background: #eee }""",
        f"""<header>{MENU}</header><main><h1>Solviken</h1><section aria-label="Nyheter"><div class="bildspel"><div class="band">
        <div class="bild" aria-hidden="true"><h2>Badet öppnar</h2><p>{WORDS[:70]}</p></div>
        <div class="bild"><h2>Nya regler</h2><p>{WORDS[:70]}</p></div>
        <div class="bild" aria-hidden="true"><h2>Sommarjobb</h2><p>{WORDS[:70]}</p></div></div></div>
        <button>Föregående</button><button>Nästa</button></section><p>{WORDS}</p></main>""",
    ),
    "a carousel that looks in": site(
        """.band { display: flex; gap: 16px; overflow-x: auto } .kort { flex: 0 0 80%; padding: 1em; background: #eee }
        .utan { overflow: hidden }""",
        f"""<main><h1>Solviken</h1><div class="band" tabindex="0" role="region" aria-label="Nyheter">
        <div class="kort"><h2>Ett</h2><p>{WORDS}</p></div><div class="kort"><h2>Två</h2><p>{WORDS}</p></div></div>
        <div class="band utan"><div class="kort"><h2>Tre</h2><p>{WORDS}</p></div><div class="kort"><h2>Fyra</h2><p>{WORDS}</p></div></div></main>""",
    ),
    "a sticky header": site(
        """header { position: sticky; top: 0; height: 64px; background: #fff; overflow: visible; display: flex; flex-wrap: wrap; align-items: center }
        .logo { height: 64px; display: flex; align-items: center; overflow: hidden } ul { display: flex; flex-wrap: wrap; list-style: none; gap: 1em; padding: 0 }
        @media (max-width: 800px) { header ul { display: none } }""",
        f'<header><a class="logo" href="/">Solviken</a>{MENU}</header><main><h1>Bygglov</h1>{f"<p>{WORDS}</p>" * 20}</main>',
    ),
    "cards with ellipsis": site(
        """.kort { display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: 1em }
        h3 { white-space: nowrap; overflow: hidden; text-overflow: ellipsis } .ingress { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden }""",
        "<main><h1>Nyheter</h1><h2>Senaste</h2><div class='kort'>"
        + "".join(
            f"<article><h3>{title}</h3><p class='ingress'>{WORDS}</p><a href='{n}'>Läs mer<span style='position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)'> om {title}</span></a></article>"
            for n, title in enumerate(
                (
                    "Nu öppnar badet för sommaren med nya tider varje dag",
                    "Bygglov på nätet",
                    "Ny skola i Ekhamra byggs under nästa år",
                )
            )
        )
        + "</div></main>",
    ),
    "words for those who listen": site(
        """.a { position: absolute; left: -10000px; width: 1px; height: 1px; overflow: hidden } .b { clip: rect(0 0 0 0); position: absolute; overflow: hidden; width: 1px; height: 1px; white-space: nowrap }
        .c { position: absolute; left: -9999px } .d { text-indent: -9999px; overflow: hidden; width: 40px; height: 40px; display: block }""",
        f'<a class="c" href="#i">Till innehållet</a><main id="i"><h1>Bygglov</h1><p>{WORDS}<span class="a">{WORDS}</span></p><p class="b">{WORDS}</p><a class="d" href="/">Solvikens kommun, till startsidan</a></main>',
    ),
    "a table that may scroll": site(
        ".ram { overflow-x: auto } td, th { padding: 8px 24px; white-space: nowrap; text-align: left }",
        "<main><h1>Avgifter</h1><p>"
        + WORDS
        + '</p><div class="ram" tabindex="0" role="region" aria-label="Avgifter"><table><tr>'
        + "".join(f"<th>Avgift {n}</th>" for n in range(8))
        + "</tr><tr>"
        + "".join(f"<td>{n * 1000} kronor om året</td>" for n in range(8))
        + "</tr></table></div></main>",
    ),
    "a table that does not": site(
        "td, th { padding: 8px 24px; white-space: nowrap; text-align: left }",
        "<main><h1>Avgifter</h1><p>"
        + WORDS
        + "</p><table><tr>"
        + "".join(f"<th>Avgift {n}</th>" for n in range(8))
        + "</tr><tr>"
        + "".join(f"<td>{n * 1000} kronor om året</td>" for n in range(8))
        + "</tr></table></main>",
    ),
    "code": site(
        "pre { overflow: auto; background: #f4f4f4; padding: 1em } .sida { display: flex; flex-wrap: wrap } nav { flex: 1 1 200px } main { flex: 3 1 300px; min-width: 0 }",
        f"""<div class="sida">{MENU}<main><h1>Öppna data</h1><p>{WORDS}</p><pre tabindex="0"><code>curl --silent --header "Accept: application/json" https://data.example.se/v1/kommuner?from=2020&amp;to=2027&amp;fields=name,code</code></pre>
        <p>Adressen är https://data.example.se/v1/kommuner/solviken/avgifter/barnomsorg/2027/alla.json och kan öppnas av alla.</p>
        <p>Anropa <code>solviken.oppnadata.kommuner.avgifter.barnomsorg.hamta_alla()</code> för att få listan.</p>
        <dl><dt><code>solviken.oppnadata.kommuner.avgifter.barnomsorg.Inkomst</code></dt><dd><p>{WORDS}</p></dd></dl>
        <table><tr><th>Namn</th><th>Betydelse</th></tr><tr><td><code>solviken.oppnadata.kommuner.avgifter</code></td><td>{WORDS}</td></tr></table></main></div>""",
    ),
    "a map": site(
        ".karta { height: 300px; overflow: hidden; position: relative; background: #cde } .ruta { position: absolute; left: 250px; top: 200px; width: 500px } .knappar { position: absolute; right: 8px; top: 8px }",
        f'<main><h1>Karta</h1><p>{WORDS}</p><div class="karta" role="application" aria-label="Karta över Solviken"><div class="ruta" aria-hidden="true">Solviken Ekhamra Norrlunda Gråberga</div><div class="knappar"><button aria-label="Zooma in">+</button> <button aria-label="Zooma ut">−</button></div></div></main>',
    ),
    "a menu off the canvas": site(
        """nav { position: fixed; top: 0; right: -300px; width: 300px; height: 100%; background: #fff; visibility: hidden } .sida { overflow-x: hidden }""",
        f'<div class="sida"><header><button aria-expanded="false">Meny</button>{MENU}</header><main><h1>Bygglov</h1><p>{WORDS}</p></main></div>',
    ),
    "an accordion": site(
        ".panel { max-height: 0; overflow: hidden; visibility: hidden }",
        f'<main><h1>Frågor</h1><h2><button aria-expanded="false" aria-controls="p">När behöver jag bygglov?</button></h2><div class="panel" id="p"><p>{WORDS}</p></div><details><summary>Vad kostar det?</summary><p>{WORDS}</p></details></main>',
    ),
    "drop-down menus": site(
        "ul { list-style: none; padding: 0; margin: 0 } .ned { position: absolute; display: none; background: #fff } li { position: relative } li:focus-within .ned { display: block } .topp > ul { display: flex; flex-wrap: wrap; gap: 1em }",
        f'<header class="topp"><ul><li><a href="a">Bygga</a><ul class="ned"><li><a href="aa">Bygglov</a></li></ul></li><li><a href="b">Bo</a></li></ul></header><main><h1>Bygga</h1><p>{WORDS}</p></main>',
    ),
    "a hero": site(
        ".hjälte { background: linear-gradient(#123, #234), #123; color: #fff; padding: 4em 1em } .hjälte a { color: #fff } .ruta { max-width: 60ch }",
        f'<div class="hjälte"><div class="ruta"><h1>Välkommen till Solviken</h1><p>{WORDS}</p><a href="sok">Sök bygglov</a></div></div><main><h2>Nyheter</h2><p>{WORDS}</p></main>',
    ),
    "a form": site(
        "label { display: block } input, select, textarea { max-width: 100% } .fel { color: #b00020 } :focus-visible { outline: 3px solid #000 }",
        """<main><h1>Felanmälan</h1><form><p id="f" class="fel">Skriv din e-postadress med ett @, till exempel namn@exempel.se</p>
        <label for="n">Ditt namn</label><input id="n" autocomplete="name"><label for="e">E-post</label><input id="e" type="email" autocomplete="email" aria-invalid="true" aria-describedby="f">
        <fieldset><legend>Vem gäller det?</legend><label><input type="radio" name="v"> Mig</label><label><input type="radio" name="v"> Någon annan</label></fieldset>
        <label for="t">Beskriv felet</label><textarea id="t" rows="4"></textarea><button>Skicka felanmälan</button></form></main>""",
    ),
    "a footer in columns": site(
        "footer { display: flex; flex-wrap: wrap; gap: 2em; background: #222; color: #fff; padding: 1em } footer a { color: #fff } footer div { flex: 1 1 14em }",
        f"""<header>{MENU}</header><main><h1>Bygglov</h1><p>{WORDS}</p></main><footer><div><h2>Kontakt</h2><p>Växel <a href="tel:+461234560">0123-45 60 00</a></p><p><a href="mailto:kommun@solviken.example">kommun@solviken.example</a></p></div>
        <div><h2>Följ oss</h2><ul><li><a href="f">Facebook</a></li><li><a href="i">Instagram</a></li></ul></div><div lang="en"><h2>In English</h2><p><a href="en">About the municipality</a></p></div></footer>""",
    ),
    "languages and files": site(
        "ul { padding-left: 1em }",
        f"""<nav aria-label="Språk"><a href="en" lang="en">English</a> <a href="fi" lang="fi">Suomi</a> <a href="se" lang="se">Davvisámegiella</a></nav><main><h1>Budget</h1><p>{SWEDISH}</p>
        <ul><li><a href="b.pdf">Budget 2027 (pdf, 2 MB)</a></li><li><a href="c.pdf">Årsredovisning (pdf)</a></li></ul><p>Läs <a href="d">reglerna</a> och <a href="e">avgifterna</a>.</p></main>""",
    ),
    "a calendar": site(
        "table { table-layout: fixed; width: 100%; max-width: 500px } td, th { text-align: center; overflow: hidden }",
        "<main><h1>Evenemang i maj</h1><table><tr>"
        + "".join(
            f'<th scope="col"><abbr title="{day}dag">{day[:2]}</abbr></th>'
            for day in ("mån", "tis", "ons", "tors", "fre", "lör", "sön")
        )
        + "</tr>"
        + "".join(
            "<tr>" + "".join(f"<td>{week * 7 + day}</td>" for day in range(1, 8)) + "</tr>"
            for week in range(4)
        )
        + "</table></main>",
    ),
    "tabs and steps": site(
        ".flikar { display: flex; flex-wrap: wrap } ol { display: flex; flex-wrap: wrap; gap: 2em }",
        f'<main><h1>Ansök</h1><div class="flikar" role="tablist" aria-label="Ansök"><button role="tab" aria-selected="true" aria-controls="p1" id="t1">Privat</button><button role="tab" aria-selected="false" tabindex="-1" id="t2">Företag</button></div><div role="tabpanel" id="p1" aria-labelledby="t1"><p>{WORDS}</p></div><ol><li>Ansök</li><li>Vänta</li><li>Få besked</li></ol></main>',
    ),
    "a notice that stays": site(
        ".kaka { position: fixed; bottom: 0; left: 0; right: 0; background: #fff; padding: 1em; max-height: 50vh; overflow: auto }",
        f'<main><h1>Bygglov</h1><p>{WORDS}</p></main><div class="kaka" role="region" aria-label="Kakor"><p>Vi använder kakor för att webbplatsen ska fungera.</p><button>Godkänn</button></div>',
    ),
    "boxes placed by hand": site(
        ".kort { position: relative; height: 14em; overflow: hidden; background: #eee } .bricka { height: 1.6em; overflow: hidden } .text { position: absolute; left: 0; right: 0; top: 2em; padding: 0 1em }",
        '<main><h1>Solviken</h1><div class="kort"><div class="bricka"><div class="text"><h2>Badet</h2><p>Öppet alla dagar hela sommaren.</p></div></div></div></main>',
    ),
    "what axe alone would blame": site(
        ".sök::before { content: 'Sök' } object { width: 300px; height: 100px }",
        f'<main><h1>Bygglov</h1><p>{WORDS}</p><button class="sök"></button><object data="data:text/html,Karta" type="text/html"></object><label>Ort <select role="combobox"><option>Solviken</option></select></label></main>',
    ),
    "a page that hears the keyboard": site(
        ":focus-visible { outline: 2px solid #000 }",
        f'<main><h1>Bygglov</h1><p>{WORDS}</p><a href="a">Sök bygglov</a></main>',
        script="addEventListener('keydown', () => { document.documentElement.setAttribute('data-input', 'keyboard') })",
    ),
    "a picture behind the words": site(
        """.hjälte { background: #000 url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Crect width='900' height='900' fill='%23123'/%3E%3C/svg%3E"); color: #fff; padding: 2em }""",
        f'<div class="hjälte"><h1>Bygglov</h1><p>{WORDS}</p></div>',
    ),
}
