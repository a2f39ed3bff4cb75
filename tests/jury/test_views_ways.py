"""An application's way through all rounds, as each reader may see it."""

import re

from jury import services
from tests.jury.conftest import at, decide, during


def way(client, edition, code, desk="jury"):
    with at(2):
        answer = client.get(f"/{desk}/{edition.slug}/vagen/{code}/")
    # What a form's token and the address asked for make differ.
    page = re.sub(r'value="[^"]*"', "", answer.text).replace(code, "")
    return answer.status_code, page


def told(page):
    """Each round with its place and what was decided."""
    cells = re.findall(r"<td>([^<]*(?:<span[^>]*>[^<]*</span>)?[^<]*)", page)
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in cells if cell.strip()]


def test_way_tells_place_and_decision_round_by_round(nominated, edition, office):
    status, page = way(office, edition, "0180", "kansli")
    assert (status, told(page)) == (200, ["1 av 5", "Gick vidare", "1 av 3", "Gick vidare"])
    _status, page = way(office, edition, "1480", "kansli")
    assert told(page) == ["3 av 5", "Gick vidare", "3 av 3", "Gick inte vidare"]
    _status, page = way(office, edition, "1380", "kansli")
    assert told(page) == ["5 av 5", "Gick inte vidare"]


def test_undecided_round_says_so_and_a_proposal_is_not_told(
    closed, stage, edition, applications, jury, organiser, client
):
    services.propose_decision(
        stage_id=stage.pk,
        application_ids=[applications["0180"].pk, applications["1280"].pk],
        reason="HEMLIGT SKÄL",
        present_ids=[jury.chair.pk, jury.vice_chair.pk, jury.member.pk],
        actor=organiser,
        at=during(0),
    )
    client.force_login(jury.member.person)
    _status, page = way(client, edition, "0180")
    assert (told(page), "HEMLIGT SKÄL" in page) == (["1 av 5", "inte beslutat än"], False)


def test_way_of_a_conflict_is_unknown_and_leaves_no_gap_in_others(
    closed, stage, edition, applications, jury, organiser, client
):
    decide(
        stage,
        ["0180", "1280", "1480"],
        applications,
        jury,
        organiser,
        at=during(0),
        reason="För att Stockholm var bäst.",
    )
    client.force_login(jury.member.person)
    assert "För att Stockholm var bäst." in way(client, edition, "1280")[1]
    services.declare(
        juror_id=jury.member.pk,
        round_id=closed.pk,
        application_id=applications["0180"].pk,
        answer="conflict",
        ground="J3",
        text="Har gett kommunen råd.",
        actor=jury.member.person,
        at=during(0),
    )
    unknown = way(client, edition, "9999")
    assert way(client, edition, "0180") == unknown
    _status, page = way(client, edition, "1280")
    assert (unknown[0], told(page)[0], "Stockholm" in page) == (404, "1 av 4", False)
