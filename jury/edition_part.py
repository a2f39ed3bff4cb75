"""The visit protocol as a template writes it: to make another edition in its likeness."""

from award.edition_contents import both


def describe(edition) -> dict:
    rows = edition.visit_questions.select_related("criterion")
    return {
        "visit_questions": [
            both(row, "text") | ({"criterion": row.criterion.code} if row.criterion else {})
            for row in rows
        ]
    }
