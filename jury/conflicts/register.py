"""An award's ties out of the database, and whom a written name means."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from jury.models import Juror, Party, Tie
from jury.ties import Graph, PartyKind, TieKind
from jury.ties.register import BETWEEN
from nominations.models import Municipality


@dataclass(frozen=True)
class TieDraft:
    """A tie as somebody writes it, on a page or in a file: names, not rows.

    The kinds of the two ends are only for a file that says them; else they follow from the names.
    """

    kind: str
    source: str
    target: str
    source_email: str = ""
    target_email: str = ""
    since: date | None = None
    until: date | None = None
    note: str = ""
    source_kind: str = ""
    target_kind: str = ""


class Ambiguous(ValueError):
    """Several people have the name; the message is the name."""


class Unknown(ValueError):
    """No municipality has the name; the message is the name."""


class Register:
    """Who is known to an award and how they are tied, read once and asked in memory."""

    def __init__(self, award):
        self.award = award
        self.parties = list(Party.objects.filter(award=award).select_related("municipality"))
        self._by_key = {(party.kind, party.key): party for party in self.parties}

    @cached_property
    def ties(self):
        found = list(Tie.objects.filter(award=self.award))
        by_pk = {party.pk: party for party in self.parties}
        for tie in found:
            tie.source, tie.target = by_pk[tie.source_id], by_pk[tie.target_id]
        return found

    def graph(self, more=()):
        """The graph of what is saved, and of ``more`` unsaved ties."""
        saved = [tie.pure() for tie in self.ties]
        unsaved = [tie.pure(f"new-{number}") for number, tie in enumerate(more, start=1)]
        return Graph(saved + unsaved)

    def person(self, account):
        """The party that an account is, saved or not: by the account, else by its address."""
        return (
            next((each for each in self.parties if each.account_id == account.pk), None)
            or self._by_email.get(account.email.casefold())
            or self._new_person(account.name, account.email, account)
        )

    def tie(self, draft):
        """What is written as an unsaved tie between parties, saved or not.

        Raises ``Ambiguous`` where several people bear a name, and ``KeyError`` for an unknown relation.
        """
        sources, targets = BETWEEN[TieKind[draft.kind.upper()]]
        return Tie(
            award=self.award,
            kind=draft.kind,
            source=self.party(draft.source, draft.source_email, draft.source_kind, sources),
            target=self.party(draft.target, draft.target_email, draft.target_kind, targets),
            since=draft.since,
            until=draft.until,
            note=draft.note.strip(),
        )

    def same_as(self, tie):
        """The tie in the register that says the same: who, what, towards whom, and from which day."""
        return next((each for each in self.ties if _identity(each) == _identity(tie)), None)

    def remember(self, tie):
        """A tie has been saved: those who come after it may mean its parties."""
        self.ties[:] = [each for each in self.ties if each.pk != tie.pk] + [tie]
        for party in (tie.source, tie.target):
            if (party.kind, party.key) not in self._by_key:
                self.parties.append(party)
                self._by_key[party.kind, party.key] = party
                self.__dict__.pop("_people", None)
                self.__dict__.pop("_by_email", None)

    def party(self, name, email="", kind="", allowed=frozenset(PartyKind)):
        """Whom a name means, among those that can stand there; a new party where nobody is known by it."""
        name, email = " ".join(name.split()), email.strip()
        municipality = self._municipalities.get(name.casefold())
        people = self._people.get(name.casefold(), [])
        if not kind:
            kind = self._kind(email, municipality, people, allowed)
        if kind == Party.Kind.MUNICIPALITY:
            if municipality is None:
                raise Unknown(name)
            return self._municipality(municipality)
        if kind == Party.Kind.PERSON:
            return self._person(name, email, people)
        return self._known(Party.Kind(kind), name.casefold()) or Party(
            award=self.award, kind=kind, key=name.casefold(), name=name
        )

    @property
    def names(self):
        """Every name that may be meant, for the fields that suggest."""
        known = {party.name for party in self.parties} | {each.name for each in self._accounts}
        known |= {each.name for each in self._municipalities.values()}
        return sorted(known, key=str.casefold)

    def _kind(self, email, municipality, people, allowed):
        allowed = {each.value for each in allowed}
        if email or allowed == {Party.Kind.PERSON}:
            return Party.Kind.PERSON
        if Party.Kind.MUNICIPALITY in allowed and municipality:
            return Party.Kind.MUNICIPALITY
        if Party.Kind.PERSON in allowed and people:
            return Party.Kind.PERSON
        return Party.Kind.ORGANISATION

    def _person(self, name, email, people):
        if email:
            for account in self._accounts:
                if account.email.casefold() == email.casefold():
                    return self.person(account)
            return self._by_email.get(email.casefold()) or self._new_person(name, email)
        if len(people) > 1:
            raise Ambiguous(name)
        return people[0] if people else self._new_person(name)

    def _new_person(self, name, email="", account=None):
        key = email.casefold() or name.casefold()
        return Party(
            award=self.award,
            kind=Party.Kind.PERSON,
            key=key,
            name=name or email,
            email=email,
            account=account,
        )

    def _municipality(self, municipality):
        return self._known(Party.Kind.MUNICIPALITY, municipality.pk) or Party(
            award=self.award,
            kind=Party.Kind.MUNICIPALITY,
            key=municipality.pk,
            name=municipality.name,
            municipality=municipality,
        )

    def _known(self, kind, key):
        return self._by_key.get((kind, key))

    @cached_property
    def _accounts(self):
        """Those who sit, or have sat, in a jury of the award."""
        jurors = Juror.objects.filter(edition__award=self.award).select_related("person")
        return list({juror.person_id: juror.person for juror in jurors}.values())

    @cached_property
    def _by_email(self):
        return {party.email.casefold(): party for party in self.parties if party.email}

    @cached_property
    def _people(self):
        """The people of each name, those with a seat too."""
        found = {}
        for party in [*self.parties, *map(self.person, self._accounts)]:
            if party.kind == Party.Kind.PERSON:
                found.setdefault(party.name.casefold(), {})[party.key] = party
        return {name: list(people.values()) for name, people in found.items()}

    @cached_property
    def _municipalities(self):
        """Each municipality by its name, its full name and its code."""
        found = {}
        for each in Municipality.objects.only("code", "name", "legal_name"):
            found |= dict.fromkeys(
                (each.name.casefold(), each.legal_name.casefold(), each.code), each
            )
        return found


def _identity(tie):
    ends = [(end.kind, end.key) for end in (tie.source, tie.target)]
    return tie.kind, ends, tie.since
