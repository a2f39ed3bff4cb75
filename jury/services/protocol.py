"""The questions that the jury takes along on its visits."""

from jury.models import VisitQuestion


def fill_edition(edition, template):
    """A new edition gets its template's visit questions."""
    criteria = {each.code: each for each in edition.criteria.all()}
    VisitQuestion.objects.bulk_create(
        VisitQuestion(
            edition=edition,
            criterion=criteria.get(row.get("criterion")),
            text_sv=row["text"]["sv"],
            text_en=row["text"].get("en", ""),
            position=position,
        )
        for position, row in enumerate(template["visit_questions"], start=1)
    )
