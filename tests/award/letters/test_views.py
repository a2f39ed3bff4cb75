"""The outbox: who gets what before anything is sent, every letter word for word, and how each kind reads."""

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from award import letters
from award.jobs.models import Job
from award.letters import declining
from award.models import HistoryEntry, Letter, LetterOptOut, LetterTemplate
from tests.award.conftest import DAY, OPENS, plain
from tests.award.letters.conftest import context

pytestmark = pytest.mark.django_db
OUTBOX = "/kansli/2027/brev/"
YES = f"{OUTBOX}mallar/award.yes/"


@pytest.fixture
def office(client, organiser, known, open_edition):
    with time_machine.travel(OPENS + DAY, tick=False):
        client.force_login(organiser)
        yield client


def write(edition, name, *, kind="award.yes", as_draft=True, **options):
    """A letter to somebody; the address follows the name."""
    writing = letters.draft if as_draft else letters.queue
    return writing(
        kind,
        to=f"{name.lower()}@example.se",
        context=context(name),
        edition=edition,
        at=OPENS,
        **options,
    )


def questions(office, page):
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as captured:
        office.get(page)
    return len(captured)


def test_drafts_are_shown_and_those_ticked_are_released(
    office, open_edition, django_capture_on_commit_callbacks
):
    asa, bo = write(open_edition, "Asa"), write(open_edition, "Bo", kind="award.no")
    page = office.get(f"{OUTBOX}utkast/")
    groups = [
        (str(name), [letter.to for letter in drafts]) for name, drafts in page.context["groups"]
    ]
    assert groups == [("Nej", ["bo@example.se"]), ("Ja", ["asa@example.se"])]
    with django_capture_on_commit_callbacks(execute=True):
        answer = office.post(f"{OUTBOX}utkast/", {"letters": [asa.pk]})
    assert (answer.status_code, answer["Location"]) == (302, OUTBOX)
    assert [message.to for message in mail.outbox] == [["asa@example.se"]]
    assert "1 brev är på väg." in office.get(OUTBOX).text
    bo.refresh_from_db()
    assert bo.status == "draft"


def test_list_that_has_changed_is_shown_again_with_the_same_ticks(office, open_edition):
    asa, bo = write(open_edition, "Asa"), write(open_edition, "Bo")
    letters.void_letter(letter_id=bo.pk, actor=None, at=OPENS)
    cia = write(open_edition, "Cia")
    answer = office.post(f"{OUTBOX}utkast/", {"letters": [asa.pk, bo.pk, "x"]})
    assert answer.status_code == 409
    assert "1 av breven är inte längre ett utkast." in answer.text
    assert f'id="letter-{asa.pk}" checked' in answer.text
    assert f'id="letter-{cia.pk}">' in answer.text
    assert mail.outbox == []


def test_outbox_shows_one_state_at_a_time(office, open_edition):
    write(open_edition, "Asa")
    write(open_edition, "Bo", as_draft=False)
    shown = {
        state: [letter.to for letter in office.get(f"{OUTBOX}?status={state}").context["page"]]
        for state in ("draft", "queued", "sent", "finns-inte")
    }
    assert shown == {
        "draft": ["asa@example.se"],
        "queued": ["bo@example.se"],
        "sent": [],
        "finns-inte": ["bo@example.se", "asa@example.se"],
    }


@pytest.mark.parametrize("page", [OUTBOX, f"{OUTBOX}utkast/"])
def test_list_asks_as_many_questions_for_three_letters_as_for_one(office, open_edition, page):
    write(open_edition, "Asa")
    one = questions(office, page)
    for name in ("Bo", "Cia"):
        write(open_edition, name, as_draft=page != OUTBOX)
    assert questions(office, page) == one


def test_letter_is_read_with_the_names_of_its_files_and_not_their_contents(office, open_edition):
    file = letters.Attachment("kvitto.txt", "text/plain", b"Hemligt " * 200)
    letter = write(open_edition, "Asa", attachments=[file])
    text = office.get(f"{OUTBOX}{letter.pk}/").text
    assert "Hej Asa, ja." in text
    assert "kvitto.txt (1,6\xa0kB)" in text
    assert "Hemligt" not in text


def test_letter_with_a_personal_link_is_read_by_its_reader_only(office, open_edition):
    letter = write(open_edition, "Asa", kind="award.key")
    text = office.get(f"{OUTBOX}{letter.pk}/").text
    assert "http://127.0.0.1:8000/konto/" in letter.text
    assert "/konto/</" not in text
    assert "Brevet innehåller en personlig länk" in text


def test_draft_is_made_void_and_failed_letter_is_tried_again(
    office, open_edition, django_capture_on_commit_callbacks
):
    draft, failed = write(open_edition, "Asa"), write(open_edition, "Bo", as_draft=False)
    Letter.objects.filter(pk=failed.pk).update(status="failed", error="Ingen sådan låda.")
    assert "Ingen sådan låda." in office.get(f"{OUTBOX}{failed.pk}/").text
    office.post(f"{OUTBOX}{draft.pk}/makulera/")
    with django_capture_on_commit_callbacks(execute=True):
        office.post(f"{OUTBOX}{failed.pk}/skicka-igen/")
    assert list(Letter.objects.order_by("pk").values_list("to", "status")) == [
        ("asa@example.se", "void"),
        ("bo@example.se", "sent"),
    ]
    for letter, action in ((failed, "makulera"), (draft, "makulera"), (draft, "skicka-igen")):
        answer = office.post(f"{OUTBOX}{letter.pk}/{action}/")
        assert (answer.status_code, len(answer.context["reasons"])) == (409, 1)


def test_button_pressed_twice_sends_a_letter_again_once(
    office, open_edition, organiser, django_capture_on_commit_callbacks
):
    letter = write(open_edition, "Bo", as_draft=False)
    Job.objects.all().delete()
    letters.give_up_lost_letters(at=OPENS)
    page = f"{OUTBOX}{letter.pk}/"
    assert "Sändningen avbröts och alla försök är förbrukade." in office.get(page).text

    def press():
        answer = office.post(f"{page}skicka-igen/")
        assert (answer.status_code, answer["Location"]) == (302, page)
        return [str(message) for message in get_messages(answer.wsgi_request)][-1]

    with django_capture_on_commit_callbacks(execute=True):
        assert [press(), press()] == ["Brevet är på väg igen.", "Brevet är redan på väg."]
    assert press() == "Brevet är redan skickat."
    assert [message.to for message in mail.outbox] == [["bo@example.se"]]
    again = HistoryEntry.objects.filter(action="award.letter.sent_again")
    assert [entry.actor for entry in again] == [organiser]


def test_all_that_the_mail_server_refused_are_sent_again_once(
    office, open_edition, organiser, django_capture_on_commit_callbacks
):
    for name in ("Asa", "Bo", "Cia", "Dag"):
        write(open_edition, name, as_draft=False)
    Letter.objects.filter(to__in=["asa@example.se", "bo@example.se"]).update(
        status="failed", error="Fullt."
    )
    # Cut off: it may have left.
    Letter.objects.filter(to="cia@example.se").update(status="failed")
    other = open_edition.award.editions.create(slug="2028", name_sv="2028")
    foreign = write(other, "Eli", as_draft=False)
    Letter.objects.filter(pk=foreign.pk).update(status="failed", error="Fullt.")
    assert "Skicka 2 brev igen" in office.get(f"{OUTBOX}?status=failed").text
    assert "Skicka 2 brev igen" not in office.get(OUTBOX).text
    with django_capture_on_commit_callbacks(execute=True):
        for told in ("2 brev är på väg igen.", "Inget brev väntar på att skickas igen."):
            answer = office.post(f"{OUTBOX}skicka-igen/")
            assert (answer.status_code, answer["Location"]) == (302, OUTBOX)
            assert [str(message) for message in get_messages(answer.wsgi_request)][-1] == told
    assert sorted(message.to for message in mail.outbox) == [["asa@example.se"], ["bo@example.se"]]
    again = HistoryEntry.objects.filter(action="award.letter.sent_again")
    assert [entry.actor for entry in again] == [organiser] * 2
    statuses = Letter.objects.order_by("to").values_list("status", flat=True)
    assert list(statuses) == ["sent", "sent", "failed", "queued", "failed"]
    assert office.get(f"{OUTBOX}?status=failed").context["refused"] == 0


def test_letters_that_could_not_be_delivered_are_told_of(office, open_edition):
    told = "2 brev gick inte att leverera"
    for name in ("Asa", "Bo", "Cia"):
        write(open_edition, name, as_draft=False)
    desk = "Ta hand om 2 brev som inte gick att leverera i"
    assert told not in office.get(OUTBOX).text and desk not in office.get("/kansli/").text
    Letter.objects.exclude(to="cia@example.se").update(status="failed")
    assert told in office.get(OUTBOX).text
    assert f'href="{OUTBOX}?status=failed"' in office.get("/kansli/").text
    page = office.get(f"{OUTBOX}?status=failed")
    assert [letter.to for letter in page.context["page"]] == ["bo@example.se", "asa@example.se"]


def test_letter_of_another_edition_is_not_found(office, open_edition, organiser):
    letter = write(open_edition, "Asa")
    other = open_edition.award.editions.create(slug="2028", name_sv="2028")
    for page in ("", "makulera/", "skicka-igen/"):
        answer = office.post(f"/kansli/{other.slug}/brev/{letter.pk}/{page}")
        assert (page, answer.status_code in {404, 405}) == (page, True)
    assert office.get(f"/kansli/{other.slug}/brev/{letter.pk}/").status_code == 404


# --- How letters read ---------------------------------------------------------------------------


def typed(**changes):
    empty = {"subject_sv": "Hurra {namn}", "text_sv": "Ja!", "subject_en": "", "text_en": ""}
    return empty | {"scope": "edition", "reader": ""} | changes


def test_kinds_are_listed_with_whose_wording_is_in_force(office, open_edition):
    office.post(YES, typed())
    office.post(f"{OUTBOX}mallar/award.no/", typed(scope="award"))
    rows = {row.code: row.origin for row in office.get(f"{OUTBOX}mallar/").context["rows"]}
    assert {code: rows.get(code) for code in ("award.yes", "award.no", "award.news")} == {
        "award.yes": "edition",
        "award.no": "award",
        "award.news": "standard",
    }
    assert "award.hello" not in rows


def test_wording_is_shown_as_a_reader_gets_it_before_it_is_saved(office, open_edition):
    answer = office.post(YES, typed(preview="1"))
    assert answer.status_code == 200
    assert (answer.context["preview"].subject, answer.context["preview"].text) == (
        "Hurra Anna Ek",
        "Ja!",
    )
    assert LetterTemplate.objects.count() == 0
    page = office.get(YES)
    assert page.context["form"]["subject_sv"].value() == "Ja: {omgång}"


def test_chosen_reader_gets_the_real_facts(office, open_edition):
    kind = f"{OUTBOX}mallar/award.readers/"
    answer = office.post(kind, typed(preview="1", reader="1"))
    preview = answer.context["preview"]
    assert (preview.to, preview.subject) == ("bo@example.se", "Hurra Bo")
    answer = office.post(kind, typed(preview="1", reader="7"))
    assert answer.status_code == 422


def test_unknown_word_is_told_at_its_field_and_nothing_is_lost(office, open_edition):
    answer = office.post(YES, typed(text_sv="Hej {nam},\r\n<b>tack</b>"))
    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "text_sv": [
            "Ordet {nam} finns inte i den här sortens brev. Orden är: {länk}, {omgång}, {namn}."
        ]
    }
    assert "&lt;b&gt;tack&lt;/b&gt;" in answer.text
    assert office.post(YES, typed(text_en="Hello")).status_code == 409
    assert LetterTemplate.objects.count() == 0


def test_wording_goes_back_to_the_standard(office, open_edition):
    office.post(YES, typed())
    assert office.get(YES).context["origin"] == "edition"
    answer = office.post(f"{YES}aterstall/")
    assert (answer.status_code, answer["Location"]) == (302, YES)
    assert office.get(YES).context["form"]["subject_sv"].value() == "Ja: {omgång}"


def test_kind_that_there_is_not_or_that_belongs_to_no_edition_is_not_found(office, open_edition):
    missing = office.get("/kansli/2099/")
    for code in ("award.nothing", "award.hello"):
        answer = office.get(f"{OUTBOX}mallar/{code}/")
        assert (answer.status_code, plain(answer)) == (404, plain(missing))


# --- Declining ----------------------------------------------------------------------------------


def link(name="Asa"):
    kind = letters.kind_of("award.news")
    return declining.link(kind, f"{name}@example.se").removeprefix("http://127.0.0.1:8000")


def test_reader_declines_and_takes_it_back_without_logging_in(client, known):
    address = link()
    assert "asa@example.se" in client.get(address).text
    assert LetterOptOut.objects.count() == 0
    assert client.post(address)["Location"] == address
    assert "Du får inga fler sådana brev" in client.get(address).text
    assert LetterOptOut.objects.values_list("email", "kind").get() == (
        "asa@example.se",
        "award.news",
    )
    client.post(address)
    client.post(address, {"again": "1"})
    assert LetterOptOut.objects.count() == 0


def test_mail_program_declines_in_one_step_without_cookies(known):
    client = Client(enforce_csrf_checks=True)
    answer = client.post(link(), {"List-Unsubscribe": "One-Click"})
    assert (answer.status_code, LetterOptOut.objects.count()) == (200, 1)


def test_changed_link_and_a_kind_that_is_needed_are_unknown(client, known):
    needed = declining.token(letters.kind_of("award.yes"), "asa@example.se")
    missing = plain(client.get("/brev/avsta/x/"))
    for address in (link()[:-5] + "abcd/", f"/brev/avsta/{needed}/"):
        answer = client.post(address)
        assert (answer.status_code, plain(client.get(address))) == (404, missing)
    assert LetterOptOut.objects.count() == 0


def test_desk_says_that_letters_wait(office, open_edition):
    assert "Släpp" not in office.get("/kansli/").text
    write(open_edition, "Asa")
    write(open_edition, "Bo")
    assert "Släpp 2 brev som väntar i" in office.get("/kansli/").text
