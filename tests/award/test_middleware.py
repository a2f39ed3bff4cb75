"""What every request passes on its way."""

import io

import pytest
from django.conf import settings
from django.http import Http404
from django.urls import reverse

from award.middleware import ProxiesMiddleware, page_above
from award.models import Letter
from award.views.replies import reasons_from

PERSON = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def test_language_changed_on_a_refusal_leads_to_the_page_above(client, organiser, open_edition):
    client.force_login(organiser)
    refused = client.post("/kansli/2027/oppna/", headers=PERSON)
    assert refused.status_code == 409
    assert 'name="next" value="/kansli/2027/oppna/"' in refused.text
    answer = client.post(
        "/sprak/", {"language": "en", "next": "/kansli/2027/oppna/"}, headers=PERSON, follow=True
    )
    assert answer.redirect_chain == [("/kansli/2027/oppna/", 302), ("/kansli/2027/", 302)]
    assert (answer.status_code, answer.context["edition"]) == (200, open_edition)


def test_page_that_says_no_says_so_first_in_its_title(client, organiser, open_edition):
    client.force_login(organiser)
    asked, refused = client.get("/kansli/2027/"), client.post("/kansli/2027/oppna/")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    in_english = client.post("/kansli/2027/oppna/")
    title = asked.text.partition("<title>")[2].partition("</title>")[0]
    assert [answer.status_code for answer in (asked, refused, in_english)] == [200, 409, 409]
    assert not title.startswith("Fel: ")
    assert f"<title>Fel: {title}</title>" in refused.text
    assert "<title>Error: " in in_english.text


def test_program_is_told_that_the_address_only_receives(client, organiser, open_edition):
    client.force_login(organiser)
    answer = client.get("/kansli/2027/oppna/", headers={"accept": "application/json"})
    assert (answer.status_code, answer["Allow"]) == (405, "POST")


@pytest.mark.parametrize(
    ("path", "above"),
    [
        (reverse("webaudit:run_cancel", args=["2027", 7]), "/kansli/2027/granskning/"),
        (reverse("award:stage_start", args=["2027", 5]), "/kansli/2027/skeden/5/"),
        (reverse("award:booklet_build", args=["2027"]), "/kansli/2027/skrift/"),
        ("/nowhere/at/all/", "/nowhere/"),
        ("/sprak/", "/"),
    ],
)
def test_page_above_is_the_nearest_address_that_exists(path, above):
    assert page_above(path) == above


def test_what_is_far_too_large_is_refused_before_it_is_read(client, organiser, open_edition):
    class Endless(io.BytesIO):
        def read(self, *_size):
            raise AssertionError("It was read.")

    client.force_login(organiser)
    size = str(settings.LARGEST_BODY + 1)
    answer = client.generic(
        "POST", "/kansli/2027/oppna/", CONTENT_LENGTH=size, **{"wsgi.input": Endless()}
    )
    assert answer.status_code == 413
    assert "Det är för stort" in answer.text


@pytest.mark.parametrize(
    ("proxies", "told", "address"),
    [
        (0, "203.0.113.7", "10.0.0.1"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "198.51.100.1, 203.0.113.7", "203.0.113.7"),
        (2, "198.51.100.1, 203.0.113.7, 10.0.0.2", "203.0.113.7"),
        (2, "203.0.113.7", "10.0.0.1"),
        (1, "", "10.0.0.1"),
    ],
)
def test_sender_is_whom_our_own_proxies_heard_from(settings, rf, proxies, told, address):
    settings.PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=told)
    ProxiesMiddleware(lambda request: None)(request)
    assert request.META["REMOTE_ADDR"] == address


def test_what_is_gone_when_the_service_comes_is_a_page_that_does_not_exist(db):
    def void(*, letter_id):
        Letter.objects.get(pk=letter_id)

    with pytest.raises(Http404):
        reasons_from(void, letter_id=1)
