"""Forms, figures and times look the same everywhere and say the truth."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test.html import parse_html
from django.utils import translation

from award.looks import DateInput, DateTimeInput
from award.models import Person
from award.templatetags import looks

NOON = datetime(2027, 3, 1, 11, 0, tzinfo=UTC)
MISSING = '<span aria-hidden="true">–</span><span class="ds-sr-only">saknas</span>'


@pytest.fixture(autouse=True)
def swedish():
    with translation.override("sv"):
        yield


def rendered(source, **context):
    return Template("{% load looks %}" + source).render(Context(context)).strip()


def parsed(html):
    return parse_html(html.strip())


class Answer(forms.Form):
    text = forms.CharField(
        label="Svar", help_text="Kort.", max_length=600, widget=forms.Textarea(attrs={"rows": 2})
    )
    name = forms.CharField(
        label="Namn", required=False, max_length=40, widget=forms.TextInput({"placeholder": "Namn"})
    )
    level = forms.ChoiceField(
        label="Nivå", widget=forms.RadioSelect, choices=[(1, "Ett"), (2, "Två")]
    )
    day = forms.DateField(label="Dag", widget=DateInput)
    at = forms.DateTimeField(label="Tid", widget=DateTimeInput)
    agrees = forms.BooleanField(label="Ja")


# --- Forms ---------------------------------------------------------------------------------------


def test_text_has_label_help_and_a_count_of_what_is_left():
    assert parsed(Answer()["text"].as_field_group()) == parsed(
        '<div class="ds-field">'
        '<label class="ds-label" data-weight="medium" for="id_text">Svar</label>'
        '<div data-field="description" id="id_text_helptext">Kort.</div>'
        '<textarea name="text" cols="40" rows="2" required class="ds-input" data-max="600"'
        ' aria-describedby="id_text_helptext id_text_counter" id="id_text">\n</textarea>'
        '<p class="counter" data-field="description" id="id_text_counter"'
        ' data-left="{n} tecken kvar" data-over="{n} tecken för mycket">Högst 600 tecken.</p></div>'
    )


def test_optional_text_says_so_and_loses_its_placeholder_but_keeps_its_limit():
    assert parsed(Answer()["name"].as_field_group()) == parsed(
        '<div class="ds-field"><label class="ds-label" data-weight="medium" for="id_name">Namn'
        ' <span class="optional">valfritt</span></label>'
        '<input type="text" name="name" maxlength="40" class="ds-input" id="id_name"></div>'
    )


def test_choices_are_a_fieldset_with_a_legend():
    assert parsed(Answer()["level"].as_field_group()) == parsed(
        '<fieldset class="ds-fieldset" id="id_level">'
        '<legend class="ds-label" data-weight="medium">Nivå</legend>'
        '<div class="ds-field">'
        '<input type="radio" name="level" value="1" required class="ds-input" id="id_level_0">'
        '<label class="ds-label" data-weight="regular" for="id_level_0">Ett</label></div>'
        '<div class="ds-field">'
        '<input type="radio" name="level" value="2" required class="ds-input" id="id_level_1">'
        '<label class="ds-label" data-weight="regular" for="id_level_1">Två</label></div></fieldset>'
    )


def test_errors_are_tied_to_their_field_and_keep_what_was_typed():
    form = Answer({"text": "<b>Vi mäter</b>", "day": "igår", "level": "9"})
    assert parsed(form["day"].as_field_group()) == parsed(
        '<div class="ds-field"><label class="ds-label" data-weight="medium" for="id_day">Dag</label>'
        '<input type="date" name="day" value="igår" required aria-invalid="true"'
        ' aria-describedby="id_day_error" class="ds-input" id="id_day">'
        '<div class="ds-validation-message" data-color="danger" id="id_day_error">'
        "<p>Fyll i ett giltigt datum.</p></div></div>"
    )
    assert "&lt;b&gt;Vi mäter&lt;/b&gt;</textarea>" in str(form)


def test_dates_and_times_are_written_and_read_the_same_way_in_both_languages():
    data = {
        "text": "x",
        "level": "1",
        "agrees": "on",
        "day": "2027-03-01",
        "at": "2027-03-01T12:00",
    }
    for language in ("sv", "en"):
        with translation.override(language):
            form = Answer(data)
            assert form.is_valid(), form.errors
            assert (form.cleaned_data["day"], form.cleaned_data["at"]) == (date(2027, 3, 1), NOON)
            again = Answer(initial=form.cleaned_data)
            assert 'value="2027-03-01"' in str(again["day"])
            assert 'value="2027-03-01T12:00"' in str(again["at"])


def test_error_summary_links_to_each_field_and_to_the_first_of_a_group():
    form = Answer({"text": "x", "day": "2027-03-01", "at": "2027-03-01T12:00"})
    html = parsed(rendered('{% include "_error_summary.html" %}', form=form, reasons=["Vänta."]))
    assert html == parsed(
        '<ds-error-summary class="ds-error-summary">'
        '<h2 class="ds-heading" data-size="xs">Det här behöver rättas</h2><ul class="ds-list">'
        "<li>Vänta.</li>"
        '<li><a class="ds-link" href="#id_level_0">Nivå: Detta fält måste fyllas i.</a></li>'
        '<li><a class="ds-link" href="#id_agrees">Ja: Detta fält måste fyllas i.</a></li>'
        "</ul></ds-error-summary>"
    )


def test_error_summary_is_nothing_where_nothing_is_wrong():
    assert rendered('{% include "_error_summary.html" %}', form=Answer(), forms=[Answer()]) == ""


# --- Figures and times ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "value", "swedish", "english"),
    [
        ("{{ x|figure }}", 1234.5, "1\xa0234", "1,234"),
        ("{{ x|figure:1 }}", 1234.56, "1\xa0234,6", "1,234.6"),
        ("{{ x|figure:1 }}", 0, "0,0", "0.0"),
        ("{{ x|percent:1 }}", 84.53, "84,5\xa0%", "84.5%"),
        ("{{ x|percent_of_one }}", 0.845, "84\xa0%", "84%"),
        ("{% day x %}", date(2027, 3, 1), "1\xa0mars\xa02027", "1\xa0March\xa02027"),
        (
            "{% moment x %}",
            NOON,
            "1\xa0mars\xa02027\xa0kl.\xa012.00",
            "1\xa0March\xa02027\xa0at\xa012:00",
        ),
        (
            "{% deadline x %}",
            datetime(2027, 3, 31, 22, 0, tzinfo=UTC),
            "31\xa0mars\xa02027\xa0kl.\xa024.00",
            "31\xa0March\xa02027\xa0at\xa024:00",
        ),
    ],
)
def test_figures_and_times_are_written_as_the_language_does(source, value, swedish, english):
    written = []
    for language in ("sv", "en"):
        with translation.override(language):
            written.append(re.sub("<[^>]+>", "", rendered(source, x=value)))
    assert written == [swedish, english]


def test_times_carry_the_exact_moment_for_machines():
    assert 'datetime="2027-03-01T11:00:00+00:00"' in rendered("{% moment x %}", x=NOON)


@pytest.mark.parametrize(
    "source",
    [
        "{{ x|figure }}",
        "{{ x|percent }}",
        "{{ x|percent_of_one }}",
        "{% day x %}",
        "{% moment x %}",
        "{% deadline x %}",
    ],
)
def test_missing_is_missing_and_never_a_nought(source):
    assert rendered(source, x=None) == MISSING


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(days=12, hours=23), "12 dagar och 23 timmar kvar"),
        (timedelta(days=1), "1 dag kvar"),
        (timedelta(hours=23, minutes=59), "23 timmar och 59 minuter kvar"),
        (timedelta(minutes=1), "1 minut kvar"),
        (timedelta(seconds=59), "mindre än en minut kvar"),
        (timedelta(0), "tiden är ute"),
    ],
)
def test_time_left_is_rounded_down(left, words):
    assert looks.time_left(NOON + left, NOON) == words


def test_tone_of_an_unknown_state_is_neutral():
    assert [looks.tone(status) for status in ("signed", "draft", "conflicted", "nonsense", None)] == [
        "success", "warning", "danger", "neutral", "neutral",
    ]  # fmt: skip


# --- Parts ---------------------------------------------------------------------------------------


def test_breadcrumbs_are_nothing_on_a_first_page_and_escape_their_words():
    assert rendered("{% breadcrumbs %} {% endbreadcrumbs %}") == ""
    html = rendered("{% breadcrumbs %}{% crumb x '/' %}{% endbreadcrumbs %}", x="<Å>")
    assert html == (
        '<nav class="ds-breadcrumbs" aria-label="Här är du"><ol>'
        '<li><a class="ds-link" href="/">&lt;Å&gt;</a></li></ol></nav>'
    )


def test_pagination_keeps_the_rest_of_the_address(rf):
    page = Paginator(range(290), 20).page(2)
    request = rf.get("/kansli/", {"county": "25", "page": "2"})
    html = render_to_string("_pagination.html", {"page": page}, request)
    assert re.findall(r'href="([^"]+)"', html) == [
        f"?county=25&amp;page={number}" for number in (1, 1, 2, 3, 15, 3)
    ]


def test_style_guide_shows_every_part_and_comes_back_with_errors(client):
    shown = client.get("/stilguide/")
    refused = client.post("/stilguide/", {"title": "Vi <mäter>"})
    assert (shown.status_code, refused.status_code) == (200, 422)
    assert "<title>Stilguide – Utmärkt</title>" in shown.content.decode()
    assert "<title>Fel: Stilguide – Utmärkt</title>" in refused.content.decode()
    assert 'value="Vi &lt;mäter&gt;"' in refused.content.decode()


def test_language_is_chosen_on_any_page_and_names_itself_in_its_own_language(client):
    page = client.get("/stilguide/").content.decode()
    assert ('<html lang="sv"' in page, 'value="en" lang="en">English</button>' in page) == (
        True,
        True,
    )
    answer = client.post("/sprak/", {"language": "en", "next": "/stilguide/"}, follow=True)
    page = answer.content.decode()
    assert ('<html lang="en"' in page, 'value="sv" lang="sv">Svenska</button>' in page) == (
        True,
        True,
    )


@pytest.mark.django_db
def test_pages_that_do_not_exist_answer_in_the_house_style(client):
    answer = client.get("/finns-inte/")
    assert (answer.status_code, "<h1" in answer.content.decode()) == (404, True)
    assert "Sidan finns inte" in answer.content.decode()


@pytest.mark.parametrize("name", ["400.html", "500.html", "403_csrf.html"])
def test_error_pages_need_nothing_but_themselves(name):
    html = Template('{% extends "' + name + '" %}').render(Context())
    assert re.findall("<html lang=.sv.|<h1|<main", html) == ['<html lang="sv"', "<main", "<h1"]


@pytest.mark.django_db
def test_keys_are_listed_in_swedish_with_what_can_be_done(client):
    person = Person.objects.create_user("anna@example.se", "Anna Lind")
    key = Authenticator.objects.create(
        user=person, type=Authenticator.Type.WEBAUTHN, data={"name": "Min <telefon>"}
    )
    Authenticator.objects.filter(pk=key.pk).update(created_at=NOON)
    client.force_login(person)
    table = (
        client.get("/konto/2fa/webauthn/").content.decode().split("<tbody>")[1].split("</tbody>")[0]
    )
    words = [word for word in re.sub("<[^>]+>", "|", table).split("|") if word.strip()]
    assert [word.strip() for word in words] == [
        "Min &lt;telefon&gt;", "1\xa0mars\xa02027", "aldrig",
        "Byt namn", "Min &lt;telefon&gt;", "Ta bort", "Min &lt;telefon&gt;",
    ]  # fmt: skip


@pytest.mark.django_db
def test_pages_of_the_account_are_about_no_award(client):
    """Their package has a site in hand, which is none of ours."""
    answer = client.get("/konto/login/")
    assert (answer.status_code, "brand-award" in answer.text) == (200, False)
