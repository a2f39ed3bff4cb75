"""What may be audited, and when: each refusal in a sentence."""

from datetime import timedelta

import pytest

from award.models import Edition, Stage
from webaudit import rules, services

NOT_A_NAME = "Adressen måste innehålla namnet på en webbplats, till exempel www.kommun.se."


@pytest.mark.parametrize(
    ("url", "reasons"),
    [
        ("https://www.kommun.se/", []),
        ("http://kommun.se:80/sida?fråga=1", []),
        ("https://www.xn--vsters-buam.se/", []),
        ("ftp://www.kommun.se/", ["Adressen måste börja med https:// eller http://."]),
        ("file:///etc/passwd", ["Adressen måste börja med https:// eller http://."]),
        ("javascript:alert(1)", ["Adressen måste börja med https:// eller http://."]),
        (
            "https://anna:hemligt@www.kommun.se/",
            ["Adressen får inte innehålla användarnamn eller lösenord."],
        ),
        ("https://kommun/", [NOT_A_NAME]),
        ("https://localhost/", [NOT_A_NAME]),
        ("https://10.0.0.5/", [NOT_A_NAME]),
        ("https://2130706433/", [NOT_A_NAME]),
        ("https://0x7f.1/", [NOT_A_NAME]),
        ("https://[::1]/", [NOT_A_NAME]),
        ("https://", [NOT_A_NAME]),
        (
            "https://www.kommun.se:sju/",
            ["Adressen går inte att läsa. Skriv den som https://www.kommun.se/."],
        ),
        ("https://www.kommun.se/" + "a" * 1_979, ["Adressen är längre än 2 000 tecken."]),
        ("https://www.kommun.se/" + "a" * 1_978, []),
    ],
)
def test_only_public_web_addresses_are_audited(url, reasons):
    assert rules.reasons_not_to_audit_address(url) == reasons


@pytest.mark.parametrize(
    ("url", "reasons"),
    [
        ("http://127.0.0.1:8009/solviken/", []),
        ("http://127.0.0.1:8000/solviken/", [NOT_A_NAME]),
        ("http://localhost:8009/solviken/", [NOT_A_NAME]),
        ("https://127.0.0.1:8009/solviken/", [NOT_A_NAME]),
    ],
)
def test_own_machine_is_audited_only_where_allowed(settings, url, reasons):
    settings.AUDIT_LOOPBACK = ["127.0.0.1:8009"]

    assert rules.reasons_not_to_audit_address(url) == reasons


def test_sample_is_of_one_site_and_each_page_once(site):
    pages = [
        ("start", site.url),
        ("content", "https://www.annan-kommun.se/"),
        ("content", "https://kommun-1980.se/utan-www"),
        ("content", site.url),
    ]

    assert rules.reasons_not_to_sample(site, pages) == [
        "https://www.annan-kommun.se/: "
        "Sidan hör inte till webbplatsen https://www.kommun-1980.se/.",
        "https://www.kommun-1980.se/: Sidan finns två gånger i listan.",
    ]


def test_sample_has_at_least_one_page_and_at_most_twelve(site):
    pages = [("content", f"{site.url}{number}") for number in range(13)]

    assert rules.reasons_not_to_sample(site, []) == ["Ange minst en sida."]
    assert rules.reasons_not_to_sample(site, pages) == ["Ett urval har högst 12 sidor."]
    assert rules.reasons_not_to_sample(site, pages[:12]) == []


def test_run_needs_sites(edition, at):
    assert rules.reasons_not_to_start_run(edition, at=at) == [
        "Det finns inga webbplatser att granska än. Lägg först till ansökningarnas webbplatser."
    ]


@pytest.mark.parametrize(
    ("after", "reasons"),
    [
        (timedelta(days=-2), ["Skedet för webbgranskning har inte öppnat än."]),
        (timedelta(0), []),
        (timedelta(days=30, minutes=9), []),
        (
            timedelta(days=30, minutes=10),
            ["Skedet för webbgranskning har stängt. Förläng det om ni vill granska igen."],
        ),
    ],
)
def test_run_starts_while_the_stage_is_open(site, at, after, reasons):
    assert rules.reasons_not_to_start_run(site.edition, at=at + after) == reasons


def test_edition_without_a_stage_for_audits_is_audited_at_any_time(site, at):
    Stage.objects.all().delete()

    assert rules.reasons_not_to_start_run(site.edition, at=at) == []


def test_archived_edition_stays_as_it_is(site, at):
    Edition.objects.update(status=Edition.Status.ARCHIVED)
    edition = Edition.objects.get()

    archived = ["Omgången är arkiverad."]
    assert rules.reasons_not_to_add_sites(edition) == archived
    assert rules.reasons_not_to_start_run(edition, at=at) == archived
    assert rules.reasons_not_to_find_pages(edition) == archived


def test_machine_without_a_browser_says_what_to_install(site, at, settings):
    settings.AUDIT_BROWSER = "/ingen/webblasare"

    assert rules.reasons_not_to_start_run(site.edition, at=at) == [
        "Granskningen behöver en webbläsare: installera paketet chromium-headless-shell."
    ]


def test_cancelled_run_cannot_be_cancelled_again(run, organiser, at):
    assert rules.reasons_not_to_cancel_run(run) == []

    run = services.cancel_run(run_id=run.pk, actor=organiser, at=at)

    assert rules.reasons_not_to_cancel_run(run) == ["Granskningen är redan avslutad."]


def test_no_run_starts_while_the_municipalities_can_reply(completed, edition, organiser, at):
    completed("image-alt")
    until = at + timedelta(days=7)
    services.open_replies(edition_id=edition.pk, closes_at=until, actor=organiser, at=at)
    other = Edition.objects.create(award=edition.award, slug="2028", name_sv="Utmärkelsen 2028")
    open_replies = (
        "Kommunerna kan bemöta den senaste granskningen till 13 april 2027 kl. 12.00. "
        "Granska igen när tiden är slut, eller korta den först."
    )

    assert rules.reasons_not_to_start_run(edition, at=at) == [open_replies]
    assert rules.reasons_not_to_repeat_run(edition, at=until - timedelta(seconds=1)) == [
        open_replies
    ]
    assert rules.reasons_not_to_repeat_run(edition, at=until) == []
    assert rules.reasons_not_to_start_run(edition, at=until) == []
    assert rules.reasons_not_to_start_run(other, at=at) == [
        "Det finns inga webbplatser att granska än. Lägg först till ansökningarnas webbplatser."
    ]
