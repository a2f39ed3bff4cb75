"""The register of municipalities and the people who work for them."""

from django.db import transaction

from award import history
from award.models import Person
from award.refusals import require
from nominations import mails, rules, swedish_order
from nominations.models import Membership, Municipality
from nominations.rules.register import COLUMNS


@transaction.atomic
def import_municipalities(*, rows, actor, at):
    """Municipalities are added or brought up to date by their code; every row or none.

    ``rows`` are dicts with the register's columns. Raises ``Refused`` with each fault by row and column.
    Returns the number of municipalities that were new or changed.
    """
    rows = list(rows)
    stored = Municipality.objects.in_bulk()
    municipalities = [as_municipality(row) for row in rows]
    require(rules.reasons_not_to_import(rows, municipalities))
    changed = [each for each in municipalities if _differs(each, stored.get(each.pk))]
    Municipality.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=[*COLUMNS[1:], "search_text", "sort_key"],
    )
    for municipality in changed:
        verb = "changed" if municipality.pk in stored else "added"
        history.record(actor, f"nominations.municipality.{verb}", municipality, at=at)
    return len(changed)


@transaction.atomic
def add_member(*, municipality_code, person_id=None, email="", name="", title="", role, actor, at):
    """A person may work for the municipality from now on; somebody without an account gets one."""
    municipality = Municipality.objects.select_for_update().get(pk=municipality_code)
    if person_id:
        person = Person.objects.get(pk=person_id)
    else:
        person = Person.objects.filter(email__iexact=email.strip()).first()
    require(rules.reasons_not_to_add_member(municipality, person))
    person = person or Person.objects.create_user(email, name)
    membership = Membership.objects.create(
        person=person, municipality=municipality, role=role, title=title
    )
    history.record(actor, "nominations.membership.added", membership, at=at, role=str(role))
    mails.invitation(membership, at=at)
    return membership


@transaction.atomic
def remove_member(*, membership_id, actor, at):
    """The person no longer works for the municipality; what the person wrote stays."""
    membership = (
        Membership.objects.select_for_update(of=("self",))
        .select_related("municipality", "person")
        .get(pk=membership_id)
    )
    require(rules.reasons_not_to_remove_member(membership))
    history.record(actor, "nominations.membership.removed", membership, at=at)
    membership.delete()


def as_municipality(row):
    """A row of a file as an unsaved municipality; what cannot be read stays as text for the rule to find."""
    values = {column: str(row.get(column) or "").strip() for column in COLUMNS}
    municipality = Municipality(**values)
    if municipality.population.isdigit():
        municipality.population = int(municipality.population)
    municipality.search_text, municipality.sort_key = swedish_order.keys(
        municipality.name, municipality.county, municipality.code
    )
    return municipality


def _differs(municipality, stored):
    return stored is None or any(
        getattr(municipality, column) != getattr(stored, column) for column in COLUMNS
    )
