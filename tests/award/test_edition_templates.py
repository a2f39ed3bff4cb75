"""The templates hold to what their README promises to the apps that fill an edition from them."""

import pytest

from award import edition_templates
from award.edition_templates import TemplateError


def numbers(key):
    """What differs most between editions: kinds of stages, and the places of each selection."""
    stages = edition_templates.load(key)["stages"]
    return [(stage["kind"], tuple(stage.get("places", ()))) for stage in stages]


def test_model_comes_first():
    assert edition_templates.names() == ["model", "2017", "2015", "2013"]


def test_templates_have_their_stages_and_places():
    assert {key: numbers(key) for key in edition_templates.names()} == {
        "model": [
            ("intake", ()),
            ("web_audit", ()),
            ("assessment", (7, 10)),
            ("self_description", ()),
            ("assessment", (3, 5)),
            ("site_visit", ()),
            ("decision", (1, 1)),
            ("announcement", ()),
            ("feedback", ()),
        ],
        "2017": [
            ("intake", ()),
            ("assessment", (8, 8)),
            ("web_audit", ()),
            ("assessment", (5, 5)),
            ("site_visit", ()),
            ("decision", (1, 1)),
            ("announcement", ()),
            ("feedback", ()),
        ],
        "2015": [
            ("intake", ()),
            ("assessment", (7, 10)),
            ("self_description", ()),
            ("web_audit", ()),
            ("assessment", (3, 5)),
            ("decision", (1, 1)),
            ("announcement", ()),
            ("feedback", ()),
        ],
        "2013": [
            ("intake", ()),
            ("web_audit", ()),
            ("assessment", (3, 3)),
            ("site_visit", ()),
            ("decision", (1, 1)),
            ("announcement", ()),
            ("feedback", ()),
        ],
    }


def test_template_takes_over_what_it_does_not_have():
    assert (
        edition_templates.load("2013")["statements"]
        == edition_templates.load("model")["statements"]
    )
    assert edition_templates.load("2013")["name"]["sv"] == "Sveriges IT-kommun 2013"


def test_unknown_template_is_named():
    with pytest.raises(TemplateError, match="2099: there is no such template"):
        edition_templates.load("2099")


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        ({"key": None, "colour": "red"}, ["colour is not known"]),
        ({"visit_questions": [{"criterion": "K99"}]}, ["visit_questions: no criterion K99"]),
        (
            {"statements": [{"code": "S1"}, {"code": "S2"}, {"code": "S1"}]},
            ["statements: S1 twice"],
        ),
        (
            {"criteria": [{"code": "K1", "weight": 99, "levels": [{}] * 4}], "questions": []}
            | {"visit_questions": []},
            ["criteria: the weights are not 100 together", "criteria: K1 has not five levels"],
        ),
        ({"stages": [{"opens": "2027-02"}, {"opens": "2027-01"}]}, ["stages: not in time order"]),
    ],
)
def test_faulty_template_is_told_what_is_wrong(change, faults):
    assert edition_templates.faults_in(edition_templates.load("model") | change) == faults


def test_missing_key_is_named():
    template = dict(edition_templates.load("model"))
    del template["eligibility"]
    assert edition_templates.faults_in(template) == ["eligibility is missing"]
