"""The register in the admin: for organisers, and saved by the same service."""

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from award.models import HistoryEntry
from nominations.models import AnswerVersion, Application, Municipality
from nominations.resources import read, texts
from nominations.rules.register import COLUMNS
from tests.nominations.conftest import DURING

LIST = "/register/nominations/municipality/"
HEADINGS = ",".join(COLUMNS)


def changes():
    found = HistoryEntry.objects.filter(action__startswith="nominations.municipality.")
    return list(found.order_by("pk").values_list("action", "object_name", "actor_name"))


def test_register_is_for_organisers(client, people, edition, members):
    client.force_login(people.writer)
    response = client.get(LIST)
    assert "Karlstad" not in response.text and response.status_code == 302
    client.force_login(people.organiser)
    assert "Karlstad" in client.get(LIST, {"q": "karlstad"}).text


def test_change_goes_through_the_service(client, people, edition, municipalities):
    client.force_login(people.organiser)
    page = f"{LIST}1780/change/"
    form = client.get(page).context["adminform"].form
    data = {name: form[name].value() for name in form.fields} | {"name": "Nya Karlstad"}
    assert client.post(page, data).status_code == 302
    municipality = Municipality.objects.get(pk="1780")
    assert (municipality.name, municipality.sort_key) == ("Nya Karlstad", "nya karlstad")
    assert changes() == [("nominations.municipality.changed", "Nya Karlstad", "Olle Organisatör")]


def test_file_is_tried_before_it_is_saved(client, people, edition, municipalities):
    client.force_login(people.organiser)
    text = f"{HEADINGS}\n1780,Karlstad,Karlstads kommun,Värmlands län,98000,B3,Större stad,https://k.example/,,\n"
    file = SimpleUploadedFile("kommuner.csv", text.encode())
    preview = client.post(f"{LIST}import/", {"import_file": file, "format": "1", "resource": ""})
    assert Municipality.objects.get(pk="1780").population == 97000
    assert changes() == []
    confirm = preview.context["confirm_form"]
    data = {name: confirm[name].value() or "" for name in confirm.fields}
    client.post(f"{LIST}process_import/", data)
    assert Municipality.objects.get(pk="1780").population == 98000
    assert changes() == [("nominations.municipality.changed", "Karlstad", "Olle Organisatör")]


ANSWERS_LIST = "/register/nominations/application/"


@pytest.fixture
def office(client, people, edition, municipalities):
    with time_machine.travel(DURING, tick=False) as clock:
        client.force_login(people.organiser)
        client.clock = clock
        yield client


def rows_out(office):
    return texts(read(office.get(f"{ANSWERS_LIST}export/").content))


def test_applications_in_the_register_tell_nothing_of_what_is_sealed(office, people, complete):
    page = office.get(ANSWERS_LIST).text
    assert "Karlstad" in page and "Bygglov" not in page
    change = office.get(f"{ANSWERS_LIST}{complete.pk}/change/")
    assert "Bygglov" not in change.text
    assert office.post(f"{ANSWERS_LIST}{complete.pk}/change/", {"headline": "x"}).status_code == 403
    assert rows_out(office) == []


def test_answers_leave_the_register_when_they_may_be_read(office, people, submitted, after):
    office.clock.move_to(after)
    office.force_login(people.organiser)
    told = {row["falt"]: (row["omgang"], row["svar"]) for row in rows_out(office)}
    assert told["rubrik"] == ("2027", "Bygglov på elva dagar")
    entry = HistoryEntry.objects.get(action="nominations.application.exported")
    assert entry.details == {"table": "svar", "format": "xlsx", "applications": 1}


def test_answers_are_read_into_the_register_whole_or_not_at_all(office, people):
    def send(text):
        file = SimpleUploadedFile("x.csv", text.encode("utf-8-sig"))
        data = {"import_file": file, "format": "1", "resource": "0"}
        return office.post(f"{ANSWERS_LIST}import/", data)

    heading = "omgang,kommunkod,falt,svar\r\n"
    bad = send(f"{heading}2027,1780,A1,Bra\r\n2027,1440,B9,x\r\n1999,1440,A1,x\r\n")
    assert "Rad 3, kolumn svar: Formuläret har inget fält B9." in bad.text
    assert "omgang: 1999" in bad.text
    preview = send(f"{heading}2027,1780,A1,<b>Bra</b>\r\n")
    assert "&lt;b&gt;Bra&lt;/b&gt;" in preview.text
    assert Application.objects.count() == 0
    form = preview.context["confirm_form"]
    data = {name: form[name].value() for name in form.fields}
    office.post(f"{ANSWERS_LIST}process_import/", data)
    version = AnswerVersion.objects.get()
    assert (version.field, version.content, version.saved_by) == (
        "A1",
        "<b>Bra</b>",
        people.organiser,
    )
