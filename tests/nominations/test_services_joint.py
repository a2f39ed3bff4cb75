"""Several municipalities apply together: one leads, each of the others says yes for itself."""

import pytest

from award.models import Letter
from award.refusals import Refused
from nominations import services
from nominations.case_files import case_file
from nominations.models import Application, JointMember, Membership
from nominations.services import doors
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
