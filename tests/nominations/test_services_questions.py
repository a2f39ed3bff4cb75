"""The questions of an edition: in order, reworded under nobody, the same for all who hand in."""

import pytest

from award.models import HistoryEntry
from award.refusals import Refused
from nominations import services
from nominations.case_files import case_file
from nominations.models import Answer, AnswerVersion, Application, Question
from tests.nominations.conftest import DURING, fill

FIELDS = ("part", "kind", "code", "text_sv", "max_length", "is_required", "choices", "columns")
CHOICES = [{"code": "ja", "sv": "Ja", "en": ""}, {"code": "nej", "sv": "Nej", "en": ""}]
COLUMNS = [{"code": "ar", "sv": "År", "en": "", "kind": "number", "unit": ""}]


def save(edition, people, question=None, **changed):
    like = question or edition.questions.get(code="A1")
    return services.save_question(
        edition_id=edition.pk,
        question_id=question.pk if question else None,
        values={field: getattr(like, field) for field in FIELDS} | changed,
        actor=people.organiser,
        at=DURING,
    )


def add(edition, people, code="A9", **changed):
    return save(edition, people, code=code, **{"is_required": False} | changed)


def write(application, people, **answers):
    services.save_answers(
        application_id=application.pk, answers=answers, actor=people.writer, at=DURING
    )


def refused(act):
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.reasons


def case_of(application):
    return case_file(Application.objects.case_file().get(pk=application.pk))


def answer_to(application, code):
    return next(answer for answer in case_of(application).form if answer.code == code)


def test_question_without_answers_changes_in_place(edition, people):
    question = save(edition, people, edition.questions.get(code="A1"), text_sv="Ny lydelse?")
    assert (question.version, edition.questions.filter(code="A1").count()) == (1, 1)
    assert edition.questions.get(code="A1").text_sv == "Ny lydelse?"
    assert HistoryEntry.objects.first().details == {"fields": ["text_sv"]}


def test_answered_question_keeps_its_wording_for_those_who_answered(edition, draft, people):
    old = edition.questions.get(code="A1")
    write(draft, people, A1="Bygglovet går fort.")
    new = save(edition, people, old, text_sv="Ny lydelse?", max_length=10)
    old.refresh_from_db()
    assert (old.text_sv, old.is_current) == ("Vad är kommunen mest stolt över?", False)
    assert (new.version, new.is_current, new.position) == (2, True, old.position)
    answer = answer_to(draft, "A1")
    assert (answer.question, answer.text, answer.version) == (
        "Vad är kommunen mest stolt över?",
        "Bygglovet går fort.",
        1,
    )
    assert (answer.newer.question, answer.newer.text) == ("Ny lydelse?", "Bygglovet går fort.")
    assert HistoryEntry.objects.first().action == "nominations.question.reworded"


def test_municipality_moves_its_answer_to_the_new_version(edition, draft, people):
    write(draft, people, A1="Ja")
    save(edition, people, edition.questions.get(code="A1"), kind="choice", choices=CHOICES)
    services.adopt_question(application_id=draft.pk, code="A1", actor=people.writer, at=DURING)
    answer = answer_to(draft, "A1")
    assert (answer.version, answer.content, answer.words, answer.newer) == (2, "ja", "Ja", None)
    assert Answer.objects.filter(application=draft).count() == 1
    assert AnswerVersion.objects.filter(field="A1").last().content == "ja"
    assert refused(
        lambda: services.adopt_question(
            application_id=draft.pk, code="A1", actor=people.writer, at=DURING
        )
    ) == ["Svaret står redan under frågans nuvarande lydelse."]


def test_answered_question_is_not_removed_and_keeps_its_code(edition, draft, people):
    question = edition.questions.get(code="A1")
    write(draft, people, A1="x")
    assert refused(
        lambda: services.remove_question(question_id=question.pk, actor=people.organiser, at=DURING)
    ) == ["A1 har redan fått svar. Det som har frågats kan inte ändras när någon har svarat."]
    assert refused(lambda: save(edition, people, question, code="A0")) == [
        "A1 har redan fått svar. Koden och delen kan inte ändras."
    ]


@pytest.mark.parametrize("code", ["A5", "A7"])
def test_answers_kept_elsewhere_lock_their_question(edition, draft, people, code):
    fill(draft, people.writer)
    question = edition.questions.get(code=code)
    reasons = refused(lambda: save(edition, people, question, text_sv="Något annat?"))
    assert reasons[0].startswith(f"{code} har redan fått svar.")


def test_questions_stand_still_when_somebody_has_handed_in(edition, complete, people):
    added = add(edition, people)
    services.submit_application(application_id=complete.pk, actor=people.writer, at=DURING)
    still = ["Någon har redan lämnat in. Frågorna ligger fast, så att alla svarar på samma sak."]
    assert refused(lambda: add(edition, people, "A10")) == still
    assert refused(lambda: save(edition, people, added, text_sv="Ny?")) == still
    # The other part is still being made.
    assert add(edition, people, "E99", part="self_description").pk


def test_question_moves_among_those_of_its_part(edition, people):
    def codes():
        return list(
            edition.questions.current()
            .filter(part="application")
            .order_by("position")
            .values_list("code", flat=True)
        )

    def move(code, steps):
        question = edition.questions.get(code=code)
        services.move_question(
            question_id=question.pk, steps=steps, actor=people.organiser, at=DURING
        )

    before = codes()
    move("A2", -1)
    assert codes() == ["A2", "A1", *before[2:]]
    move("A2", -1)
    assert codes() == ["A2", "A1", *before[2:]]
    move("A2", 1)
    assert codes() == before


def test_condition_decides_who_is_asked(edition, draft, people):
    first = add(edition, people, "A9", kind="choice", choices=CHOICES)
    hangs = {"asked_if_code": "A9", "asked_if_answer": "ja"}
    add(edition, people, "A10", **hangs, is_required=True)
    write(draft, people, A9="nej", A10="Ett svar som väntar")
    assert "A10" not in [answer.code for answer in case_of(draft).answers]
    assert answer_to(draft, "A10").text == "Ett svar som väntar"
    write(draft, people, A9="ja")
    assert "A10" in [answer.code for answer in case_of(draft).answers]
    first.refresh_from_db()
    on_it = ["A10 ställs bara om A9 har ett visst svar. Ändra det först."]
    without = [CHOICES[1], {"code": "kanske", "sv": "Kanske", "en": ""}]
    assert refused(lambda: save(edition, people, first, choices=without)) == on_it
    assert refused(
        lambda: services.move_question(
            question_id=first.pk, steps=1, actor=people.organiser, at=DURING
        )
    ) == ["A10 måste komma efter A9, som avgör om den ställs."]
    assert refused(
        lambda: add(edition, people, "A11", asked_if_code="A10", asked_if_answer="x")
    ) == ["Välj vilket svar på A10 som gör att frågan ställs."]
    assert refused(
        lambda: add(edition, people, "A11", asked_if_code="E1.1", asked_if_answer="x")
    ) == ["E1.1 är ingen tidigare fråga i samma del."]


@pytest.mark.parametrize(
    ("changed", "reasons"),
    [
        ({"code": "A2"}, ["Koden A2 är upptagen."]),
        ({"code": "S1"}, ["Koden S1 är upptagen."]),
        ({"code": "headline"}, ["Koden headline är upptagen."]),
        ({"kind": "choice"}, ["Skriv minst två alternativ."]),
        ({"kind": "choice", "choices": [CHOICES[0]] * 2}, ["”ja” står två gånger."]),
        ({"kind": "table"}, ["Skriv minst en kolumn."]),
        ({"kind": "table", "columns": COLUMNS}, None),
    ],
)
def test_question_is_whole_before_it_is_asked(edition, people, changed, reasons):
    if reasons is None:
        assert add(edition, people, **changed).columns == COLUMNS
        return
    assert refused(lambda: add(edition, people, **changed)) == reasons
    assert not Question.objects.filter(edition=edition, text_sv="?").exists()
