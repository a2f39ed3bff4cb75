"""Saving what is written: any length, any part, nothing over somebody else's words."""

from datetime import timedelta

import pytest

from award.refusals import Refused
from nominations import services
from nominations.clashes import Overtaken, fingerprint
from nominations.models import AnswerVersion, Application, Question
from nominations.rules.storing import LONGEST_TEXT
from tests.nominations.conftest import CONTACTS, DURING

EMPTY = fingerprint("")


def save(application, person, *, at=DURING, answers=None, **more):
    return services.save_answers(
        application_id=application.pk, answers=answers or {}, actor=person, at=at, **more
    )


def texts(application):
    return dict(application.answers.values_list("question__code", "text"))


def versions(application):
    found = AnswerVersion.objects.filter(application=application).select_related("saved_by")
    return [(row.field, row.number, row.content, str(row.saved_by)) for row in found]


def test_what_is_given_is_saved_and_the_rest_is_left(draft, people):
    save(draft, people.writer, answers={"A1": "Ett", "A2": "Två"}, headline="Rubrik")
    save(draft, people.editor, answers={"A2": "Tvåan"}, at=DURING + timedelta(minutes=1))
    application = Application.objects.with_last_saving().get(pk=draft.pk)
    assert texts(application) == {"A1": "Ett", "A2": "Tvåan"}
    assert (application.headline, application.saved_by, application.saved_at) == (
        "Rubrik",
        "Eva Skrivare",
        DURING + timedelta(minutes=1),
    )
    assert application.answers.get(question__code="A2").saved_by == people.editor


def test_too_long_text_is_saved_whole(draft, people):
    text = "å" * 50_000
    save(draft, people.writer, answers={"A1": text}, headline="h" * 500)
    draft.refresh_from_db()
    assert (texts(draft)["A1"], len(draft.headline)) == (text, 500)


def test_endless_text_is_refused_with_a_sentence(draft, people):
    with pytest.raises(Refused) as refusal:
        save(draft, people.writer, answers={"A1": "x" * (LONGEST_TEXT + 1), "A2": "Kort"})
    assert refusal.value.reasons == ["A1 är längre än 1000000 tecken och kunde inte sparas."]
    assert texts(draft) == {}


def test_unknown_question_is_refused(draft, people):
    with pytest.raises(Refused) as refusal:
        save(draft, people.writer, answers={"Z9": "x"})
    assert refusal.value.reasons == ["Det finns inget fält Z9."]


def test_newlines_of_browsers_become_plain(draft, people):
    save(draft, people.writer, answers={"A1": "ett\r\ntvå\rtre"})
    assert texts(draft) == {"A1": "ett\ntvå\ntre"}


def test_contacts_and_participation_are_answers_too(draft, people):
    save(
        draft,
        people.writer,
        answers={"A6": [*CONTACTS, {"role": "communications"}], "A7": "booklet"},
    )
    draft.refresh_from_db()
    stored = draft.answers.get(question__code="A6").data
    assert [(each["role"], each["name"], each["phone"]) for each in stored] == [
        ("contact", "Kim Ek", ""),
        ("representative", "Bo Alm", ""),
    ]
    assert draft.participation == "booklet"


def test_statement_can_be_answered_changed_and_taken_away(draft, people):
    save(draft, people.writer, statements={"S1": (2, ""), "S2": (None, "Vi har inga sådana")})
    save(draft, people.writer, statements={"S1": (0, ""), "S2": None})
    rows = draft.statement_answers.values_list("statement__code", "value", "reason")
    assert list(rows) == [("S1", 0, "")]


def test_field_left_as_it_was_read_is_not_written_back(draft, people):
    """Both have the page open; Eva changes A1, then Kim's page saves itself with the old A1 and a new A2."""
    save(draft, people.writer, answers={"A1": "Gammalt"})
    seen = {"A1": fingerprint("Gammalt"), "A2": EMPTY}
    save(draft, people.editor, answers={"A1": "Evas nya", "A2": ""}, seen=seen)
    save(draft, people.writer, answers={"A1": "Gammalt", "A2": "Kims"}, seen=seen)
    assert texts(draft) == {"A1": "Evas nya", "A2": "Kims"}


def test_clash_shows_both_and_writes_nothing(draft, people):
    seen = {"A1": EMPTY, "A2": EMPTY, "headline": EMPTY}
    save(draft, people.editor, answers={"A1": "Evas"}, headline="Evas rubrik", seen=seen)
    with pytest.raises(Overtaken) as clash:
        save(
            draft,
            people.writer,
            answers={"A1": "Kims", "A2": "Kims tvåa"},
            headline="Kims rubrik",
            seen=seen,
        )
    assert [(c.code, c.stored, c.sent, c.saved_by, c.saved_at) for c in clash.value.clashes] == [
        ("A1", "Evas", "Kims", "Eva Skrivare", DURING),
        ("headline", "Evas rubrik", "Kims rubrik", "Eva Skrivare", DURING),
    ]
    assert texts(draft) == {"A1": "Evas"}
    # Having seen Eva's text, Kim chooses her own.
    seen = {"A1": fingerprint("Evas"), "A2": EMPTY, "headline": fingerprint("Evas rubrik")}
    save(draft, people.writer, answers={"A1": "Båda", "A2": ""}, headline="Båda", seen=seen)
    assert texts(draft) == {"A1": "Båda"}


def test_two_who_write_the_same_do_not_clash(draft, people):
    seen = {"A1": EMPTY}
    save(draft, people.editor, answers={"A1": "Lika"}, seen=seen)
    save(draft, people.writer, answers={"A1": "Lika"}, seen=seen)
    assert versions(draft) == [("A1", 1, "Lika", "Eva Skrivare")]


def test_statements_clash_one_by_one(draft, people):
    seen = {"S1": fingerprint(None), "S2": fingerprint(None)}
    save(draft, people.editor, statements={"S1": [2, ""]}, seen=seen)
    save(draft, people.writer, statements={"S1": None, "S2": [1, ""]}, seen=seen)
    with pytest.raises(Overtaken):
        save(draft, people.writer, statements={"S1": [0, ""]}, seen=seen)
    rows = draft.statement_answers.order_by("statement__position")
    assert list(rows.values_list("statement__code", "value")) == [("S1", 2), ("S2", 1)]


def test_a_sitting_of_one_writer_is_one_version(draft, people):
    for minute, text in enumerate("abc"):
        at = DURING + timedelta(minutes=minute)
        save(draft, people.writer, answers={"A1": text}, at=at)
    save(draft, people.editor, answers={"A1": "d"}, at=DURING + timedelta(minutes=4))
    save(draft, people.writer, answers={"A1": "e"}, at=DURING + timedelta(minutes=5))
    save(draft, people.writer, answers={"A1": "f"}, at=DURING + timedelta(minutes=15))
    save(draft, people.writer, answers={"A1": "f"}, at=DURING + timedelta(hours=9))
    assert versions(draft) == [
        ("A1", 1, "c", "Kim Ek"),
        ("A1", 2, "d", "Eva Skrivare"),
        ("A1", 3, "e", "Kim Ek"),
        ("A1", 4, "f", "Kim Ek"),
    ]


def test_text_that_goes_away_at_once_stays_in_a_version(draft, people):
    for seconds, text in enumerate(["Ett" * 100, "Ett" * 67, "", "Nytt"]):
        at = DURING + timedelta(seconds=seconds)
        save(draft, people.writer, answers={"A1": text}, at=at)
    assert versions(draft) == [
        ("A1", 1, "Ett" * 67, "Kim Ek"),
        ("A1", 2, "Nytt", "Kim Ek"),
    ]


def test_every_kind_of_field_has_versions(draft, people):
    save(
        draft,
        people.writer,
        answers={"A6": CONTACTS[:1]},
        headline="Rubrik",
        participation="both",
        statements={"S1": (None, "Inte vi")},
    )
    save(draft, people.editor, statements={"S1": None})
    contact = {"title": "", "phone": ""} | CONTACTS[0]
    assert versions(draft) == [
        ("A6", 1, [contact], "Kim Ek"),
        ("S1", 1, [None, "Inte vi"], "Kim Ek"),
        ("S1", 2, None, "Eva Skrivare"),
        ("headline", 1, "Rubrik", "Kim Ek"),
        ("participation", 1, "both", "Kim Ek"),
    ]


@pytest.mark.parametrize(
    ("seconds", "is_saved"), [(-1, True), (0, True), (599, True), (600, False)]
)
def test_saving_follows_the_stage_and_its_grace(draft, people, intake, seconds, is_saved):
    at = intake.closes_at + timedelta(seconds=seconds)
    if is_saved:
        save(draft, people.writer, answers={"A1": "I tid"}, at=at)
    else:
        with pytest.raises(Refused):
            save(draft, people.writer, answers={"A1": "För sent"}, at=at)
    assert texts(draft) == ({"A1": "I tid"} if is_saved else {})


def test_what_is_handed_in_is_not_written_in(submitted, people):
    with pytest.raises(Refused) as refusal:
        save(submitted, people.writer, answers={"A1": "Nytt"})
    assert refusal.value.reasons == ["Ansökan är inlämnad. Öppna den igen för att ändra."]
    assert texts(submitted)["A1"] == "Vi är mest stolta över att bygglovet går fort."


def test_self_description_is_closed_to_those_not_on_the_longlist(draft, people, edition):
    stage = edition.stages.get(kind="self_description")
    code = edition.questions.filter(part=Question.Part.SELF_DESCRIPTION).first().code
    with pytest.raises(Refused) as refusal:
        save(draft, people.writer, answers={code: "x"}, at=stage.opens_at)
    assert refusal.value.reasons == ["Bara utvalda kommuner skriver en egenbeskrivning."]
