"""The counter beside a field and the rule at handing in count alike: in a browser, many texts at once."""

import json

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from nominations.lengths import reader_length

COUNT = """texts => import("/static/award/js/counter.js").then(
  ({characters}) => JSON.parse(texts).map(text => characters(text)))"""
# Letters with marks, hangul, flags, skin tones, families, and every plane besides.
JOINED = st.sampled_from(
    [
        "å",
        "e\u0301",
        "한",
        "\u1112\u1161",
        "🇸🇪",
        "👍🏽",
        "👩‍👩‍👧‍👦",
        "\u200d",
        "\ufe0f",
        "क्षि",
        "\r\n",
        "\n",
    ]
)
PIECES = st.one_of(JOINED, st.characters(codec="utf-8", exclude_characters="\r"))


def test_browser_and_rule_count_alike(browser, live_server):
    texts = []

    @settings(
        max_examples=300,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(st.lists(PIECES, max_size=40))
    def gather(pieces):
        texts.append("".join(pieces))

    gather()
    page = browser.new_page(base_url=live_server.url)
    page.goto("/stilguide/")
    counted = page.evaluate(COUNT, json.dumps(texts))
    page.close()
    differ = [
        (text, rule, browsers)
        for text, browsers in zip(texts, counted, strict=True)
        if (rule := reader_length(text)) != browsers
    ]
    assert differ == []
