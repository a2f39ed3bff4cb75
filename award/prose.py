"""Light Markdown for a page: paragraphs, lists, bold, italics and links. All else is plain text."""

from functools import cache, lru_cache
from urllib.parse import urlsplit

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

RULES = ["list", "emphasis", "link", "escape", "newline"]
TAGS = {"p", "br", "ul", "ol", "li", "strong", "em", "a"}
#: Where a link may lead: to a page that nobody can have changed on the way, or to somebody's mailbox.
SCHEMES = {"https", "mailto"}


#: A whole jury reads the same texts; what is longer than most is made into HTML for each reader.
MOST_KEPT, LONGEST_KEPT = 1024, 10_000


def as_html(text: str) -> SafeString:
    """What somebody wrote, for a page. What is not understood stands as it was typed."""
    return _kept(text) if len(text) <= LONGEST_KEPT else _made(text)


def _made(text):
    html = _parser().render(text)
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes=SCHEMES,
        link_rel="nofollow noopener",
    )
    return mark_safe(clean)  # noqa: S308 (nh3 lets nothing but the tags above through)


_kept = lru_cache(MOST_KEPT)(_made)


@cache
def _parser() -> MarkdownIt:
    # A new line is a new line: people write lists of their own, and poems.
    parser = MarkdownIt("zero", {"breaks": True}).enable(RULES)
    parser.validateLink = _leads_where_it_may
    return parser


def _leads_where_it_may(url):
    try:
        return urlsplit(url).scheme in SCHEMES
    except ValueError:
        return False
