"""An audit as data for others: what the files promise to those who read them with programs."""

import json

from webaudit.exports import site_as
from webaudit.words import ONLY_A_PART


def test_earl_is_one_graph_whose_every_word_is_told_what_it_means(completed, site):
    """What stands beside ``@graph`` would make it a graph apart, which no reader of EARL looks into."""
    completed("image-alt")

    told = json.loads(site_as("earl", site))
    context = told["@context"]
    asserted = [thing for thing in told["@graph"] if thing["@type"] == "earl:Assertion"]

    assert set(told) == {"@context", "@graph"}
    assert set(_unknown_words(told["@graph"], context)) == set()
    assert [thing["test"]["isPartOf"] for thing in asserted[:2]] == [
        ["WCAG21:non-text-content"],
        ["WCAG21:link-purpose-in-context", "WCAG21:name-role-value"],
    ]
    assert told["@graph"][0]["description"] == str(ONLY_A_PART)


def _unknown_words(thing, context):
    """Keys, and values that stand for a thing, that expand to no address."""
    if isinstance(thing, list):
        for each in thing:
            yield from _unknown_words(each, context)
    elif isinstance(thing, dict):
        for key, value in thing.items():
            meant = context.get(key, {})
            yield from [] if key.startswith("@") else _no_address(key, context)
            if key == "@type" or (isinstance(meant, dict) and meant.get("@type") == "@id"):
                for each in value if isinstance(value, list) else [value]:
                    yield from _no_address(each, context) if isinstance(each, str) else []
            yield from _unknown_words(value, context)


def _no_address(word, context):
    meant = context.get(word, word)
    address = meant["@id"] if isinstance(meant, dict) else meant
    prefix = address.partition(":")[0]
    return [] if prefix in {*context, "http", "https", "_"} and ":" in address else [word]
