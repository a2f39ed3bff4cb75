"""The page of a cut says what alone decides it, and where it departs from the ranking (rules 4.1, 4.2)."""

import pytest

from jury import services
from tests.jury.conftest import assess, at, declare_all, during, many
from tests.jury.test_views_decisions import decision_page

# All agree but Sven, the second member, who lifts Luleå over Göteborg: the third of two to three places.
LEVELS = {"0180": 4, "1280": 3.5, "1480": 2, "2580": 1.5, "1380": 0}


@pytest.fixture
def tipped(round_, jury, organiser):
    declare_all(round_, at=during(0))
    for juror in (jury.chair, jury.vice_chair, jury.member, jury.second):
        for code, quality in LEVELS.items():
            level = 4 if juror == jury.second and code == "2580" else quality
            assess(round_, juror, code, {"K1": level, "K2": level}, at=during(0))
    return services.close_round(round_id=round_.pk, actor=organiser, at=during(0))


def propose(stage, applications, jury, organiser, codes, reason):
    return services.propose_decision(
        stage_id=stage.pk,
        application_ids=[applications[code].pk for code in codes],
        reason=reason,
        present_ids=[jury.chair.pk, jury.vice_chair.pk, jury.member.pk],
        actor=organiser,
        at=during(0),
    )


def test_cut_names_the_juror_without_whom_another_goes_on(
    tipped, stage, office, applications, jury, organiser, client
):
    propose(stage, applications, jury, organiser, ["0180", "1280", "2580"], "Enligt rangordningen.")
    with at(0):
        page = office.get(decision_page(stage)).text
        client.force_login(jury.chair.person)
        chairs = client.get(f"/jury/{stage.edition.slug}/beslut/{stage.pk}/").text
    assert "Det finns en ledamot som ensam avgör vilka som går vidare." in page
    # By number at the office, by name for the chair.
    assert ("Sven Ledamot</th>" in page, "Sven Ledamot</th>" in chairs) == (False, True)
    assert "<td>Göteborg</td><td>Luleå</td>" in page
    assert "Mot rangordningen:" not in page + chairs


def test_cut_says_who_is_taken_in_from_below_and_who_is_passed_over(
    tipped, stage, office, applications, jury, organiser
):
    propose(stage, applications, jury, organiser, ["0180", "1280", "1480"], "Störst utveckling.")
    with at(0):
        page = office.get(decision_page(stage)).text
    assert "Göteborg går vidare från en plats under gränsen. Förbigås: Luleå." in page


def test_leader_with_a_conflict_sees_no_trace_of_it_in_the_cut(
    tipped, stage, client, applications, jury, organiser
):
    propose(stage, applications, jury, organiser, ["0180", "1280", "1480"], "Störst utveckling.")
    services.declare(
        juror_id=jury.vice_chair.pk,
        round_id=tipped.pk,
        application_id=applications["1480"].pk,
        answer="conflict",
        ground="J3",
        text="Har gett kommunen råd.",
        actor=jury.vice_chair.person,
        at=during(0),
    )
    client.force_login(jury.vice_chair.person)
    with at(0):
        page = client.get(f"/jury/{stage.edition.slug}/beslut/{stage.pk}/").text
    assert ("Göteborg" in page, "Stockholm" in page, "Mot rangordningen" in page) == (
        False,
        True,
        False,
    )


def test_candidate_that_nobody_has_read_has_no_figures(tipped, stage, office):
    many(stage.edition, "eligible", count=1)
    with at(0):
        page = office.get(decision_page(stage)).text
    row = page[page.index("Kommun 0</th>") :].split("</tr>")[0]
    assert row.count("saknas") == 6
