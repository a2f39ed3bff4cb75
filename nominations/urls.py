"""The municipality's side under /kommun/, the organiser's under /kansli/."""

from django.urls import path, register_converter

from nominations.views import applications, forms, members, office, register

app_name = "nominations"


class MunicipalityCode:
    """Four digits, as in every Swedish register."""

    regex = "[0-9]{4}"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(MunicipalityCode, "municipality")

OWN = "kommun/<slug:slug>/<municipality:code>"
OFFICE = "kansli/<slug:slug>"

urlpatterns = [
    # The municipality's people.
    path("kommun/", applications.home, name="home"),
    path(f"{OWN}/", applications.application_show, name="application_show"),
    path(f"{OWN}/starta/", applications.application_start, name="application_start"),
    path(f"{OWN}/ansokan/", applications.application_edit, name="application_edit"),
    path(f"{OWN}/sjalvvardering/", applications.self_assessment_edit, name="self_assessment_edit"),
    path(f"{OWN}/kontrollera/", applications.application_check, name="application_check"),
    path(f"{OWN}/lamna-in/", applications.application_submit, name="application_submit"),
    path(f"{OWN}/ta-tillbaka/", applications.application_withdraw, name="application_withdraw"),
    path(f"{OWN}/oppna-igen/", applications.application_reopen, name="application_reopen"),
    path(f"{OWN}/kvitto/", applications.application_receipt, name="application_receipt"),
    path(f"{OWN}/kvitto/<slug:number>.txt", applications.receipt_download, name="receipt_download"),
    path(
        f"{OWN}/egenbeskrivning/",
        applications.self_description_edit,
        name="self_description_edit",
    ),
    path(
        f"{OWN}/egenbeskrivning/kontrollera/",
        applications.self_description_check,
        name="self_description_check",
    ),
    path(
        f"{OWN}/egenbeskrivning/lamna-in/",
        applications.self_description_submit,
        name="self_description_submit",
    ),
    path(f"{OWN}/aterkoppling/", applications.feedback_show, name="feedback_show"),
    path("kommun/<municipality:code>/medlemmar/", members.membership_list, name="membership_list"),
    path(
        "kommun/<municipality:code>/medlemmar/<int:pk>/ta-bort/",
        members.membership_remove,
        name="membership_remove",
    ),
    # The organiser's people.
    path("kansli/register/", register.municipality_list, name="municipality_list"),
    path("kansli/register/hamta/", register.municipality_export, name="municipality_export"),
    path("kansli/register/las-in/", register.municipality_import, name="municipality_import"),
    path(
        "kansli/register/<municipality:code>/", register.municipality_show, name="municipality_show"
    ),
    path(
        "kansli/register/<municipality:code>/medlemmar/<int:pk>/ta-bort/",
        register.member_remove,
        name="member_remove",
    ),
    path(f"{OFFICE}/ansokningar/", office.application_list, name="application_list"),
    path(
        f"{OFFICE}/ansokningar/<municipality:code>/",
        office.application_read,
        name="application_read",
    ),
    path(
        f"{OFFICE}/ansokningar/<municipality:code>/behorighet/",
        office.eligibility_decide,
        name="eligibility_decide",
    ),
    path(
        f"{OFFICE}/ansokningar/<municipality:code>/aterkoppling/",
        office.feedback_write,
        name="feedback_write",
    ),
    path(f"{OFFICE}/aterkoppling/", office.feedback_list, name="feedback_list"),
    path(f"{OFFICE}/aterkoppling/lamna-ut/", office.feedback_release, name="feedback_release"),
    path(f"{OFFICE}/fragor/", forms.form_show, name="form_show"),
    path(f"{OFFICE}/fragor/<slug:kind>/ny/", forms.row_add, name="row_add"),
    path(f"{OFFICE}/fragor/<slug:kind>/<int:pk>/", forms.row_edit, name="row_edit"),
    path(f"{OFFICE}/fragor/<slug:kind>/<int:pk>/ta-bort/", forms.row_remove, name="row_remove"),
]
