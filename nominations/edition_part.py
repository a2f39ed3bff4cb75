"""What an edition asks, as a template writes it: to make another edition in its likeness."""

from award.edition_contents import both


def describe(edition) -> dict:
    """The questions as they are asked now, the statements and the eligibility rules."""
    return {
        "questions": [
            _question(row) for row in edition.questions.current().select_related("criterion")
        ],
        "statements": [
            {"code": row.code, **both(row, "level", "area", "text")}
            for row in edition.statements.all()
        ],
        "eligibility": [
            {"code": row.code, **both(row, "text")} for row in edition.eligibility_rules.all()
        ],
    }


def _question(row):
    question = {
        "part": row.part,
        "code": row.code,
        "kind": row.kind,
        **both(row, "text", "help", "unit"),
        "max_length": row.max_length,
        "required": row.is_required,
        "disclosure": row.disclosure,
        "choices": row.choices,
        "columns": row.columns,
    }
    if row.criterion:
        question["criterion"] = row.criterion.code
    if row.asked_if_code:
        question["asked_if"] = {"question": row.asked_if_code, "answer": row.asked_if_answer}
    return question
