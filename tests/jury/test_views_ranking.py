"""The page of a closed round's ranking says how sure it is, and nothing that its reader must not know."""

import html
import re

import pytest
from django.conf import settings
from django.urls import reverse

from jury import rankings, services
from jury.models import Round, Standing
from jury.ranking_remarks import alarm_of, reliance_of, remarks_of
from jury.ranking_rows import Rows
from jury.records import fingerprint
from jury.verification import faults_of
from nominations.models import Municipality
from tests.factories import make_juror, make_person
from tests.jury.conftest import (
    MUNICIPALITIES,
    QUALITIES,
    assess,
    assess_all,
    audited,
    declare_all,
    during,
    week,
)


def page(client, person, round_):
    client.force_login(person)
    address = reverse("jury:ranking_show", args=[round_.stage.edition.slug, round_.pk])
    response = client.get(address)
    assert response.status_code == 200
    return words(response.text)


def words(text):
    """What a reader hears of the main part, with one space between words."""
    main = text[text.index("<main") : text.index("</main>")]
    main = re.sub(r'<(\w+)[^>]*aria-hidden="true".*?</\1>', " ", main, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", main)).split())


def conflict(juror, round_, application, at):
    services.declare(
        juror_id=juror.pk,
        round_id=round_.pk,
        application_id=application.pk,
        answer="conflict",
        ground="J1",
        text="Jag har sökt tjänst där.",
        actor=juror.person,
        at=at,
    )


def test_chance_is_written_as_the_language_writes_it(closed, jury, client):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "1 Stockholm in 1 1.00 >99% >99% 85.0" in page(client, jury.member.person, closed)


def test_each_place_has_its_zone_interval_and_chance_in_words(closed, jury, client):
    text = page(client, jury.member.person, closed)
    assert "Statistiken föreslår, juryn beslutar." in text
    assert "3 inne 0 i gränszonen 2 ute" in text
    assert "1 Stockholm inne 1 1,00 >99 % >99 % 85,0" in text
    assert "5 Halmstad ute 5 5,00 <1 % 23,8" in text
    assert (
        "Placeringsintervall: i nio fall av tio skulle ansökan hamna mellan dessa platser." in text
    )
    assert "Tillförlitligheten är mycket god" in text


def test_organiser_reads_the_same_ranking(closed, office, client, jury, stage):
    address = reverse("jury:round_manage", args=[stage.edition.slug, closed.pk])
    own = words(office.get(address).text)
    assert "1 Stockholm inne 1 1,00 >99 % >99 % 85,0" in own
    assert closed.record_sha256 in own


@pytest.fixture
def hiding(round_, jury, organiser):
    """Sven has a conflict towards Malmö, the second best, and does not read it."""
    declare_all(round_, at=during(0), sven={"1280": ("conflict", "J1", "Jag arbetar där.")})
    assess_all(round_, at=during(0), qualities=QUALITIES)
    return services.close_round(round_id=round_.pk, actor=organiser, at=during(0))


def test_reader_with_a_conflict_sees_a_ranking_without_a_gap(hiding, jury, client):
    whole = page(client, jury.member.person, hiding)
    assert "2 Malmö inne" in whole
    text = page(client, jury.second.person, hiding)
    assert "Malmö" not in text
    assert "1 Stockholm inne 1 1,00" in text
    assert "2 Göteborg inne 2 2,00" in text
    shown = rankings.shown(hiding)[0].without({hiding.standings.get(place=2).application_id})
    ranks = [line.expected_rank for line in shown.lines]
    assert sum(ranks) == pytest.approx(4 * 5 / 2, abs=1e-4)
    assert {each.figures.code for each in shown.lines} == {"0180", "1480", "2580", "1380"}
    assert "1280" not in str(shown.facts) + str(shown.alarm)


def test_reader_who_was_never_to_read_an_application_answers_for_it_all_the_same(
    round_, jury, organiser, client
):
    # As where each reads a few: Sven neither reads Malmö nor has answered for it.
    jury.second.assignments.filter(application__municipality="1280").delete()
    declare_all(round_, at=during(0))
    assess_all(round_, at=during(0), qualities=QUALITIES)
    services.close_round(round_id=round_.pk, actor=organiser, at=during(0))
    assert "Malmö" in page(client, jury.member.person, round_)
    text = page(client, jury.second.person, round_)
    assert "Malmö" not in text
    assert "2 Göteborg inne 2 2,00" in text


def test_who_joins_the_jury_afterwards_reads_nothing_of_a_closed_round(
    closed, jury, client, edition
):
    new = make_juror(make_person("Nora Ny"), "member", edition)
    text = page(client, new.person, closed)
    assert [name for name in MUNICIPALITIES.values() if name in text] == []
    assert "5 kommuner som du är jävig mot, eller inte har svarat för, är utelämnade" in text
    names = [
        name
        for name in MUNICIPALITIES.values()
        if name in page(client, jury.secretary.person, closed)
    ]
    assert names == list(MUNICIPALITIES.values())


def test_organiser_in_the_jury_reads_at_the_office_what_the_juror_may(closed, organiser, client):
    make_juror(organiser, "member", closed.stage.edition)
    client.force_login(organiser)
    address = reverse("jury:round_manage", args=[closed.stage.edition.slug, closed.pk])
    ranking = words(client.get(address).text)
    assert [name for name in MUNICIPALITIES.values() if name in ranking] == []


def test_conflict_found_later_moves_the_page_but_not_the_record(hiding, jury, client, applications):
    before = Round.objects.get().record_sha256
    conflict(jury.member, hiding, applications["0180"], at=week(1))
    text = page(client, jury.chair.person, hiding)
    assert "Ett jäv upptäcktes efter att bedömningsomgången avslutades." in text
    shown, is_recomputed = rankings.shown(Round.objects.get())
    assert (is_recomputed, shown.lines[0].readings) == (True, 3)
    assert Round.objects.get().record_sha256 == before
    assert Standing.objects.get(place=1).readings == 4


def test_two_jurors_are_told_an_order_and_no_chances(round_, jury, organiser, client):
    declare_all(round_, at=during(0))
    for juror in (jury.chair, jury.vice_chair):
        for code, level in QUALITIES.items():
            assess(round_, juror, code, {"K1": level, "K2": level}, at=during(0))
    services.close_round(round_id=round_.pk, actor=organiser, at=week(1) + round_.stage.grace)
    text = page(client, jury.member.person, Round.objects.get())
    assert "därför visas inga chanser" in text.lower()
    assert "Chans" not in text.replace("chanser", "")
    assert set(Standing.objects.values_list("zone", "p_top_k")) == {("", None)}


def test_only_the_chair_hears_of_a_juror_who_follows_the_applications_too_little(
    closed, jury, client
):
    alarm = {"ratios": {"01": 2.5}, "loud": ["01"], "comes_in": ["1480"], "falls_out": []}
    record = closed.record | {"outputs": closed.record["outputs"] | {"alarm": alarm}}
    # What is kept of a document is known by its hash.
    Round.objects.filter(pk=closed.pk).update(record=record, record_sha256=fingerprint(record))
    text = page(client, jury.chair.person, closed)
    assert "bruset är 2,5 gånger det vanliga" in text
    assert "skulle Göteborg vara inne" in text
    assert "bruset är" not in page(client, jury.vice_chair.person, closed)


def test_remarks_are_sentences():
    comments = [
        {"remark": "LITTLE_READ", "names": ["0180", "1480"]},
        {"remark": "ONE_LEVEL", "names": ["03"]},
        {"remark": "NOT_READ", "names": ["2580"]},
        {"remark": "ALL_EQUAL", "names": []},
        {"remark": "SEPARATE_GROUPS", "names": ["1480"]},
    ]
    names = {"0180": "Stockholm", "1480": "Göteborg"}
    assert remarks_of({"comments": comments}, names, {"03": "Ledamot 3"}) == [
        "Stockholm och Göteborg har färre än tre läsningar, eller mindre än hälften av de planerade, "
        "och räknas därför inte som inne utan att juryn har talat om dem.",
        "Ledamot 3 har gett alla ansökningar samma poäng och skiljer därför inte mellan dem.",
        "Alla har fått samma poäng och delar därför plats.",
        "Göteborg har ingen läsare gemensam med de andra. Jämförelsen bygger på att grupperna har fått lika"
        " bra ansökningar.",
    ]
    assert reliance_of({"reliability": None}) is None
    assert alarm_of(None, {}, {}) == []


def test_picture_ends_where_nobody_who_may_go_on_comes_below(closed):
    rows = Rows(rankings.shown(closed)[0])
    assert (rows.last, rows.goes_on_beyond, len(rows)) == (5, False, 5)
    assert rows.line_x == "60.00%"
    assert (
        '<svg focusable="false"><line class="cut" x1="60.00%" x2="60.00%" y1="0" y2="100%"/>'
        '<line class="wide" x1="10.00%" x2="10.00%" y1="50%" y2="50%"/>'
        '<line class="half" x1="10.00%" x2="10.00%" y1="50%" y2="50%"/>'
        '<circle class="dot" cx="10.00%" cy="50%" r="5"/></svg>'
    ) in rows.rows[0]["figures"]
    assert ['class="last-in"' in row["start"] for row in rows] == [False, False, True, False, False]


def test_names_are_escaped_in_both_tables(closed):
    Municipality.objects.update(name="<b>Ä & B")
    rows = Rows(rankings.shown(closed)[0])
    assert len(rows) == 5
    for row in rows:
        name = '<th scope="row">&lt;b&gt;Ä &amp; B</th>'
        assert [row[key].count(name) for key in ("start", "behind")] == [1, 1]
        assert "<b>" not in row["start"] + row["figures"] + row["behind"]
    for body in (rows.body, rows.body_behind):
        assert (body.count("<tr"), body.count("</tr>"), body.count(name), "<b>" in body) == (
            5,
            5,
            5,
            False,
        )


# --- Neighbours ---------------------------------------------------------------------------------


def closed_with(levels, round_, jury, organiser):
    """The round closed with each juror's level of each application."""
    declare_all(round_, at=during(0))
    for code, given in levels.items():
        jurors = (jury.chair, jury.vice_chair, jury.member, jury.second)
        for juror, level in zip(jurors, given, strict=True):
            assess(round_, juror, code, {"K1": level, "K2": level}, at=during(0))
    return services.close_round(round_id=round_.pk, actor=organiser, at=during(0))


@pytest.fixture
def close(round_, jury, organiser):
    """Göteborg and Luleå, on either side of the line, can hardly be told apart, the last two not at all."""
    levels = {
        "0180": (4, 4, 4, 4),
        "1480": (3, 2, 3, 2.5),
        "2580": (2, 3, 2.5, 2.5),
        "1280": (1, 1, 1, 1),
        "1380": (1, 1, 1, 1),
    }
    round_.stage.places_max = 2
    round_.stage.save()
    return closed_with(levels, round_, jury, organiser)


def test_neighbours_who_cannot_be_told_apart_have_a_bracket_and_words(close, jury, client):
    text = page(client, jury.member.person, close)
    probability = close.record["outputs"]["neighbours"][1]["probability"]
    assert 0.5 < probability < 0.75
    told = f"{round(100 * probability)} %"
    assert f"2 Göteborg gränszon 2–3 2,28 {told} , kan inte skiljas från nästa 72 % 60,9" in text
    assert "1,00 >99 % >99 %" in text
    assert "=4 Halmstad ute 4–5 4,50 lika , kan inte skiljas från nästa <1 %" in text
    assert "=4 Malmö ute 4–5 4,50 <1 %" in text
    assert "Klammern håller ihop grannar som inte kan skiljas åt." in text
    assert (
        "Gränsen går mellan Göteborg och Luleå, som inte kan skiljas åt: sannolikheten att Göteborg"
        f" är bättre är {told}." in text
    )
    rows = Rows(rankings.shown(close)[0])
    assert ['class="number step even"' in row["figures"] for row in rows] == [
        False,
        True,
        False,
        True,
        False,
    ]


def test_who_must_not_know_of_a_neighbour_is_told_of_the_next(close, jury, client, applications):
    conflict(jury.second, close, applications["2580"], at=week(1))
    text = page(client, jury.second.person, Round.objects.get())
    assert "Luleå" not in text
    assert "kan inte skiljas från nästa" in text
    assert "Gränsen går mellan" not in text


def test_line_between_two_who_can_be_told_apart_has_no_sentence(closed, jury, client):
    text = page(client, jury.member.person, closed)
    assert "Gränsen går mellan" not in text
    assert "kan inte skiljas från nästa" not in text


def test_round_of_an_earlier_method_has_no_brackets(closed, jury, client):
    closed.record["outputs"].pop("neighbours")
    closed.record_sha256 = "0" * 64
    closed.save()
    text = page(client, jury.member.person, closed)
    assert "1 Stockholm inne 1 1,00 >99 % 85,0" in text
    assert "Klammern" not in text


# --- Other evidence -----------------------------------------------------------------------------


@pytest.fixture
def nominees(longlisted, edition, jury, organiser):
    """The second round, in which self-assessment and web audit count; Göteborg has no audit."""
    audited(edition, organiser, {"0180": (80.0, 70.0, 90.0), "1280": (60.0, None, None)})
    stage = edition.stages.get(selects="nominees")
    round_ = services.open_round(stage_id=stage.pk, actor=organiser, at=during(1))
    declare_all(round_, at=during(1))
    assess_all(round_, at=during(1), qualities=QUALITIES)
    return services.close_round(round_id=round_.pk, actor=organiser, at=during(1))


COUNTED = "Webbgranskningens siffror räknas med sin osäkerhet"
EXACT = (
    "Hur osäker webbgranskningens siffra är har inte mätts för Malmö, så där räknas den som exakt."
)


def test_page_says_which_figures_count_with_how_far_off_they_may_be(nominees, jury, client):
    text = page(client, jury.member.person, nominees)
    assert COUNTED in text
    assert EXACT in text
    assert "Självvärderingen räknas som exakt" in text
    assert nominees.record["outputs"]["exact_audits"] == ["1280"]
    assert faults_of(nominees) == []


def test_round_of_an_earlier_method_says_that_its_audits_were_exact(nominees, jury, client):
    nominees.record["outputs"].pop("exact_audits")
    nominees.record_sha256 = "0" * 64
    nominees.save()
    text = page(client, jury.member.person, nominees)
    assert "Webbgranskningens siffror räknas som exakta." in text
    assert COUNTED not in text


def test_round_of_the_jury_alone_says_nothing_of_other_figures(
    closed, edition, organiser, jury, client
):
    audited(edition, organiser, {"0180": (80.0, 70.0, 90.0)})
    text = page(client, jury.member.person, closed)
    assert "Webbgranskning" not in text
