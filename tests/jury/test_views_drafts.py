"""The page on which a juror reads and scores, as its script and its form use it."""

import json
import re
from datetime import timedelta

import pytest
import time_machine

from award.models import Criterion
from jury.models import Assessment
from nominations.clashes import fingerprint
from nominations.models import Question
from nominations.rules.storing import LONGEST_TEXT
from tests.jury.conftest import assess, declare_all, during
from tests.jury.test_views_juror import CONFLICT, order_on, text_of, url

CODES = {"Stockholm": "0180", "Malmö": "1280", "Göteborg": "1480", "Halmstad": "1380"}


@pytest.fixture(autouse=True)
def _within_the_first_stage():
    with time_machine.travel(during(0), tick=False):
        yield


@pytest.fixture
def mona(client, jury):
    client.force_login(jury.member.person)
    return client


@pytest.fixture
def declared(round_):
    """Mona is conflicted towards Luleå, and may read the rest."""
    declare_all(round_, at=during(0), mona={"2580": CONFLICT})
    return round_


def send(client, round_, field, content, *, seen="", code="0180"):
    return client.post(
        url("assessment_field", round_, code, field),
        json.dumps({"content": content, "seen": fingerprint(seen)}),
        content_type="application/json",
    )


def test_field_that_is_saved_tells_when_and_what_stands_there(declared, mona):
    response = send(mona, declared, "level_K1", "2.5")
    told = {"fingerprint": fingerprint("2.5"), "message": "Sparat 09:00"}
    assert (response.status_code, response.json()) == (200, told)


def test_two_windows_are_shown_both_texts(declared, mona):
    send(mona, declared, "level_K1", "2.5")
    response = send(mona, declared, "level_K1", "cannot")
    assert (response.status_code, response.json()) == (
        409,
        {
            "message": "Du har skrivit något annat här i ett annat fönster.",
            "mine_in_words": "kan ej bedöma",
            "theirs": "2.5",
            "theirs_in_words": "2,5",
            "fingerprint": fingerprint("2.5"),
            "by": "",
            "at": "09:00",
        },
    )


def test_two_windows_are_shown_both_texts_without_scripts_too(declared, mona):
    send(mona, declared, "reason_K1", "Från <det ena>")
    data = {"reason_K1": "Från <det andra>", "reason_K1-seen": fingerprint("")}
    response = mona.post(url("assessment_edit", declared, "0180"), data)
    page = text_of(response)
    assert response.status_code == 409
    assert "<blockquote>Från &lt;det ena&gt;</blockquote>" in page
    assert "Från &lt;det andra&gt;</textarea>" in page
    assert Assessment.objects.get().scores.get().reason == "Från <det ena>"
    # Both have been seen: what is sent once more is a choice.
    seen = re.search(r'name="reason_K1-seen" value="(\w+)"', page)[1]
    again = mona.post(url("assessment_edit", declared, "0180"), data | {"reason_K1-seen": seen})
    assert again.status_code == 302
    assert Assessment.objects.get().scores.get(criterion__code="K1").reason == "Från <det andra>"


@pytest.mark.parametrize("body", ["", "[]", "{", '{"content": "3"}', "null"])
def test_what_cannot_be_read_is_refused_with_a_sentence(declared, mona, body):
    address = url("assessment_field", declared, "0180", "level_K1")
    response = mona.post(address, body, content_type="application/json")
    assert response.status_code == 422
    assert response.json() == {"message": "Det som skickades gick inte att läsa. Spara igen."}


def test_saving_after_the_signature_is_refused(declared, mona, jury):
    assess(declared, jury.member, "0180", {"K1": 4, "K2": 4}, at=during(0))
    response = send(mona, declared, "level_K1", "1", seen="4")
    assert response.status_code == 422
    assert response.json() == {
        "message": "Din bedömning är signerad. Ordföranden kan öppna den igen."
    }


def test_conflicted_application_has_no_fields(declared, mona):
    assert send(mona, declared, "note", "x", code="2580").status_code == 404
    assert send(mona, declared, "level_K9", "3").status_code == 404
    assert not Assessment.objects.exists()


def test_what_could_not_be_signed_is_saved_and_can_be_saved_again(declared, mona):
    address = url("assessment_sign", declared, "0180")
    data = {"level_K1": "3", "level_K1-seen": fingerprint("")}
    page = text_of(mona.post(address, data))
    seen = re.search(r'name="level_K1-seen" value="(\w+)"', page)[1]
    assert seen == fingerprint("3")
    data = {"level_K1": "2", "level_K1-seen": seen}
    assert mona.post(url("assessment_edit", declared, "0180"), data).status_code == 302


def test_what_could_not_be_saved_is_not_taken_for_saved_the_next_time(declared, mona):
    address = url("assessment_edit", declared, "0180")
    data = {"reason_K1": "Nytta", "note": "x" * (LONGEST_TEXT + 1)}
    data |= dict.fromkeys(["reason_K1-seen", "note-seen"], fingerprint(""))
    response = mona.post(address, data)
    assert response.status_code == 409
    assert response.context["reasons"] == [
        "Privat anteckning är längre än 1000000 tecken och kunde inte sparas."
    ]
    page = text_of(response)
    seen = dict(re.findall(r'name="([a-z_K1]+-seen)" value="(\w+)"', page))
    assert mona.post(address, data | seen | {"note": "Kort"}).status_code == 302
    assessment = Assessment.objects.get()
    assert (assessment.note, assessment.scores.get().reason) == ("Kort", "Nytta")


def test_save_and_next_goes_through_the_jurors_own_order_and_round_again(declared, mona):
    left = order_on(text_of(mona.get(url("round_show", declared))))[:4]
    for name, following in zip(left, [*left[1:], left[0]], strict=True):
        response = mona.post(url("assessment_edit", declared, CODES[name]), {"next": "1"})
        assert response.url == url("assessment_edit", declared, CODES[following])


def test_answer_stands_beside_the_criterion_it_belongs_to(declared, mona):
    Question.objects.update(criterion=Criterion.objects.get(code="K2"))
    page = text_of(mona.get(url("assessment_edit", declared, "0180")))
    places = [
        page.index(each)
        for each in ("K2 Kriterium K2</h2>", "KANARIEFÅGEL", 'name="level_K2"', 'name="level_K1"')
    ]
    assert places == sorted(places)


def test_no_button_is_pressed_by_enter_but_the_draft(declared, mona):
    """A browser presses the first button of a form where Enter is struck in one of its fields."""
    page = text_of(mona.get(url("assessment_edit", declared, "0180")))
    form = page[page.index("data-scoring") :]
    buttons = re.findall(r'<button(?![^>]*type="button")[^>]*>([^<]+)<', form)
    assert buttons == [
        "Spara utkastet",
        "Flytta till motiveringen",
        "Spara utkastet",
        "Spara och nästa",
        "Signera bedömningen",
    ]


def test_pace_is_told_when_there_is_something_to_go_by(round_, mona, jury):
    """Twenty minutes for each; of three in a row nothing is said yet, of four it is."""
    declare_all(round_, at=during(0))
    codes = ["0180", "1280", "1480", "2580"]
    moments = [during(0) - timedelta(minutes=20 * left) for left in (3, 2, 1, 0)]
    for code, moment in zip(codes[:3], moments, strict=False):
        assess(round_, jury.member, code, {"K1": 4, "K2": 4}, at=moment)
    page = text_of(mona.get(url("assessment_edit", round_, "1380")))
    assert "3 av 5 signerade" in page
    assert "i din takt" not in page
    assess(round_, jury.member, codes[3], {"K1": 4, "K2": 4}, at=moments[3])
    page = text_of(mona.get(url("assessment_edit", round_, "1380")))
    assert "4 av 5 signerade, ungefär 20 minuter kvar i din takt" in page
