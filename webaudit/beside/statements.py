"""The accessibility statement: is it there, and does it say what Digg asks for? Ten checks. Pure.

Each check has the words it rests on. An honest "delvis förenlig" is what the law asks for, and costs nothing.
What a machine cannot tell is unclear, worth half, and goes to a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import unquote, urlsplit

from .dates import Mention, dates_in
from .results import Answer, Check, shorten
from .texts import Block, Link, Text

LINK_WEIGHT = 2
MOST_CHARACTERS = 200_000  # twenty times a long statement; what comes after is not one
MOST_MONTHS = 12
CHECKS = (
    "link", "heading", "names", "conformance", "faults",
    "assessed", "updated", "method", "feedback", "complaint",
)  # fmt: skip


def _words(pattern: str) -> re.Pattern:
    return re.compile(pattern, re.IGNORECASE)


_STATEMENT = _words(
    r"tillgänglighets?-?\s?(redogörelse|rapport|utlåtande)|accessibility\s(statement|report)"
)
_ABOUT_ACCESS = _words(r"tillgänglighet|accessibility")
_ABOUT_SITE = _words(r"om (web\w*|sajten|kommun\.\w+|sidan)|about (the|this) (web)?site")
_SITE = _words(
    r"\bwebb?plats\w*|\bwebb?sid\w*|\bsajt\w*|\bwebben\b|\bwebsite\b|\be-tjänst\w*|\bapp(en)?\b"
    r"|\bdigital\w* (tjänst|service)\w*"
)
_OWNS = _words(
    r"står bakom|stå bakom|ansvar\w*|äger|ägs av|tillhör|drivs av|tillhandahåll\w*|publiceras av"
    r"|is responsible|is behind|owned by|run by|is committed"
)
_WHOLLY = _words(
    r"\b(helt|fullt ut|fullständigt|till fullo) (förenlig|överensstämmande)(?!a)\w?\b"
    r"|\bfully (compliant|conformant|conforms)"
)
_PARTLY = _words(
    r"\bdelvis (förenlig|överensstämmande)(?!a)\w?\b|\bpartial(ly)? (compliant|conformant|conforms)"
)
_NOT = _words(
    r"\b(inte|ej|icke) (förenlig|överensstämmande)(?!a)\w?\b|\b(not|non)[- ](compliant|conformant)"
)
_NEARLY = _words(
    r"(uppfyller|följer|lever upp till|motsvarar|uppnår|klarar)\b.{0,60}\b(krav|lag|wcag|riktlinj|nivå)\w*"
    r"|\bär (helt |delvis |inte )?tillgänglig(t|a)?\b|inte helt förenlig|bristande överensstämmelse"
    r"|(meets|complies with|conforms to)\b"
)
_FAULTS = _words(
    r"\bbrist\w*|inte (är|helt) tillgänglig\w*|otillgänglig\w*|inte är förenlig\w*|ej tillgänglig\w*"
    r"|kända (fel|problem|hinder)|uppfyller inte|not accessible|non-accessible|known (issues|problems)"
    r"|non-compliance"
)
_FAULT = _words(
    r"\bsakna[rs]?\b|går inte|\binte\b|\bfel(aktig\w*)?\b|svår\w*|\bej\b|brist\w*|\bför låg\w*|missing"
    r"|\bnot\b|lacks?\b|cannot"
)
_REASON = _words(
    r"på grund av|beror på|eftersom|därför|orsak\w*|anledning\w*|åtgärda\w*|\bwcag\b|\ben 301 549\b"
    r"|\b[1-4]\.[1-5]\.\d{1,2}\b|oskäligt betung\w*|omfattas inte|bristande förenlighet|due to|because"
)
_ASSESSED = _words(
    r"bedöm\w*|granska\w*|granskning\w*|testa\w*|test(er)?\b|utvärder\w*|prövat?s?\b|prövning\w*|kontroll\w*"
    r"|assess\w*|evaluat\w*|audit\w*|tested|reviewed"
)
_UPDATED = _words(
    r"uppdater\w*|revider\w*|senast (ändrad|granskad|sedd)|sågs över|ändrades|upprättad\w*"
    r"|redogörelsen (gjordes|publicerades|skrevs|är från|togs fram)|gäller från"
    r"|updated?|revised|prepared|published"
)
_ABOUT_PAGE = _words(r"\bsidan\b|innehållsansvarig|publicerad|\bpage\b|sidansvarig")
_METHOD = _words(
    r"självskattning\w*|(intern\w*|egen|egna|eget) (kontroll\w*|granskning\w*|test\w*|bedömning\w*"
    r"|utvärdering\w*|skattning\w*)|oberoende (granskning\w*|part\w*|expert\w*)"
    r"|extern\w* (granskning\w*|part\w*|konsult\w*|leverantör\w*|expert\w*)|tredje part\w*"
    r"|automatisk\w* (test\w*|granskning\w*|verktyg\w*)|manuell\w*"
    r"|\bwcag-em\b|användartest\w*|skärmläsare|hjälpmedel"
    r"|\b(funka|etu|axess lab|useit|siteimprove|lighthouse|monsido|silktide|axe|wave|pa11y)\b"
    r"|self-(assessment|evaluation)|third[- ]party|independent|internal (audit|review)|manual test\w*"
)
_METHOD_VERB = _words(
    r"granska\w*|granskning\w*|test\w*|bedöm\w*|utvärder\w*|kontroll\w*|genomför\w*|gjor\w*|prövat?|använ\w*"
    r"|skattning\w*|assess\w*|evaluat\w*|audit\w*|review\w*|carried out"
)
_FEEDBACK = _words(
    r"kontakta|meddela|hör av (dig|er)|skriv till|rapporter\w*|synpunkt\w*|påpeka\w*|berätta|tala om för oss"
    r"|hör gärna av|återkoppl\w*|ring\b|mejla|e-posta|fråg\w*|lämna|hjälp\w* oss|stöter på|upptäcker"
    r"|feedback|contact|let us know|e-mail|email|report (a|an|any)"
)
_CHANNEL = _words(r"\b[\w.+-]{1,64}@[\w-]{1,63}\.\w|\b0\d{1,3}[- –]\d[\d ]{4,}\b|\+46[\d -]{7,}")
_FORM = _words(r"formulär|kontakt|synpunkt|felanmäl|e-tjänst|form|contact|feedback")
_DIGG_COMPLAINT = _words(r"tdosanm[aä]lan|anm[aä]l|bristande-tillg|complain")
_DIGG = _words(r"\bdigg\b|myndigheten för digital förvaltning|agency for digital government")
_BURDEN = _words(r"oskäligt betung\w*|\b12\s?§|disproportionate burden")
_EXEMPT = _words(
    r"\b9\s?§|omfattas inte av (lagen|lagstiftningen|kraven)|undantag\w*|outside the scope"
)
_UNFILLED = _words(r"\[[^\]]{3,80}\]|<[^>]{3,60}>|x{3,}\b|åååå|lorem ipsum")
_SENTENCE = re.compile(r"[.!?](?=\s+[A-ZÅÄÖ0-9])")


@dataclass(frozen=True)
class Found:
    """A link that may lead to the statement: from which page, and how sure its words make us."""

    link: Link
    page: str
    is_named: bool  # its words say "tillgänglighetsredogörelse"


def candidates(page: str, text: Text) -> list[Found]:
    """The links of a page that may lead to the statement, the surest first."""
    ranked = []
    for link in text.links:
        if not link.url.startswith(("http://", "https://")) or _is_diggs(link.url):
            continue
        if _STATEMENT.search(link.text):
            ranked.append((0, Found(link, page, True)))
        elif _ABOUT_ACCESS.search(link.text) or "tillganglighetsredogorelse" in link.url.lower():
            ranked.append((1, Found(link, page, False)))
        elif _ABOUT_SITE.search(link.text):
            ranked.append((2, Found(link, page, False)))
    return [found for _rank, found in sorted(ranked, key=lambda pair: pair[0])]


def is_a_statement(text: Text) -> bool:
    """Whether a page is the statement itself, and not a page on the way to it."""
    named = any(_STATEMENT.search(block.text) for block in text.blocks if block.level)
    titled = bool(_STATEMENT.search(text.title))
    says = any(
        pattern.search(block.text)
        for block in text.blocks
        for pattern in (_WHOLLY, _PARTLY, _NOT)
        if not block.is_in_footer
    )
    about = any(_ABOUT_ACCESS.search(block.text) for block in text.blocks if block.level == 1)
    return (named or titled or about) and (says or named)


def check_statement(
    text: Text | None,
    *,
    link: Check,
    url: str = "",
    names: Sequence[str],
    today: date,
) -> list[Check]:
    """The ten checks. ``text`` is the statement's page, None where there is none; ``names`` the actor's."""
    if text is None:
        return [link, *(Check(name, Answer.NO) for name in CHECKS[1:])]
    text = _within_reason(text)
    said = [block for block in text.blocks if not block.is_in_footer]
    conformance = _conformance(said)
    return [
        link,
        _heading(text),
        _names(said, names, urlsplit(url).hostname or ""),
        conformance,
        _faults(said, conformance),
        _assessed(said),
        _updated(said, today),
        _method(said),
        _feedback(said),
        _complaint(text),
    ]


def link_check(
    start: Sequence[Found], every_footer: bool, is_found: bool, way: Found | None
) -> Check:
    """Is the statement linked on the start page, or in every footer, by its name?"""
    if not is_found or way is None:
        return Check("link", Answer.NO, weight=LINK_WEIGHT)
    is_on_start = any(found.link.url == way.link.url for found in start)
    sure = way.is_named and (is_on_start or every_footer)
    answer = Answer.YES if sure else Answer.UNCLEAR
    return Check("link", answer, shorten(f"{way.link.text} → {way.link.url}"), LINK_WEIGHT)


def flags(text: Text | None, *, conformance: str, violations: int | None) -> list[dict]:
    """What a person should look at; costs nothing."""
    if text is None:
        return []
    found = []
    if conformance == "wholly" and violations:
        found.append({"name": "contradiction", "quote": "", "violations": violations})
    for name, pattern in (("burden", _BURDEN), ("exempt", _EXEMPT), ("unfilled", _UNFILLED)):
        quote = next(_quotes(pattern, text.blocks), "")
        if quote:
            found.append({"name": name, "quote": quote})
    return found


def conformance_of(text: Text | None) -> str:
    """``wholly``, ``partly`` or ``not`` where the statement says exactly one of them; else empty."""
    if text is None:
        return ""
    said = {name for name, _quote in _statuses(text.blocks)}
    return said.pop() if len(said) == 1 else ""


def _within_reason(text: Text) -> Text:
    """The page as far as anybody would read it."""
    kept, read = [], 0
    for block in text.blocks:
        read += len(block.text)
        if read > MOST_CHARACTERS:
            break
        kept.append(block)
    return replace(text, blocks=tuple(kept))


def _heading(text: Text) -> Check:
    for block in text.blocks:
        if block.level and _STATEMENT.search(block.text):
            return Check("heading", Answer.YES, shorten(block.text))
    near = [block.text for block in text.blocks if block.level and _ABOUT_ACCESS.search(block.text)]
    if _STATEMENT.search(text.title):
        near.append(text.title)
    return (
        Check("heading", Answer.UNCLEAR, shorten(near[0])) if near else Check("heading", Answer.NO)
    )


def _names(said: Sequence[Block], names: Sequence[str], host: str) -> Check:
    actor = re.compile(
        r"\b(" + "|".join(re.escape(name) for name in names if name) + r")(s|:s)?\b", re.IGNORECASE
    )
    host = host.removeprefix("www.").lower()
    best = Check("names", Answer.NO)
    if not any(names):
        return best
    for block in said:
        if not actor.search(block.text):
            continue
        site = _SITE.search(block.text) or (host and host in block.text.lower())
        if site and _OWNS.search(block.text) and not block.level:
            return Check("names", Answer.YES, _around(block.text, actor))
        # "Den här webbplatsen ägs av …" may be in the next sentence; a mere mention is not enough.
        if best.answer == Answer.NO:
            best = Check("names", Answer.UNCLEAR, _around(block.text, actor))
    return best


def _statuses(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        for sentence in _sentences(block.text):
            for name, pattern in (("wholly", _WHOLLY), ("partly", _PARTLY), ("not", _NOT)):
                found = pattern.search(sentence)
                if found and not (name == "wholly" and _is_denied(sentence, found.start())):
                    yield name, sentence


def _is_denied(sentence: str, at: int) -> bool:
    return bool(re.search(r"\b(inte|ej|not)\s+(\w+\s+)?$", sentence[:at], re.IGNORECASE))


def _conformance(said: Sequence[Block]) -> Check:
    statuses = list(_statuses(said))
    if len({name for name, _quote in statuses}) == 1:
        return Check("conformance", Answer.YES, shorten(statuses[0][1]))
    if statuses:  # a template where nobody has chosen, or a statement that says two things
        return Check(
            "conformance", Answer.UNCLEAR, shorten(" … ".join(q for _n, q in statuses[:3]))
        )
    quote = next(_quotes(_NEARLY, said), "")
    return Check("conformance", Answer.UNCLEAR if quote else Answer.NO, quote)


def _faults(said: Sequence[Block], conformance: Check) -> Check:
    """A list of what is not accessible, with reasons; nothing is asked of a site that is wholly so."""
    statuses = {name for name, _quote in _statuses(said)}
    if statuses == {"wholly"}:
        return Check("faults", Answer.YES, conformance.quote)
    listed: list[str] = []
    is_about_faults = False
    for block in said:
        if block.level:
            is_about_faults = bool(_FAULTS.search(block.text)) or (
                is_about_faults and block.level > 3
            )
        elif is_about_faults or block.is_item:
            is_more = bool(listed) and is_about_faults and _REASON.search(block.text)
            if is_more or _FAULT.search(block.text):
                listed.append(block.text)
    if not listed:
        quote = next(_quotes(_FAULTS, [block for block in said if not block.level]), "")
        return Check("faults", Answer.UNCLEAR if quote else Answer.NO, quote)
    reasons = [text for text in listed if _REASON.search(text)]
    quote = shorten((reasons or listed)[0])
    return Check("faults", Answer.YES if reasons else Answer.UNCLEAR, quote)


def _assessed(said: Sequence[Block]) -> Check:
    return _dated("assessed", said, _ASSESSED, lambda mention, _text: mention.is_exact)


def _updated(said: Sequence[Block], today: date) -> Check:
    """Updated within twelve months. The page's own date of publication is not the statement's: unclear."""
    mentions = list(_dates_about(said, _UPDATED))
    if not mentions:
        return Check("updated", Answer.NO)
    mention, text = max(mentions, key=lambda pair: (pair[0].day <= today, pair[0].day))
    quote = _cut(text, mention.start)
    months = 12 * (today.year - mention.day.year) + today.month - mention.day.month
    months -= today.day < mention.day.day
    if mention.day > today or not mention.is_exact:
        return Check("updated", Answer.UNCLEAR, quote)
    if months >= MOST_MONTHS:
        return Check("updated", Answer.NO, quote)
    bare = (
        _ABOUT_PAGE.search(text)
        and not _STATEMENT.search(text)
        and "redogörelse" not in text.lower()
    )
    return Check("updated", Answer.UNCLEAR if bare else Answer.YES, quote)


def _dated(name, said, pattern, is_enough) -> Check:
    unsure = ""
    for mention, text in _dates_about(said, pattern):
        quote = _cut(text, mention.start)
        if is_enough(mention, text):
            return Check(name, Answer.YES, quote)
        unsure = unsure or quote
    return Check(name, Answer.UNCLEAR if unsure else Answer.NO, unsure)


def _dates_about(said: Sequence[Block], pattern: re.Pattern) -> Iterator[tuple[Mention, str]]:
    """Dates that belong to a word: the nearest before it in its sentence, else after it, else the heading."""
    heading = ""
    for block in said:
        if block.level:
            heading = block.text
        for sentence in _sentences(block.text):
            for mention, words in _dates_with_words(sentence):
                if _belongs(words or heading, pattern):
                    yield mention, sentence


def _dates_with_words(sentence: str) -> Iterator[tuple[Mention, str]]:
    """Each date of a sentence with the words it belongs to: those before it, or else those after."""
    mentions = dates_in(sentence)
    for n, mention in enumerate(mentions):
        before = sentence[mentions[n - 1].end if n else 0 : mention.start]
        after = sentence[mention.end : mentions[n + 1].start if n + 1 < len(mentions) else None]
        told = next((part for part in (before, after) if _belongs_anywhere(part)), "")
        yield mention, told


def _belongs_anywhere(words: str) -> bool:
    return bool(_ASSESSED.search(words) or _UPDATED.search(words))


def _belongs(words: str, pattern: re.Pattern) -> bool:
    """Whether the last of the telling words is of this kind: "granskades 2024 och uppdaterades 2026"."""
    last = {
        kind: max((found.end() for found in kind.finditer(words)), default=-1)
        for kind in (_ASSESSED, _UPDATED)
    }
    return last[pattern] >= 0 and last[pattern] == max(last.values())


def _method(said: Sequence[Block]) -> Check:
    unsure = ""
    for block in said:
        for sentence in _sentences(block.text):
            found = _METHOD.search(sentence)
            if found and not block.level and _METHOD_VERB.search(sentence):
                return Check("method", Answer.YES, shorten(sentence))
            if found:
                unsure = unsure or shorten(sentence)
    return Check("method", Answer.UNCLEAR if unsure else Answer.NO, unsure)


def _feedback(said: Sequence[Block]) -> Check:
    """The site's own way of being told: an address, a number or a form beside an invitation."""
    heading, unsure = "", ""
    for block in said:
        if block.level:
            heading = block.text
            continue
        invites = bool(_FEEDBACK.search(block.text) or _FEEDBACK.search(heading))
        if not invites:
            continue
        if _CHANNEL.search(block.text) or any(_is_a_channel(link) for link in block.links):
            return Check("feedback", Answer.YES, shorten(block.text))
        if _FEEDBACK.search(block.text) and not _DIGG.search(block.text):
            unsure = unsure or shorten(block.text)
    return Check("feedback", Answer.UNCLEAR if unsure else Answer.NO, unsure)


def _is_a_channel(link: Link) -> bool:
    if _is_diggs(link.url):
        return False
    if link.url.startswith(("mailto:", "tel:")):
        return "digg.se" not in link.url.lower()
    return bool(_FORM.search(link.text) or _FORM.search(unquote(urlsplit(link.url).path)))


def _complaint(text: Text) -> Check:
    linked = [link for link in text.links if _is_diggs(link.url)]
    for link in linked:
        if _DIGG_COMPLAINT.search(unquote(urlsplit(link.url).path)):
            return Check("complaint", Answer.YES, shorten(f"{link.text} → {link.url}"))
    if linked:
        link = linked[0]
        return Check("complaint", Answer.UNCLEAR, shorten(f"{link.text} → {link.url}"))
    quote = next(_quotes(_DIGG, text.blocks), "")
    return Check("complaint", Answer.UNCLEAR if quote else Answer.NO, quote)


def _is_diggs(url: str) -> bool:
    host = (urlsplit(url).hostname or "").lower()
    return host == "digg.se" or host.endswith(".digg.se")


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for found in _SENTENCE.finditer(text):
        # "den 14 sept. 2026" is one sentence.
        if text[found.end() :].lstrip()[:1].isdigit():
            continue
        yield text[start : found.end()].strip()
        start = found.end()
    if text[start:].strip():
        yield text[start:].strip()


def _quotes(pattern: re.Pattern, blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        found = pattern.search(block.text)
        if found:
            yield _cut(block.text, found.start())


def _around(text: str, pattern: re.Pattern) -> str:
    found = pattern.search(text)
    return _cut(text, found.start() if found else 0)


def _cut(text: str, at: int) -> str:
    """The words around a place, as a quotation."""
    if at <= 120:
        return shorten(text)
    start = text.rfind(" ", 0, at - 100) + 1
    return shorten(f"…{text[start:]}")
