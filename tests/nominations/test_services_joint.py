"""Several municipalities apply together: one leads, each of the others says yes for itself."""

import pytest
from django.urls import reverse

from award.models import Letter
from award.refusals import Refused
from nominations import services
from nominations.case_files import case_file
from nominations.letter_kinds import KINDS
from nominations.models import Application, JointMember, Membership
from nominations.services import doors
from nominations.services.receipts import deliver_receipt
from tests.factories import make_member, make_municipality, make_person
from tests.nominations.conftest import DURING, fill


def invite(application, people, code="1440", at=DURING):
    return doors.invite_municipality(
        application_id=application.pk, municipality_code=code, actor=people.writer, at=at
    )


def join(member, people, at=DURING):
    return doors.join_application(member_id=member.pk, actor=people.stranger, at=at)


def refused(call, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        call(*args, **kwargs)
    return refusal.value.reasons


def submit(application, people, at=DURING):
    return services.submit_application(application_id=application.pk, actor=people.writer, at=at)


@pytest.fixture
def joint(draft, people):
    """Karlstad leads; Ale and Åre have said yes."""
    join(invite(draft, people), people)
    join(invite(draft, people, "1081"), people)
    return Application.objects.case_file().get(pk=draft.pk)


def test_joint_application_bears_all_names_codes_and_people(joint):
    case = case_file(joint)
    assert (joint.name, case.codes, case.population) == (
        "Karlstad, Ale och Åre",
        "1780, 1440, 1081",
        97000 + 32000 + 12000,
    )
    assert case.legal_name == "Karlstads kommun, Ales kommun och Åres kommun"
    assert case.county == "Värmlands län, Västra Götalands län och Jämtlands län"
    assert case.group == "Större stad"


def test_receipt_names_everybody(joint, people):
    fill(joint, people.writer)
    receipt = submit(joint, people).receipts.get()
    assert receipt.contents.splitlines()[0] == (
        "Ansökan: Karlstads kommun, Ales kommun och Åres kommun"
    )
    assert "Kommun: 1780, 1440, 1081" in receipt.contents


def test_receipt_reaches_the_people_of_every_municipality_once(joint, people, municipalities):
    boss, reader, waiting = (make_person(name) for name in ("Åke Ek", "Rut Ek", "Vera Ek"))
    make_member(boss, municipalities["1081"], "edit")
    make_member(boss, municipalities["1440"], "edit")
    make_member(reader, municipalities["1081"], "read")
    make_member(waiting, make_municipality(), "submit")
    JointMember.objects.create(
        application=joint,
        edition=joint.edition,
        municipality_id="2580",
        status="declined",
        invited_at=DURING,
    )
    fill(joint, people.writer)
    receipt = submit(joint, people).receipts.get()
    deliver_receipt(receipt_id=receipt.pk, at=DURING)
    letters = Letter.objects.filter(kind="nominations.receipt").order_by("to")
    assert [letter.to for letter in letters] == [
        "eva@example.se",
        "kim@example.se",
        "sten@example.se",
        boss.email,
    ]
    page = reverse("nominations:application_receipt", args=["2027", "1780"])
    assert all(page in letter.text and letter.attachments.count() == 2 for letter in letters)
    (readers,) = (
        kind.readers(joint.edition) for kind in KINDS if kind.code == "nominations.receipt"
    )
    assert {reader.to for reader in readers} == {letter.to for letter in letters}
    assert receipt.number in letters[2].subject


def test_invited_municipality_reads_nothing_before_it_has_said_yes(draft, people):
    member = invite(draft, people)
    assert list(Application.objects.of_member(people.stranger)) == []
    join(member, people)
    assert list(Application.objects.of_member(people.stranger)) == [draft]
    assert list(Application.objects.commentable_by(people.stranger)) == [draft]
    assert list(Application.objects.editable_by(people.stranger)) == []
    assert list(Application.objects.submittable_by(people.stranger)) == []


def test_who_joins_may_comment_only_with_that_right(joint, people):
    Membership.objects.filter(person=people.stranger).update(role="read", is_owner=False)
    assert list(Application.objects.of_member(people.stranger)) == [joint]
    assert list(Application.objects.commentable_by(people.stranger)) == []


def test_one_who_left_reads_no_more_and_is_not_named(joint, people):
    member = joint.joint_members.get(municipality="1440")
    doors.leave_application(member_id=member.pk, actor=people.stranger, at=DURING)
    joint.refresh_from_db()
    assert joint.name == "Karlstad och Åre"
    assert list(Application.objects.of_member(people.stranger)) == []
    assert Letter.objects.filter(kind="nominations.joint_answer").count() == 3


def test_open_invitation_stops_the_handing_in(draft, people):
    fill(draft, people.writer)
    member = invite(draft, people)
    assert refused(submit, draft, people) == [
        "Ale har inte svarat på er inbjudan. Vänta på svaret eller ta tillbaka inbjudan."
    ]
    doors.take_back_invitation(member_id=member.pk, actor=people.writer, at=DURING)
    assert submit(draft, people).status == "submitted"


def test_municipality_takes_part_in_one_application_only(joint, edition, people):
    other = services.start_application
    assert refused(
        other, edition_id=edition.pk, municipality_code="1440", actor=people.stranger, at=DURING
    ) == ["Ale söker tillsammans med Karlstad."]


def test_draft_of_its_own_cannot_be_handed_in_by_one_who_joined(draft, edition, people):
    own = services.start_application(
        edition_id=edition.pk, municipality_code="1440", actor=people.stranger, at=DURING
    )
    fill(own, people.stranger)
    join(invite(draft, people), people)
    assert refused(submit, own, people) == ["Ale söker tillsammans med Karlstad."]


def test_municipality_that_has_handed_in_cannot_join(draft, edition, people):
    own = services.start_application(
        edition_id=edition.pk, municipality_code="1440", actor=people.stranger, at=DURING
    )
    member = invite(draft, people)
    fill(own, people.stranger)
    submit(own, people)
    assert refused(join, member, people) == ["Ale har lämnat in en egen ansökan."]
    assert refused(invite, draft, people, "1780") == ["Karlstad leder ansökan."]


def test_nobody_leaves_or_is_invited_after_handing_in(joint, people):
    fill(joint, people.writer)
    submit(joint, people)
    member = joint.joint_members.get(municipality="1440")
    sentence = ["Ansökan är inlämnad. Det går inte längre att ändra vilka som söker tillsammans."]
    leave = doors.leave_application
    assert refused(leave, member_id=member.pk, actor=people.stranger, at=DURING) == sentence
    assert refused(invite, joint, people, "1780")[:1] == sentence


def test_answer_is_given_once(draft, people):
    member = invite(draft, people)
    doors.decline_to_join(member_id=member.pk, actor=people.stranger, at=DURING)
    assert refused(join, member, people) == ["Ale har redan tackat nej."]
    assert JointMember.objects.get().status == "declined"
    assert join(invite(draft, people), people).status == "confirmed"
