"""What an edition asks, from its template to the moment when somebody has answered."""

import pytest

from award.refusals import Refused
from nominations import services
from nominations.models import Question
from tests.nominations.conftest import DURING


def values(question, **changed):
    fields = ("part", "kind", "code", "text_sv", "text_en", "max_length", "position")
    return {field: getattr(question, field) for field in fields} | changed


def save(edition, people, question=None, **changed):
    return services.save_question(
        edition_id=edition.pk,
        question_id=question.pk if question else None,
        values=values(question or edition.questions.get(code="A1"), **changed),
        actor=people.organiser,
        at=DURING,
    )


def test_template_fills_questions_statements_and_conditions(edition):
    assert list(edition.questions.values_list("part", "code", "kind", "max_length"))[:8] == [
        ("application", "A1", "text", 2000),
        ("application", "A2", "text", 2000),
        ("application", "A3", "text", 1500),
        ("application", "A4", "text", 1000),
        ("application", "A5", "self_assessment", None),
        ("application", "A6", "contacts", None),
        ("application", "A7", "participation", None),
        ("application", "A8", "consent", None),
    ]
    described = edition.questions.filter(part="self_description")
    assert (described.count(), sum(row.max_length or 0 for row in described)) == (17, 27600)
    table = described.get(code="E2.1T")
    assert [column["code"] for column in table.columns] == [
        "insats", "matt", "nollage", "utfall", "ar", "kalla", "agare",
    ]  # fmt: skip
    assert dict(edition.questions.values_list("code", "disclosure"))["A6"] == "internal"
    assert described.get(code="E9.1").criterion.code == "K9"
    assert edition.statements.count() == 24
    assert list(edition.eligibility_rules.values_list("code", flat=True))[-1] == "B10"


def test_question_changes_until_somebody_answers(edition, draft, people):
    question = edition.questions.get(code="A1")
    save(edition, people, question, text_sv="Vad är ni mest stolta över?")
    services.save_answers(
        application_id=draft.pk, answers={"A1": "Svar"}, actor=people.writer, at=DURING
    )
    for change in (
        lambda: save(edition, people, question, text_sv="Något annat?"),
        lambda: services.remove_question(
            question_id=question.pk, actor=people.organiser, at=DURING
        ),
    ):
        with pytest.raises(Refused) as refusal:
            change()
        assert refusal.value.reasons == [
            "A1 har redan fått svar. Det som har frågats kan inte ändras när någon har svarat."
        ]
    question.refresh_from_db()
    assert question.text_sv == "Vad är ni mest stolta över?"


@pytest.mark.parametrize("code", ["A5", "A7"])
def test_answers_kept_elsewhere_lock_their_question_too(edition, complete, people, code):
    with pytest.raises(Refused) as refusal:
        save(edition, people, edition.questions.get(code=code), text_sv="Något annat?")
    assert refusal.value.reasons[0].startswith(f"{code} har redan fått svar.")


def test_code_is_used_once(edition, people):
    with pytest.raises(Refused) as refusal:
        save(edition, people, code="A2")
    assert refusal.value.reasons == ["Koden A2 är upptagen."]


def test_nothing_is_asked_that_those_who_handed_in_were_not(edition, complete, people):
    assert save(edition, people, code="A9", text_sv="Ännu en fråga?").pk
    Question.objects.filter(code="A9").update(is_required=False)
    services.submit_application(application_id=complete.pk, actor=people.writer, at=DURING)
    with pytest.raises(Refused) as refusal:
        save(edition, people, code="A10")
    assert refusal.value.reasons == ["Någon har redan lämnat in. Inget mer kan läggas till."]


def test_statement_and_condition_are_added_and_removed(edition, people):
    statement = services.save_statement(
        edition_id=edition.pk,
        values={
            "code": "S25",
            "level_sv": "Ny nivå",
            "area_sv": "Område",
            "text_sv": "Påstående",
            "position": 25,
        },
        actor=people.organiser,
        at=DURING,
    )
    rule = services.save_eligibility_rule(
        edition_id=edition.pk,
        values={"code": "B11", "text_sv": "Villkor", "position": 11},
        actor=people.organiser,
        at=DURING,
    )
    assert (edition.statements.count(), edition.eligibility_rules.count()) == (25, 11)
    services.remove_statement(statement_id=statement.pk, actor=people.organiser, at=DURING)
    services.remove_eligibility_rule(rule_id=rule.pk, actor=people.organiser, at=DURING)
    assert (edition.statements.count(), edition.eligibility_rules.count()) == (24, 10)
