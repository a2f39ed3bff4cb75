"""The measures of a run: kept once a site, shown on lines of their own, never in the accessibility figure."""

import pytest
from django.urls import reverse
from django.utils import timezone

from award.jobs.worker import run as do_job
from award.models import HistoryEntry, Job
from award.refusals import Refused
from webaudit import demo_sites, services
from webaudit.beside.results import Answer, Check, Kind, Outcome, from_checks, not_measured
from webaudit.beside.results import Measure as Made
from webaudit.measures import lines, to_measure, unmeasured_sites
from webaudit.models import Site, SiteMeasure

QUOTE = "Webbplatsen är <b>delvis</b> förenlig med lagen."
SPY = {"domain": "spion.example", "pages": 1}


def made():
    """One measure of each kind, as the worker hands them in."""
    statement = [
        Check("link", Answer.YES, "Tillgänglighetsredogörelse", 2),
        Check("conformance", Answer.UNCLEAR, QUOTE),
        Check("complaint", Answer.NO),
    ]
    noticed = [{"name": "burden", "quote": "Kartor är oskäligt betungande."}]
    kinds = [{"text": "Duplicate ID “…”.", "pages": 2, "errors": 5}]
    document = {
        "url": "https://a.se/plan.pdf",
        "is_tagged": False,
        "has_title": True,
        "has_language": False,
    }
    return [
        from_checks(Kind.STATEMENT, statement, url="https://a.se/tgr", flags=noticed),
        Made(Kind.VALIDITY, Outcome.MEASURED, 85.0, {"kinds": kinds}),
        Made(Kind.DOCUMENTS, Outcome.MEASURED, 33.3, {"documents": [document], "unread": [{"url": "https://a.se/x.pdf"}]}),
        not_measured(Kind.NOT_FOUND, Outcome.TOO_SLOW),
        not_measured(Kind.TRANSPORT, Outcome.LOCAL),
        Made(Kind.THIRD_PARTIES, Outcome.MEASURED, 90.0, {"domains": [SPY]}),
        from_checks(Kind.SECURITY_TXT, [Check("found", Answer.NO)]),
    ]  # fmt: skip


@pytest.fixture
def measured(completed, site, at):
    """A completed run with the measures of its site."""
    run = completed()
    services.record_measures(run_id=run.pk, site_id=site.pk, measures=made(), actor=None, at=at)
    return run


def test_measures_are_kept_once(measured, site, at):
    other = [not_measured(Kind.STATEMENT, Outcome.ERROR)]

    services.record_measures(run_id=measured.pk, site_id=site.pk, measures=other, actor=None, at=at)

    kept = SiteMeasure.objects.filter(run=measured, site=site)
    assert dict(kept.values_list("kind", "points")) == {
        "statement": 62.5,
        "validity": 85.0,
        "documents": 33.3,
        "not_found": None,
        "transport": None,
        "third_parties": 90.0,
        "security_txt": 0.0,
    }
    entry = HistoryEntry.objects.filter(action="webaudit.site.measured_beside")
    assert entry.count() == 1


def test_measures_move_no_figure(completed, site, at):
    run = completed("image-alt")
    before = run.site_audits.get(site=site).points

    services.record_measures(run_id=run.pk, site_id=site.pk, measures=made(), actor=None, at=at)

    assert run.site_audits.get(site=site).points == before


def test_run_that_is_not_done_has_no_measures(run, site, at):
    with pytest.raises(Refused):
        services.record_measures(run_id=run.pk, site_id=site.pk, measures=made(), actor=None, at=at)

    assert not run.measures.exists()


def test_site_is_measured_as_it_was_audited(completed, site):
    run = completed("image-alt", "link-name")

    [waiting] = unmeasured_sites(run)
    seen = to_measure(run, waiting)

    assert (waiting, seen.url, seen.names) == (site, site.url, ("Västerås kommun", "Västerås"))
    assert seen.pages == (site.url, "https://www.kommun-1980.se/kontakt")
    assert (seen.violations, seen.contacts) == (2, None)

    run.page_audits.update(contacts=["www.kommun-1980.se", "spion.example"])

    assert to_measure(run, waiting).contacts == (("www.kommun-1980.se", "spion.example"),) * 2


def test_measured_site_waits_no_more(measured):
    assert list(unmeasured_sites(measured)) == []


def test_lines_are_in_order_with_their_words(measured, site):
    found = lines(measured, site)

    assert [(line.title, line.points, line.why) for line in found] == [
        ("Tillgänglighetsredogörelse", 62.5, ""),
        ("Giltig HTML", 85.0, ""),
        ("Dokument", 33.3, ""),
        ("Sida som inte finns", None, "det tog för lång tid"),
        ("Säker anslutning", None, "webbplatsen ligger på den här datorn"),
        ("Tredje parter", 90.0, ""),
        ("security.txt", 0.0, ""),
    ]
    assert [check.answer for check in found[0].checks] == [
        "ja",
        "oklart, en människa tittar",
        "nej",
    ]
    assert [line.facts for line in found[1:3]] == [
        ["Duplicate ID “…”. (2 sidor)"],
        ["https://a.se/plan.pdf: saknar taggar, språk", "https://a.se/x.pdf: gick inte att läsa"],
    ]
    assert found[5].facts == ["spion.example (1 sida)"]


def test_report_shows_each_measure_and_quotes_harmlessly(client, organiser, measured, site):
    client.force_login(organiser)

    page = client.get(reverse("webaudit:site_show", args=["2027", "1980"])).content.decode()

    for words in (
        "Mätt vid sidan om tillgängligheten",
        "Tillgänglighetsredogörelse: 62 av 100",
        "Sida som inte finns: ej mätt",
        "Webbplatsen är &lt;b&gt;delvis&lt;/b&gt; förenlig med lagen.",
        "Kallar något oskäligt betungande (12 §)",
    ):
        assert words in page
    assert QUOTE not in page


def test_report_without_measures_has_no_empty_section(client, organiser, completed):
    completed()
    client.force_login(organiser)

    page = client.get(reverse("webaudit:site_show", args=["2027", "1980"])).content.decode()

    assert "Mätt vid sidan om" not in page


def test_every_check_and_outcome_has_words():
    from webaudit import beside_words as words
    from webaudit.beside.statements import CHECKS

    assert set(words.TITLES) == set(words.ABOUT) == set(Kind) == set(SiteMeasure.Kind.values)
    assert set(words.OUTCOMES) | {Outcome.MEASURED} == set(Outcome)
    assert tuple(words.CHECKS[Kind.STATEMENT]) == CHECKS


def test_worker_measures_the_sites_of_a_run(completed, run, site, settings):
    with demo_sites.serve() as address:
        settings.AUDIT_LOOPBACK = [address]
        url = f"http://{address}/norrlunda/"
        Site.objects.filter(pk=site.pk).update(url=url)
        for row, path in zip(
            run.page_audits.order_by("position"), ("", "kontakt.html"), strict=True
        ):
            row.url = url + path
            row.save(update_fields=["url"])
        completed()

        do_job(Job.objects.get(kind="webaudit.measure_beside").pk)

    found = {measure.kind: measure for measure in SiteMeasure.objects.filter(run=run)}
    assert {kind: measure.outcome for kind, measure in found.items()} == {
        "statement": "measured",
        "validity": "no_java",
        "documents": "nothing_there",
        "not_found": "measured",
        "transport": "local",
        "third_parties": "no_log",
        "security_txt": "measured",
    }
    checks = {check["name"]: check["answer"] for check in found["statement"].evidence["checks"]}
    assert checks == {
        "link": "yes",
        "heading": "yes",
        "names": "no",  # another municipality's site, by its words
        "conformance": "yes",
        "faults": "unclear",
        "assessed": "yes",
        "updated": checks["updated"],  # by the clock
        "method": "yes",
        "feedback": "yes",
        "complaint": "yes",
    }
    assert all(measure.measured_at <= timezone.now() for measure in found.values())
