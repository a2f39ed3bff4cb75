"""The words of statements: what each check looks for, in Swedish and in English. Pure."""

import re


def _words(pattern: str) -> re.Pattern:
    return re.compile(pattern, re.IGNORECASE)


STATEMENT = _words(
    r"tillgänglighets?-?\s?(redogörelse|rapport|utlåtande)|accessibility\s(statement|report)"
)
ABOUT_ACCESS = _words(r"tillgänglighet|accessibility")
ABOUT_SITE = _words(r"om (web\w*|sajten|kommun\.\w+|sidan)|about (the|this) (web)?site")
SITE = _words(
    r"\bwebb?plats\w*|\bwebb?sid\w*|\bsajt\w*|\bwebben\b|\bwebsite\b|\be-tjänst\w*|\bapp(en)?\b"
    r"|\bdigital\w* (tjänst|service)\w*"
)
OWNS = _words(
    r"står bakom|stå bakom|ansvar\w*|äger|ägs av|tillhör|drivs av|tillhandahåll\w*|publiceras av"
    r"|is responsible|is behind|owned by|run by|is committed"
)
WHOLLY = _words(
    r"\b(helt|fullt ut|fullständigt|till fullo) (förenlig|överensstämmande)(?!a)\w?\b"
    r"|\bfully (compliant|conformant|conforms)"
)
PARTLY = _words(
    r"\bdelvis (förenlig|överensstämmande)\w?\b|\bpartial(ly)? (compliant|conformant|conforms)"
)
NOT = _words(
    r"\b(inte|ej|icke) (förenlig|överensstämmande)(?!a)\w?\b|\b(not|non)[- ](compliant|conformant)"
)
NEARLY = _words(
    r"(uppfyll(er|a)|följer|lever upp till|motsvarar|uppnår|klarar)\b"
    r".{0,60}\b(krav|lag|wcag|riktlinj|nivå)\w*"
    r"|\bär (helt |delvis |inte )?tillgänglig(t|a)?\b|inte helt förenlig|bristande överensstämmelse"
    r"|(meets|complies with|conforms to)\b"
)
FAULTS = _words(
    r"\bbrist\w*|inte (är|helt) tillgänglig\w*|otillgänglig\w*|inte är förenlig\w*|ej tillgänglig\w*"
    r"|kända (fel|problem|hinder)|uppfyller inte|not accessible|non-accessible|known (issues|problems)"
    r"|non-compliance"
)
FAULT = _words(
    r"\bsakna[rs]?\b|går inte|\binte\b|\bfel(aktig\w*)?\b|svår\w*|\bej\b|brist\w*|\bför låg\w*|missing"
    r"|\bkräver\b|\bbryter mot\b|hoppar över|otydlig\w*"
    r"|\bnot\b|lacks?\b|cannot"
)
REASON = _words(
    r"på grund av|beror på|eftersom|därför|orsak\w*|anledning\w*|åtgärda\w*|\bwcag\b|\ben 301 549\b"
    r"|\b[1-4]\.[1-5]\.\d{1,2}\b|oskäligt betung\w*|omfattas inte|bristande förenlighet|due to|because"
)
ASSESSED = _words(
    r"bedöm\w*|självskattning\w*|granska\w*|granskning\w*|testa\w*|test(er)?\b|utvärder\w*|prövat?s?\b|prövning\w*|kontroll\w*"
    r"|assess\w*|evaluat\w*|audit\w*|tested|reviewed"
)
UPDATED = _words(
    r"uppdater\w*|revider\w*|senast (ändrad|granskad|sedd)|sågs över|ändrades|upprättad\w*"
    r"|redogörelsen (gjordes|publicerades|skrevs|är från|togs fram)|gäller från"
    r"|updated?|revised|prepared|published"
)
ABOUT_PAGE = _words(r"\bsidan\b|innehållsansvarig|publicerad|\bpage\b|sidansvarig")
METHOD = _words(
    r"självskattning\w*|(intern\w*|egen|egna|eget) (kontroll\w*|granskning\w*|test\w*|bedömning\w*"
    r"|utvärdering\w*|skattning\w*)|oberoende (granskning\w*|part\w*|expert\w*)"
    r"|extern\w* (granskning\w*|part\w*|konsult\w*|leverantör\w*|expert\w*)|tredje part\w*"
    r"|automatisk\w* (test\w*|granskning\w*|verktyg\w*)|manuell\w*"
    r"|\bwcag-em\b|användartest\w*|skärmläsare|hjälpmedel"
    r"|\b(funka|etu|axess lab|useit|siteimprove|lighthouse|monsido|silktide|axe|wave|pa11y)\b"
    r"|self-(assessment|evaluation)|third[- ]party|independent|internal (audit|review)|manual test\w*"
)
METHOD_VERB = _words(
    r"granska\w*|granskning\w*|test\w*|bedöm\w*|utvärder\w*|kontroll\w*|genomför\w*|gjor\w*|prövat?|använ\w*"
    r"|skattning\w*|assess\w*|evaluat\w*|audit\w*|review\w*|carried out"
)
FEEDBACK = _words(
    r"kontakta|meddela|hör av (dig|er)|skriv till|rapporter\w*|synpunkt\w*|påpeka\w*|berätta|tala om för oss"
    r"|hör gärna av|återkoppl\w*|ring\b|mejla|e-posta|fråg\w*|lämna|hjälp\w* oss|stöter på|upptäcker"
    r"|behöver hjälp"
    r"|feedback|contact|let us know|e-mail|email|report (a|an|any)"
)
CHANNEL = _words(r"\b[\w.+-]{1,64}@[\w-]{1,63}\.\w|\b0\d{1,3}[- –]\d[\d ]{4,}\b|\+46[\d -]{7,}")
FORM = _words(r"formulär|kontakt|synpunkt|felanmäl|e-tjänst|form|contact|feedback")
DIGG_COMPLAINT = _words(r"tdosanm[aä]lan|anm[aä]l|bristande-tillg|complain|report")
DIGG = _words(r"\bdigg\b|myndigheten för digital förvaltning|agency for digital government")
BURDEN = _words(r"oskäligt betung\w*|\b12\s?§|disproportionate burden")
EXEMPT = _words(
    r"\b9\s?§|omfattas inte av (lagen|lagstiftningen|kraven)|undantag\w*|outside the scope"
)
UNFILLED = _words(r"\[[^\]]{3,80}\]|<[^>]{3,60}>|x{3,}\b|åååå|lorem ipsum")
SENTENCE_ENDS = re.compile(r"[.!?](?=\s+[A-ZÅÄÖ0-9])")
