"""How audited pages looked: beside each fault and by themselves, to whoever may read the report."""

import io
from dataclasses import replace
from datetime import timedelta

import pikepdf
import pytest
from PIL import Image

from webaudit import services
from webaudit.engine.evidence import Evidence
from webaudit.models import EvidenceFile, PageAudit, PageEvidence

OFFICE = "/kansli/2027/granskning/1980/"
OWN = "/kommun/2027/1980/granskning/"
HTML = "<html><script>alert('Västerås')</script></html>".encode()


def webp():
    file = io.BytesIO()
    Image.new("RGB", (1280, 2000), "navy").save(file, "WEBP")
    return file.getvalue()


SEEN = Evidence(webp(), HTML, 1280, 2000, {"img": (100, 1000, 80, 20)})


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path):
    """Where evidence lies, empty at first."""
    storage = EvidenceFile._meta.get_field("file").storage
    monkeypatch.setitem(vars(storage), "base_location", str(tmp_path))
    monkeypatch.setitem(vars(storage), "location", str(tmp_path))
    return tmp_path / "evidence"


@pytest.fixture
def audited(run, result, at):
    """Västerås is audited: the start page has a fault, and both pages were drawn."""
    for page in run.page_audits.all():
        broken = ["image-alt"] if page.kind == "start" else []
        told = replace(
            result(page, *broken), evidence=SEEN, contacts=("cdn.example",), refusals=("x:1 dns",)
        )
        services.record_page(page_audit_id=page.pk, result=told, actor=None, at=at)
    return services.finish_run(run_id=run.pk, actor=None, at=at)


@pytest.fixture
def start(audited):
    return audited.page_audits.get(kind="start")


@pytest.fixture
def own(client, member):
    client.force_login(member)
    return client


def test_fault_is_shown_in_the_page_as_it_looked(start, own):
    page = own.get(OWN).content.decode()

    finding = start.findings.get()
    assert (
        f'<img class="cut-out" src="sida/{start.pk}/bild/{finding.pk}/" width="480" height="160" '
        'loading="lazy" alt="En del av sidan Västerås med en ram runt elementet: '
        'Bilder saknar textalternativ.">'
    ) in page
    assert page.count(f'href="sida/{start.pk}/"') == 2


def test_picture_of_a_fault_is_cut_out_around_it(start, own):
    finding = start.findings.get()
    path = f"{OWN}sida/{start.pk}/bild/{finding.pk}/"

    answer = own.get(path)

    assert {name: answer[name] for name in ("Content-Type", "Cache-Control")} == {
        "Content-Type": "image/webp",
        "Cache-Control": "private, no-cache",
    }
    picture = Image.open(io.BytesIO(answer.content))
    assert (picture.format, picture.size) == ("WEBP", (480, 160))
    again = own.get(path, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_picture_that_the_browser_has_is_not_shown_to_somebody_else(start, own, client):
    path = f"{OWN}sida/{start.pk}/bild/"
    etag = own.get(path)["ETag"]

    client.logout()

    assert client.get(path, headers={"If-None-Match": etag}).status_code == 302


def test_whole_page_is_shown_with_what_was_noted(start, own, office):
    page = office.get(f"{OFFICE}sida/{start.pk}/").content.decode()

    assert 'src="bild/" width="1280" height="2000"' in page
    assert all(each in page for each in ("cdn.example", "x:1 dns", "axe 4.14.1"))
    assert start.evidence.picture_sha256 in page
    assert 'href="kod/"' in page
    assert office.get(f"{OFFICE}sida/{start.pk}/bild/").content == SEEN.picture


def test_code_of_a_page_is_fetched_as_text_by_the_organiser_only(start, office, member):
    answer = office.get(f"{OFFICE}sida/{start.pk}/kod/")

    assert answer.content == HTML
    headers = [
        "Content-Type",
        "Content-Disposition",
        "X-Content-Type-Options",
        "Content-Security-Policy",
    ]
    assert [answer[name] for name in headers] == [
        "text/plain; charset=utf-8",
        f'attachment; filename="2027-1980-{start.pk}.html.txt"',
        "nosniff",
        "sandbox; default-src 'none'",
    ]
    office.force_login(member)
    assert 'href="kod/"' not in office.get(f"{OWN}sida/{start.pk}/").content.decode()
    assert office.get(f"{OFFICE}sida/{start.pk}/kod/").status_code == 404


@pytest.mark.parametrize("part", ["", "bild/", "bild/{finding}/"])
def test_page_of_another_site_is_not_there(
    start, municipality, edition, organiser, result, office, at, part
):
    """The other site has pages in the same run; an audit under way and an older edition are closed too."""
    site = start.site
    municipality("0180", "Stockholm")
    [other] = services.add_sites(edition_id=edition.pk, actor=organiser, at=at)
    finding = start.findings.get().pk
    path = f"sida/{start.pk}/{part.format(finding=finding)}"
    assert office.get(f"{OFFICE}{path}").status_code == 200

    assert office.get(f"/kansli/2027/granskning/0180/{path}").status_code == 404
    PageAudit.objects.filter(pk=start.pk).update(site=other)
    assert office.get(f"{OFFICE}{path}").status_code == 404
    PageAudit.objects.filter(pk=start.pk).update(site=site)
    type(start.run).objects.update(status="cancelled")
    assert office.get(f"{OFFICE}{path}").status_code == 404


def test_fault_of_another_page_is_not_cut_out_of_this_one(start, audited, office):
    other = audited.page_audits.get(kind="contact")
    finding = start.findings.get()

    assert office.get(f"{OFFICE}sida/{other.pk}/bild/{finding.pk}/").status_code == 404


def test_fault_met_at_a_wall_is_not_cut_out_of_what_is_behind_it(start, office):
    path = f"{OFFICE}sida/{start.pk}/bild/{start.findings.get().pk}/"
    assert office.get(path).status_code == 200

    start.findings.update(is_at_wall=True)

    assert office.get(path).status_code == 404
    assert "cut-out" not in office.get(OFFICE).content.decode()


@pytest.mark.parametrize("broken", [b"", b"no picture"])
def test_picture_that_is_gone_or_broken_is_not_found(start, office, folder, broken):
    finding = start.findings.get()
    for path in folder.rglob("*"):
        if path.is_file():
            path.write_bytes(broken) if broken else path.unlink()

    assert office.get(f"{OFFICE}sida/{start.pk}/bild/{finding.pk}/").status_code == 404
    assert office.get(f"{OFFICE}sida/{start.pk}/kod/").status_code == 404
    assert office.get(f"{OFFICE}sida/{start.pk}/").status_code == 200


def test_deleted_pictures_are_said_to_be_so(start, office, at):
    services.delete_old_evidence(at=at + timedelta(days=731))

    report = office.get(OFFICE).content.decode()
    page = office.get(f"{OFFICE}sida/{start.pk}/").content.decode()

    assert "cut-out" not in report
    assert "Bilderna och sidornas kod raderades" in report
    assert "raderades" in page
    assert start.evidence.picture_sha256 in page
    assert office.get(f"{OFFICE}sida/{start.pk}/bild/").status_code == 404


@pytest.mark.parametrize(
    ("status", "words"), [("no_room", "fick inte plats"), (None, "Ingen bild")]
)
def test_page_without_a_picture_says_why(start, office, status, words):
    if status:
        PageEvidence.objects.update(status=status, picture=None, html=None)
    else:
        PageEvidence.objects.all().delete()

    assert words in office.get(f"{OFFICE}sida/{start.pk}/").content.decode()
    assert office.get(OFFICE).status_code == 200


def test_report_asks_as_much_with_pictures_as_without(start, office, django_assert_num_queries):
    with django_assert_num_queries(22):
        office.get(OFFICE)
    PageEvidence.objects.all().delete()

    with django_assert_num_queries(22):
        office.get(OFFICE)


@pytest.mark.parametrize(
    "path", ["sida/{page}/", "sida/{page}/bild/", "sida/{page}/bild/{finding}/"]
)
def test_page_and_pictures_ask_the_database_for_little(
    start, office, django_assert_num_queries, path
):
    """The session, the person, the site, the latest run, the page; and the finding."""
    finding = start.findings.get()
    queries = {"sida/{page}/": 6, "sida/{page}/bild/": 5, "sida/{page}/bild/{finding}/": 6}[path]

    with django_assert_num_queries(queries):
        office.get(OFFICE + path.format(page=start.pk, finding=finding.pk))


def test_paper_shows_the_costliest_faults(start, own):
    paper = own.get(f"{OWN}rapport/pdf/").content

    with pikepdf.open(io.BytesIO(paper)) as pdf:
        told = [str(each["/Alt"]) for each in pdf.objects if _is_figure(each)]
    assert told == [
        "En del av sidan Västerås med en ram runt elementet: Bilder saknar textalternativ."
    ]


def _is_figure(each):
    return isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
