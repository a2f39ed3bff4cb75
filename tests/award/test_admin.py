"""The register: organisers keep names there, and nobody else gets in."""

import pytest

from award import services
from award.models import Award, HistoryEntry, PastWinner, Person
from tests.award.conftest import BEFORE

PAGES = [
    "/register/",
    "/register/award/award/",
    "/register/award/person/",
    "/register/award/pastwinner/",
    "/register/nominations/municipality/",
]


def test_organiser_keeps_the_register(client, award, organiser):
    services.import_past_winners(award_id=award.pk, actor=None, at=BEFORE)
    client.force_login(organiser)
    assert {page: client.get(page).status_code for page in PAGES} == dict.fromkeys(PAGES, 200)
    body = client.get(f"/register/award/award/{award.pk}/change/").content.decode()
    assert "Olga Organisatör" in body
    assert "Karlstad" in client.get("/register/award/pastwinner/").content.decode()


def test_person_in_the_register_shows_no_password(client, organiser, award):
    client.force_login(organiser)
    body = client.get(f"/register/award/person/{organiser.pk}/change/").content.decode()
    assert "olga@example.se" in body
    assert "password" not in body.lower().split("<main")[-1].split("<form")[-1]


@pytest.mark.parametrize("page", PAGES)
def test_others_do_not_reach_the_register(client, award, page):
    client.force_login(Person.objects.create_user("stig@example.se", "Stig Främling"))
    answer = client.get(page)
    assert answer.status_code == 302
    assert "Karlstad" not in answer.content.decode()


def events():
    """What the register has told the history."""
    entries = HistoryEntry.objects.exclude(action="award.person.logged_in").order_by("pk")
    return [
        (entry.action, entry.object_name, entry.actor_name, entry.details.get("fields"))
        for entry in entries
        if entry.actor_id
    ]


def fill(client, page, **typed):
    """The register's form as it is shown, with something else typed."""
    context = client.get(page).context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    shown = {form[name].html_name: form[name].value() for form in forms for name in form.fields}
    known = {name: value for name, value in shown.items() if value not in (None, False)}
    return client.post(page, known | typed)


def test_changes_in_the_register_are_events(client, award, organiser):
    client.force_login(organiser)
    anna = Person.objects.create_user("anna@example.se", "Anna Ny")
    page = f"/register/award/award/{award.pk}/change/"
    more = {
        "organisers-TOTAL_FORMS": 2,
        "organisers-1-person": anna.pk,
        "organisers-1-award": award.pk,
    }
    assert fill(client, page, name_en="The Award", **more).status_code == 302
    assert fill(client, page, **{"organisers-1-DELETE": "on"}).status_code == 302
    assert (
        fill(client, f"/register/award/person/{anna.pk}/change/", name="Anna Äldre").status_code
        == 302
    )
    typed = {"award": award.pk, "year": 1999, "municipality_code": "1780", "name": "Karlstad"}
    assert fill(client, "/register/award/pastwinner/add/", **typed).status_code == 302
    winner = PastWinner.objects.get()
    chosen = {"action": "delete_selected", "_selected_action": winner.pk, "post": "yes"}
    assert client.post("/register/award/pastwinner/", chosen).status_code == 302
    olga, digital = "Olga Organisatör", "Sveriges Digitaliseringskommun"
    assert events() == [
        ("award.award.changed", digital, olga, ["name_en"]),
        ("award.organiser.added", f"Anna Ny · {digital}", olga, []),
        ("award.organiser.removed", f"Anna Ny · {digital}", olga, None),
        ("award.person.changed", "Anna Äldre", olga, ["name"]),
        ("award.past_winner.added", "1999 Karlstad", olga, list(typed)),
        ("award.past_winner.removed", "1999 Karlstad", olga, None),
    ]


def test_register_gives_nobody_another_award_or_address(client, award, organiser):
    other = Award.objects.create(slug="other", name_sv="En annan utmärkelse")
    PastWinner.objects.create(award=other, year=1999, municipality_code="1980", name="Västerås")
    client.force_login(organiser)
    pages = [
        "/register/award/award/",
        "/register/award/pastwinner/",
        "/register/award/pastwinner/add/",
    ]
    shown = " ".join(client.get(page).text for page in pages)
    assert ("En annan utmärkelse" in shown, "Västerås" in shown) == (False, False)
    assert client.get(f"/register/award/award/{other.pk}/change/").status_code == 302
    stig = Person.objects.create_user("stig@example.se", "Stig Främling")
    page = f"/register/award/person/{stig.pk}/change/"
    fill(client, page, email="olga+stig@example.se")
    stig.refresh_from_db()
    assert stig.email == "stig@example.se"
    assert client.post(page.replace("change", "delete"), {"post": "yes"}).status_code == 403
