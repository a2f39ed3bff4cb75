"""Rounds as odd as they come: every figure is a number, every page answers, no sentence is wrong."""

import json
import re

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from award.models import Edition, Stage
from jury import records, services
from jury.estimates import Material, Reading
from jury.models import Round
from jury.ranking import CannotRank, Inputs, Weights, canonical
from jury.sensitivity import Part, Sensitivity
from tests.jury.conftest import assess, declare_all, during, week

LEVELS = st.none() | st.sampled_from([each / 2 for each in range(9)])
FIGURES = st.none() | st.sampled_from([0.0, 50.0, 100.0])
PAGES = ("ranking_show", "what_if", "one_less", "criterion_means", "leniency_show", "agenda_show")


@st.composite
def materials(draw):
    """Few applications, jurors and criteria, of which some weigh nothing and some are not judged."""
    codes = tuple(f"{1000 + number}" for number in range(draw(st.integers(1, 5))))
    jurors = [f"{number:02}" for number in range(1, draw(st.integers(1, 4)) + 1)]
    criteria = {"K1": draw(st.sampled_from([1, 60])), "K2": draw(st.sampled_from([0, 1, 100]))}
    pairs = st.sampled_from([(juror, code) for juror in jurors for code in codes])
    read = draw(st.sets(pairs))
    audits = draw(st.lists(FIGURES, min_size=len(codes), max_size=len(codes)))
    return Material(
        criteria=criteria,
        weights=draw(st.sampled_from([Weights(100, 0, 0), Weights(1, 0, 99), Weights(60, 20, 20)])),
        applications=codes,
        readings=tuple(
            Reading(juror, code, {key: draw(LEVELS) for key in criteria})
            for juror, code in sorted(read)
        ),
        beside={
            code: Inputs(None, draw(FIGURES), audit, None if audit is None else draw(FIGURES))
            for code, audit in zip(codes, audits, strict=True)
        },
        top_k=draw(st.sampled_from([1, 3, 50])),
        planned=draw(st.sampled_from([None, 3])),
    )


@settings(max_examples=15, deadline=None)
@given(materials())
def test_document_of_any_round_is_of_numbers_and_can_be_computed_again(material):
    record = json.loads(canonical(records.record_of(material, {"edition": "2027"})))
    outputs = record["outputs"]
    assert records.again(record) == outputs
    size = len(outputs["standings"])
    assert size + len(outputs["unranked"]) == len(material.applications)
    ranks = [each["expected_rank"] for each in outputs["standings"]]
    assert sum(ranks) == pytest.approx(size * (size + 1) / 2, abs=1e-3)
    assert len(outputs["neighbours"]) in (
        0,
        len({each["place"] for each in outputs["standings"]}) - 1,
    )


@settings(max_examples=15, deadline=None)
@given(materials())
def test_anything_may_be_left_out_of_any_round(material):
    try:
        found = Sensitivity(material, draws=200)
    except CannotRank:
        return
    ranked = {each.code for each in found.estimate.ranked}
    # Without a criterion somebody may be ranked of whom too little was judged.
    assert ranked <= found.ranges(*Part).keys() <= set(material.applications)
    assert all(0 <= each <= 1 for each in found.robustness.values())
    for left in found.lefts():
        assert left.comes_in <= set(material.applications)
        assert left.falls_out <= ranked
    for places in found.other_methods.values():
        assert places.keys() == ranked
    for juror in found.posterior.design.jurors:
        try:
            again = found.what_if(without=[juror], top_k=1)
        except CannotRank:
            continue
        assert {each.code for each in again.ranked} <= ranked
    canonical([each.alpha for each in found.agreements] + [vars(each) for each in found.habits])


# --- Pages --------------------------------------------------------------------------------------


def same(level):
    return {"K1": level, "K2": level}


#: By municipality what the chair, the vice chair, Mona and Sven set; and what must not be said then.
ODD = {
    "one juror": (
        {"0180": [same(4)], "1280": [same(4)], "1480": [same(1)]},
        ['data-zone="in"', "gränszon", "Klammern", "Tillförlitligheten är"],
    ),
    "one application": ({"0180": [same(4), same(3), same(0)]}, ["gränszon", "Klammern"]),
    "all equal": (
        {code: [same(2)] * 4 for code in ("0180", "1280", "1480", "2580")},
        ["Klammern", "Gränsen går mellan"],
    ),
    "a juror with one reading": (
        {"0180": [same(4)] * 4, "1280": [same(3)] * 3, "1480": [same(2)] * 3, "2580": [same(1)] * 3},
        [],
    ),
    "one of whom too little is judged": (
        {"0180": [{"K1": None, "K2": 3}] * 3, "1280": [{"K1": 2, "K2": None}] * 3},
        ["gränszon", "Klammern"],
    ),
    "one criterion judged": (
        {code: [{"K1": 2.5, "K2": None}] * 3 for code in ("0180", "1280", "1480", "2580")},
        ["Gränsen går mellan"],
    ),
    "no juror in common": (
        {"0180": [same(4), same(3)], "1280": [same(2), same(1)], "1480": [None, None, same(3), same(3)],
         "2580": [None, None, same(1), same(2)]},
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("places", [1, 9])
@pytest.mark.parametrize("odd", ODD)
def test_every_page_answers_for_an_odd_round(odd, places, stage, round_, jury, organiser, client):
    levels, unsaid = ODD[odd]
    Stage.objects.filter(pk=stage.pk).update(places_min=1, places_max=places)
    Edition.objects.update(minimum_readings=0)
    round_ = Round.objects.get(pk=round_.pk)
    declare_all(round_, at=during(0))
    jurors = (jury.chair, jury.vice_chair, jury.member, jury.second)
    for code, given_ in levels.items():
        for juror, own in zip(jurors, given_, strict=False):
            if own is not None:
                assess(round_, juror, code, own, at=during(0))
    at = week(1) + stage.grace
    closed = services.close_round(round_id=round_.pk, actor=organiser, at=at)
    answers = {}
    client.force_login(jury.chair.person)
    for page in PAGES:
        response = client.get(reverse(f"jury:{page}", args=[stage.edition.slug, closed.pk]))
        answers[page] = (response.status_code, "nan" in response.text.split("<main")[1].split())
    assert answers == dict.fromkeys(PAGES, (200, False))
    moved = reverse("jury:what_if", args=[stage.edition.slug, closed.pk]) + "?criterion_K1=0"
    assert client.get(moved).status_code in (200, 422)
    shown = client.get(reverse("jury:ranking_show", args=[stage.edition.slug, closed.pk])).text
    main = shown[shown.index("<main") : shown.index("</main>")]
    assert [words for words in unsaid if words in main] == []


def test_whom_other_weights_let_in_is_told_not_to_be_ranked_as_it_is(
    stage, round_, jury, organiser, client
):
    Edition.objects.update(minimum_readings=0)
    declare_all(round_, at=during(0))
    for juror in (jury.chair, jury.vice_chair, jury.member):
        assess(round_, juror, "0180", {"K1": None, "K2": 3}, at=during(0))
        assess(round_, juror, "1280", {"K1": 2, "K2": 2}, at=during(0))
    at = week(1) + stage.grace
    round_ = Round.objects.get(pk=round_.pk)
    closed = services.close_round(round_id=round_.pk, actor=organiser, at=at)
    client.force_login(jury.chair.person)
    address = reverse("jury:what_if", args=[stage.edition.slug, closed.pk])
    text = " ".join(re.sub(r"<[^>]*>", " ", client.get(address, {"criterion_K1": 0}).text).split())
    assert "1 Stockholm Kommer in rangordnas inte som det är – saknas 1," in text
    assert "Kommer in: Stockholm." in text
