"""An edition as a template: what it is made of, so that a new one can be made in its likeness.

The same shape as the files in ``award/edition_templates``; each app tells its part (``award.edition_parts``).
"""

from django.utils import timezone

from award import edition_parts


def contents_of(edition) -> dict:
    """The edition's stages, criteria, rules, partners, seats, and what the other apps keep of it."""
    return {
        "key": edition.template,
        **both(edition, "name", "purpose", "prize"),
        "contact_email": edition.contact_email,
        "minimum_statements": edition.minimum_statements,
        "minimum_readings": edition.minimum_readings,
        "citation_words": {"min": edition.citation_words_min, "max": edition.citation_words_max},
        "stages": [_stage(stage) for stage in edition.stages.order_by("position")],
        "criteria": [_criterion(row) for row in edition.criteria.prefetch_related("levels")],
        "selection_rules": [
            {"code": row.code, **both(row, "text")} for row in edition.selection_rules.all()
        ],
        "partners": [{"name": row.name, "url": row.url} for row in edition.partners.all()],
        # Whoever sat there may not sit there again: the seat is copied, its holder is not.
        "jury_seats": [
            {"role": seat.role, "organisation": seat.organisation}
            for seat in edition.jury_seats.all()
        ],
        **edition_parts.describe(edition),
    }


def both(row, *names) -> dict:
    """Bilingual fields of a row as a template writes them."""
    return {
        name: {"sv": getattr(row, f"{name}_sv"), "en": getattr(row, f"{name}_en")} for name in names
    }


def _stage(stage):
    selection = {"selects": stage.selects} if stage.selects else {}
    if stage.places_min is not None:
        selection["places"] = [stage.places_min, stage.places_max]
    return {
        "kind": stage.kind,
        **both(stage, "name"),
        "opens": _local(stage.opens_at),
        "closes": _local(stage.closes_at),
        "weights": {
            "assessment": stage.weight_assessment,
            "self_assessment": stage.weight_self_assessment,
            "audit": stage.weight_audit,
        },
        **selection,
    }


def _local(at):
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M")


def _criterion(row):
    levels = [both(level, "descriptor")["descriptor"] for level in row.levels.all()]
    return {"code": row.code, "weight": row.weight, **both(row, "name"), "levels": levels}
