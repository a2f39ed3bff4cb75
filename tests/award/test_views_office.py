"""The office: an organiser runs editions through pages, and nobody else sees them."""

import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from award import services
from award.models import Award, Edition, HistoryEntry, Organiser, Person, Stage
from tests.award.conftest import BEFORE, DAY, OPENS, local, plain
from tests.award.test_services_results import AT, GALA, KARLSTAD


@pytest.fixture
def office(client, organiser):
    with time_machine.travel(OPENS + DAY, tick=False):
        client.force_login(organiser)
        yield client


def body_of(answer):
    return answer.content.decode()


def typed(form_page, **changes):
    """The fields of the page's form as a browser would send them back."""
    form = form_page.context["form"]
    values = {name: form[name].value() for name in form.fields}
    shown = {
        name: form.fields[name].widget.format_value(value) if value is not None else ""
        for name, value in values.items()
    }
    flat = {name: value[0] if isinstance(value, list) else value for name, value in shown.items()}
    return {name: value for name, value in (flat | changes).items() if value is not None}


# --- Who ----------------------------------------------------------------------------------------


def test_stranger_meets_the_same_404_everywhere(client, open_edition):
    stranger = Person.objects.create_user("stig@example.se", "Stig Främling")
    client.force_login(stranger)
    missing = client.get("/kansli/2099/")
    stage, criterion = open_edition.stages.first(), open_edition.criteria.first()
    seat = open_edition.jury_seats.first()
    pages = [
        "/kansli/2027/",
        "/kansli/2027/grunduppgifter/",
        "/kansli/2027/skeden/",
        f"/kansli/2027/skeden/{stage.pk}/",
        f"/kansli/2027/kriterier/{criterion.pk}/",
        f"/kansli/2027/jury-platser/{seat.pk}/",
        "/kansli/2027/skrift/",
        "/kansli/2027/offentliggoranden/",
        "/kansli/2027/handelser/",
        "/kansli/2027/brev/",
    ]
    for page in pages:
        answer = client.get(page)
        assert (page, answer.status_code, plain(answer)) == (page, 404, plain(missing))
    assert client.get("/kansli/").status_code == 404


def test_organiser_of_another_award_changes_nothing(client, open_edition):
    other = Person.objects.create_user("orvar@example.se", "Orvar Annan")
    award = services.create_award(slug="annat", name_sv="Ett annat pris", actor=None, at=BEFORE)
    Organiser.objects.create(award=award, person=other)
    client.force_login(other)
    seat = open_edition.jury_seats.first()
    for page in [
        "/kansli/2027/arkivera/",
        f"/kansli/2027/skeden/{open_edition.stages.first().pk}/stang/",
        f"/kansli/2027/jury-platser/{seat.pk}/ta-bort/",
    ]:
        assert client.post(page).status_code == 404
    assert open_edition.jury_seats.filter(pk=seat.pk).exists()


def test_row_of_another_edition_is_not_found(office, open_edition, organiser):
    services.create_edition(
        award_id=open_edition.award_id, template="2017", slug="2029", actor=organiser, at=BEFORE
    )
    stage = open_edition.stages.first()
    assert office.get(f"/kansli/2029/skeden/{stage.pk}/").status_code == 404
    assert (
        office.get(f"/kansli/2029/partner/{open_edition.partners.first().pk}/").status_code == 404
    )


# --- An edition ---------------------------------------------------------------------------------


def test_edition_is_made_from_a_template(office, award):
    answer = office.post(
        "/kansli/omgangar/ny/", {"template": "2013", "slug": "2013", "starts_on": "2027-02-01"}
    )
    assert (answer.status_code, answer["Location"]) == (302, "/kansli/2013/")
    assert Stage.objects.filter(edition__slug="2013").first().opens_at == local(2027, 2, 1, 8)
    assert "Sveriges IT-kommun 2027" in body_of(office.get("/kansli/"))


def test_organiser_of_several_awards_says_which_one(office, award, organiser):
    other = Award.objects.create(slug="it", name_sv="Sveriges IT-kommun")
    strange = Award.objects.create(slug="strange", name_sv="Någon annans utmärkelse")
    only = body_of(office.get("/kansli/omgangar/ny/"))
    Organiser.objects.create(award=other, person=organiser)
    both = body_of(office.get("/kansli/omgangar/ny/"))
    typed = {"template": "2013", "slug": "2013"}
    refused = [
        office.post("/kansli/omgangar/ny/", typed | extra)
        for extra in ({}, {"award_id": strange.pk})
    ]
    office.post("/kansli/omgangar/ny/", typed | {"award_id": other.pk})
    assert ("Sveriges IT-kommun</label>" in only, "Sveriges IT-kommun</label>" in both) == (
        False,
        True,
    )
    assert "Någon annans utmärkelse" not in both
    assert [answer.status_code for answer in refused] == [422, 422]
    assert Edition.objects.get(slug="2013").award == other


def test_taken_address_is_refused_and_what_was_typed_is_kept(office, edition):
    answer = office.post(
        "/kansli/omgangar/ny/", {"template": "2013", "slug": "2027", "starts_on": "2027-02-01"}
    )
    assert answer.status_code == 409
    assert "Det finns redan en omgång med adressen ”2027”." in body_of(answer)
    assert 'value="2027-02-01"' in body_of(answer)
    assert Edition.objects.count() == 1


def test_wrong_date_is_a_clear_sentence(office, award):
    answer = office.post(
        "/kansli/omgangar/ny/", {"template": "2013", "slug": "2013", "starts_on": "i vår"}
    )
    assert answer.status_code == 422
    assert "Fyll i ett giltigt datum." in body_of(answer)
    assert 'value="i vår"' in body_of(answer)


def test_desk_of_a_new_edition_says_what_remains(office, edition, organiser):
    edition.jury_seats.filter(role="chair").delete()
    body = body_of(office.get("/kansli/2027/"))
    assert "Juryn har ingen plats för ordförande." in body
    answer = office.post("/kansli/2027/oppna/")
    assert answer.status_code == 409
    edition.refresh_from_db()
    assert edition.status == "preparing"
    services.save_jury_seat(
        edition_id=edition.pk, values={"role": "chair"}, actor=organiser, at=BEFORE
    )
    assert "Inget återstår" in body_of(office.get("/kansli/2027/"))
    assert office.post("/kansli/2027/oppna/").status_code == 302
    edition.refresh_from_db()
    assert edition.status == "open"


def test_desk_says_where_the_edition_is(office, open_edition):
    body = body_of(office.get("/kansli/2027/"))
    assert "Anmälan och självvärdering" in body
    assert re.search(r"59 dagar( och \d+ timm\w+)? kvar", body)
    assert "Öppna ”Urval till granskning” nu" in body


def test_links_of_the_desk_that_read_alike_lead_to_one_place(office, open_edition):
    page = body_of(office.get("/kansli/2027/"))
    places = {}
    for url, text in re.findall(r'<a [^>]*href="([^"]+)"[^>]*>([^<]+)</a>', page):
        places.setdefault(text, set()).add(url)
    assert {text: urls for text, urls in places.items() if len(urls) > 1} == {}


def test_every_part_of_the_office_has_its_page(office, open_edition):
    groups = office.get("/kansli/2027/").context["parts"]
    links = [part.url for _heading, parts in groups for part in parts]
    assert len(links) == 25
    for link in links:
        assert (link, office.get(link).status_code) == (link, 200)


def test_words_of_the_edition_are_changed(office, edition):
    page = office.get("/kansli/2027/grunduppgifter/")
    answer = office.post("/kansli/2027/grunduppgifter/", typed(page, name_sv="Årets kommun"))
    assert answer.status_code == 302
    edition.refresh_from_db()
    assert edition.name_sv == "Årets kommun"


def test_missing_name_is_told_with_a_link_to_the_field(office, edition):
    page = office.get("/kansli/2027/grunduppgifter/")
    answer = office.post(
        "/kansli/2027/grunduppgifter/", typed(page, name_sv="", prize_sv="En staty")
    )
    assert answer.status_code == 422
    assert 'href="#id_name_sv"' in body_of(answer)
    assert 'value="En staty"' in body_of(answer)


def test_office_asks_the_same_questions_for_one_and_four_editions(
    office, open_edition, organiser, django_assert_num_queries
):
    with CaptureQueriesContext(connection) as few:
        office.get("/kansli/")
    for slug in ("2029", "2031", "2033"):
        services.create_edition(
            award_id=open_edition.award_id, template="2017", slug=slug, actor=organiser, at=BEFORE
        )
    with django_assert_num_queries(len(few.captured_queries)):
        office.get("/kansli/")


# --- Stages -------------------------------------------------------------------------------------


def test_stage_is_typed_and_shown_in_swedish_time(office, edition):
    """Eight in the morning is seven in winter and six in summer by the sun's clock."""
    stage = edition.stages.get(name_sv="Platsbesök")
    url = stage.get_absolute_url()
    page = office.get(url)
    assert 'value="2027-08-23T08:00"' in body_of(page)
    answer = office.post(url, typed(page, opens_at="2027-08-24T09:30"))
    assert answer.status_code == 302
    stage.refresh_from_db()
    assert stage.opens_at == local(2027, 8, 24, 9, 30)


@pytest.mark.parametrize(
    ("changes", "status", "sentence"),
    [
        (
            {"closes_at": "2027-08-01T08:00"},
            409,
            "Skedet måste stänga efter att det har öppnat.",
        ),
        (
            {"opens_at": "2027-06-10T08:00"},
            409,
            "”Platsbesök” pågår samtidigt som ”Nominering”",
        ),
        ({"opens_at": "2027-02-30T08:00"}, 422, "giltigt datum"),
        ({"opens_at": "2027-03-28T02:30"}, 422, "kunde inte tolkas i tidszonen Europe/Stockholm"),
        ({"weight_assessment": "90"}, 409, "Skedets vikter är tillsammans 90 procent."),
        ({"weight_audit": "-5"}, 422, "större än eller lika med 0"),
    ],
)
def test_wrong_stage_is_a_clear_sentence_and_nothing_is_saved(
    office, edition, changes, status, sentence
):
    stage = edition.stages.get(name_sv="Platsbesök")
    before = Stage.objects.filter(pk=stage.pk).values().get()
    url = stage.get_absolute_url()
    answer = office.post(url, typed(office.get(url), **changes))
    assert (answer.status_code, sentence in body_of(answer)) == (status, True)
    [value] = changes.values()
    assert f'value="{value}"' in body_of(answer)
    assert Stage.objects.filter(pk=stage.pk).values().get() == before


def test_next_stage_is_opened_from_the_desk(office, open_edition):
    stage = open_edition.stages.get(name_sv="Urval till granskning")
    answer = office.post(f"/kansli/2027/skeden/{stage.pk}/oppna/")
    assert (answer.status_code, answer["Location"]) == (302, "/kansli/2027/")
    stage.refresh_from_db()
    assert stage.opens_at == OPENS + DAY


def test_stage_out_of_turn_is_refused_on_its_page(office, open_edition):
    stage = open_edition.stages.get(name_sv="Platsbesök")
    answer = office.post(f"/kansli/2027/skeden/{stage.pk}/oppna/")
    assert answer.status_code == 409
    assert "”Nominering” kommer före och har inte öppnat." in body_of(answer)


def test_stage_is_extended_with_a_reason(office, open_edition):
    stage = open_edition.stages.get(kind="intake")
    url = f"/kansli/2027/skeden/{stage.pk}/forlang/"
    answer = office.post(url, {"closes_at": "2027-03-22T00:00", "reason": ""})
    assert answer.status_code == 422
    answer = office.post(url, {"closes_at": "2027-03-22T00:00", "reason": "Avbrott i inloggningen"})
    assert answer.status_code == 302
    stage.refresh_from_db()
    assert stage.closes_at == local(2027, 3, 22)
    history = body_of(office.get(f"/kansli/2027/handelser/?kind=award.Stage&id={stage.pk}"))
    assert "Avbrott i inloggningen" in history
    assert "Ett skede förlängdes" in history
    assert "Omgången skapades" not in history


def test_reads_change_nothing(office, open_edition):
    before = list(Stage.objects.values())
    for name in ["stage_start", "stage_close", "stage_remove"]:
        stage = open_edition.stages.first()
        assert office.get(reverse(f"award:{name}", args=["2027", stage.pk])).status_code == 405
    assert list(Stage.objects.values()) == before


# --- What counts, who sits ----------------------------------------------------------------------


def test_weights_are_changed_together(office, edition):
    criteria = list(edition.criteria.all())
    weights = {str(criterion.pk): criterion.weight for criterion in criteria}
    weights |= {str(criteria[0].pk): 16, str(criteria[1].pk): 12}
    assert office.post("/kansli/2027/kriterier/", weights).status_code == 302
    assert [criterion.weight for criterion in edition.criteria.all()[:2]] == [16, 12]
    answer = office.post("/kansli/2027/kriterier/", weights | {str(criteria[0].pk): 20})
    assert answer.status_code == 409
    assert "Vikterna är tillsammans 104. De måste vara 100." in body_of(answer)


def test_criterion_is_reworded(office, edition):
    criterion = edition.criteria.get(code="K1")
    url = f"/kansli/2027/kriterier/{criterion.pk}/"
    answer = office.post(url, typed(office.get(url), level_4_sv="Bäst i landet"))
    assert answer.status_code == 302
    assert criterion.levels.get(value=4).descriptor == "Bäst i landet"


@pytest.mark.parametrize(
    ("part", "values", "name"),
    [
        ("partner", {"name": "Vinnova", "url": "vinnova.se", "position": 3}, "Vinnova"),
        (
            "jury-platser",
            {"role": "member", "organisation": "Vinnova", "position": 9},
            "ledamot (Vinnova)",
        ),
        (
            "urvalsregler",
            {"code": "R10", "text_sv": "En regel till.", "text_en": "", "position": 10},
            "R10",
        ),
    ],
)
def test_small_rows_are_added_changed_and_removed(office, edition, part, values, name):
    listing = f"/kansli/2027/{part}/"
    assert office.post(f"{listing}ny/", values)["Location"] == listing
    row = office.get(listing).context["rows"][-1][0]
    assert str(row) == name
    assert office.post(f"{listing}{row.pk}/", values | {"position": 1}).status_code == 302
    assert office.post(f"{listing}{row.pk}/ta-bort/")["Location"] == listing
    assert name not in body_of(office.get(listing)).split("<main")[1]


# --- Publication --------------------------------------------------------------------------------


def test_publication_page_says_what_becomes_visible_and_announces(office, open_edition, organiser):
    publication = services.publish_results(
        edition_id=open_edition.pk,
        selects="winner",
        embargo_until=GALA,
        drafts=[KARLSTAD],
        actor=organiser,
        at=AT,
    )
    listing = "/kansli/2027/offentliggoranden/"
    sealed = body_of(office.get(listing))
    assert [words in sealed for words in ("Karlstad", "Tillkännage nu")] == [False, False]
    # Looking at the list opens nothing; it says how to.
    assert HistoryEntry.objects.about(publication).first().action.endswith("handed_down")
    assert "Visa vad som blir offentligt" in sealed
    body = body_of(office.post(f"{listing}{publication.pk}/"))
    for words in ["Karlstad: vinnare", "under embargo", publication.commitment, "Ingen skrift"]:
        assert words in body
    reading = HistoryEntry.objects.about(publication).first()
    assert (reading.action, reading.actor) == ("award.publication.read_under_embargo", organiser)
    url = f"/kansli/2027/offentliggoranden/{publication.pk}/tillkannage/"
    assert office.post(url).status_code == 302
    assert HistoryEntry.objects.about(publication).first().action.endswith("embargo_lifted")
    assert "Karlstad: vinnare" in body_of(office.get(listing))
    office.post(f"{listing}{publication.pk}/")
    assert HistoryEntry.objects.about(publication).first().action.endswith("embargo_lifted")
    publication.refresh_from_db()
    assert publication.embargo_until == OPENS + DAY
    answer = office.post(url)
    assert answer.status_code == 409
    assert "Resultatet är redan offentligt." in body_of(answer)


def test_history_and_letters_say_what_will_be_there(office, open_edition):
    assert "Omgången öppnades" in body_of(office.get("/kansli/2027/handelser/"))
    assert "Inga brev ännu" in body_of(office.get("/kansli/2027/brev/"))
