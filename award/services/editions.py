"""An edition is made from a template, changed, opened to the public, and at last put away."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from award import edition_parts, edition_templates, history, rules
from award.edition_contents import contents_of
from award.models import (
    Booklet,
    Criterion,
    Edition,
    JurySeat,
    Level,
    Partner,
    SelectionRule,
    Stage,
)
from award.refusals import require


@transaction.atomic
def create_edition(*, award_id, template, slug, starts_on=None, like=None, actor, at):
    """A new edition with everything its template says; the first stage opens on ``starts_on``.

    Without a date the template's own times hold. ``like`` is the address of an earlier edition: then that one
    is the template. Each app fills in its part (``award.edition_parts``).
    """
    require(
        rules.reasons_not_to_create_edition(
            template=template, slug=slug, like=like, starts_on=starts_on
        )
    )
    earlier = Edition.objects.get(slug=like) if like else None
    content = contents_of(earlier) if earlier else edition_templates.load(template)
    shift = _shift(content["stages"], starts_on)
    edition = Edition.objects.create(
        award_id=award_id,
        slug=slug,
        template=template,
        contact_email=content.get("contact_email", ""),
        minimum_statements=content["minimum_statements"],
        minimum_readings=content["minimum_readings"],
        citation_words_min=content["citation_words"]["min"],
        citation_words_max=content["citation_words"]["max"],
        **_both("name", _in_its_year(content, shift)),
        **_both("purpose", content["purpose"]),
        **_both("prize", content["prize"]),
    )
    _make_stages(edition, content["stages"], shift)
    _make_criteria(edition, content["criteria"])
    _make_the_rest(edition, content)
    Booklet.objects.create(edition=edition, about=edition.purpose_sv)
    edition_parts.fill(edition, content)
    history.record(
        actor, "award.edition.created", edition, at=at, edition=edition, **_origin(template, like)
    )
    return edition


def _origin(template, like):
    return {"template": template} | ({"like": like} if like else {})


def _both(field, pair):
    """A template's pair of texts as the two fields of a model."""
    return {f"{field}_sv": pair["sv"], f"{field}_en": pair.get("en", "")}


def _shift(rows, starts_on):
    """How far all stages move for the first one to open on the chosen day."""
    if starts_on is None or not rows:
        return timedelta(0)
    return starts_on - datetime.fromisoformat(rows[0]["opens"]).date()


def _in_its_year(content, shift):
    """The edition's name; where the template's bears the year of the announcement, it bears the new one."""
    stages = content["stages"]
    told = [row for row in stages if row["kind"] == Stage.Kind.ANNOUNCEMENT] or stages[-1:]
    if not told:
        return content["name"]
    day = datetime.fromisoformat(told[0]["opens"])
    old, new = str(day.year), str((day + shift).year)
    return {language: name.replace(old, new) for language, name in content["name"].items()}


def _make_stages(edition, rows, shift):
    stages = []
    for position, row in enumerate(rows, start=1):
        fewest, most = row.get("places", (None, None))
        weights = row.get("weights", {})
        stages.append(
            Stage(
                edition=edition,
                kind=row["kind"],
                position=position,
                opens_at=_moved(row["opens"], shift),
                closes_at=_moved(row["closes"], shift),
                selects=row.get("selects", ""),
                places_min=fewest,
                places_max=most,
                weight_assessment=weights.get("assessment", 100),
                weight_self_assessment=weights.get("self_assessment", 0),
                weight_audit=weights.get("audit", 0),
                **_both("name", row["name"]),
            )
        )
    Stage.objects.bulk_create(stages)


def _moved(local_time, shift):
    """A template's time on another day, at the same hour whether it is summer or winter time."""
    return timezone.make_aware(datetime.fromisoformat(local_time) + shift)


def _make_criteria(edition, rows):
    criteria = Criterion.objects.bulk_create(
        Criterion(
            edition=edition,
            code=row["code"],
            weight=row["weight"],
            position=position,
            **_both("name", row["name"]),
        )
        for position, row in enumerate(rows, start=1)
    )
    Level.objects.bulk_create(
        Level(criterion=criterion, value=value, **_both("descriptor", pair))
        for criterion, row in zip(criteria, rows, strict=True)
        for value, pair in enumerate(row["levels"])
    )


def _make_the_rest(edition, content):
    SelectionRule.objects.bulk_create(
        SelectionRule(
            edition=edition, code=row["code"], position=position, **_both("text", row["text"])
        )
        for position, row in enumerate(content["selection_rules"], start=1)
    )
    Partner.objects.bulk_create(
        Partner(edition=edition, position=position, name=row["name"], url=row.get("url", ""))
        for position, row in enumerate(content["partners"], start=1)
    )
    JurySeat.objects.bulk_create(
        JurySeat(edition=edition, position=position, **row)
        for position, row in enumerate(content["jury_seats"], start=1)
    )


@transaction.atomic
def change_edition(*, edition_id, values, actor, at):
    """The edition's own words and limits become ``values`` (fields of Edition)."""
    edition = Edition.objects.select_for_update(no_key=True).get(pk=edition_id)
    require(rules.reasons_not_to_change_edition(edition, values))
    changed = [field for field, value in values.items() if getattr(edition, field) != value]
    if not changed:
        return edition
    for field in changed:
        setattr(edition, field, values[field])
    edition.save(update_fields=changed)
    history.record(actor, "award.edition.changed", edition, at=at, edition=edition, fields=changed)
    return edition


@transaction.atomic
def open_edition(*, edition_id, actor, at):
    """The edition becomes public, and its stages count from now on."""
    edition = Edition.objects.select_for_update(no_key=True).get(pk=edition_id)
    require(rules.reasons_not_to_open_edition(edition, at=at))
    edition.status = Edition.Status.OPEN
    edition.save(update_fields=["status"])
    history.record(actor, "award.edition.opened", edition, at=at, edition=edition)
    return edition


@transaction.atomic
def archive_edition(*, edition_id, actor, at):
    """The edition is over: public still, but nothing in it changes any more."""
    edition = Edition.objects.select_for_update(no_key=True).get(pk=edition_id)
    require(rules.reasons_not_to_archive_edition(edition, at=at))
    edition.status = Edition.Status.ARCHIVED
    edition.save(update_fields=["status"])
    history.record(actor, "award.edition.archived", edition, at=at, edition=edition)
    return edition
