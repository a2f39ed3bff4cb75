"""Reports on pages and as files, of one site and of a whole edition."""

import csv
import io
import json
from datetime import timedelta

import pikepdf
import pytest
from django.core.cache import cache

from award.models import Edition
from nominations.models import Municipality
from webaudit import services
from webaudit.models import AuditRun, SiteAudit
from webaudit.words import ONLY_A_PART

OFFICE = "/kansli/2027/granskning/"
OWN = "/kommun/2027/1980/granskning/"


@pytest.fixture
def office(client, organiser):
    client.force_login(organiser)
    return client


@pytest.fixture
def own(client, member):
    client.force_login(member)
    return client


@pytest.fixture
def earlier(completed, edition, site, organiser, at):
    """Västerås had two faults in the edition before; now it has one of them."""
    completed("image-alt")
    before = Edition.objects.create(
        award=edition.award, slug="2026", name_sv="Utmärkelsen 2026", status="archived"
    )
    old = before.sites.create(municipality=site.municipality, url=site.url)
    run = AuditRun.objects.create(
        edition=before,
        status="completed",
        started_by=organiser,
        started_at=at - timedelta(days=365),
        finished_at=at - timedelta(days=365),
    )
    loss = {"failed_pages": 1, "applicable_pages": 2, "points": 25.0}
    losses = [{"rule": "image-alt", **loss}, {"rule": "link-name", **loss}]
    return SiteAudit.objects.create(
        run=run, site=old, points=50, low=45, high=55, losses=losses, pages_measured=2
    )


def test_report_stands_beside_the_edition_before(earlier, office):
    page = office.get(f"{OFFICE}1980/").content.decode()

    assert "Från 50,0 till 70,6." in page
    assert "Intervallen överlappar: skillnaden kan bero på slumpen." in page
    assert page.index("som förut") < page.index("rättat")


def test_edition_report_has_table_spread_faults_and_difference(earlier, office):
    page = office.get(f"{OFFICE}rapport/").content.decode()

    assert "+20,6" in page
    assert "Bilder saknar textalternativ" in page
    assert "70,6" in page
    assert str(ONLY_A_PART) in page
    assert page.count('class="mark"') == 5  # Västerås and the four of the legend


def test_edition_report_before_the_first_audit_says_what_will_be_there(site, office):
    page = office.get(f"{OFFICE}rapport/").content.decode()

    assert "Ingen granskning än" in page
    assert office.get(f"{OFFICE}rapport/csv/").status_code == 404


def sites_with_figures(run, edition, organiser, at, codes):
    for code in codes:
        municipality = Municipality.objects.get(pk="1980")
        municipality.pk, municipality.name = code, f"Kommun {code}"
        municipality.save(force_insert=True)
        site = edition.sites.create(municipality=municipality, url=f"https://{code}.se/")
        SiteAudit.objects.create(
            run=run, site=site, points=80, low=70, high=90, pages_measured=2, pages_total=2
        )


@pytest.mark.parametrize("codes", [[], ["0180", "0181", "0182"]])
def test_edition_report_asks_as_much_for_many_sites_as_for_one(
    completed, edition, organiser, at, office, codes, django_assert_num_queries
):
    sites_with_figures(completed("image-alt"), edition, organiser, at, codes)

    with django_assert_num_queries(9):
        assert office.get(f"{OFFICE}rapport/").status_code == 200


def test_site_as_json_has_figure_losses_findings_in_both_languages(completed, own):
    completed("image-alt")

    told = json.loads(own.get(f"{OWN}rapport/json/").content)

    assert (told["municipality"], told["points"], told["scale"], told["note"]) == (
        "1980",
        pytest.approx(70.588, abs=0.001),
        "grundskalan",
        str(ONLY_A_PART),
    )
    [loss] = told["losses"]
    assert (loss["words"]["fault_sv"], loss["words"]["fault_en"], loss["words"]["wcag"]) == (
        "Bilder saknar textalternativ",
        "Images have no text alternative",
        ["1.1.1"],
    )
    assert [len(page["findings"]) for page in told["pages"]] == [1, 0]


def test_site_as_lines_of_json_is_one_thing_a_line(completed, own):
    completed("image-alt")

    lines = own.get(f"{OWN}rapport/ndjson/").content.decode().splitlines()

    assert [json.loads(line)["type"] for line in lines] == [
        "audit",
        "loss",
        "page",
        "finding",
        "page",
        *["hand_check"] * 10,
    ]


def test_site_as_csv_runs_nothing_in_a_spreadsheet(completed, own):
    run = completed("image-alt")
    run.page_audits.first().findings.update(excerpt="=1+1")

    [row] = csv.DictReader(io.StringIO(own.get(f"{OWN}rapport/csv/").content.decode("utf-8-sig")))

    assert (row["rule"], row["wcag"], row["html"], row["note"]) == (
        "image-alt",
        "1.1.1",
        "'=1+1",
        str(ONLY_A_PART),
    )


def test_site_as_earl_asserts_each_rule_on_each_page(completed, own):
    completed("image-alt")

    answer = own.get(f"{OWN}rapport/earl/")
    told = json.loads(answer.content)

    assert answer["Content-Type"] == "application/ld+json"
    assert answer["Content-Disposition"] == 'attachment; filename="webbgranskning-2027-1980.jsonld"'
    asserted = [
        (thing["subject"], thing["test"]["title"], thing["result"]["outcome"])
        for thing in told["@graph"]
        if thing["@type"] == "earl:Assertion"
    ]
    start = "https://www.kommun-1980.se/"
    assert asserted == [
        (start, "image-alt", "earl:failed"),
        (start, "link-name", "earl:passed"),
        (f"{start}kontakt", "image-alt", "earl:passed"),
        (f"{start}kontakt", "link-name", "earl:passed"),
    ]


def test_reports_are_tagged_papers(completed, own, office, organiser):
    completed("image-alt")
    own.force_login(organiser)

    for address in (f"{OFFICE}1980/rapport/pdf/", f"{OFFICE}rapport/pdf/"):
        answer = office.get(address)
        assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
        with pikepdf.open(io.BytesIO(answer.content)) as paper:
            root = paper.Root
            assert (bool(root.MarkInfo.Marked), str(root.Lang)) == (True, "sv-SE")


def test_edition_as_files_has_a_row_for_each_site(completed, office):
    completed("image-alt")

    rows = json.loads(office.get(f"{OFFICE}rapport/json/").content)["sites"]
    lines = office.get(f"{OFFICE}rapport/ndjson/").content.decode().splitlines()
    table = office.get(f"{OFFICE}rapport/csv/").content.decode("utf-8-sig").splitlines()

    assert [(row["municipality"], row["band"], row["rules_broken"]) for row in rows] == [
        ("1980", 1, 1)
    ]
    assert (len(lines), len(table)) == (2, 2)


@pytest.mark.parametrize("form", ["xml", "exe"])
def test_form_that_does_not_exist_is_not_found(completed, own, form):
    completed()

    assert own.get(f"{OWN}rapport/{form}/").status_code == 404


def test_faults_can_be_disputed_decided_on_and_read(completed, edition, organiser, member, client):
    completed("image-alt")
    edition.stages.all().delete()
    client.force_login(organiser)
    answer = client.post(f"{OFFICE}bemotanden/", {"closes_at": "2099-01-01T12:00"})
    assert answer.url == f"{OFFICE}bemotanden/"

    client.force_login(member)
    write = f"{OWN}bemot/image-alt/"
    assert client.post(write, {"text": "", "urls": []}).status_code == 422
    said = {"text": "Bilden är bara ett mönster.", "urls": ["https://www.kommun-1980.se/"]}
    assert client.post(write, said).url == OWN
    assert client.get(f"{OWN}bemot/link-name/").status_code == 404
    assert "Ändra bemötandet" in client.get(OWN).content.decode()

    client.force_login(organiser)
    reply = edition.audit_runs.get().replies.get()
    decide = f"{OFFICE}1980/bemotanden/{reply.pk}/"
    assert client.post(decide, {"verdict": "false_alarm", "reason": "Ja"}).status_code == 409
    answer = client.post(decide, {"verdict": "false_alarm", "reason": "Mönstret säger inget."})
    assert answer.url == f"{OFFICE}bemotanden/"
    page = client.get(f"{OFFICE}1980/").content.decode()
    assert "Poängen gick från 70,6 till 100,0." in page
    assert "Mönstret säger inget." in page


def test_two_try_by_hand_unseen_and_a_third_settles(site, completed, organiser, client, at):
    completed()
    others = [organiser]
    for name in ("andra", "tredje"):
        person = type(organiser).objects.create_user(f"{name}@example.se", name.title())
        site.edition.award.organisers.create(person=person)
        others.append(person)
    address = f"{OFFICE}1980/for-hand/"
    seen = []
    for person, verdict in zip(others, ["holds", "fails", "fails"], strict=True):
        client.force_login(person)
        assert "Kartan går inte att nå" not in client.get(address).content.decode()
        said = {"keyboard-verdict": verdict, "keyboard-note": "Kartan går inte att nå."}
        assert client.post(address, said).url == f"{OFFICE}1980/"
        page = client.get(f"{OFFICE}1980/").content.decode()
        seen.append(
            [
                word
                for word in ("Kartan går inte att nå", "en tredje avgör", "stämmer inte")
                if word in page
            ]
        )

    assert seen == [
        [],
        ["Kartan går inte att nå", "en tredje avgör"],
        ["Kartan går inte att nå", "stämmer inte"],
    ]
    late = type(organiser).objects.create_user("sen@example.se", "Sen Ek")
    site.edition.award.organisers.create(person=late)
    client.force_login(late)
    answer = client.post(address, {"keyboard-verdict": "holds"})
    assert answer.status_code == 409
    assert "Två andra har gjort kontrollen och är överens." in answer.content.decode()


def tried(site, organiser, at, **verdicts):
    """Two have tried a site by hand and agree."""
    other = type(organiser).objects.create_user("andra@example.se", "Andra Ek")
    for person in (organiser, other):
        for check, verdict in verdicts.items():
            site.hand_checks.create(
                check_id=check, person=person, verdict=verdict, note="=1+1", made_at=at
            )


def test_checks_by_hand_stand_in_the_files_beside_the_findings(completed, site, organiser, own, at):
    completed("image-alt")
    tried(site, organiser, at, keyboard="fails", focus="holds")
    site.hand_checks.create(check_id="zoom", person=organiser, verdict="fails", made_at=at)

    whole = json.loads(own.get(f"{OWN}rapport/json/").content)
    lines = map(json.loads, own.get(f"{OWN}rapport/ndjson/").content.decode().splitlines())
    answer = own.get(f"{OWN}rapport/for-hand/")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    findings = own.get(f"{OWN}rapport/csv/").content.decode()

    assert answer["Content-Disposition"].endswith('2027-1980-for-hand.csv"')
    settled = {"keyboard": "fails", "focus": "holds"}
    assert {row["check"]: row["verdict"] for row in whole["hand_checks"] if row["verdict"]} == (
        settled
    )
    assert sum(row["type"] == "hand_check" for row in lines) == len(rows) == 10
    assert {row["check"]: row["verdict"] for row in rows if row["verdict"]} == settled
    assert (rows[0]["notes"], rows[2]["notes"]) == ("'=1+1 =1+1", "")
    assert "keyboard" not in findings
    assert whole["points"] == pytest.approx(70.588, abs=0.001)


def test_checks_by_hand_of_an_edition_are_rows_of_their_own(completed, site, organiser, office, at):
    completed("image-alt")
    empty = office.get(f"{OFFICE}rapport/for-hand/").content.decode("utf-8-sig").splitlines()
    tried(site, organiser, at, keyboard="fails")

    told = json.loads(office.get(f"{OFFICE}rapport/json/").content)
    table = office.get(f"{OFFICE}rapport/for-hand/").content.decode("utf-8-sig").splitlines()

    row = {"municipality": "1980", "check": "keyboard", "wcag": ["2.1.1", "2.1.2"]}
    assert told["hand_checks"] == [{**row, "verdict": "fails"}]
    assert "hand_checks" not in told["sites"][0]
    assert empty[0] == table[0] == "municipality,check,wcag,verdict"
    assert table[1:] == ["1980,keyboard,2.1.1 2.1.2,fails"]


@pytest.mark.parametrize("count", [10, 300])
def test_report_of_a_site_asks_as_much_for_many_findings_as_for_few(
    completed, own, count, django_assert_num_queries
):
    run = completed("image-alt")
    page = run.page_audits.get(kind="start")
    kept = page.findings.get()
    for number in range(1, count):
        kept.pk, kept.excerpt = None, f'<img src="{number}.png">'
        kept.save()
    own.get(OWN)

    with django_assert_num_queries(19):
        assert f"och {count - 3} till på samma sida" in own.get(OWN).text


def test_paper_of_an_edition_is_made_once_until_a_figure_changes(completed, office, monkeypatch):
    completed("image-alt")
    cache.clear()
    made = []
    monkeypatch.setattr("webaudit.views.reports.made", lambda paper: made.append(paper) or b"%PDF")

    for points in (None, None, 55.5):
        if points:
            SiteAudit.objects.update(points=points)
        assert office.get(f"{OFFICE}rapport/pdf/").content == b"%PDF"

    assert len(made) == 2


def test_municipality_follows_the_audit_of_its_own_site_only(
    run, edition, organiser, municipality, own, result, at
):
    municipality("0180", "Stockholm")
    edition.stages.all().delete()
    page = run.page_audits.first()
    services.record_page(page_audit_id=page.pk, result=result(page), actor=None, at=at)

    whole, part = own.get(OWN).text, own.get(f"{OWN}forlopp/").text
    services.cancel_run(run_id=run.pk, actor=organiser, at=at)
    after, ended = own.get(OWN).text, own.get(f"{OWN}forlopp/").text

    for told in (whole, part):
        assert 'max="2" value="1"' in told
        assert "Er webbplats granskas nu." in told
    assert f'data-poll="{OWN}forlopp/"' in whole
    assert "data-poll" not in after
    assert "data-done" in ended
    assert own.get("/kommun/2027/0180/granskning/forlopp/").status_code == 404
