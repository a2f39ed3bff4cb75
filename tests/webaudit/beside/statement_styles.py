"""More statements in other municipalities' manners, all invented: many forms of dates, missing parts.

As in ``statement_pages``: the answers to heading, names, conformance, faults, assessed, updated, method,
feedback, complaint. Today is 22 November 2026.
"""

STYLES = {
    "questions as headings, dates by weekday": (
        "yyyyyyyyy",
        """<h1>Tillgänglighetsredogörelse</h1>
        <h2>Vem ansvarar för webbplatsen?</h2><p>Det är Lillviks kommun som äger lillvik.se.</p>
        <h2>Hur tillgänglig är webbplatsen?</h2>
        <p>Vi är medvetna om att delar av webbplatsen är delvis förenliga med DOS-lagen.</p>
        <h2>Vilka hinder finns?</h2>
        <ul><li>Tabeller saknar rubrikceller (1.3.1). Vi räknar med att åtgärda det under våren.</li></ul>
        <h2>Hur har vi kontrollerat webbplatsen?</h2>
        <p>Egen kontroll med skärmläsare utfördes måndagen den 4 maj 2026.</p>
        <p>Den här texten sågs över tisdagen den 9:e juni 2026.</p>
        <h2>Hittar du fler fel?</h2><p>Ring Kontaktcenter, 0999-10 20 30.</p>
        <h2>Tillsyn</h2><p><a href="https://www.digg.se/digital-tillganglighet/anmal-bristande-tillganglighet">
        Anmäl bristande tillgänglighet</a></p>""",
    ),
    "month and year only, dates in a list": (
        "yyyyyyyyy",
        """<h1>Tillgänglighetsredogörelse för Lillviks webbplats</h1>
        <p>Lillviks kommun ansvarar för den här webbplatsen.</p>
        <p>lillvik.se är delvis förenlig med lagen om tillgänglighet till digital offentlig service.</p>
        <h2>Brister</h2><ul><li>Kontrasten är för låg i menyn, WCAG 1.4.3.</li></ul>
        <h2>Granskning</h2><ul><li>Metod: självskattning</li><li>Senast bedömd: maj 2026</li>
        <li>Redogörelsen senast uppdaterad: juni 2026</li></ul>
        <p>Skriv till <a href="mailto:info@lillvik.se">info@lillvik.se</a> så hjälper vi dig.</p>
        <p><a href="https://www.digg.se/tdosanmalan">Anmäl till Digg</a></p>""",
    ),
    "numbers with dots and slashes": (
        "yyyyyyyyy",
        """<h1>Digital tillgänglighet</h1><h2>Tillgänglighetsredogörelse för www.lillvik.se</h2>
        <p>Lillvik står bakom den här webbplatsen.</p>
        <p>Webbplatsen är inte förenlig med lagkraven.</p>
        <h3>Innehåll som inte är tillgängligt</h3>
        <p>PDF-dokument från före 2018 saknar taggar eftersom de är äldre än lagen.</p>
        <h3>Bedömning</h3><p>Vi testade webbplatsen 14.9.2026 med automatiska verktyg och manuellt.</p>
        <p>Redogörelsen uppdaterades 2/10 2026.</p>
        <p>Använd gärna <a href="/kontakt/lamna-synpunkt">formuläret</a> om du behöver hjälp.</p>
        <p><a href="https://www.digg.se/tdosanmalan">Klaga hos Digg</a></p>""",
    ),
    "Digg's address for law and supervision": (
        "yyyyyyyyy",
        """<h1>Tillgänglighetsredogörelse</h1><p>Lillviks kommun tillhandahåller webbplatsen.</p>
        <p>Webbplatsen är delvis förenlig med lagen (2018:1937).</p>
        <h2>Innehåll som inte är tillgängligt</h2><ul><li>Vissa länkar går inte att förstå utan sitt
        sammanhang. Orsak: redaktörerna behöver utbildning.</li></ul>
        <h2>Så har vi prövat webbplatsen</h2><p>Internt test av webbteamet, 2026-08-20.</p>
        <p>Sidan och redogörelsen uppdaterades 2026-08-21.</p>
        <p>Tala om för oss om något strular: <a href="tel:+46999102030">0999-10 20 30</a></p>
        <p><a href="https://www.digg.se/analys-och-uppfoljning/lagen-om-tillganglighet-till-digital-offentlig-service-dos-lagen/anmal-bristande-tillganglighet">
        Anmälan till Digg</a></p>""",
    ),
    "English, long and formal": (
        "yyyyyyyyy",
        """<h1>Accessibility statement for lillvik.se</h1>
        <p>Lillvik is committed to making its website accessible.</p>
        <h2>Compliance status</h2><p>The website partially conforms to WCAG 2.1 level AA.</p>
        <h2>Non-accessible content</h2><ul><li>Older documents cannot be read with a screen reader because
        they are scanned.</li></ul>
        <h2>Preparation of this statement</h2>
        <p>The assessment was carried out as a self-assessment in the 2nd week of June 2026.</p>
        <p>The statement was last reviewed on 12 June 2026 and updated on 15 June 2026.</p>
        <h2>Feedback and contact information</h2>
        <p>E-mail: <a href="mailto:hello@lillvik.se">hello@lillvik.se</a></p>
        <h2>Enforcement procedure</h2><p><a href="https://www.digg.se/en/report-lack-of-accessibility">
        Report to the Agency for Digital Government</a></p>""",
    ),
    "no date at all and no method": (
        "yyyynnnyy",
        """<h1>Tillgänglighetsredogörelse</h1><p>Lillviks kommun ansvarar för webbplatsen.</p>
        <p>Den är delvis förenlig med lagen.</p>
        <ul><li>Bilder saknar alternativtext (1.1.1).</li></ul>
        <p>Kontakta oss på <a href="mailto:kommun@lillvik.se">kommun@lillvik.se</a>.</p>
        <p><a href="https://www.digg.se/tdosanmalan">Digg</a></p>""",
    ),
    "says it will be assessed": (
        "yyyyuyyyy",
        """<h1>Tillgänglighetsredogörelse</h1><p>Webbplatsen drivs av Lillviks kommun.</p>
        <p>Webbplatsen är delvis förenlig med lagen.</p><ul><li>Filmer saknar textning (1.2.2).</li></ul>
        <p>En extern granskning kommer att göras i januari 2027.</p>
        <p>Redogörelsen publicerades 2026-05-02.</p>
        <p>Hör av dig till <a href="mailto:webb@lillvik.se">webb@lillvik.se</a>.</p>
        <p><a href="https://www.digg.se/tdosanmalan">Anmäl</a></p>""",
    ),
    "updated before, assessed lately": (
        "yyyyynyyy",
        """<h1>Tillgänglighetsredogörelse för lillvik.se</h1><p>Lillviks kommun äger webbplatsen.</p>
        <p>Webbplatsen är delvis förenlig med lagen.</p><ul><li>Kartan kräver mus (2.1.1).</li></ul>
        <p>Oberoende granskning av Funka, den 20 oktober 2026.</p>
        <p>Redogörelsen uppdaterades senast den 1 september 2025.</p>
        <p>Meddela oss via <a href="/e-tjanst/felanmalan">felanmälan</a>.</p>
        <p><a href="https://www.digg.se/tdosanmalan">Anmäl</a></p>""",
    ),
    "whole, but not quite": (
        "yyuuyyyyy",
        """<h1>Tillgänglighetsredogörelse</h1><p>Lillviks kommun ansvarar för lillvik.se.</p>
        <p>Vår ambition är att webbplatsen ska uppfylla kraven i WCAG 2.1 på nivå AA. Idag gör den inte
        riktigt det, och det finns kända brister.</p>
        <p>Vi granskade webbplatsen i september 2026 genom en intern kontroll.</p>
        <p>Redogörelsen uppdaterad 30 sept 2026.</p>
        <p>Kontakta oss: <a href="mailto:webb@lillvik.se">webb@lillvik.se</a></p>
        <p><a href="https://www.digg.se/tdosanmalan">Anmäl</a></p>""",
    ),
    "not partly but not": (
        "yyyyyyyyy",
        """<h1>Tillgänglighetsrapport för Lillvik</h1><p>Lillviks kommun är ansvarig för webbplatsen.</p>
        <p>Webbplatsen är ännu inte förenlig med lagen om digital tillgänglighet.</p>
        <h2>Kända problem</h2><ul><li>Rubriker hoppar över nivåer på grund av en gammal mall.</li></ul>
        <p>Bedömningen gjordes den 5 okt. 2026. Den är en egen utvärdering.</p>
        <p>Reviderad 2026-10-06.</p>
        <p>Lämna dina synpunkter på <a href="https://e.lillvik.se/synpunkt">e-tjänsten</a>.</p>
        <p><a href="https://www.digg.se/tdosanmalan">Anmäl</a></p>""",
    ),
    "a mere promise": (
        "unnnnnnun",
        """<h1>Tillgänglighet</h1><p>Vi arbetar för att alla ska kunna använda våra sidor.</p>
        <p>Kontakta gärna kommunen med frågor.</p>""",
    ),
    "addressed to nobody": (
        "ynyyyynuy",
        """<h1>Tillgänglighetsredogörelse</h1><p>Webbplatsen är delvis förenlig med lagen.</p>
        <ul><li>Formulär saknar etiketter (3.3.2).</li></ul>
        <p>Webbplatsen bedömdes 2026-03-03.</p><p>Redogörelsen uppdaterades 2026-03-04.</p>
        <p>Om du upptäcker problem, hör av dig.</p>
        <p><a href="https://www.digg.se/tdosanmalan">Anmäl</a></p>""",
    ),
    "only Digg to write to": (
        "yyyyyyyuu",
        """<h1>Tillgänglighetsredogörelse</h1><p>Lillviks kommun ansvarar för webbplatsen.</p>
        <p>Webbplatsen är delvis förenlig med lagen.</p>
        <h2>Brister</h2><p>Länkar saknar understrykning, vilket bryter mot 1.4.1.</p>
        <p>Självskattning gjord 1 februari 2026, redogörelsen uppdaterad 2 februari 2026.</p>
        <p>Upptäcker du brister? Kontakta oss.</p>
        <p>Digg har tillsyn över lagen: <a href="https://www.digg.se/">digg.se</a></p>""",
    ),
    "the template, unfilled": (
        "yuuunnuyy",
        """<h1>Tillgänglighetsredogörelse</h1>
        <p>[Lillviks kommun] står bakom den här webbplatsen.</p>
        <p>Webbplatsen är [helt förenlig/delvis förenlig/inte förenlig] med lagen.</p>
        <h2>Innehåll som inte är tillgängligt</h2><p>[Beskriv bristerna här]</p>
        <h2>Hur vi testat webbplatsen</h2><p>[Självskattning/extern granskning]</p>
        <p>Senaste bedömningen gjordes den [datum].</p>
        <p>Kontakta oss: <a href="mailto:info@lillvik.se">info@lillvik.se</a></p>
        <p><a href="https://www.digg.se/tdosanmalan">Anmäl</a></p>""",
    ),
}
