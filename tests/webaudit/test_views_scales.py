"""The organiser makes a scale, sees what it would change, and has the figures stand on it."""

from webaudit import services
from webaudit.models import AuditScale, Rescaling, SiteAudit

SCALES = "/kansli/2027/granskning/skalor/"
SAID = {
    "version": "2027-2",
    "valid_from": "2027-05-01",
    "valid_until": "",
    "critical": 10,
    "serious": 7,
    "moderate": 3,
    "minor": 1,
    "exceptions": "image-alt 80\n\nlink-name: 0",
    "reason": "Juryn vill att bilderna väger mer.",
}


def test_scale_is_made_on_its_page(edition, office):
    page = office.post(f"{SCALES}ny/", SAID, follow=True).text

    scale = AuditScale.objects.get()
    assert (scale.version, scale.exceptions) == ("2027-2", {"image-alt": 80, "link-name": 0})
    assert "10, 7, 3, 1" in page
    assert "1\xa0maj\xa02027</time>" in page


def test_scale_that_cannot_be_read_or_made_keeps_what_was_typed(edition, office):
    unread = office.post(f"{SCALES}ny/", SAID | {"exceptions": "bilder väger mycket"})
    refused = office.post(f"{SCALES}ny/", SAID | {"exceptions": "finns-ej 3"})

    assert (unread.status_code, refused.status_code) == (422, 409)
    assert "Det här går inte att läsa: bilder väger mycket" in unread.text
    assert "Ingen regel heter finns-ej." in refused.text
    assert "finns-ej 3" in refused.text


def test_figures_change_scale_with_a_preview_and_a_visible_history(completed, edition, office, at):
    completed("image-alt")
    office.post(f"{SCALES}ny/", SAID)
    address = f"{SCALES}anvand/2027-2/"
    preview = office.get(address).text
    assert "På 2027-2 får 1 av 1 webbplatser andra poäng. Den största ändringen är 20,6" in preview
    assert office.post(address, {"reason": ""}).status_code == 422
    assert office.post(address, {"reason": "Nej."}).status_code == 409
    office.post(address, {"reason": "Juryn vill att bilderna väger mer."})
    services.rescale(rescaling_id=Rescaling.objects.get().pk, at=at)

    assert SiteAudit.objects.get().points == 50
    report = office.get("/kansli/2027/granskning/1980/").text
    assert "Poängen gick från 70,6 till 50,0." in report
    assert "Skala: 2027-2." in report
    listed = office.get(SCALES).text
    assert "1 poäng ändrades." in listed
    assert "Poängen står redan på den här skalan." in office.get(address).text


def test_scale_before_the_first_audit_is_only_listed(edition, office):
    office.post(f"{SCALES}ny/", SAID)

    assert "ingen granskning än" in office.get(SCALES).text
    assert office.get(f"{SCALES}anvand/2027-2/").status_code == 404
    assert office.get(f"{SCALES}anvand/okand/").status_code == 404


def test_list_asks_as_much_for_one_scale_as_for_three(
    completed, edition, office, django_assert_num_queries
):
    completed("image-alt")
    office.post(f"{SCALES}ny/", SAID)
    with django_assert_num_queries(7):
        office.get(SCALES)
    for month in (6, 7):
        said = {"version": f"2027-{month}", "valid_from": f"2027-0{month}-01"}
        office.post(f"{SCALES}ny/", SAID | said)
    with django_assert_num_queries(7):
        page = office.get(SCALES).text
    assert "2027-7" in page
