"""A site's total on its report, and the order of the sites with what becomes of it."""

import pytest

from webaudit import services
from webaudit.models import SiteAudit
from webaudit.site_totals import Part, total_of, totals_of

WEIGHTS = {"accessibility": 60, "statement": 30, "validity": 10}
PAGE = "/kansli/2027/granskning/totalt/"


@pytest.fixture
def weighed(edition, organiser, at):
    return services.fix_weights(
        edition_id=edition.pk,
        weights=WEIGHTS,
        decision="Juryns möte den 2 mars, § 4.",
        actor=organiser,
        at=at,
    )


@pytest.fixture
def figures(run, edition, municipality, at):
    """Gives sites of a completed run their points: accessibility, statement and validity."""

    def give(**points):
        type(run).objects.filter(pk=run.pk).update(status="completed", finished_at=at)
        for name, (accessible, *others) in points.items():
            code = f"{1000 + edition.sites.count()}"
            site = edition.sites.create(
                municipality=municipality(code, name), url=f"https://{code}.example/"
            )
            SiteAudit.objects.create(run=run, site=site, points=accessible, low=0, high=100)
            for kind, each in zip(("statement", "validity"), others, strict=True):
                outcome = "too_slow" if each is None else "measured"
                run.measures.create(
                    site=site, kind=kind, outcome=outcome, points=each, measured_at=at
                )

    return give


def test_weight_of_what_is_missing_is_shared_by_the_others():
    found = total_of(WEIGHTS, {"accessibility": 80, "statement": 50, "validity": None})

    assert found.points == 70
    assert found.parts == [
        Part("accessibility", "Tillgänglighet", 60, 80, pytest.approx(200 / 3)),
        Part("statement", "Tillgänglighetsredogörelse", 30, 50, pytest.approx(100 / 3)),
        Part("validity", "Giltig HTML", 10, None, None),
    ]
    assert sum(part.gives or 0 for part in found.parts) == pytest.approx(found.points)
    assert [part.kind for part in found.missing] == ["validity"]


def test_too_little_measured_is_no_total():
    assert (
        total_of(WEIGHTS, {"accessibility": None, "statement": 100, "validity": 100}).points is None
    )


def test_order_says_who_moves_when_a_weight_is_shaken(weighed, edition, figures):
    figures(Almby=(80, 60, 50), Berga=(74, 69, 50), Cerby=(40, 40, 40), Dalby=(None, 90, 90))

    totals = totals_of(edition)
    order = [(line.municipality.name, line.place) for line in totals.lines]
    assert order == [("Almby", 1), ("Berga", 2), ("Cerby", 3), ("Dalby", None)]
    assert [(trial.part, trial.change, trial.moved) for trial in totals.trials] == [
        ("Tillgänglighet", -20, []),
        ("Tillgänglighet", 20, []),
        ("Tillgänglighetsredogörelse", -20, []),
        ("Tillgänglighetsredogörelse", 20, []),
        ("Giltig HTML", -20, []),
        ("Giltig HTML", 20, []),
    ]


def test_page_tells_in_a_sentence_that_the_order_turns(weighed, edition, figures, office):
    figures(Almby=(80, 60, 50), Berga=(74, 71, 50), Cerby=(40, 40, 40))
    page = office.get(PAGE).text

    assert (
        "När en vikt i taget ändras med en femtedel ändras ordningen i 2 av 6 prov: 2 kommuner "
        "byter plats, som mest 1 steg, och förstaplatsen hänger på vikterna." in page
    )
    assert "Almby från 1 till 2, Berga från 2 till 1" in page


def test_page_tells_that_the_order_is_firm(weighed, edition, figures, office):
    figures(Almby=(90, 60, 50), Berga=(74, 61, None))
    page = office.get(PAGE).text

    assert "Ordningen är säker: den är densamma i alla 6 prov" in page
    assert "ej mätt" in page


def test_without_weights_the_page_says_what_will_be_there(figures, office):
    figures(Almby=(90, 60, 50))

    assert "Ingen totalpoäng än" in office.get(PAGE).text


def test_totals_ask_as_much_for_one_site_as_for_three(
    weighed, figures, office, django_assert_num_queries
):
    figures(Almby=(90, 60, 50))
    with django_assert_num_queries(9):
        office.get(PAGE)
    figures(Berga=(74, 61, None), Cerby=(40, 40, 40))
    with django_assert_num_queries(9):
        page = office.get(PAGE).text
    assert "Cerby" in page


def test_report_shows_each_part_of_the_total(weighed, completed, site, office, at):
    run = completed("image-alt")
    services.record_measures(run_id=run.pk, site_id=site.pk, measures=[], actor=None, at=at)
    for kind, points in (("statement", 50), ("validity", None)):
        outcome = "measured" if points is not None else "no_java"
        run.measures.create(site=site, kind=kind, outcome=outcome, points=points, measured_at=at)
    page = office.get("/kansli/2027/granskning/1980/").text

    assert "Totalpoäng: 63,7 av 100" in page
    assert "1 del gick inte att mäta. Dess vikt fördelas på de andra" in page


def test_weights_are_fixed_on_a_page_and_public(edition, office, client):
    address = "/kansli/2027/granskning/plan/vikter/"
    values = dict.fromkeys(("statement", "validity", "documents", "not_found"), 0)
    values |= dict.fromkeys(("transport", "third_parties", "security_txt"), 0)
    values["decision"] = "Juryns möte den 2 mars, § 4."

    refused = office.post(address, values | {"accessibility": 99})
    assert refused.status_code == 409
    assert "Vikterna ska bli 100 tillsammans. Nu är de 99." in refused.text
    assert office.post(address, values | {"accessibility": ""}).status_code == 422
    office.post(address, values | {"accessibility": 80, "statement": 20})

    client.logout()
    page = client.get("/2027/granskade-sidor/").text
    assert "Juryns möte den 2 mars, § 4." in page
    assert "Tillgänglighetsredogörelse" in page
