"""A web page as its reader meets it: headings, paragraphs and links, from whatever bytes were sent. Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml import etree

MOST_BLOCKS = 20_000
MOST_LINKS = 5_000
MOST_ELEMENTS = 100_000
LONGEST_BLOCK = 20_000
LONGEST_URL = 2_000
# Only these: some of Python's other codecs take hours on hostile bytes, or do not give text at all.
ENCODINGS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-16": "utf-16",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "iso-8859-15": "iso-8859-15",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Not "head": the parser leaves everything in it where a page does not say where its body begins.
_UNSEEN = frozenset(
    {"title", "script", "style", "noscript", "template", "svg", "iframe", "textarea"}
)
_INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i",
        "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time",
        "tt", "u", "var",
    }
)  # fmt: skip
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


@dataclass(frozen=True)
class Link:
    """A link: its words, where it leads, and whether it stands in the page's footer."""

    text: str
    url: str
    is_in_footer: bool = False


@dataclass(frozen=True)
class Block:
    """A paragraph, item, cell or heading. ``level`` is 1 to 6 for a heading, 0 for anything else."""

    text: str
    level: int = 0
    is_item: bool = False
    is_in_footer: bool = False
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Text:
    """What a page says, in its order."""

    title: str = ""
    lang: str = ""
    blocks: tuple[Block, ...] = ()
    has_search: bool = False

    @property
    def links(self) -> list[Link]:
        return [link for block in self.blocks for link in block.links]

    @property
    def words(self) -> str:
        return "\n".join(block.text for block in self.blocks)


def decode(body: bytes, content_type: str = "") -> str:
    """The characters of a page, by its byte order mark, its header or its own word; else UTF-8."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if body.startswith(mark):
            return body.decode(encoding, errors="replace")
    head = body[:1024].decode("ascii", errors="replace")
    for place in (content_type, head):
        named = _CHARSET.search(place)
        encoding = ENCODINGS.get(named[1].lower()) if named else None
        # A page that can say in ASCII what it is written in is not written in UTF-16.
        if encoding and not (place is head and encoding.startswith("utf-16")):
            return body.decode(encoding, errors="replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("cp1252", errors="replace")


def tidy(text: str) -> str:
    """Words as they are read: composed letters, plain spaces, nothing invisible."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_INVISIBLE).split())


def read_page(html: str, base: str) -> Text:
    """Read a page; what browsers forgive, it forgives. ``base`` is the address it came from."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    # A zero byte or half a surrogate would end the reading in the middle.
    source = html.replace("\0", " ").encode("utf-8", errors="replace")
    if not source.strip():
        return Text()
    parser.feed(source)
    try:
        root = parser.close()
    except etree.LxmlError:
        return Text()
    if root is None:
        return Text()
    title = root.find(".//title")
    return Text(
        title=tidy("".join(title.itertext()))[:300] if title is not None else "",
        lang=(root.get("lang") or "").strip().lower()[:35],
        blocks=tuple(_Reader(_base(root, base)).read(root)),
        has_search=_has_search(root),
    )


def _base(root, address: str) -> str:
    element = root.find(".//base[@href]")
    return _join(address, element.get("href")) or address if element is not None else address


def _has_search(root) -> bool:
    return any(
        element.get("type", "").lower() == "search"
        or element.get("role", "").lower() in {"search", "searchbox"}
        or element.tag == "search"
        for element in root.iter("input", "form", "div", "section", "search")
    )


class _Reader:
    """Walks through a page once, gathering words and links into blocks."""

    def __init__(self, base: str):
        self.base = base
        self.blocks: list[Block] = []
        self.links_read = 0
        self.words: list[str] = []
        self.links: list[Link] = []
        self.level = 0
        self.is_item = False
        self.footers = 0
        self.link: tuple[str, int, str] | None = None  # where it leads, its first word, its label

    def read(self, root) -> list[Block]:
        unseen = 0
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in islice(walk, 2 * MOST_ELEMENTS):
            tag = element.tag if isinstance(element.tag, str) else ""
            hidden = tag in _UNSEEN or element.get("hidden") is not None
            if event == "start":
                unseen += hidden
                if not unseen:
                    self._open(tag, element)
            else:
                if not unseen:
                    self._close(tag, element)
                unseen -= hidden
                if not unseen and element.tail:
                    self.words.append(element.tail)
            if len(self.blocks) >= MOST_BLOCKS:
                break
        self._end_block()
        return self.blocks

    def _open(self, tag, element):
        if tag == "br":
            self.words.append(" ")
        elif tag and tag not in _INLINE and tag != "img":
            self._end_block()
            if tag in _HEADINGS:
                self.level = int(tag[1])
            self.is_item = tag in {"li", "dd", "td"} or (self.is_item and tag == "p")
        self.footers += _is_footer(tag, element)
        if tag == "a" and element.get("href") is not None:
            self._end_link()
            label = element.get("aria-label") or ""
            self.link = (_join(self.base, element.get("href")), len(self.words), label)
        if tag == "img" and self.link:
            self.words.append(f" {element.get('alt') or ''} ")
        if element.text:
            self.words.append(element.text)

    def _close(self, tag, element):
        if tag == "a":
            self._end_link()
        if tag and tag not in _INLINE and tag not in {"br", "img"}:
            self._end_block()
        if tag == "li":
            self.is_item = False
        self.footers -= _is_footer(tag, element)

    def _end_link(self):
        if self.link is None:
            return
        url, first, label = self.link
        self.link = None
        if url and self.links_read < MOST_LINKS:
            self.links_read += 1
            text = tidy(label or "".join(self.words[first:]))[:LONGEST_BLOCK]
            self.links.append(Link(text, url, self.footers > 0))

    def _end_block(self):
        # A link around several blocks is one link to its reader; its first block keeps it.
        self._end_link()
        text = tidy("".join(self.words))[:LONGEST_BLOCK]
        if text or self.links:
            self.blocks.append(
                Block(text, self.level, self.is_item, self.footers > 0, tuple(self.links))
            )
        self.words, self.links, self.level = [], [], 0


def _is_footer(tag, element) -> bool:
    if tag == "footer" or element.get("role") == "contentinfo":
        return True
    marks = f"{element.get('id') or ''} {element.get('class') or ''}".lower()
    return tag in {"div", "section", "nav"} and ("footer" in marks or "sidfot" in marks)


def _join(base: str, href: str) -> str:
    """An absolute address to follow, or to write or call; empty for anything else."""
    try:
        url = urljoin(base, href.strip())
        parts = urlsplit(url)
    except ValueError:
        return ""
    if len(url) > LONGEST_URL or parts.scheme not in {"http", "https", "mailto", "tel"}:
        return ""
    return url.partition("#")[0] if parts.scheme in {"http", "https"} else url
