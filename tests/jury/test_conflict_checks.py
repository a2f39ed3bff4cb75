"""The register speaks before somebody is asked or appointed, and on the juror's own declaration page."""

import pytest
from django.urls import reverse

from award.models import JurySeat
from jury import services
from jury.conflicts.register import TieDraft
from jury.models import Declaration, Juror, JurorInvitation, Party, Tie
from tests.factories import make_person
from tests.jury.conftest import at, during
from tests.jury.test_joint_applications import with_boden

SELLS = TieDraft(kind="supplier", source="Atea", target="Malmö")


def save(edition, organiser, *drafts):
    services.save_ties(edition_id=edition.pk, drafts=drafts, actor=organiser, at=during(0))


@pytest.fixture
def seat(edition, applications):
    return JurySeat.objects.create(edition=edition, role="member", position=9)


@pytest.fixture(params=["juror_invite", "juror_appoint"])
def page(request):
    """The two pages on which a seat is filled: one check for both."""
    return request.param


def ask(office, seat, rows=(), page="juror_invite", **typed):
    fields = {"name": "Ny Person", "email": "ny@example.se"}
    for number, row in enumerate(rows, start=1):
        fields |= {f"tie-{number}-{name}": value for name, value in row.items()}
    with at(0):
        return office.post(reverse(f"jury:{page}", args=["2027", seat.pk]), fields | typed)


def sentences(answer):
    check = answer.context["check"]
    return [each.sentence for each in check.applied], [each.sentence for each in check.others]


EMPLOYED = {"kind": "employed", "target": "Atea"}


def test_person_is_checked_before_the_seat_is_filled_and_nothing_is_saved(
    office, edition, seat, organiser, page
):
    save(edition, organiser, SELLS)
    answer = ask(office, seat, [EMPLOYED], page, check="1", email="")
    assert sentences(answer) == (["Ny Person arbetar hos Atea, som säljer till Malmö."], [])
    assert "Ny Person arbetar hos Atea, som säljer till Malmö." in answer.text
    assert (Tie.objects.count(), JurorInvitation.objects.count()) == (1, 0)
    assert not Juror.objects.filter(seat=seat).exists()
    assert 'value="Atea"' in answer.text


def test_check_looks_at_those_close_and_at_municipalities_that_have_not_applied(
    office, edition, seat, organiser
):
    with_boden({"2580": edition.applications.get(municipality="2580")}, status="invited")
    rows = [
        {"kind": "relative", "target": "Sven Ek"},
        {"source": "Sven Ek", "kind": "employed", "target": "Boden"},
    ]
    answer = ask(office, seat, rows, check="1")
    told = "Ny Person är närstående till Sven Ek, som arbetar hos Boden."
    assert sentences(answer) == ([], [told])


def test_check_of_somebody_without_ties_says_so(office, seat):
    answer = ask(office, seat, check="1")
    assert sentences(answer) == ([], [])
    assert "ger inget möjligt jäv" in answer.text


def test_impossible_tie_is_told_before_anything_is_sent(office, seat, page):
    rows = [{"kind": "supplier", "target": "Malmö"}]
    answers = [
        ask(office, seat, rows, page, check="1"),
        ask(office, seat, rows, page, save_ties="on"),
    ]
    assert [answer.status_code for answer in answers] == [409, 409]
    assert (
        answers[0].context["reasons"]
        == answers[1].context["reasons"]
        == ["”Ny Person säljer till Malmö” går inte: välj en annan relation."]
    )
    assert not JurorInvitation.objects.exists()
    assert not Juror.objects.filter(seat=seat).exists()


def test_half_a_tie_is_told_with_what_is_missing(office, seat):
    answer = ask(office, seat, [{"kind": "employed"}], check="1")
    assert answer.status_code == 422
    assert "Skriv mot vem." in answer.text


@pytest.mark.parametrize(("tick", "kept"), [({"save_ties": "on"}, 1), ({}, 0)])
def test_ties_are_kept_with_the_invitation_only_if_one_likes(office, seat, tick, kept):
    answer = ask(office, seat, [EMPLOYED], **tick)
    assert (answer.status_code, JurorInvitation.objects.count()) == (302, 1)
    assert Tie.objects.count() == kept


@pytest.mark.parametrize(("tick", "kept"), [({"save_ties": "on"}, 1), ({}, 0)])
def test_ties_are_kept_with_the_appointment_only_if_one_likes(office, seat, tick, kept):
    answer = ask(office, seat, [EMPLOYED], "juror_appoint", **tick)
    juror = Juror.objects.get(seat=seat)
    assert (answer.status_code, juror.person.email) == (302, "ny@example.se")
    assert Party.objects.filter(account=juror.person).count() == kept


def test_ties_noted_before_the_invitation_are_the_jurors_afterwards(office, seat, organiser):
    ask(office, seat, [EMPLOYED], save_ties="on")
    juror = services.appoint_juror(
        seat_id=seat.pk, email="ny@example.se", name="Ny", title="", actor=organiser, at=during(0)
    )
    assert Party.objects.get(name="Ny Person").account == juror.person


def declaration_page(client, round_, juror):
    client.force_login(juror.person)
    with at(0):
        return client.get(reverse("jury:declaration_edit", args=["2027", round_.pk]))


def hints(page):
    return {
        row.assignment.application.municipality_id: row.hints
        for row in page.context["form"].rows
        if row.hints
    }


def test_juror_is_reminded_of_own_ties_and_of_nobody_elses(
    client, edition, round_, jury, organiser
):
    save(
        edition,
        organiser,
        SELLS,
        TieDraft(kind="employed", source="Mona Ledamot", target="Atea"),
        TieDraft(kind="employed", source="Viktor Vice", target="Stockholm"),
    )
    page = declaration_page(client, round_, jury.member)
    assert hints(page) == {"1280": ["Mona Ledamot arbetar hos Atea, som säljer till Malmö."]}
    assert "som säljer till Malmö" in page.text and "Viktor" not in page.text


def test_declaration_is_saved_with_a_button_of_its_own(client, round_, jury):
    """Nobody shall think that an assessment is signed, or sign one in the belief of declaring."""
    page = declaration_page(client, round_, jury.member).text
    assert 'data-variant="secondary">Spara jävsdeklarationen</button>' in page
    assert "Signera" not in page


def test_refused_answers_are_told_each_by_its_name_and_the_others_saved(client, round_, jury):
    answers = {"answer_1280": "conflict", "ground_1280": "J1", "text_1280": "Jag arbetar där."}
    answers |= {"answer_0180": "conflict", "ground_0180": "J2", "text_0180": "Min syster."}
    client.force_login(jury.member.person)
    url = reverse("jury:declaration_edit", args=["2027", round_.pk])
    with at(0):
        client.post(url, answers)
        refused = client.post(
            url, {"answer_1280": "none", "answer_0180": "none", "answer_2580": "none"}
        )
    assert refused.status_code == 409
    unsaved = [row.assignment.application.name for row in refused.context["form"].unsaved]
    assert sorted(unsaved) == ["Malmö", "Stockholm"]
    kept = dict(Declaration.objects.values_list("application__municipality", "answer"))
    assert kept == {"1280": "conflict", "0180": "conflict", "2580": "none"}


def test_joint_application_reminds_of_ties_to_each_municipality(
    client, edition, applications, round_, jury, organiser
):
    with_boden(applications)
    save(edition, organiser, TieDraft(kind="board", source="Mona Ledamot", target="Boden"))
    page = declaration_page(client, round_, jury.member)
    assert hints(page) == {"2580": ["Mona Ledamot har förtroendeuppdrag i Boden."]}


def test_proposal_put_aside_is_no_reminder(office, client, edition, round_, jury, organiser):
    save(edition, organiser, TieDraft(kind="employed", source="Mona Ledamot", target="Malmö"))
    with at(0):
        [possible] = (
            office.get(reverse("jury:proposal_list", args=["2027"])).context["review"].undeclared
        )
    services.dismiss_proposal(
        edition_id=edition.pk,
        key=possible.key,
        reason="Slutade 2001.",
        actor=organiser,
        at=during(0),
    )
    assert hints(declaration_page(client, round_, jury.member)) == {}


def test_stranger_with_a_jurors_name_is_not_the_juror(client, edition, round_, jury, organiser):
    other = TieDraft(
        kind="employed", source="Mona Ledamot", target="Malmö", source_email="annan@example.se"
    )
    make_person("Annan Person")
    save(edition, organiser, other)
    assert Juror.objects.count() == 5
    assert hints(declaration_page(client, round_, jury.member)) == {}
