"""The pages of the ways in: who gets in, what is kept, what is told."""

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from award.models import Letter
from nominations import door_letters
from nominations.models import Nomination, PublishedAssessment
from nominations.services import doors
from tests.nominations.conftest import DURING
from tests.nominations.test_services_nominations import confirmed, propose

FORM = {
    "municipality": "karlstads kommun",
    "reason": "Bygglov på elva dagar. <script>",
    "name": "Anna Ek",
    "email": "anna@example.org",
    "relation": "resident",
}


def url(name, *args):
    return reverse(f"nominations:{name}", args=args)


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(DURING, tick=False):
        yield


@pytest.fixture
def writer(client, people, members):
    client.force_login(people.writer)
    return client


def test_anybody_nominates_by_name_and_confirms_by_a_button(client, edition, municipalities):
    page = url("nomination_create", "2027")
    assert '<option value="Åre"></option>' in client.get(page).text
    response = client.post(page, FORM)
    assert response.headers["Location"] == url("nomination_thanks", "2027")
    nomination = Nomination.objects.get()
    link = url("nomination_confirm", door_letters.token_of(nomination))
    assert link in Letter.objects.get().text
    text = client.get(link).text
    assert "Bygglov på elva dagar. &lt;script&gt;" in text
    nomination.refresh_from_db()
    assert nomination.status == "unconfirmed"
    assert client.post(link).headers["Location"] == link
    assert "Nomineringen är bekräftad. Kommunen bestämmer nu" in client.get(link).text
    assert client.post(link).status_code == 409


def test_misspelt_municipality_is_met_with_suggestions_and_nothing_is_lost(
    client, edition, municipalities
):
    response = client.post(url("nomination_create", "2027"), FORM | {"municipality": "Karlsta"})
    assert response.status_code == 422
    assert "Ingen kommun heter ”Karlsta”. Menar du Karlstad?" in response.text
    assert "Bygglov på elva dagar. &lt;script&gt;" in response.text


def test_program_that_fills_in_everything_is_told_nothing(client, edition, municipalities):
    response = client.post(url("nomination_create", "2027"), FORM | {"homepage": "x"})
    assert response.headers["Location"] == url("nomination_thanks", "2027")
    assert (Nomination.objects.count(), Letter.objects.count()) == (0, 0)


def test_form_is_closed_with_the_applications(client, edition, municipalities, after):
    with time_machine.travel(after, tick=False):
        page = client.get(url("nomination_create", "2027")).text
        assert client.post(url("nomination_create", "2027"), FORM).status_code == 409
    assert "Tiden gick ut 19 mars 2027 kl. 24.00." in page
    assert "<form method" not in page.partition("<main")[2]


def test_forged_link_is_a_page_that_does_not_exist(client, edition, municipalities):
    propose(edition)
    assert client.get(url("nomination_confirm", "abc:def:ghi")).status_code == 404


def test_municipality_reads_answers_and_goes_on_to_its_application(writer, edition):
    confirmed(edition)
    propose(edition, email="dold@example.org", reason="Hemlig text.")
    assert "Svara på nomineringen av Karlstad" in writer.get("/kommun/").text
    page = writer.get(url("nomination_answer", "2027", "1780")).text
    assert "Bygglov på elva dagar." in page
    assert "Hemlig text." not in page and "anna@example.org" not in page
    assert writer.post(url("nomination_answer", "2027", "1780")).status_code == 422
    response = writer.post(url("nomination_answer", "2027", "1780"), {"answer": "yes"})
    assert response.headers["Location"] == url("application_show", "2027", "1780")


def test_reader_reads_but_does_not_answer_and_a_neighbour_finds_nothing(
    client, edition, people, members
):
    confirmed(edition)
    page = url("nomination_answer", "2027", "1780")
    client.force_login(people.reader)
    assert "De som lämnar in för er kommun kan svara." in client.get(page).text
    assert client.post(page, {"answer": "no"}).status_code == 404
    client.force_login(people.stranger)
    assert client.get(page).status_code == 404


def test_office_sees_the_nominations_gathered_and_who_has_nobody(client, edition, people, members):
    confirmed(edition)
    confirmed(edition, email="bo@example.org", name="Bo Alm")
    confirmed(edition, code="1081", email="cia@example.org")
    client.force_login(people.organiser)
    page = client.get(url("nomination_list", "2027")).text
    assert page.index("Karlstad") < page.index("2 nomineringar") < page.index("Åre")
    assert "Ingen har ännu behörighet för kommunen, och registret saknar adress" in page
    assert "1 nominerad kommun har ingen som kan svara" in client.get("/kansli/").text


def test_organiser_closes_a_way_in(client, edition, people):
    client.force_login(people.organiser)
    page = url("doors_change", "2027")
    response = client.post(page, {"set_version": "2027", "months_valid": "24"})
    assert response.headers["Location"] == page
    assert "Just nu tas inga nomineringar emot" in client.get(url("nomination_create", "2027")).text


def csv_file(*lines):
    text = "\n".join(["kommunkod;version;datum;index", *lines])
    return SimpleUploadedFile("index.csv", text.encode(), content_type="text/csv")


def test_office_looks_through_a_file_and_confirms_it(client, edition, people, members):
    client.force_login(people.organiser)
    page = url("published_import", "2027")
    file = csv_file("1780;2027;2026-05-01;61,5")
    response = client.post(page, {"source": "Blomman", "file": file})
    assert response.status_code == 200 and "61,5" in response.text
    assert PublishedAssessment.objects.count() == 0
    rows = response.context["confirm"].initial["rows"]
    assert client.post(page, {"rows": rows}).headers["Location"] == url("published_list", "2027")
    assert "Karlstad" in client.get(url("published_list", "2027")).text
    assert client.post(page, {"rows": rows + "x"}).status_code == 409


def test_file_with_a_fault_is_read_in_by_nobody(client, edition, people, members):
    client.force_login(people.organiser)
    file = csv_file("1780;2027;2026-05-01;61,5", "9999;2027;2026-05-01;=1+1")
    response = client.post(url("published_import", "2027"), {"source": "Blomman", "file": file})
    assert response.status_code == 409
    assert "Rad 3, kolumn kommunkod: Det finns ingen kommun med koden 9999." in response.text
    assert response.context["confirm"] is None


def test_municipality_declines_and_takes_part_again(writer, edition, people):
    about = {"edition_id": edition.pk, "actor": people.organiser, "at": DURING}
    doors.change_doors(values={"takes_part_automatically": True}, **about)
    rows = [{"kommunkod": "1780", "version": "2027", "datum": "2026-05-01", "index": "50"}]
    doors.import_assessments(rows=rows, source="Blomman", **about)
    assert "med er publicerade självvärdering: läs vad som räknas" in writer.get("/kommun/").text
    page = url("published_show", "2027", "1780")
    assert "Ni deltar med den utan att göra något mer." in writer.get(page).text
    assert writer.post(url("published_opt_out", "2027", "1780")).headers["Location"] == page
    assert "Ni har tackat nej och deltar inte." in writer.get(page).text
    writer.post(url("published_opt_in", "2027", "1780"))
    writer.force_login(people.reader)
    assert "Tacka nej till att delta" not in writer.get(page).text
    assert writer.post(url("published_opt_out", "2027", "1780")).status_code == 404
    writer.force_login(people.stranger)
    assert writer.get(page).status_code == 404


def test_invited_municipality_reads_and_answers_on_its_own_page(client, draft, people):
    client.force_login(people.writer)
    page = url("joint_show", "2027", "1780")
    assert client.post(page, {"municipality": "Ale"}).headers["Location"] == page
    assert "har inte svarat än" in client.get(page).text
    client.force_login(people.stranger)
    assert "Svara om Ale söker tillsammans med Karlstad" in client.get("/kommun/").text
    answer = url("joint_answer", "2027", "1440", draft.joint_members.get().pk)
    own = url("application_show", "2027", "1780")
    assert client.get(own).status_code == 404
    assert "Ja, vi söker tillsammans" in client.get(answer).text
    assert client.post(answer, {"answer": "join"}).headers["Location"] == answer
    assert "Ansökan från Karlstad och Ale" in client.get(own).text
    assert "Påbörja en ansökan" not in client.get("/kommun/").text
    assert client.post(answer, {"answer": "x"}).status_code == 404
    assert client.post(answer, {"answer": "decline"}).status_code == 409
    client.post(answer, {"answer": "leave"})
    assert client.get(own).status_code == 404


def test_own_pages_show_what_is_published_and_what_came_before(writer, complete, people):
    about = ("2027", "1780")
    page = writer.get(url("publication_show", *about)).text
    assert "Så här publiceras er ansökan" in page
    assert (
        "När ni har skrivit en ansökan till en omgång"
        in writer.get(url("earlier_fetch", *about)).text
    )
    assert writer.post(url("earlier_fetch", *about)).status_code == 409
    assert writer.post(url("consent_withdraw", *about)).status_code == 409
    assert "2027" in writer.get(url("history_show", "1780")).text
    writer.force_login(people.stranger)
    for name in ("publication_show", "earlier_fetch"):
        assert writer.get(url(name, *about)).status_code == 404
    assert writer.get(url("history_show", "1780")).status_code == 404


def test_consent_is_withdrawn_by_those_who_hand_in(writer, submitted, people):
    page = url("publication_show", "2027", "1780")
    assert writer.post(url("consent_withdraw", "2027", "1780")).headers["Location"] == page
    assert "Ni har dragit tillbaka samtycket." in writer.get(page).text
    assert writer.post(url("consent_give", "2027", "1780")).headers["Location"] == page
    writer.force_login(people.editor)
    assert writer.post(url("consent_withdraw", "2027", "1780")).status_code == 404


def test_fetched_answers_lead_to_the_self_assessment(writer, draft, edition, people):
    about = {"edition_id": edition.pk, "actor": people.organiser, "at": DURING}
    doors.change_doors(values={"set_version": "2027"}, **about)
    code = edition.statements.first().code
    rows = [{"kommunkod": "1780", "version": "2027", "datum": "2026-05-01", code: "2"}]
    doors.import_assessments(rows=rows, source="Blomman", **about)
    assert "Hämta svaren" in writer.get(url("published_show", "2027", "1780")).text
    response = writer.post(url("published_fetch", "2027", "1780"))
    assert response.headers["Location"] == url("self_assessment_edit", "2027", "1780")
    assert draft.statement_answers.get().value == 2
