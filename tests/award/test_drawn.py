"""Parts of pages that are drawn once: everybody gets the right one."""

import pytest
from django.template import Context, engines
from django.utils import translation
from django.utils.safestring import mark_safe

from award.drawn import drawn


def part(source):
    return engines["django"].from_string(source).template


@pytest.fixture
def drawings():
    """A part that says who is shown, and how many times it has been drawn."""
    template = part("<b>{{ name }}</b>{{ user }}{{ request }}")
    count, render = [], template.render
    template.render = lambda context: count.append(1) or render(context)
    return template, count


def test_a_part_is_drawn_once_for_the_same_values(drawings):
    template, count = drawings
    assert [drawn(template, name=name) for name in ("Åsa", "Bo", "Åsa")] == [
        "<b>Åsa</b>",
        "<b>Bo</b>",
        "<b>Åsa</b>",
    ]
    assert len(count) == 2


def test_a_part_is_drawn_in_each_language():
    template = part("{% load i18n %}{% translate 'The jury' %}")
    for language, words in (("sv", "Juryn"), ("en", "The jury"), ("sv", "Juryn")):
        with translation.override(language):
            assert drawn(template) == words


def test_what_is_html_already_is_never_taken_for_what_somebody_wrote(drawings):
    template, _count = drawings
    assert drawn(template, name=mark_safe("<i>")) == "<b><i></b>"
    assert drawn(template, name="<i>") == "<b>&lt;i&gt;</b>"


def test_values_of_different_kinds_are_kept_apart(drawings):
    template, _count = drawings
    assert [drawn(template, name=name) for name in (1, True, 0, False)] == [
        "<b>1</b>",
        "<b>True</b>",
        "<b>0</b>",
        "<b>False</b>",
    ]


def test_a_part_sees_nothing_of_the_page_it_stands_on():
    whole = part("{% load looks %}{% drawn 'jury/_criterion_name.html' code='K1' weight=20 %}")
    with translation.override("sv"):
        page = whole.render(Context({"name": "Hemligt", "weight": 30}))
    assert page.strip() == (
        '<legend class="ds-label" data-weight="medium">K1  <span class="subtle">vikt 20</span></legend>'
    )
