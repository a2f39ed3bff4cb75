"""What the register says beside what jurors have declared: two lists for an organiser to look into."""

from dataclasses import dataclass, replace
from datetime import date

from jury.conflicts import words
from jury.conflicts.register import Register
from jury.models import Declaration, DismissedProposal
from jury.ties import Party, PartyKind, Proposal, compare
from nominations.models import Application


@dataclass(frozen=True)
class Possible:
    """A possible conflict as people read it: who, towards whose application, and the chain as a sentence.

    ``has_answered``: whether the person has said that there is no conflict.
    """

    proposal: Proposal
    applicant: str
    on: date
    has_answered: bool = False

    @property
    def key(self):
        return self.proposal.key

    @property
    def person(self):
        return self.proposal.person.name

    @property
    def sentence(self):
        return words.sentence(self.proposal, on=self.on)

    @property
    def ground(self):
        return self.proposal.ground

    @property
    def rule(self):
        return words.RULES[self.proposal.rule.name]

    @property
    def when(self):
        return words.WHEN[self.proposal.when]


@dataclass(frozen=True)
class Review:
    """Possible but not declared; declared without support; and how many agree with the register."""

    undeclared: list[Possible]
    unsupported: list[Declaration]
    agreeing: int


def applicants(edition):
    """Who applies, by the code of each municipality that has handed in; several may apply together."""
    applications = (
        Application.objects.filter(edition=edition)
        .exclude(submitted_at=None)
        .select_related("municipality")
        .prefetch_related("joint_members__municipality")
    )
    return {
        municipality.pk: application.name
        for application in applications
        for municipality in application.all_municipalities()
    }


def possible(graph, person, names, *, on):
    """A person's possible conflicts as of a day; ``names`` by municipality, as ``applicants`` gives them."""
    municipalities = [Party(PartyKind.MUNICIPALITY, code) for code in names]
    return [
        Possible(proposal, names[proposal.municipality.key], on)
        for proposal in graph.proposals(person, municipalities, on=on)
    ]


def review_of(edition, *, on):
    """The two lists of an edition as of a day."""
    register, names = Register(edition.award), applicants(edition)
    graph = register.graph()
    jurors = edition.jurors.voting().select_related("person").order_by("seat__position")
    people = {juror.pk: register.person(juror.person).pure for juror in jurors}
    found = [each for person in people.values() for each in possible(graph, person, names, on=on)]
    declarations = list(
        Declaration.objects.last_word()
        .filter(juror__in=people)
        .select_related("juror__person", "juror__seat", "application__municipality", "round__stage")
        .prefetch_related("application__joint_members__municipality")
        .order_by("application__municipality__sort_key", "juror__seat__position")
    )
    said = {each.pk: _pairs(each, people[each.juror_id].key) for each in declarations}
    told = [each for each in declarations if each.answer != Declaration.Answer.NONE]
    compared = compare(
        [each.proposal for each in found],
        declared={pair for each in told for pair in said[each.pk]},
        dismissed=dismissed_keys(edition),
    )
    undeclared = {each.key for each in compared.undeclared}
    denied = {pair for each in declarations if each not in told for pair in said[each.pk]}
    supported = {each.proposal.pair for each in found}
    unsupported = [
        each
        for each in told
        if each.effect != Declaration.Effect.CLEAR and not said[each.pk] & supported
    ]
    return Review(
        undeclared=[
            replace(each, has_answered=each.proposal.pair in denied)
            for each in found
            if each.key in undeclared
        ],
        unsupported=unsupported,
        agreeing=sum(1 for each in told if said[each.pk] & supported),
    )


def hints_for(edition, person, application_ids, *, on):
    """What the register says to a juror's own declaration: sentences by application.

    What an organiser has looked into and put aside is left out.
    """
    register = Register(edition.award)
    if not register.parties:
        return {}
    dismissed = dismissed_keys(edition)
    applications = Application.objects.filter(pk__in=application_ids).select_related("municipality")
    owners = {
        municipality.pk: application
        for application in applications.prefetch_related("joint_members__municipality")
        for municipality in application.all_municipalities()
    }
    names = {code: application.name for code, application in owners.items()}
    hints = {}
    for each in possible(register.graph(), register.person(person).pure, names, on=on):
        if not each.proposal.is_dismissed(dismissed):
            owner = owners[each.proposal.municipality.key]
            hints.setdefault(owner.pk, []).append(each.sentence)
    return hints


def dismissed_keys(edition):
    """What has been put aside in the award, in this edition or an earlier one."""
    pinned = DismissedProposal.objects.filter(award=edition.award_id)
    return set(pinned.values_list("key", flat=True))


def _pairs(declaration, person_key):
    """A declaration towards an application holds for each municipality of it."""
    return {(person_key, each.pk) for each in declaration.application.all_municipalities()}
