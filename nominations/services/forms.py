"""What an edition asks: filled from its template or an earlier edition, then changed by the organiser."""

from django.db import transaction

from award import history
from award.models import Criterion
from award.refusals import require
from nominations import rules
from nominations.models import EligibilityRule, Question, Statement


def fill_edition(edition, template):
    """The template's questions, statements and eligibility rules; called when an edition is created."""
    criteria = {row.code: row for row in Criterion.objects.filter(edition=edition)}
    Question.objects.bulk_create(
        Question(
            edition=edition,
            criterion=criteria.get(row.get("criterion")),
            position=position,
            **_question_values(row),
        )
        for position, row in enumerate(template["questions"], start=1)
    )
    Statement.objects.bulk_create(
        Statement(
            edition=edition,
            code=row["code"],
            position=position,
            **_both("level", row["level"]),
            **_both("area", row["area"]),
            **_both("text", row["text"]),
        )
        for position, row in enumerate(template["statements"], start=1)
    )
    EligibilityRule.objects.bulk_create(
        EligibilityRule(
            edition=edition, code=row["code"], position=position, **_both("text", row["text"])
        )
        for position, row in enumerate(template["eligibility"], start=1)
    )


def save_statement(*, edition_id, statement_id=None, values, actor, at):
    """A statement of the self-assessment is added or changed."""
    return _save(Statement, edition_id, statement_id, values, actor=actor, at=at)


def remove_statement(*, statement_id, actor, at):
    return _remove(Statement, statement_id, actor=actor, at=at)


def save_eligibility_rule(*, edition_id, rule_id=None, values, actor, at):
    """A condition for competing is added or changed."""
    return _save(EligibilityRule, edition_id, rule_id, values, actor=actor, at=at)


def remove_eligibility_rule(*, rule_id, actor, at):
    return _remove(EligibilityRule, rule_id, actor=actor, at=at)


def _question_values(row):
    """A template's question as the fields of the model."""
    condition = row.get("asked_if", {})
    return {
        "part": row["part"],
        "kind": row["kind"],
        "code": row["code"],
        "max_length": row.get("max_length"),
        "is_required": row.get("required", True),
        "disclosure": row.get("disclosure", Question.Disclosure.RELEASED),
        "choices": row.get("choices", []),
        "columns": row.get("columns", []),
        "asked_if_code": condition.get("question", ""),
        "asked_if_answer": condition.get("answer", ""),
        **_both("text", row["text"]),
        **_both("help", row.get("help", {"sv": ""})),
        **_both("unit", row.get("unit", {"sv": ""})),
    }


def _both(field, pair):
    return {f"{field}_sv": pair["sv"], f"{field}_en": pair.get("en", "")}


@transaction.atomic
def _save(model, edition_id, row_id, values, *, actor, at):
    rows = model.objects.select_for_update(of=("self",)).select_related("edition")
    row = rows.get(pk=row_id, edition=edition_id) if row_id else model(edition_id=edition_id)
    for field, value in values.items():
        setattr(row, field, value)
    require(rules.reasons_not_to_save_row(row))
    row.save()
    _record(row, "changed" if row_id else "added", actor=actor, at=at)
    return row


@transaction.atomic
def _remove(model, row_id, *, actor, at):
    row = model.objects.select_for_update(of=("self",)).select_related("edition").get(pk=row_id)
    require(rules.reasons_not_to_remove(row))
    _record(row, "removed", actor=actor, at=at)
    row.delete()


def _record(row, verb, *, actor, at):
    action = f"nominations.{row._meta.model_name}.{verb}"
    history.record(actor, action, row, at=at, edition=row.edition)
