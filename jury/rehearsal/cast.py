"""The made-up people of a rehearsal: an organiser, a juror on each seat, members of municipalities."""

import unicodedata

from award import services as award_services
from award.models import Award, Organiser, Person
from jury import services as jury_services
from nominations import services as nominations_services

ORGANISER = ("Karin Öberg", "kansli@utmarkt.example.se")


def ascii_word(text):
    """A name as it stands in an e-mail address: 'Åsa Öberg' is 'asa.oberg'."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return plain.lower().replace(" ", ".")


def organiser_of(award):
    """The organiser of the demonstration's award."""
    name, email = ORGANISER
    person = Person.objects.filter(email=email).first()
    if person is None:
        person = Person.objects.create_user(email, name)
    Organiser.objects.get_or_create(award=award, person=person)
    return person


class Cast:
    """Who plays: filled as the edition goes on."""

    def __init__(self, words):
        self.words = words
        self.taken = {ORGANISER[0]}
        self.organiser = None
        self.members = {}

    def appoint_jury(self, edition, *, wanted, at):
        """Somebody on every seat; with ``wanted`` voting jurors, seats are added or left empty."""
        seats = list(edition.jury_seats.order_by("position"))
        voting = [seat for seat in seats if seat.role != seat.Role.SECRETARY]
        while wanted is not None and len(voting) < wanted:
            voting.append(
                award_services.save_jury_seat(
                    edition_id=edition.pk,
                    values={"role": "member", "organisation": "", "position": len(seats) + 1},
                    actor=self.organiser,
                    at=at,
                )
            )
            seats.append(voting[-1])
        kept = {seat.pk for seat in voting[:wanted]} if wanted is not None else None
        return [
            self._appoint(seat, at)
            for seat in seats
            if kept is None or seat.role == seat.Role.SECRETARY or seat.pk in kept
        ]

    def _appoint(self, seat, at):
        name = self.words.name(self.taken)
        return jury_services.appoint_juror(
            seat_id=seat.pk,
            email=f"{ascii_word(name)}@jury.example.se",
            name=name,
            title=seat.holder_title or self.words.title(),
            actor=self.organiser,
            at=at,
        )

    def member_of(self, municipality, *, at):
        """The municipal officer who writes for the municipality."""
        if municipality.code not in self.members:
            name = self.words.name(self.taken)
            email = f"{ascii_word(name)}@{ascii_word(municipality.name)}.example.se"
            self.members[municipality.code] = Person.objects.create_user(email, name)
            self._confirm(self.members[municipality.code], municipality, at)
        return self.members[municipality.code]

    def colleague_of(self, municipality, name, *, at):
        """Somebody at the municipality who reads and comments."""
        email = f"{ascii_word(name)}@{ascii_word(municipality.name)}.example.se"
        person = Person.objects.create_user(email, name)
        self._confirm(person, municipality, at, title="Kommunikatör", role="comment")
        return person

    def _confirm(self, person, municipality, at, *, title="Utvecklingschef", role="submit"):
        """The person asks to work for the municipality, and the organiser knows that it is so."""
        request = nominations_services.ask_for_membership(
            municipality_code=municipality.code, title=title, actor=person, at=at
        )
        nominations_services.confirm_request(
            request_id=request.pk, role=role, actor=self.organiser, at=at
        )


def demonstration_award(*, at):
    """The award itself, with its organiser and the winners since 2001; made once."""
    award = Award.objects.filter(slug="digitaliseringskommun").first()
    if award is None:
        award = award_services.create_award(
            slug="digitaliseringskommun",
            name_sv="Sveriges Digitaliseringskommun",
            name_en="Sweden's Digitalisation Municipality",
            actor=None,
            at=at,
        )
    return award, organiser_of(award)
