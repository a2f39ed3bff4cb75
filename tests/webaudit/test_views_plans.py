"""The plan's pages: the organiser's, and the public's own check of the draw."""

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from webaudit import services
from webaudit.models import AuditPlan, Draw

PLAN = "/kansli/2027/granskning/plan/"
PUBLIC = "/2027/granskade-sidor/"
README = Path(__file__).resolve().parents[2] / "webaudit" / "README.md"


@pytest.fixture
def told(audited_twice, edition, organiser, at):
    """The secret is public."""
    return services.publish_secret(edition_id=edition.pk, actor=organiser, at=at)


@pytest.fixture
def reader(edition):
    """Somebody who is not logged in."""
    return Client()


def test_plan_is_decided_on_its_page(edition, office):
    assert "Inget är bestämt än." in office.get(PLAN).text
    answer = office.post(PLAN, {"pages_per_site": 8, "random_pages": 3}, follow=True)

    assert AuditPlan.objects.values_list("pages_per_site", "random_pages").get() == (8, 3)
    assert AuditPlan.objects.get().fingerprint in answer.text
    assert AuditPlan.objects.get().secret not in answer.text


def test_plan_that_cannot_be_keeps_what_was_typed(edition, office):
    unclear = office.post(PLAN, {"pages_per_site": "", "random_pages": 3})
    refused = office.post(PLAN, {"pages_per_site": 4, "random_pages": 5})

    assert (unclear.status_code, refused.status_code) == (422, 409)
    assert "Det går inte att lotta fler sidor än urvalet har." in refused.text
    assert 'value="5"' in refused.text


def test_secret_is_published_from_the_plan(audited_twice, office):
    assert "Publicera hemligheten" in office.get(PLAN).text
    answer = office.post(f"{PLAN}hemligheten/", follow=True)

    assert AuditPlan.objects.get().secret in answer.text
    assert "Inga fler granskningar görs i den här omgången." in answer.text
    assert "Publicera hemligheten" not in answer.text


def test_secret_too_early_is_refused_with_reasons(drawn, office):
    answer = office.post(f"{PLAN}hemligheten/")

    assert answer.status_code == 409
    assert "Webbplatserna har inte granskats än." in answer.text
    assert AuditPlan.objects.get().secret not in answer.text


def test_before_the_secret_the_public_sees_the_fingerprint_only(audited_twice, reader):
    plan = AuditPlan.objects.get()
    page = reader.get(PUBLIC).text

    assert plan.fingerprint in page
    assert plan.secret not in page
    assert "Västerås" not in page
    for address in ("1980/", "alla.json", "alla.csv"):
        assert reader.get(f"{PUBLIC}{address}").status_code == 404


def test_public_follows_a_draw_step_by_step(told, drawn, reader):
    assert "Västerås" in reader.get(PUBLIC).text
    page = reader.get(f"{PUBLIC}1980/").text

    assert "Lottningen stämmer" in page
    assert [page.count(url) for url in drawn.drawn] == [2, 2, 2]
    assert f"{told.secret}|https://www.kommun-1980.se/|1" in page
    assert page.count("granskad<") == 3


def test_page_that_took_anothers_place_is_worked_out_too(told, drawn, reader):
    drawn.drawn, later = drawn.drawn[:2], drawn.drawn[2:]
    drawn.save()
    whole = json.loads(reader.get(f"{PUBLIC}alla.json").getvalue())

    assert "Lottningen stämmer:" in reader.get(f"{PUBLIC}1980/").text
    assert (whole["sites"][0]["drawn"], whole["sites"][0]["drawn_later"]) == (drawn.drawn, later)


def test_draw_that_was_tampered_with_is_said_not_to_agree(told, drawn, reader):
    drawn.drawn = drawn.drawn[::-1]
    drawn.save()

    assert "Lottningen stämmer inte" in reader.get(f"{PUBLIC}1980/").text


def test_file_holds_every_candidate_in_order(told, drawn, reader):
    whole = json.loads(reader.get(f"{PUBLIC}alla.json").getvalue())
    rows = list(csv.DictReader(io.StringIO(reader.get(f"{PUBLIC}alla.csv").getvalue().decode())))

    assert {name: whole[name] for name in ("edition", "secret", "fingerprint")} == {
        "edition": "2027",
        "secret": told.secret,
        "fingerprint": told.fingerprint,
    }
    assert whole["sites"] == [
        {
            "municipality": "1980",
            "name": "Västerås",
            "site": "https://www.kommun-1980.se/",
            "source": "crawl",
            "drawn_at": drawn.drawn_at.isoformat(),
            "candidates": sorted(drawn.candidates),
            "drawn": drawn.drawn,
            "drawn_later": [],
            "audited": drawn.drawn,
        }
    ]
    assert [row["candidate"] for row in rows] == sorted(drawn.candidates)
    assert {row["drawn_as"]: row["candidate"] for row in rows} == {
        str(n): url for n, url in enumerate(drawn.drawn, start=1)
    }


def test_lines_in_the_documents_draw_the_same_pages(told, drawn, reader, tmp_path):
    [lines] = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    file = tmp_path / "lottning.json"

    def run(content):
        file.write_bytes(content)
        command = [sys.executable, "-c", lines, file]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    told_file = reader.get(f"{PUBLIC}alla.json").getvalue()
    assert run(told_file) == "True fingerprint\nTrue Västerås\n"
    whole = json.loads(told_file)
    whole["sites"][0]["drawn"].reverse()
    assert run(json.dumps(whole).encode()) == "True fingerprint\nFalse Västerås\n"
    page = reader.get(PUBLIC).text
    assert "left, drawn = sorted(site[&quot;candidates&quot;]), []" in page


def test_lists_of_draws_ask_as_much_for_one_site_as_for_three(
    told, edition, municipality, reader, at, django_assert_num_queries
):
    with django_assert_num_queries(5):
        reader.get(PUBLIC)
    for code in ("0180", "1480"):
        site = edition.sites.create(
            municipality=municipality(code, f"Ort {code}"), url=f"https://{code}.example/"
        )
        Draw.objects.create(
            site=site, source="sitemap", candidates=["https://a.example/"], drawn_at=at
        )
    with django_assert_num_queries(5):
        page = reader.get(PUBLIC).text
    assert "Ort 0180" in page
