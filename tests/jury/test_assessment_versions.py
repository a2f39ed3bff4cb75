"""A juror's own earlier versions are read and put back, and a private note becomes a reason."""

import re

import pytest
import time_machine

from jury import services
from jury.models import Assessment, AssessmentVersion
from nominations.clashes import fingerprint
from tests.jury.conftest import declare_all, during
from tests.jury.test_services_drafts import save
from tests.jury.test_views_juror import CONFLICT, url

FIRST, SECOND = "Nytta för få", "Nytta för många"


@pytest.fixture(autouse=True)
def _within_the_first_stage():
    with time_machine.travel(during(0), tick=False):
        yield


@pytest.fixture
def mona(client, jury):
    client.force_login(jury.member.person)
    return client


@pytest.fixture
def written(round_, jury):
    """Mona has written of Stockholm, and has a conflict towards Luleå."""
    declare_all(round_, at=during(0), mona={"2580": CONFLICT})
    for field, content, seen in [
        ("level_K1", "2", ""),
        ("reason_K1", FIRST, ""),
        ("reason_K1", SECOND, FIRST),
        ("level_K2", "cannot", ""),
        ("note", "HEMLIGT: ring Eva", ""),
    ]:
        save(round_, jury.member, field, content, seen=seen)
    return round_


def page(client, round_, code="0180"):
    return client.get(url("version_list", round_, code))


def fields(response):
    return {each.code: each for each in response.context["fields"]}


def put_back(client, round_, content, *, seen=SECOND):
    version = AssessmentVersion.objects.get(content=content)
    return client.post(
        url("version_list", round_, "0180"),
        {"version_id": version.pk, "seen": fingerprint(seen)},
    )


def reason():
    return Assessment.objects.get().scores.get(criterion__code="K1").reason


def test_each_saving_is_listed_with_what_it_changed(written, mona):
    found = fields(page(mona, written))
    assert list(found) == ["level_K1", "reason_K1", "level_K2", "note"]
    latest, first = found["reason_K1"].versions
    assert (latest.is_now, first.is_now) == (True, False)
    assert [(each.kind, each.text) for each in latest.pieces] == [
        ("same", "Nytta för "),
        ("gone", "få"),
        ("new", "många"),
    ]
    [cannot] = found["level_K2"].versions
    assert [each.text for each in cannot.pieces] == ["kan ej bedöma"]


def test_earlier_text_is_put_back_and_nothing_between_is_lost(written, mona):
    answer = put_back(mona, written, FIRST)
    assert (answer.status_code, reason()) == (302, FIRST)
    kept = AssessmentVersion.objects.filter(field="reason_K1").values_list("content", flat=True)
    assert list(kept) == [FIRST, SECOND, FIRST]


def test_text_written_meanwhile_is_not_written_over(written, mona, jury):
    save(written, jury.member, "reason_K1", "Från ett annat fönster", seen=SECOND)
    answer = put_back(mona, written, FIRST)
    assert (answer.status_code, reason()) == (409, "Från ett annat fönster")
    assert "Du har skrivit något annat här i ett annat fönster." in answer.text


def test_signed_text_stands_still_and_its_versions_are_still_read(written, mona, jury):
    services.sign_assessment(
        assignment_id=Assessment.objects.get().assignment_id,
        actor=jury.member.person,
        at=during(0),
    )
    read = page(mona, written)
    assert "Lägg tillbaka" not in read.text
    assert SECOND.split()[-1] in read.text
    assert (put_back(mona, written, FIRST).status_code, reason()) == (409, SECOND)


def test_version_of_another_juror_is_none_to_put_back(written, mona, jury):
    save(written, jury.second, "reason_K1", "Svens ord")
    assert put_back(mona, written, "Svens ord").status_code == 422
    assert "Svens ord" not in page(mona, written).text


def test_nobody_else_reads_them(written, client, jury, organiser):
    assert page(client, written).status_code == 302
    for person in (organiser, jury.secretary.person):
        client.force_login(person)
        assert page(client, written).status_code == 404
    for juror in (jury.chair, jury.second):
        client.force_login(juror.person)
        assert not fields(page(client, written))


def test_conflict_closes_the_versions_too(written, mona, jury):
    assert page(mona, written, "2580").status_code == 404


# --- The note ----------------------------------------------------------------------------------


def form_of(client, round_):
    """What the page's form sends when nothing is changed on it."""
    text = client.get(url("assessment_edit", round_, "0180")).text
    form = dict(re.findall(r'<input type="hidden" name="(\S+-seen)" value="(\S*)"', text))
    return form | {
        "level_K1": "2",
        "reason_K1": SECOND,
        "level_K2": "cannot",
        "note": "HEMLIGT: ring Eva",
    }


def move(client, round_, **changed):
    return client.post(url("note_move", round_, "0180"), form_of(client, round_) | changed)


def test_note_is_moved_into_the_reason_in_one_act(written, mona):
    text = mona.get(url("assessment_edit", written, "0180")).text
    assert url("note_move", written, "0180") in text and "Flytta till motiveringen" in text
    answer = move(mona, written, move_to="K1")
    assert answer.status_code == 302
    assert answer.url == url("assessment_edit", written, "0180") + "#id_reason_K1"
    assert (Assessment.objects.get().note, reason()) == ("", f"{SECOND}\nHEMLIGT: ring Eva")


def test_what_was_typed_beside_is_saved_with_the_move(written, mona):
    move(mona, written, move_to="K2", note="Ny anteckning", reason_K1="Nyss skrivet")
    scores = Assessment.objects.get().scores
    assert (reason(), scores.get(criterion__code="K2").reason) == ("Nyss skrivet", "Ny anteckning")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"move_to": ""}, "Välj vilket kriterium anteckningen ska flyttas till."),
        ({"move_to": "K99"}, "Välj vilket kriterium anteckningen ska flyttas till."),
        ({"move_to": "K1", "note": " "}, "Det finns ingen anteckning att flytta."),
    ],
)
def test_note_that_cannot_be_moved_is_told_and_what_was_typed_is_saved(
    written, mona, changed, said
):
    answer = move(mona, written, reason_K1="Nyss skrivet", **changed)
    assert (answer.status_code, answer.context["reasons"]) == (409, [said])
    assert reason() == "Nyss skrivet"


def test_note_is_not_moved_over_what_another_window_wrote(written, mona, jury):
    sent = form_of(mona, written)
    save(written, jury.member, "reason_K1", "Från ett annat fönster", seen=SECOND)
    answer = mona.post(
        url("note_move", written, "0180"), sent | {"reason_K1": "Mitt", "move_to": "K1"}
    )
    assert (answer.status_code, reason()) == (409, "Från ett annat fönster")
    assert Assessment.objects.get().note == "HEMLIGT: ring Eva"


def test_enter_saves_the_draft_and_moves_nothing(written, mona):
    """A form's first button is what Enter on a level means where no script runs."""
    text = mona.get(url("assessment_edit", written, "0180")).text
    form = text[text.index('class="scoring"') :]
    first = form[form.index("<button") :]
    assert "formaction" not in first[: first.index("</button>")]
