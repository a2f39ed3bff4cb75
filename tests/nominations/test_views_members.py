"""Pages about a municipality's people: who gets in, what is told, and that nobody stays who is removed."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from award.models import Letter, Person
from nominations import services
from nominations.models import Invitation, Membership, MembershipRequest
from tests.factories import make_member, make_person
from tests.nominations.conftest import DURING

LINK = re.compile(r"/inbjudan/[^/\s]+/")
CODE = re.compile(r"^[A-Z0-9]{4,}(?:-[A-Z0-9]{4,})?$", re.MULTILINE)
NEW = {"email": "ny@example.se", "name": "Nya Namnet", "title": "Handläggare", "role": "edit"}


@pytest.fixture(autouse=True)
def _now():
    cache.clear()
    with time_machine.travel(DURING, tick=False):
        yield


def url(name, *args):
    return reverse(f"nominations:{name}", args=args)


@pytest.fixture
def as_(client):
    def log_in(person):
        client.force_login(person)
        return client

    return log_in


def link():
    return LINK.search(Letter.objects.order_by("-pk").first().text)[0]


def invite(client):
    return client.post(url("membership_list", "1780"), NEW, follow=True)


def test_those_who_hand_in_invite(as_, people, members):
    client = as_(people.writer)
    page = invite(client).text
    assert "ny@example.se får en inbjudan." in page
    assert "11\xa0februari\xa02027" in page
    assert client.post(url("membership_list", "1780"), {"email": "ingen"}).status_code == 422
    twice = client.post(url("membership_list", "1780"), NEW)
    assert twice.status_code == 409 and "har redan en inbjudan" in twice.text
    assert Invitation.objects.count() == 1


def test_others_see_the_people_and_no_invitations(as_, people, members):
    invite(as_(people.writer))
    client = as_(people.editor)
    page = client.get(url("membership_list", "1780")).text
    assert "kim@example.se" in page and "ny@example.se" not in page
    pk = Invitation.objects.get().pk
    own = Membership.objects.get(person=people.writer).pk
    for address in (
        url("membership_list", "1780"),
        url("membership_change", "1780", own),
        url("membership_remove", "1780", own),
        url("ownership_move", "1780", own),
        url("invitation_withdraw", "1780", pk),
        url("invitation_send_again", "1780", pk),
    ):
        assert client.post(address, NEW).status_code == 404
    client = as_(people.stranger)
    assert client.get(url("membership_list", "1780")).status_code == 404
    assert client.post(url("membership_remove", "1440", own)).status_code == 404
    assert client.post(url("invitation_withdraw", "1440", pk)).status_code == 404
    assert Invitation.objects.get().status == "waiting"


def test_invitation_is_sent_again_and_withdrawn(as_, people, members):
    client = as_(people.writer)
    invite(client)
    pk = Invitation.objects.get().pk
    soon = client.post(url("invitation_send_again", "1780", pk), follow=True)
    assert "mindre än fem minuter sedan" in soon.text
    Invitation.objects.update(sent_at=DURING - timedelta(days=20), expires_at=DURING)
    assert "har gått ut" in client.get(url("membership_list", "1780")).text
    client.post(url("invitation_send_again", "1780", pk))
    assert Letter.objects.count() == 2
    page = client.post(url("invitation_withdraw", "1780", pk), follow=True).text
    assert "Inbjudan är återkallad." in page and "ny@example.se" not in page


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("has_account", [True, False])
def test_invited_person_follows_the_link_and_is_in(client, people, members, has_account):
    client.force_login(people.writer)
    invite(client)
    (letter,) = mail.outbox
    link = LINK.search(letter.body)[0]
    client.logout()
    if has_account:
        Person.objects.create_user("ny@example.se", "Nya Namnet")
    page = client.get(link)
    assert "Du är inbjuden till Karlstads kommun" in page.text
    action = re.search(r'<form method="post" action="(/konto/[^"]+)"', page.text)[1]
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]+)"', page.text))
    fields = {name: fields[name] for name in ("email", "name", "next") if name in fields}
    mail.outbox.clear()
    confirm = client.post(action, fields)
    (message,) = mail.outbox
    assert message.to == ["ny@example.se"]
    confirmed = client.post(confirm.url, {"code": CODE.search(message.body)[0], **fields})
    assert (confirmed.status_code, confirmed.url) == (302, link)
    person = get_user(client)
    assert (person.email, person.name) == ("ny@example.se", "Nya Namnet")
    assert not person.memberships.exists()
    welcome = client.post(link, follow=True)
    assert "Du arbetar nu för Karlstads kommun." in welcome.text
    assert list(person.memberships.values_list("municipality", "role")) == [("1780", "edit")]


def test_link_that_does_not_hold_has_one_answer(as_, client, people, members):
    invite(as_(people.writer))
    own, unknown = link(), "/inbjudan/" + "x" * 43 + "/"

    def answer(address, method="get"):
        response = getattr(client, method)(address)
        assert response.status_code == 410
        return re.sub(r'name="(csrfmiddlewaretoken|next)" value="[^"]*"', "", response.text)

    as_(people.stranger)
    assert answer(own) == answer(unknown) == answer(own, "post")
    assert not Membership.objects.filter(person=people.stranger, municipality="1780").exists()
    invited = make_person("Nya Namnet", "ny@example.se")
    as_(invited)
    assert client.get(own).status_code == 200
    client.post(own, follow=True)
    assert answer(own) == answer(unknown) == answer(own, "post")
    assert "Karlstad" not in answer(own)
    client.logout()
    assert answer(own) == answer(unknown)


def test_accepting_page_never_accepts_by_being_read(as_, people, members):
    invite(as_(people.writer))
    invited = make_person("Nya Namnet", "ny@example.se")
    response = as_(invited).get(link())
    assert "no-store" in response["Cache-Control"]
    assert not invited.memberships.exists()


def test_role_and_ownership_are_changed_on_the_members_page(as_, people, edition, members):
    client = as_(people.writer)
    second = members.memberships.get(person=people.editor)
    page = url("membership_change", "1780", second.pk)
    assert "Låt först personen lämna in" in client.get(page).text
    client.post(page, {"role": "submit"})
    assert "Låt Eva Skrivare bli huvudansvarig" in client.get(page).text
    moved = client.post(url("ownership_move", "1780", second.pk), follow=True)
    assert "Eva Skrivare är nu huvudansvarig. Båda får ett brev." in moved.text
    assert client.post(page, {"role": "read"}).status_code == 409
    # Only the owner, or an organiser, moves it on.
    own = members.memberships.get(person=people.writer)
    assert client.post(url("ownership_move", "1780", own.pk)).status_code == 404
    as_(people.organiser).post(url("ownership_move", "1780", own.pk))
    assert members.memberships.owners().get() == own


def test_removed_member_is_out_at_the_next_click(as_, client, people, draft, members):
    page = reverse("nominations:application_show", args=["2027", "1780"])
    assert as_(people.editor).get(page).status_code == 200
    second = members.memberships.get(person=people.editor)
    services.remove_member(membership_id=second.pk, actor=people.writer, at=DURING)
    assert client.get(page).status_code == 404
    assert client.get(url("membership_list", "1780")).status_code == 404
    assert "Karlstad" not in client.get("/kommun/").text


def test_member_leaves_and_owner_does_not(as_, people, members):
    reader = members.memberships.get(person=people.reader)
    left = as_(people.reader).post(url("membership_remove", "1780", reader.pk), follow=True)
    assert "Du arbetar inte längre för kommunen." in left.text
    owner = members.memberships.get(person=people.writer)
    kept = as_(people.writer).post(url("membership_remove", "1780", owner.pk), follow=True)
    assert "Kim Ek är huvudansvarig för Karlstad." in kept.text
    assert members.memberships.filter(person=people.writer).exists()


def test_person_asks_and_the_organiser_answers(as_, people, edition, municipalities):
    newcomer = make_person("Nina Ny", "nina@are.example")
    client = as_(newcomer)
    assert "Hitta din kommun" in client.get("/kommun/").text
    assert "Åre" in client.get("/behorighet/", {"q": "åre"}).text
    assert "Ingen kommun hittades" in client.get("/behorighet/", {"q": "xyz"}).text
    page = url("request_show", "1081")
    assert client.post(page, {"title": ""}).status_code == 422
    assert "Din förfrågan är skickad." in client.post(page, {"title": "Chef"}, follow=True).text
    asked = MembershipRequest.objects.get()
    assert client.get(url("request_list")).status_code == 404
    assert client.get(url("request_decide", asked.pk)).status_code == 404
    client = as_(people.organiser)
    assert "1 person vill arbeta för en kommun" in client.get("/kansli/").text
    assert "Nina Ny" in client.get(url("request_list")).text
    decide = url("request_decide", asked.pk)
    assert client.post(decide, {"answer": "decline"}).status_code == 422
    client.post(decide, {"answer": "confirm"})
    own = newcomer.memberships.get()
    assert (own.role, own.is_owner) == ("submit", True)
    assert client.post(decide, {"answer": "confirm"}).status_code == 409
    assert "Ingen väntar" in client.get(url("request_list")).text


def test_owner_answers_requests_for_the_own_municipality_only(as_, people, members):
    newcomer = make_person("Nina Ny")
    asked = services.ask_for_membership(
        municipality_code="1780", title="Chef", message="<b>Hej</b>", actor=newcomer, at=DURING
    )
    decide = url("request_decide", asked.pk)
    assert as_(people.stranger).get(decide).status_code == 404
    assert as_(people.editor).post(decide, {"answer": "confirm"}).status_code == 404
    client = as_(people.writer)
    assert "Nina Ny vill arbeta för Karlstad" in client.get("/kommun/").text
    assert "Nina Ny" in client.get(url("membership_list", "1780")).text
    assert "&lt;b&gt;Hej&lt;/b&gt;" in client.get(decide).text
    client.post(decide, {"answer": "confirm", "role": "comment"})
    assert newcomer.memberships.get().role == "comment"


def test_code_from_the_registrar_is_typed_on_the_page(as_, people, municipalities):
    are = municipalities["1081"]
    are.registrar_email = "registrator@are.example"
    are.save()
    newcomer = make_person("Nina Ny")
    client = as_(newcomer)
    client.post(url("request_show", "1081"), {"title": "Chef"})
    sent = client.post(url("code_send", "1081"), follow=True)
    assert "Ett brev är på väg till registrator i Åres kommun." in sent.text
    wrong = client.post(url("code_redeem", "1081"), {"code": "fel"})
    assert wrong.status_code == 409 and "Koden stämmer inte." in wrong.text
    assert client.post(url("code_redeem", "1081"), {"code": ""}).status_code == 422
    code = re.search(r"[A-Z2-9]{5}-[A-Z2-9]{5}", Letter.objects.get().text)[0]
    assert code not in client.get(url("request_show", "1081")).text
    done = client.post(url("code_redeem", "1081"), {"code": code}, follow=True)
    assert "Du arbetar nu för Åres kommun." in done.text


def test_only_ones_own_request_is_taken_back(as_, people, municipalities):
    services.ask_for_membership(
        municipality_code="1081", title="Chef", actor=people.reader, at=DURING
    )
    client = as_(people.stranger)
    for name in ("request_take_back", "code_send", "code_redeem"):
        assert client.post(url(name, "1081"), {"code": "x"}).status_code == 404
    as_(people.reader).post(url("request_take_back", "1081"))
    assert MembershipRequest.objects.get().status == "withdrawn"


@pytest.mark.parametrize("number", [1, 3])
def test_people_take_a_fixed_number_of_queries(
    as_, people, members, number, django_assert_num_queries
):
    for each in range(number):
        make_member(make_person(f"P{each} Ek"), members, "read")
        services.invite_member(
            municipality_code="1780",
            email=f"i{each}@example.se",
            name="I",
            role="read",
            actor=people.writer,
            at=DURING,
        )
    client = as_(people.writer)
    client.get(url("membership_list", "1780"))
    with django_assert_num_queries(10):
        client.get(url("membership_list", "1780"))


@pytest.mark.parametrize("number", [1, 3])
def test_queue_takes_a_fixed_number_of_queries(
    as_, people, edition, municipalities, number, django_assert_num_queries
):
    for each in range(number):
        services.ask_for_membership(
            municipality_code="1081", title="T", actor=make_person(f"P{each} Ek"), at=DURING
        )
    client = as_(people.organiser)
    client.get(url("request_list"))
    with django_assert_num_queries(5):
        client.get(url("request_list"))
