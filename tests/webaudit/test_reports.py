"""A report says what is wrong, for whom, how to mend it, what it cost and where it is."""

import pytest

from webaudit import services
from webaudit.engine import Outcome
from webaudit.reports import Doubt, PageLine, report_on


def test_report_puts_each_loss_into_words(completed, site):
    completed("image-alt")

    report = report_on(site)

    [fault] = report.faults
    assert (fault.text, fault.people, fault.criteria, fault.guidelines) == (
        "Bilder saknar textalternativ",
        ("den som lyssnar med skärmläsare",),
        ("1.1.1",),
        ("R115",),
    )
    assert (fault.failed_pages, fault.applicable_pages, fault.points) == (
        1,
        2,
        pytest.approx(100 * 5 / 17),
    )
    [place] = fault.places
    assert (place.title, place.count, place.more, [f.excerpt for f in place.findings]) == (
        "Västerås",
        1,
        0,
        ["<img>"],
    )
    start, contact = report.run.page_audits.order_by("position")
    assert report.pages == [
        PageLine(start.pk, "Västerås", site.url, "startsida", "mätt", True, 1, None),
        PageLine(contact.pk, "Kontakta oss", contact.url, "kontaktsida", "mätt", True, 0, None),
    ]
    assert report.doubts == []


def test_report_says_what_stood_in_front_of_a_page_and_which_faults_are_there(completed, site):
    run = completed("image-alt")
    page = run.page_audits.order_by("position").first()
    page.findings.update(is_at_wall=True)
    run.page_audits.filter(pk=page.pk).update(notes=["cookie_wall", "pressed Neka"])
    run.page_audits.exclude(pk=page.pk).update(
        outcome="partial", detail="a dialog hides the page", notes=["page_hidden"]
    )

    report = report_on(site)

    assert [(line.outcome, line.notes) for line in report.pages] == [
        ("mätt", ("en fråga om kakor stod framför sidan", "knappen ”Neka” trycktes")),
        ("en dialogruta döljer sidan: en människa behöver titta", ()),
    ]
    assert [spot.is_at_wall for spot in report.faults[0].places[0].findings] == [True]


def test_report_is_in_the_readers_language(completed, site, settings):
    completed("image-alt")
    settings.LANGUAGE_CODE = "en"

    assert [fault.text for fault in report_on(site).faults] == ["Images have no text alternative"]


def test_what_does_not_count_stands_apart(run, result, site, at):
    for page in run.page_audits.all():
        services.record_page(
            page_audit_id=page.pk, result=result(page, "image-alt"), actor=None, at=at
        )
        page.findings.update(is_counted=False)
    services.finish_run(run_id=run.pk, actor=None, at=at)

    report = report_on(site)

    assert [(doubt.text, doubt.pages, doubt.count) for doubt in report.doubts] == [
        ("Bilder saknar textalternativ", 2, 2)
    ]
    assert isinstance(report.doubts[0], Doubt)


def test_faultless_site_is_not_called_accessible_and_unmeasured_is_not_faultless(
    run, result, site, at
):
    for page in run.page_audits.all():
        services.record_page(
            page_audit_id=page.pk, result=result(page, outcome=Outcome.DNS), actor=None, at=at
        )
    services.finish_run(run_id=run.pk, actor=None, at=at)

    report = report_on(site)

    assert (report.audit.points, report.faults, report.is_faultless) == (None, [], False)
    assert [(page.outcome, page.is_measured) for page in report.pages] == [
        ("det finns ingen webbplats på adressen", False)
    ] * 2


def test_site_that_is_new_since_the_run_has_no_report(
    completed, edition, organiser, municipality, at
):
    completed()
    municipality("0180", "Stockholm")
    [new] = services.add_sites(edition_id=edition.pk, actor=organiser, at=at)

    assert report_on(new) is None
