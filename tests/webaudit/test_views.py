"""The organiser's pages of the audit and the municipality's own report."""

from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.urls import reverse

from award.models import Award, Organiser, Person
from webaudit import services
from webaudit.engine import Outcome
from webaudit.models import AuditRun, Finding, Site

LIST = "/kansli/2027/granskning/"
REPORT = "/kansli/2027/granskning/1980/"
OWN = "/kommun/2027/1980/granskning/"


@pytest.fixture(autouse=True)
def open_stage(edition):
    """The pages read the clock, so the edition is one that is audited at any time."""
    edition.stages.all().delete()


def words(response):
    """The words of a page's main part, a space between them."""
    page = response.content.decode()
    start = page.index("<main")
    text = []
    reader = HTMLParser(convert_charrefs=True)
    reader.handle_data = text.append
    reader.feed(page[start : page.index("</main>")])
    return " ".join(" ".join(text).split())


def test_list_shows_each_site_with_its_figure(
    office, completed, edition, organiser, municipality, at
):
    completed("image-alt")
    municipality("0180", "Stockholm")
    services.add_sites(edition_id=edition.pk, actor=organiser, at=at)

    page = words(office.get(LIST))

    assert "Stockholm https://www.kommun-0180.se/ 1 sida i urvalet, ändra inte granskad" in page
    assert "Västerås https://www.kommun-1980.se/ 2 sidor i urvalet, ändra 70,6 (41,2–100,0)" in page
    assert "Den senaste granskningen blev klar 6 april 2027 kl. 12.00 : 2 sidor." in page


def test_empty_list_says_what_will_be_there(office, edition):
    page = words(office.get(LIST))

    assert "Inga webbplatser än Här ser ni webbplatserna för de kommuner som lämnat in" in page
    assert "Det går inte att granska nu Det finns inga webbplatser att granska än." in page


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_the_same_queries_for_any_number_of_sites(
    office, completed, edition, organiser, municipality, at, count, django_assert_num_queries
):
    completed("image-alt")
    for number in range(1, count):
        municipality(f"000{number}", f"Kommun {number}")
    services.add_sites(edition_id=edition.pk, actor=organiser, at=at)
    office.get(LIST)

    with django_assert_num_queries(16):
        office.get(LIST)


def test_organiser_adds_sites_looks_for_pages_and_starts_an_audit(office, edition, municipality):
    municipality()

    added = office.post(f"{LIST}lagg-till/", follow=True)
    sought = office.post(f"{LIST}sok-sidor/", follow=True)
    started = office.post(f"{LIST}starta/", follow=True)

    assert added.redirect_chain == sought.redirect_chain == [(LIST, 302)]
    assert "1 webbplats lades till." in added.content.decode()
    assert "Vi letar efter sidor på webbplatserna." in sought.content.decode()
    page = words(started)
    assert "Granskade sidor 0 av 1 · de första sidorna är på gång" in page
    assert "Avbryt granskningen" in page
    assert AuditRun.objects.get().status == "queued"


def test_audit_cannot_be_started_twice(office, run):
    response = office.post(f"{LIST}starta/")

    assert response.status_code == 409
    assert "En granskning pågår. Vänta tills den är klar eller avbryt den." in words(response)
    assert AuditRun.objects.count() == 1


def test_progress_says_how_far_and_how_fast_until_it_is_done(office, run, result, at):
    first, second = run.page_audits.all()
    services.record_page(page_audit_id=first.pk, result=result(first), actor=None, at=at)
    half = office.get(f"{LIST}forlopp/").content.decode()
    services.record_page(
        page_audit_id=second.pk, result=result(second), actor=None, at=at + timedelta(seconds=5)
    )
    nearly = office.get(f"{LIST}forlopp/").content.decode()
    services.finish_run(run_id=run.pk, actor=None, at=at)
    done = office.get(f"{LIST}forlopp/").content.decode()

    assert 'max="2" value="1"' in half
    assert "de första sidorna är på gång" in half
    assert "12 sidor i minuten, ungefär 0 minuter kvar" in nearly
    assert [("data-done" in part) for part in (half, nearly, done)] == [False, False, True]
    assert "Visa poängen" in done


def test_organiser_cancels_an_audit(office, run):
    response = office.post(f"{LIST}{run.pk}/avbryt/", follow=True)

    assert "Granskningen är avbruten." in response.content.decode()
    assert "avbröts" in words(response)
    assert "Tillbaka till webbplatserna" in office.get(f"{LIST}forlopp/").text
    run.refresh_from_db()
    assert run.status == "cancelled"
    assert office.post(f"{LIST}{run.pk}/avbryt/").status_code == 409


def test_stopped_audit_says_why_and_can_be_started_again(office, run, at):
    services.fail_run(run_id=run.pk, error="The browser cannot start.", actor=None, at=at)

    page = words(office.get(LIST))

    assert "Den senaste granskningen stannade efter 0 av 2 sidor." in page
    assert "The browser cannot start." in page
    assert "Granska alla webbplatser igen" in page


def test_report_tells_what_is_wrong_and_escapes_what_it_quotes(office, completed):
    completed("image-alt")
    Finding.objects.update(excerpt="<img onerror=alert(1)>")

    response = office.get(REPORT)

    page = words(response)
    assert "Bilder saknar textalternativ på 1 av 2 sidor: −29,4 poäng" in page
    assert "den som lyssnar med skärmläsare" in page
    assert "WCAG 1.1.1 · riktlinje R115" in page
    assert "<img onerror=alert(1)>" in page
    assert b"<img onerror" not in response.content
    assert "Automatiska test hittar bara en del av felen" in page


def test_site_that_does_not_answer_is_not_measured(office, run, result, at):
    for each in run.page_audits.all():
        services.record_page(
            page_audit_id=each.pk, result=result(each, outcome=Outcome.DNS), actor=None, at=at
        )
    services.finish_run(run_id=run.pk, actor=None, at=at)

    assert "Poäng ej mätt" in words(office.get(REPORT))
    assert "det finns ingen webbplats på adressen" in words(office.get(REPORT))
    assert "2 sidor i urvalet, ändra ej mätt" in words(office.get(LIST))


def test_address_is_changed_on_its_page(office, site):
    response = office.post(f"{REPORT}adress/", {"url": "www.ny-adress.se"})

    site.refresh_from_db()
    assert (response.status_code, response.url) == (302, f"{REPORT}urval/")
    assert site.url == "https://www.ny-adress.se/"


@pytest.mark.parametrize(
    ("url", "status", "sentence"),
    [
        ("", 422, "Detta fält måste fyllas i."),
        ("http://10.0.0.5/", 422, "Adressen måste innehålla namnet på en webbplats"),
    ],
)
def test_bad_address_is_explained_and_kept(office, site, url, status, sentence):
    response = office.post(f"{REPORT}adress/", {"url": url})

    assert response.status_code == status
    assert sentence in words(response)
    assert f'value="{url}"' in response.content.decode() or not url
    site.refresh_from_db()
    assert site.url == "https://www.kommun-1980.se/"


def sample_form(*pages):
    form = {"form-TOTAL_FORMS": len(pages), "form-INITIAL_FORMS": 2}
    for number, (kind, url) in enumerate(pages):
        form |= {f"form-{number}-kind": kind, f"form-{number}-url": url}
    return form


def test_sample_is_changed_on_its_page(office, site):
    pages = sample_form(("start", site.url), ("content", ""), ("form", f"{site.url}sok"))

    response = office.post(f"{REPORT}urval/", pages)

    assert (response.status_code, response.url) == (302, LIST)
    assert list(site.pages.values_list("position", "kind", "url")) == [
        (1, "start", site.url),
        (2, "form", f"{site.url}sok"),
    ]


def test_bad_sample_is_explained_and_kept(office, site):
    response = office.post(
        f"{REPORT}urval/", sample_form(("content", "https://annan.se/"), ("start", ""))
    )

    assert response.status_code == 409
    assert "https://annan.se/: Sidan hör inte till webbplatsen" in words(response)
    assert 'value="https://annan.se/"' in response.content.decode()
    assert site.pages.count() == 2


def test_address_in_a_sample_that_cannot_be_visited_is_explained_beside_it(office, site):
    response = office.post(f"{REPORT}urval/", sample_form(("start", "ftp://a.se/"), ("start", "")))

    assert response.status_code == 422
    assert "Adressen måste börja med https:// eller http://." in words(response)
    assert site.pages.count() == 2


def test_municipality_reads_its_own_report_and_no_other(
    client, completed, member, edition, organiser, municipality, at
):
    completed("image-alt")
    municipality("0180", "Stockholm")
    services.add_sites(edition_id=edition.pk, actor=organiser, at=at)
    client.force_login(member)

    assert "Bilder saknar textalternativ på 1 av 2 sidor" in words(client.get(OWN))
    assert client.get("/kommun/2027/0180/granskning/").status_code == 404
    assert client.get(REPORT).status_code == 404
    assert client.get(LIST).status_code == 404


@pytest.fixture
def strangers(organiser):
    """Somebody without a role, and the organiser of another award."""
    nobody = Person.objects.create_user("nagon@annan.example")
    other = Person.objects.create_user("annat@kansli.example")
    Organiser.objects.create(
        award=Award.objects.create(slug="annat", name_sv="Annat pris"), person=other
    )
    return [nobody, other]


def test_strangers_know_of_no_audit(client, completed, strangers):
    run = completed("image-alt")
    before = Site.objects.values_list("url", flat=True)[:]
    for person in strangers:
        client.force_login(person)
        answers = [client.get(url) for url in (LIST, f"{LIST}forlopp/", REPORT, OWN)]
        answers += [
            client.post(url)
            for url in (
                f"{LIST}lagg-till/",
                f"{LIST}sok-sidor/",
                f"{LIST}starta/",
                reverse("webaudit:run_cancel", args=["2027", run.pk]),
                f"{REPORT}adress/",
                f"{REPORT}urval/",
            )
        ]
        assert {answer.status_code for answer in answers} == {404}
    assert (list(before), AuditRun.objects.count()) == (["https://www.kommun-1980.se/"], 1)


SHUT = "User-agent: *\nDisallow: /kontakt"


def test_saving_a_sample_says_which_pages_robots_txt_closes_and_what_to_do(office, site, at):
    services.record_robots(site_id=site.pk, text=SHUT, actor=None, at=at)
    sent = {
        "form-TOTAL_FORMS": 2,
        "form-INITIAL_FORMS": 0,
        "form-0-kind": "start",
        "form-0-url": site.url,
        "form-1-kind": "contact",
        "form-1-url": f"{site.url}kontakt",
    }

    page = office.post(f"{LIST}1980/urval/", sent, follow=True)

    assert page.redirect_chain == [(f"{LIST}1980/urval/", 302)]
    assert (
        "Webbplatsen ber robotar (robots.txt) att hålla sig borta från den här sidan: "
        "https://www.kommun-1980.se/kontakt (kontaktsida) Den granskas inte"
    ) in words(page)
    assert "1 stängs av robots.txt" in words(office.get(LIST))


def test_consent_is_noted_with_a_tick_a_name_and_a_day(office, site, at):
    services.record_robots(site_id=site.pk, text=SHUT, actor=None, at=at)
    consent = f"{LIST}1980/samtycke/"
    half = office.post(consent, {"has_consent": "on", "given_by": "Vera Webb"})
    late = {"has_consent": "on", "given_by": "Vera Webb", "given_on": "2999-01-01"}
    refused = office.post(consent, late)
    given = office.post(consent, {**late, "given_on": "2026-04-05"}, follow=True)

    assert (half.status_code, refused.status_code) == (422, 409)
    assert 'value="Vera Webb"' in half.text
    assert "Dagen då kommunen sa ja kan inte vara senare än i dag." in words(refused)
    assert given.redirect_chain == [(f"{LIST}1980/urval/", 302)]
    assert "Vi granskar ändå: Vera Webb sa ja för kommunens räkning den 5 april 2026." in words(
        given
    )
    assert "stängs av robots.txt" not in words(office.get(LIST))
    office.post(consent, {"given_by": "Vera Webb", "given_on": "någon dag"})
    assert "1 stängs av robots.txt" in words(office.get(LIST))
