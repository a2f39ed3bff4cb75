"""What an edition asks, from its template to the moment when somebody has answered."""

from nominations import services
from tests.nominations.conftest import DURING


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
