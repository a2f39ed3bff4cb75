"""Accessibility statements as municipalities write them, all invented: model pupils, laconic, sloppy, untrue.

Each has the answers to the nine checks of its page, in order: heading, names, conformance, faults, assessed,
updated, method, feedback, complaint; y yes, n no, u unclear. Today is 22 November 2026.
"""

DIGG = '<a href="https://www.digg.se/tdosanmalan">Anmäl till Digg</a>'

STATEMENTS = {
    "by the book": (
        "yyyyyyyyy",
        f"""<h1>Tillgänglighetsredogörelse för lillvik.se</h1>
        <p>Lillviks kommun står bakom webbplatsen lillvik.se och vill att alla ska kunna använda den.</p>
        <h2>Teknisk information</h2>
        <p>Webbplatsen är delvis förenlig med lagen om tillgänglighet till digital offentlig service,
        på grund av bristerna nedan.</p>
        <h2>Innehåll som inte är tillgängligt</h2>
        <ul><li>Kartor kan inte användas med tangentbord (WCAG 2.1.1).</li>
        <li>Äldre filmer saknar undertexter, eftersom de gjordes före 2020.</li></ul>
        <h2>Hur vi har testat</h2>
        <p>Vi har gjort en självskattning. Senaste bedömningen gjordes den 3 mars 2026.</p>
        <p>Redogörelsen uppdaterades senast den 10 mars 2026.</p>
        <h2>Säg till oss</h2>
        <p>Kontakta oss om något inte fungerar: <a href="mailto:webb@lillvik.se">webb@lillvik.se</a>.</p>
        <h2>Tillsyn</h2><p>Inte nöjd med svaret? {DIGG}.</p>""",
    ),
    "wholly, so no faults": (
        "yyyyyyyyy",
        f"""<h1>Tillgänglighetsredogörelse</h1>
        <p>Den här webbplatsen ägs av Lillviks kommun.</p>
        <p>Webbplatsen är helt förenlig med lagen.</p>
        <p>En oberoende granskning gjordes av en konsult i september 2026.</p>
        <p>Uppdaterad: 2026-09-30</p>
        <p>Meddela oss på 0999-12 34 56 om du hittar något som inte fungerar.</p><p>{DIGG}</p>""",
    ),
    "not compliant, in short": (
        "yyyuyyyyy",
        f"""<h1>Tillgänglighetsredogörelse för vår webbplats</h1>
        <p>Lillviks kommun ansvarar för webbplatsen. Den är inte förenlig med lagen.</p>
        <h2>Kända brister</h2><p>Det går inte att tabba genom menyn.</p>
        <p>Webbplatsen granskades 2026-01-15 av Axess Lab. Redogörelsen reviderades 2026-02-01.</p>
        <p>Lämna synpunkter i <a href="/synpunkter">vårt formulär</a>.</p><p>{DIGG}</p>""",
    ),
    "in English": (
        "yyyyyyyyy",
        """<h1>Accessibility statement</h1>
        <p>Lillvik Municipality is responsible for this website.</p>
        <p>This website is partially compliant with the law, due to the issues listed below.</p>
        <h2>Non-accessible content</h2><ul><li>Some images lack text alternatives (1.1.1).</li></ul>
        <p>The site was last assessed on 3 March 2026 by an independent third party.</p>
        <p>This statement was updated on March 10, 2026.</p>
        <p>Let us know by <a href="mailto:web@lillvik.se">e-mail</a> if you find a problem.</p>
        <p><a href="https://www.digg.se/en/complain-about-accessibility">Complain to Digg</a></p>""",
    ),
    "two years old": (
        "yyyynnnyu",
        """<h1>Tillgänglighetsredogörelse</h1>
        <p>Lillviks kommun ansvarar för lillvik.se.</p>
        <p>Webbplatsen är delvis förenlig med lagen.</p>
        <ul><li>Bilder saknar beskrivning (WCAG 1.1.1).</li></ul>
        <p>Redogörelsen uppdaterades den 1 september 2023.</p>
        <p>Hör av dig till webb@lillvik.se.</p>
        <p>Du kan anmäla brister till Myndigheten för digital förvaltning.</p>""",
    ),
    "only a year": (
        "yyyyuuyyy",
        f"""<h1>Tillgänglighetsredogörelse</h1>
        <p>Lillviks kommun ansvarar för lillvik.se. Den är delvis förenlig med lagen.</p>
        <ul><li>Tabeller saknar rubriker. Vi åtgärdar det under våren.</li></ul>
        <p>Vi testade 2025 och uppdaterade texten 2026.</p>
        <p>Manuell och automatisk granskning.</p>
        <p>Skriv till <a href="mailto:webb@lillvik.se">oss</a>.</p><p>{DIGG}</p>""",
    ),
    "an unfilled template": (
        "yuuunnnun",
        """<h1>Tillgänglighetsredogörelse för [webbplatsens namn]</h1>
        <p>Lillviks kommun</p>
        <p>Webbplatsen är [helt förenlig / delvis förenlig / inte förenlig] med lagen.</p>
        <h2>Brister</h2><p>[Räkna upp det som inte är tillgängligt]</p>
        <p>Kontakta oss gärna.</p>""",
    ),
    "a promise": (
        "unuuunnun",
        """<h1>Tillgänglighet</h1>
        <p>Vi följer WCAG och andra krav. Webbplatsen testades under våren 2021.</p>
        <p>Vissa äldre dokument är otillgängliga.</p>
        <p>Hör gärna av dig om något inte fungerar.</p>""",
    ),
    "paraphrased": (
        "yuuyyuyyu",
        """<h1>Tillgänglighetsrapport</h1>
        <p>Välkommen till Lillviks kommun.</p>
        <p>Vi uppfyller delvis kraven i lagen.</p>
        <p>Det här fungerar inte ännu:</p>
        <ul><li>Formulären saknar etiketter, på grund av ett fel i vårt system.</li></ul>
        <p>Extern granskning utförd av Funka den 14/9 2026.</p>
        <p>Sidan uppdaterad 2026-10-01</p>
        <p>Rapportera till <a href="/kontakta-oss">kontaktcenter</a>.</p>
        <p>Läs mer hos <a href="https://www.digg.se/">Digg</a>.</p>""",
    ),
    "reasons in a table": (
        "yyyyyynyy",
        f"""<h1>Tillgänglighetsredogörelse</h1>
        <p>Webbplatsen lillvik.se drivs av Lillviks kommun.</p>
        <p>Den är delvis förenlig med DOS-lagen.</p>
        <h2>Brister vi känner till</h2>
        <table><tr><th>Fel</th><th>Krav</th></tr>
        <tr><td>Kontrasten är för låg</td><td>WCAG 1.4.3</td></tr></table>
        <p>Bedömning: 2026-05-02. Senast reviderad: 2026-05-03.</p>
        <p>Tala om för oss i <a href="https://service.lillvik.se/">e-tjänsten</a>.</p><p>{DIGG}</p>""",
    ),
    "a date to come": (
        "yyyynunyy",
        f"""<h1>Tillgänglighetsredogörelse</h1>
        <p>Lillviks kommun står bakom den här webbplatsen, som är delvis förenlig med lagen.</p>
        <h2>Brister</h2><ul><li>Filmer saknar text. Det beror på ett byte av verktyg.</li></ul>
        <p>Redogörelsen uppdateras den 1 mars 2027.</p>
        <p>Ring 0999-10 00 00.</p><p>{DIGG}</p>""",
    ),
    "another municipality's": (
        "ynyyyyyyy",
        f"""<h1>Tillgänglighetsredogörelse</h1>
        <p>Storviks kommun står bakom den här webbplatsen.</p>
        <p>Webbplatsen är delvis förenlig med lagen.</p>
        <h2>Brister</h2><ul><li>Menyn saknar fokus (2.4.7).</li></ul>
        <p>Vi har gjort en egen kontroll. Den senaste granskningen gjordes den 5 maj 2026.</p>
        <p>Redogörelsen är uppdaterad den 6 maj 2026.</p>
        <p>Skriv till webb@storvik.se.</p><p>{DIGG}</p>""",
    ),
    "hyphens nobody sees, letters in two parts": (
        "yyyyyyyyy",
        f"""<h1>Tillg\u00e4nglighets\u00adredog\u00f6relse</h1>
        <p>Lillviks kommun sta\u030ar bakom den ha\u0308r webbplatsen.</p>
        <p>Webb\u00adplatsen a\u0308r delvis\u00a0fo\u0308renlig med lagen.</p>
        <h2>Brister</h2><ul><li>Menyn saknar fokus (2.4.7).</li></ul>
        <p>Egen granskning gjordes den 5\u00a0maj\u00a02026. Redogörelsen reviderades 6 maj 2026.</p>
        <p>Skriv till <a href="mailto:webb@lillvik.se">oss</a>.</p><p>{DIGG}</p>""",
    ),
}


def page(body, title="Lillviks kommun", footer=""):
    """A whole page with a menu and a footer around what it says."""
    return (
        f"<!doctype html><html lang=sv><meta charset=utf-8><title>{title}</title>"
        "<header><a href=/>Start</a> <a href=/nyheter>Nyheter</a> <a href=/kontakt>Kontakt</a></header>"
        f"<main>{body}</main><footer>{footer}</footer></html>"
    )
