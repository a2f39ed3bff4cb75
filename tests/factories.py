"""The fewest rows that a test needs to have somebody in a role; what happens goes through the services."""

from datetime import UTC, datetime

from award.models import Award, Edition, JurySeat, Person
from jury.models import Juror
from nominations.models import Membership, Municipality

AT = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)


def make_person(name="Åsa Berg", email=""):
    """A person who may log in; the address follows the name."""
    return Person.objects.create_user(email or f"{name.split()[0].lower()}@example.se", name)


def make_edition(slug="2027", **values):
    """An edition without stages; the award is made where there is none."""
    award = Award.objects.first() or Award.objects.create(slug="award", name_sv="Utmärkelsen")
    values = {"name_sv": f"Utmärkelsen {slug}", "status": Edition.Status.OPEN} | values
    return Edition.objects.create(award=award, slug=slug, **values)


def make_juror(person, role="member", edition=None):
    """The person's seat in an edition's jury."""
    edition = edition or Edition.objects.first() or make_edition()
    seat = JurySeat.objects.create(edition=edition, role=role, position=edition.jury_seats.count())
    return Juror.objects.create(edition=edition, person=person, seat=seat, appointed_at=AT)


def make_municipality(code="2580", name="Luleå"):
    return Municipality.objects.create(
        code=code,
        name=name,
        legal_name=f"{name} kommun",
        county="Norrbottens län",
        population=79_000,
        group_code="B3",
        group="Större stad",
        website=f"https://{code}.example.se/",
        search_text=f"{name} {code}".casefold(),
        sort_key=name.casefold(),
    )


def make_member(person, municipality=None, role="submit"):
    """The person's right to work for a municipality; the first who hands in owns."""
    municipality = municipality or Municipality.objects.first() or make_municipality()
    is_owner = role == "submit" and not municipality.memberships.owners().exists()
    return Membership.objects.create(
        person=person, municipality=municipality, role=role, is_owner=is_owner
    )
