"""Who one can be in the demonstration: one person of each kind, where there is something to do."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from award.models import Edition, JurySeat, Person

# Which of an application's people are shown, by how far the application has come.
STATUSES = ("draft", "submitted", "eligible", "longlisted", "nominated", "won")


@dataclass(frozen=True)
class Offer:
    """A person one may log in as: what the person is, and where."""

    person: Person
    role: str
    place: str


def offers():
    """Everybody one may be, grouped by what they do: pairs of heading and list, never an empty list."""
    groups = [
        (_("The office"), organisers()),
        (_("The jury"), jurors()),
        (_("Municipalities"), members()),
    ]
    return [(heading, found) for heading, found in groups if found]


def organisers():
    people = Person.objects.filter(organiser_roles__isnull=False).order_by("pk")[:1]
    return [
        Offer(person, _("organiser"), _("runs every edition of the award")) for person in people
    ]


def jurors():
    """One on each kind of seat, in the jury that is at work (or was last)."""
    edition = _edition_with_jury()
    if edition is None:
        return []
    offers = {}
    seats = JurySeat.objects.filter(edition=edition, juror__isnull=False)
    for seat in seats.select_related("juror__person"):
        role = str(seat.get_role_display())
        offers.setdefault(seat.role, Offer(seat.juror.person, role, edition.name))
    return list(offers.values())


def _edition_with_jury():
    with_jury = Edition.objects.filter(jury_seats__juror__isnull=False).distinct()
    at_work = with_jury.filter(stages__round__status="open")
    return at_work.first() or with_jury.first()


def members():
    """Somebody whose application is a draft, somebody whose is handed in, and so on to the winner."""
    offers = []
    for status in STATUSES:
        offer = _member_of(status, besides=[offer.person.pk for offer in offers])
        if offer:
            offers.append(offer)
    return offers


def _member_of(status, *, besides):
    wanted = {
        "memberships__role": "submit",
        "memberships__municipality__applications__status": status,
    }
    row = (
        Person.objects.filter(**wanted)
        .exclude(pk__in=besides)
        .order_by("-memberships__municipality__applications__edition__slug", "pk")
        .values_list(
            "pk",
            "memberships__municipality__name",
            "memberships__municipality__applications__edition__name_sv",
        )
        .first()
    )
    if row is None:
        return None
    person, municipality, edition = row
    return Offer(Person.objects.get(pk=person), _progress(status), f"{municipality} · {edition}")


def _progress(status):
    return {
        "draft": _("writes an application"),
        "submitted": _("has handed in an application"),
        "eligible": _("has an eligible application"),
        "longlisted": _("is on the longlist"),
        "nominated": _("is nominated"),
        "won": _("has won"),
    }[status]
