"""Addresses are read as they were meant, and a site's pages are told from others'."""

import pytest

from webaudit.addresses import host_and_port, is_within, tidy


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("www.kommun.se", "https://www.kommun.se/"),
        ("  HTTP://WWW.Kommun.SE/Kontakt#karta ", "http://www.kommun.se/Kontakt"),
        ("https://www.västerås.se/sök?q=å", "https://www.xn--vsters-buam.se/sök?q=å"),
        ("127.0.0.1:8009/solviken/", "https://127.0.0.1:8009/solviken/"),
        ("http://[::1]:80/", "http://[::1]:80/"),
        ("https://a:b@kommun.se/", "https://a:b@kommun.se/"),
        ("https://kommun.se:sju/", "https://kommun.se:sju/"),
        ("", "https://"),
    ],
)
def test_what_was_typed_becomes_a_whole_address(typed, address):
    assert tidy(typed) == address


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("http://127.0.0.1:8009/solviken/", "127.0.0.1:8009"),
        ("https://www.kommun.se/", "www.kommun.se:443"),
        ("http://www.kommun.se/", "www.kommun.se:80"),
        ("https://kommun.se:sju/", ""),
        ("nonsens", ""),
    ],
)
def test_address_has_a_host_and_a_port(url, place):
    assert host_and_port(url) == place


@pytest.mark.parametrize(
    ("site", "url", "belongs"),
    [
        ("https://www.kommun.se/", "https://kommun.se/kontakt", True),
        ("https://www.kommun.se/", "https://bibliotek.kommun.se/", False),
        ("https://www.kommun.se/", "https://kommun.se.example.com/", False),
        ("http://127.0.0.1:8009/solviken/", "http://127.0.0.1:8009/solviken/nyhet.html", True),
        ("http://127.0.0.1:8009/solviken/", "http://127.0.0.1:8009/virrmo/", False),
        ("https://www.kommun.se/sv/start.html", "https://www.kommun.se/sv/kontakt", True),
    ],
)
def test_page_belongs_to_the_site_whose_folder_it_is_in(site, url, belongs):
    assert is_within(site, url) is belongs
