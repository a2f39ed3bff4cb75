"""What a site answers: a page that does not exist, https, security.txt, and whom its pages contact."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webaudit.beside.fetching import Fetched, Hop
from webaudit.beside.not_found import measure_not_found, missing_address
from webaudit.beside.results import Outcome
from webaudit.beside.security_txt import expiry_of, fields_of, measure_security_txt
from webaudit.beside.texts import read_page
from webaudit.beside.third_parties import domain_of, measure_third_parties
from webaudit.beside.transport import both_addresses, hsts_seconds, measure_transport

AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SITE = "https://www.lillvik.se/"


def fetched(url=SITE, *, status=200, body="", final_url=None, hops=(), **headers):
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    return Fetched(
        url, Outcome.MEASURED, "", final_url or url, status, headers, body.encode(), tuple(hops)
    )


def silent(url=SITE, outcome=Outcome.NO_ANSWER):
    return Fetched(url, outcome, "nobody there")


def answers_of(measure):
    return {check["name"]: str(check["answer"]) for check in measure.evidence["checks"]}


# --- A page that does not exist -----------------------------------------------------------------


def not_found(html, status=404):
    return measure_not_found(
        fetched(status=status), read_page(html, SITE) if html is not None else None
    )


def test_good_page_for_what_does_not_exist_has_every_point():
    measure = not_found(
        "<html lang=sv><h1>Sidan finns inte</h1><p>Den kan ha flyttat.</p>"
        "<form role=search><input type=search></form><a href=/>Till startsidan</a></html>"
    )

    assert measure.points == 100
    assert measure.evidence["checks"][2]["quote"] == "Sidan finns inte"


@pytest.mark.parametrize(
    ("html", "status", "points"),
    [
        ("<html lang=sv><h1>Välkommen</h1><a href=/>Start</a></html>", 200, 100 * 4 / 9),
        ("<h1>404 Not Found</h1>", 404, 100 * 6 / 9),
        (None, 404, 100 * 3 / 9),
    ],
    ids=["as if it existed", "the server's own", "no page"],
)
def test_other_pages_have_fewer(html, status, points):
    assert not_found(html, status).points == pytest.approx(points)


@pytest.mark.parametrize("status", [403, 429, 500, 503])
def test_a_wall_is_not_the_page(status):
    assert not_found("<h1>Nej</h1>", status).points is None


def test_missing_address_is_the_sites_own_and_the_same_each_time():
    assert missing_address(SITE) == missing_address(SITE) != missing_address("https://a.se/")
    assert missing_address(SITE).startswith(f"{SITE}sidan-finns-inte-")


# --- HTTPS --------------------------------------------------------------------------------------

PLAIN = "http://www.lillvik.se/"
TO_HTTPS = (Hop(PLAIN, 301, SITE), Hop(SITE, 200))
YEAR = "max-age=31536000; includeSubDomains"


def test_safe_site_has_every_point():
    measure = measure_transport(
        fetched(PLAIN, final_url=SITE, hops=TO_HTTPS),
        fetched(SITE, hops=[Hop(SITE, 200)], strict_transport_security=YEAR),
        [fetched(SITE)],
    )

    assert (measure.points, measure.evidence["moved_to"]) == (100, "")


def test_site_without_https_has_none_and_is_measured():
    plain = fetched(PLAIN, hops=[Hop(PLAIN, 200)])

    measure = measure_transport(plain, silent(), [plain])

    assert answers_of(measure) == {
        "https": "no",
        "redirect": "no",
        "permanent": "no",
        "hsts": "no",
        "hsts_long": "no",
        "few_redirects": "yes",
        "pages": "no",
    }


def test_half_measures_are_told_apart():
    hops = (
        Hop(PLAIN, 302, SITE),
        Hop(SITE, 302, "https://annan.se/"),
        Hop("https://annan.se/", 200),
    )
    measure = measure_transport(
        fetched(PLAIN, final_url="https://annan.se/", hops=hops),
        fetched(SITE, final_url="https://annan.se/", hops=hops[1:], strict_transport_security="max-age=60"),
        [fetched(SITE), fetched(PLAIN), silent()],
    )  # fmt: skip

    assert answers_of(measure) == {
        "https": "yes",
        "redirect": "yes",
        "permanent": "no",
        "hsts": "yes",
        "hsts_long": "no",
        "few_redirects": "yes",
        "pages": "no",
    }
    assert measure.evidence["moved_to"] == "annan.se"


@pytest.mark.parametrize("outcome", [Outcome.BLOCKED, Outcome.TOO_SLOW, Outcome.NO_ANSWER])
def test_silence_is_not_measured(outcome):
    measure = measure_transport(silent(PLAIN), silent(SITE, outcome), [])

    assert (measure.outcome, measure.points) == (outcome, None)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("max-age=31536000", 31536000),
        ('Max-Age="10" ; preload', 10),
        ("max-age=0", 0),
        ("max-age=1; max-age=2", None),
        ("max-age=-1", None),
        ("preload", None),
        ("", None),
        ("max-age=" + "9" * 50, None),
    ],
)
def test_hsts_is_read(header, seconds):
    assert hsts_seconds(header) == seconds


def test_both_addresses_are_without_port():
    assert both_addresses("https://www.lillvik.se/start?x=1") == (
        "http://www.lillvik.se/start",
        "https://www.lillvik.se/start",
    )


# --- security.txt -------------------------------------------------------------------------------

PLACE = f"{SITE}.well-known/security.txt"
FILE = (
    "# Hej\nContact: mailto:sakerhet@lillvik.se\nExpires: 2027-06-01T00:00:00Z\n"
    "Preferred-Languages: sv, en\n"
)


def security(body, url=PLACE, **headers):
    return measure_security_txt([fetched(url, body=body, **(headers or TEXT_HEADERS))], at=AT)


TEXT_HEADERS = {"content_type": "text/plain"}


def test_whole_file_has_every_point():
    assert security(FILE).points == 100


@pytest.mark.parametrize(
    ("expires", "answer"),
    [
        ("2027-06-01T00:00:00+02:00", "yes"),
        ("2026-11-22T12:00:00Z", "no"),
        ("2029-01-01T00:00:00Z", "unclear"),
        ("nästa år", "no"),
        ("2027-06-01T00:00:00", "no"),
        ("2027-06-01T00:00:00Z\nExpires: 2027-07-01T00:00:00Z", "no"),
    ],
)
def test_file_must_still_hold(expires, answer):
    found = answers_of(security(f"Contact: tel:+46999\nExpires: {expires}\n"))

    assert found["expires"] == answer


def test_absent_file_is_no_points_and_silence_is_not_measured():
    page = fetched(PLACE, body="<h1>Contact: oss</h1>", content_type="text/html")

    assert measure_security_txt([fetched(PLACE, status=404), page], at=AT).points == 0
    assert measure_security_txt([silent(PLACE)], at=AT).points is None


def test_file_at_its_old_place_is_unclear():
    measure = security(FILE, url=f"{SITE}security.txt")

    assert answers_of(measure)["found"] == "unclear"


def test_signed_file_is_read_without_its_signature():
    body = (
        "-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA256\r\n\r\nContact: https://a.se/\r\n"
        "-----BEGIN PGP SIGNATURE-----\r\nContact: mailto:ond@example.com\r\n"
    )

    assert fields_of(body) == {"contact": ["https://a.se/"]}


@given(st.text(max_size=400))
def test_any_text_is_fields(text):
    fields = fields_of(text)

    assert all(name == name.lower() and values for name, values in fields.items())
    assert expiry_of(fields) is None or expiry_of(fields).tzinfo


# --- Third parties ------------------------------------------------------------------------------


def test_each_foreign_organisation_takes_ten_points():
    measure = measure_third_parties(
        SITE,
        [
            [
                "www.lillvik.se",
                "bilder.lillvik.se",
                "a.analys.com",
                "b.analys.com",
                "clients2.google.com",
            ],
            ["lillvik.se", "a.analys.com", "typsnitt.co.uk"],
        ],
    )

    assert (measure.points, measure.evidence["count"]) == (80.0, 2)
    assert measure.evidence["domains"] == [
        {"domain": "analys.com", "pages": 2, "hosts": ["a.analys.com", "b.analys.com"]},
        {"domain": "typsnitt.co.uk", "pages": 1, "hosts": ["typsnitt.co.uk"]},
    ]


def test_never_below_nothing_and_no_log_is_not_measured():
    many = measure_third_parties(SITE, [[f"x{n}.example" for n in range(30)]])

    assert many.points == 0
    assert measure_third_parties(SITE, None).points is None
    assert measure_third_parties(SITE, []).points is None


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("cdn.www.lillvik.se", "lillvik.se"),
        ("LILLVIK.SE.", "lillvik.se"),
        ("a.b.co.uk", "b.co.uk"),
        ("127.0.0.1", "127.0.0.1"),
        ("[2001:db8::1]", "2001:db8::1"),
        ("localhost", "localhost"),
        ("", ""),
    ],
)
def test_domain_is_who_registered_it(host, domain):
    assert domain_of(host) == domain
