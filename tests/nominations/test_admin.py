"""The register in the admin: for organisers, and saved by the same service."""

from django.core.files.uploadedfile import SimpleUploadedFile

from award.models import HistoryEntry
from nominations.models import Municipality
from nominations.rules.register import COLUMNS

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
    preview = client.post(f"{LIST}import/", {"import_file": file, "format": "0", "resource": ""})
    assert Municipality.objects.get(pk="1780").population == 97000
    assert changes() == []
    confirm = preview.context["confirm_form"]
    data = {name: confirm[name].value() or "" for name in confirm.fields}
    client.post(f"{LIST}process_import/", data)
    assert Municipality.objects.get(pk="1780").population == 98000
    assert changes() == [("nominations.municipality.changed", "Karlstad", "Olle Organisatör")]
