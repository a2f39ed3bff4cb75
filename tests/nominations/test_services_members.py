"""A municipality's people: invited to one address, owned by one, removed at once."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from award.models import HistoryEntry, Letter, Person
from award.refusals import Refused
from nominations import services, tokens
from nominations.models import Invitation, Membership
from tests.factories import make_member, make_person
from tests.nominations.conftest import DURING

LINK = re.compile(r"/inbjudan/([^/\s]+)/")
Role = Membership.Role


def invite(municipality, actor, email="ny@example.se", role=Role.EDIT, at=DURING):
    return services.invite_member(
        municipality_code=municipality.pk,
        email=email,
        name="Nya Namnet",
        title="Handläggare",
        role=role,
        actor=actor,
        at=at,
    )


def latest_token():
    return LINK.search(Letter.objects.order_by("-pk").first().text)[1]


def refused(service, **arguments):
    with pytest.raises(Refused) as refusal:
        service(actor=None, at=DURING, **arguments)
    return refusal.value.reasons


def accept(token, person, at=DURING):
    return services.accept_invitation(token=token, actor=person, at=at)


def actions():
    return list(HistoryEntry.objects.order_by("pk").values_list("action", flat=True))


@pytest.mark.django_db(transaction=True)
def test_invitation_is_a_letter_to_one_address(members, people):
    before = Person.objects.count()
    invitation = invite(members, people.writer, " ny@example.se ")
    (message,) = mail.outbox
    assert (message.to, message.subject) == (
        ["ny@example.se"],
        "Kim Ek bjuder in dig till Karlstads kommun",
    )
    assert "Din behörighet blir: redigera." in message.body
    assert "gäller till 11 februari 2027 kl. 12.00" in message.body
    token = LINK.search(message.body)[1]
    assert invitation.fingerprint == tokens.fingerprint(token) != token
    assert token not in Letter.objects.get().text
    assert Person.objects.count() == before


def test_invited_person_becomes_a_member_once(members, people):
    invite(members, people.writer, role=Role.SUBMIT)
    token, person = latest_token(), make_person("Nya Namnet", "NY@example.se")
    membership = accept(token, person)
    assert (membership.person, membership.role, membership.title, membership.is_owner) == (
        person,
        "submit",
        "Handläggare",
        False,
    )
    membership.delete()
    with pytest.raises(Refused):
        accept(token, person)
    assert not members.memberships.filter(person=person).exists()
    assert actions()[-2:] == ["nominations.invitation.sent", "nominations.membership.added"]


@pytest.mark.parametrize("case", ["unknown", "used", "withdrawn", "old", "other address", "resent"])
def test_every_link_that_does_not_hold_gets_the_same_answer(members, people, case):
    invitation = invite(members, people.writer)
    token, at = latest_token(), DURING
    person = make_person("Nya Namnet", "ny@example.se")
    if case == "unknown":
        token = tokens.new_token()
    elif case == "used":
        accept(token, person)
        members.memberships.filter(person=person).delete()
    elif case == "withdrawn":
        services.withdraw_invitation(invitation_id=invitation.pk, actor=people.writer, at=DURING)
    elif case == "old":
        at = DURING + timedelta(days=14)
    elif case == "other address":
        person = people.stranger
    else:
        services.send_invitation_again(
            invitation_id=invitation.pk,
            actor=people.writer,
            at=DURING + timedelta(minutes=5),
        )
    with pytest.raises(Refused) as refusal:
        accept(token, person, at)
    assert refusal.value.reasons == ["Inbjudan gäller inte."]
    assert not members.memberships.filter(person=person).exists()


def test_link_holds_until_the_last_second(members, people):
    invite(members, people.writer)
    person = make_person("Nya Namnet", "ny@example.se")
    accept(latest_token(), person, DURING + timedelta(days=14, seconds=-1))
    assert members.memberships.filter(person=person).exists()


def test_new_letter_has_a_new_link_and_a_new_time(members, people):
    invitation = invite(members, people.writer)
    again = DURING + timedelta(days=20)
    services.send_invitation_again(invitation_id=invitation.pk, actor=people.editor, at=again)
    invitation.refresh_from_db()
    assert (invitation.sent_at, invitation.expires_at) == (again, again + timedelta(days=14))
    person = make_person("Nya Namnet", "ny@example.se")
    assert accept(latest_token(), person, again).role == "edit"


def test_letters_do_not_leave_one_after_another(members, people):
    invitation = invite(members, people.writer)
    assert refused(services.send_invitation_again, invitation_id=invitation.pk) == [
        "Brevet gick iväg för mindre än fem minuter sedan. Vänta lite."
    ]
    assert Letter.objects.count() == 1


def test_member_and_invited_person_are_not_invited_again(members, people):
    given = {"municipality_code": "1780", "name": "A", "role": "edit"}
    assert refused(services.invite_member, email="EVA@example.se", **given) == [
        "Eva Skrivare har redan behörighet för Karlstad."
    ]
    invite(members, people.writer)
    assert refused(services.invite_member, email="NY@example.se", **given) == [
        "NY@example.se har redan en inbjudan. Du kan skicka den igen i listan."
    ]
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.create(
            municipality=members,
            email="Ny@example.se",
            role="edit",
            fingerprint="x",
            sent_at=DURING,
            expires_at=DURING,
        )


def test_answered_invitation_is_neither_sent_nor_withdrawn(members, people):
    invitation = invite(members, people.writer)
    services.withdraw_invitation(invitation_id=invitation.pk, actor=people.writer, at=DURING)
    sentence = ["Inbjudan är redan besvarad eller återkallad."]
    for service in (services.send_invitation_again, services.withdraw_invitation):
        assert refused(service, invitation_id=invitation.pk) == sentence


def test_first_who_hands_in_owns(municipalities, people):
    given = {"municipality_code": "1081", "actor": None, "at": DURING, "way": "request"}
    for person, role in (
        (people.reader, Role.READ),
        (people.writer, Role.SUBMIT),
        (people.editor, Role.SUBMIT),
    ):
        services.join(person=person, role=role, **given)
    owned = municipalities["1081"].memberships.order_by("pk").values_list("role", "is_owner")
    assert list(owned) == [("read", False), ("submit", True), ("submit", False)]


def test_nobody_may_do_less_for_coming_a_second_way(members, people):
    given = {"municipality_code": "1780", "actor": None, "at": DURING, "way": "request"}
    services.join(person=people.editor, role=Role.READ, **given)
    services.join(person=people.reader, role=Role.COMMENT, **given)
    roles = members.memberships.order_by("pk").values_list("person__name", "role")
    assert list(roles) == [
        ("Kim Ek", "submit"),
        ("Eva Skrivare", "edit"),
        ("Lars Läsare", "comment"),
    ]
    assert HistoryEntry.objects.get(details__role="edit").actor is None


def test_link_lets_nobody_back_in_who_came_another_way_and_was_removed(members, people):
    person = make_person("Nya Namnet", "Ny@example.se")
    invite(members, people.writer, role=Role.READ)
    token = latest_token()
    other = invite(members, people.writer, "annan@example.se")
    membership = services.join(
        person=person,
        municipality_code="1780",
        role=Role.SUBMIT,
        actor=people.writer,
        at=DURING,
        way="request",
    )
    assert actions()[-2:] == ["nominations.invitation.withdrawn", "nominations.membership.added"]
    services.remove_member(membership_id=membership.pk, actor=people.writer, at=DURING)
    with pytest.raises(Refused):
        accept(token, person)
    assert not members.memberships.filter(person=person).exists()
    assert list(members.invitations.waiting()) == [other]


def test_owner_stays_an_owner_who_comes_again(members, people):
    services.join(
        person=people.writer,
        municipality_code="1780",
        role=Role.READ,
        actor=None,
        at=DURING,
        way="code",
    )
    own = members.memberships.get(person=people.writer)
    assert (own.role, own.is_owner) == ("submit", True)


def test_database_holds_one_owner_who_hands_in(members, people):
    for person in (people.editor, people.reader):
        with pytest.raises(IntegrityError), transaction.atomic():
            members.memberships.filter(person=person).update(is_owner=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        members.memberships.filter(person=people.editor).update(is_owner=True, role="submit")


@pytest.mark.django_db(transaction=True)
def test_ownership_moves_and_both_are_told(members, people):
    second = members.memberships.get(person=people.editor)
    assert refused(services.move_ownership, membership_id=second.pk) == [
        "Eva Skrivare får inte lämna in. Ge hen den rätten först."
    ]
    services.change_role(membership_id=second.pk, role="submit", actor=people.writer, at=DURING)
    services.move_ownership(membership_id=second.pk, actor=people.writer, at=DURING)
    owners = members.memberships.owners().values_list("person__email", flat=True)
    assert list(owners) == ["eva@example.se"]
    assert sorted((*message.to, message.subject) for message in mail.outbox) == [
        ("eva@example.se", "Du är nu huvudansvarig för Karlstads kommun"),
        ("kim@example.se", "Eva Skrivare är nu huvudansvarig för Karlstads kommun"),
    ]
    entry = HistoryEntry.objects.get(action="nominations.membership.became_owner")
    assert (entry.actor, entry.details) == (people.writer, {"before": "Kim Ek"})
    assert refused(services.move_ownership, membership_id=second.pk) == [
        "Eva Skrivare är redan huvudansvarig för Karlstad."
    ]


def test_owner_hands_over_before_leaving(members, people):
    own = members.memberships.get(person=people.writer)
    assert refused(services.remove_member, membership_id=own.pk) == [
        "Kim Ek är huvudansvarig för Karlstad. Låt någon annan ta över först."
    ]
    assert refused(services.change_role, membership_id=own.pk, role="read") == [
        "Kim Ek är huvudansvarig för Karlstad och måste kunna lämna in. Låt någon annan ta över först."
    ]
    other = make_member(make_person("Ny Namn"), members)
    services.move_ownership(membership_id=other.pk, actor=people.writer, at=DURING)
    services.remove_member(membership_id=own.pk, actor=people.writer, at=DURING)
    assert not members.memberships.filter(person=people.writer).exists()
