"""Visits, their reports, and the citation, each with its own readers."""

import pytest
from django.urls import reverse

from jury import services
from jury.models import SiteVisit
from tests.factories import make_member, make_person
from tests.jury.conftest import at, during, many


@pytest.fixture
def visit(nominated, applications, jury, organiser):
    return services.plan_visit(
        application_id=applications["0180"].pk,
        date=during(2).date(),
        place="Stadshuset",
        team_ids=[jury.chair.pk, jury.member.pk],
        secretary="",
        actor=organiser,
        at=during(2),
    )


def test_visit_is_planned_on_a_page_with_those_who_may_go(
    nominated, edition, office, applications, jury
):
    services.declare(
        juror_id=jury.second.pk,
        round_id=edition.stages.get(selects="nominees").round.pk,
        application_id=applications["0180"].pk,
        answer="conflict",
        ground="J1",
        text="Jag söker jobb där.",
        actor=jury.second.person,
        at=during(2),
    )
    page = reverse("jury:visit_plan", args=[edition.slug, "0180"])
    with at(2):
        shown = office.get(page).text
        refused = office.post(page, {"date": "2027-03-18", "team": [jury.chair.pk]})
        office.post(page, {"date": "2027-03-18", "team": [jury.chair.pk, jury.member.pk]})
    assert ("Mona Ledamot" in shown, "Sven Ledamot" in shown) == (True, False)
    assert "Minst två ledamöter gör besöket." in refused.text
    assert set(SiteVisit.objects.get().team.all()) == {jury.chair, jury.member}


def test_only_the_team_writes_notes(visit, client, edition, jury):
    page = reverse("jury:visit_note", args=[edition.slug, "0180"])
    client.force_login(jury.second.person)
    assert client.get(page).status_code == 404
    client.force_login(jury.member.person)
    with at(2):
        client.post(page, {"text_K1": "Snabbt <bygglov>", "evidence_K1": "Visning"})
        shown = client.get(page).text
    assert "Snabbt &lt;bygglov&gt;</textarea>" in shown


def test_municipality_reads_the_report_and_checks_its_facts(
    visit, client, edition, member, organiser, jury
):
    services.save_visit_notes(
        visit_id=visit.pk,
        notes={"K1": ("JURYNS ANTECKNING", "")},
        actor=jury.member.person,
        at=during(2),
    )
    page = reverse("jury:visit_check", args=[edition.slug, "0180"])
    client.force_login(member)
    assert "Vi såg bygglovet." not in client.get(page).text
    services.send_visit_report(
        visit_id=visit.pk, report="Vi såg bygglovet.", present="", actor=organiser, at=during(2)
    )
    shown = client.get(page).text
    assert ("Vi såg bygglovet." in shown, "JURYNS ANTECKNING" in shown) == (True, False)
    with at(3):
        assert client.post(page, {"text": "Det är elva dagar."}).status_code == 302
        assert client.post(page, {"text": "Igen."}).status_code == 409
    visit.refresh_from_db()
    assert (visit.status, visit.fact_check) == ("checked", "Det är elva dagar.")


def test_another_municipality_knows_nothing_of_the_visit(visit, client, edition, applications):
    person = make_person("Mats Malmö")
    make_member(person, applications["1280"].municipality)
    client.force_login(person)
    page = reverse("jury:visit_check", args=[edition.slug, "0180"])
    assert (client.get(page).status_code, client.post(page, {"text": "x"}).status_code) == (
        404,
        404,
    )


def test_reader_of_the_municipality_reads_but_does_not_answer(
    visit, client, edition, applications, organiser
):
    services.send_visit_report(
        visit_id=visit.pk, report="Vi såg bygglovet.", present="", actor=organiser, at=during(2)
    )
    person = make_person("Lars Läsare")
    make_member(person, applications["0180"].municipality, role="read")
    client.force_login(person)
    page = reverse("jury:visit_check", args=[edition.slug, "0180"])
    assert "Vi såg bygglovet." in client.get(page).text
    assert client.post(page, {"text": "x"}).status_code == 404


def test_juror_with_a_conflict_sees_neither_visit_nor_case_file(
    visit, client, edition, applications, organiser, jury
):
    services.send_visit_report(
        visit_id=visit.pk, report="BESÖKSRAPPORT", present="", actor=organiser, at=during(2)
    )
    round_ = edition.stages.get(selects="nominees").round
    page = reverse("jury:assessment_edit", args=[edition.slug, round_.pk, "0180"])
    client.force_login(jury.member.person)
    assert "BESÖKSRAPPORT" in client.get(page).text
    services.declare(
        juror_id=jury.member.pk,
        round_id=round_.pk,
        application_id=applications["0180"].pk,
        answer="conflict",
        ground="J1",
        text="Jag söker jobb där.",
        actor=jury.member.person,
        at=during(3),
    )
    assert "BESÖKSRAPPORT" not in client.get(page).text
    note = reverse("jury:visit_note", args=[edition.slug, "0180"])
    assert client.get(note).status_code == 404


def test_citation_is_written_in_the_office_and_adopted_by_the_chair(
    nominated, edition, office, jury, applications
):
    write = reverse("jury:citation_edit", args=[edition.slug, "0180"])
    adopt = reverse("jury:citation_adopt", args=[edition.slug])
    with at(3):
        office.post(write, {"text_sv": "För ett digitalt Stockholm.", "text_en": ""})
        shown = office.get(write).text
        assert "4 ord" in shown
        assert office.post(adopt).status_code == 404
        office.force_login(jury.vice_chair.person)
        assert office.get(adopt).status_code == 404
        office.force_login(jury.chair.person)
        assert "För ett digitalt Stockholm." in office.get(adopt).text
        office.post(adopt)
    assert applications["0180"].citation.status == "adopted"


def test_lists_of_visits_and_citations_ask_the_same_for_many(
    nominated, edition, office, django_assert_num_queries
):
    pages = [
        (reverse("jury:visit_list", args=[edition.slug]), 5),
        (reverse("jury:citation_list", args=[edition.slug]), 7),
    ]
    for size in ("few", "many"):
        for page, number in pages:
            with django_assert_num_queries(number):
                assert office.get(page).status_code == 200
        if size == "few":
            many(edition, "nominated")
