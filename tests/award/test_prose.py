"""What people write is read as light Markdown, and never as anything that a browser runs."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from award.prose import TAGS, as_html

SAFE = re.compile(r"</?([a-z]+)(?: (?:href|rel|start)=\"[^\"]*\")*>")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Hej\nhopp\n\nigen", "<p>Hej<br>\nhopp</p>\n<p>igen</p>\n"),
        ("- ett\n- **två**", "<ul>\n<li>ett</li>\n<li><strong>två</strong></li>\n</ul>\n"),
        (
            "[vår rapport](https://www.example.se/)",
            '<p><a href="https://www.example.se/" rel="nofollow noopener">vår rapport</a></p>\n',
        ),
        ("[x](http://a.se) [y](javascript:a)", "<p>[x](http://a.se) [y](javascript:a)</p>\n"),
        ("# <b>inte</b> `kod` > 3", "<p># &lt;b&gt;inte&lt;/b&gt; `kod` &gt; 3</p>\n"),
        ("", ""),
    ],
)
def test_paragraphs_lists_bold_and_links_are_read_and_all_else_is_text(text, html):
    assert as_html(text) == html


@settings(max_examples=60)
@given(st.text(alphabet='<>[]()*_-!`"&\\ \n=:/ajhttps1.', max_size=60) | st.text())
def test_nothing_but_our_own_tags_comes_out(text):
    html = as_html(text)
    assert {match[1] for match in SAFE.finditer(html)} <= TAGS
    assert "<" not in SAFE.sub("", html)
