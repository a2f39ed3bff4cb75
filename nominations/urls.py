"""The municipality's side under /kommun/, the organiser's under /kansli/."""

from django.urls import path

from nominations.views import (
    applications,
    attachments,
    comments,
    deadlines,
    dossiers,
    exchange,
    fields,
    forms,
    invitations,
    members,
    office,
    questions,
    register,
    requests,
    versions,
)
from nominations.views.doors import joint as door_joint
from nominations.views.doors import nominations as door_nominations
from nominations.views.doors import office as door_office
from nominations.views.doors import published as door_published
from nominations.views.doors import reuse as door_reuse

app_name = "nominations"

OWN = "kommun/<slug:slug>/<municipality:code>"
PEOPLE = "kommun/<municipality:code>/medlemmar"
ASKED = "behorighet/<municipality:code>"
OFFICE = "kansli/<slug:slug>"
FILES = f"{OWN}/bilagor"
READ = f"{OFFICE}/ansokningar/<municipality:code>"

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
    path(f"{OWN}/kvitto/<slug:number>.pdf", applications.receipt_pdf, name="receipt_pdf"),
    path(f"{OWN}/komplettering/lamna-in/", deadlines.completion_submit, name="completion_submit"),
    path(
        f"{OWN}/personuppgift/<slug:field>/",
        deadlines.personal_data_explain,
        name="personal_data_explain",
    ),
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
    path(f"{OWN}/fraga/<word:question>/", questions.question_adopt, name="question_adopt"),
    path(f"{OWN}/aterkoppling/", applications.feedback_show, name="feedback_show"),
    path(f"{OWN}/falt/<word:field>/", fields.field_save, name="field_save"),
    path(f"{OWN}/nytt/", fields.news, name="news"),
    path(f"{OWN}/versioner/", versions.version_list, name="version_list"),
    path(f"{OWN}/versioner/<word:field>/", versions.version_show, name="version_show"),
    path(
        f"{OWN}/versioner/<word:field>/<number:number>/lagg-tillbaka/",
        versions.version_restore,
        name="version_restore",
    ),
    path(f"{OWN}/kommentarer/", comments.comment_list, name="comment_list"),
    path(f"{OWN}/kommentarer/<word:field>/", comments.comment_write, name="comment_write"),
    path(f"{OWN}/kommentarer/<number:pk>/lost/", comments.comment_resolve, name="comment_resolve"),
    path(
        f"{OWN}/kommentarer/<number:pk>/ta-upp/", comments.comment_take_up, name="comment_take_up"
    ),
    path(f"{PEOPLE}/", members.membership_list, name="membership_list"),
    path(f"{PEOPLE}/<number:pk>/", members.membership_change, name="membership_change"),
    path(f"{PEOPLE}/<number:pk>/ta-bort/", members.membership_remove, name="membership_remove"),
    path(f"{PEOPLE}/<number:pk>/ansvar/", members.ownership_move, name="ownership_move"),
    path(
        f"{PEOPLE}/inbjudan/<number:pk>/igen/",
        members.invitation_send_again,
        name="invitation_send_again",
    ),
    path(
        f"{PEOPLE}/inbjudan/<number:pk>/aterkalla/",
        members.invitation_withdraw,
        name="invitation_withdraw",
    ),
    path("inbjudan/<word:token>/", invitations.invitation_show, name="invitation_show"),
    path("behorighet/", requests.municipality_find, name="municipality_find"),
    path("behorighet/forfragan/<number:pk>/", requests.request_decide, name="request_decide"),
    path(f"{ASKED}/", requests.request_show, name="request_show"),
    path(f"{ASKED}/ta-tillbaka/", requests.request_take_back, name="request_take_back"),
    path(f"{ASKED}/brev/", requests.code_send, name="code_send"),
    path(f"{ASKED}/kod/", requests.code_redeem, name="code_redeem"),
    path(f"{OWN}/nomineringar/", door_nominations.nomination_answer, name="nomination_answer"),
    path(f"{OWN}/akt/", dossiers.own_dossier, name="own_dossier"),
    path(f"{OWN}/akt/lage/", dossiers.own_dossier_progress, name="own_dossier_progress"),
    path(
        f"{OWN}/akt/<number:pk>/<slug:kind>/",
        dossiers.own_dossier_download,
        name="own_dossier_download",
    ),
    path(f"{FILES}/", attachments.attachment_list, name="attachment_list"),
    path(f"{FILES}/lagg-till/", attachments.attachment_add, name="attachment_add"),
    path(f"{FILES}/borja/", attachments.upload_begin, name="upload_begin"),
    path(f"{FILES}/delar/<uuid:key>/", attachments.upload_receive, name="upload_receive"),
    path(f"{FILES}/<number:number>/", attachments.attachment_download, name="attachment_download"),
    path(
        f"{FILES}/<number:number>/sida/<number:page>/",
        attachments.attachment_preview,
        name="attachment_preview",
    ),
    path(
        f"{FILES}/<number:number>/beskriv/",
        attachments.attachment_describe,
        name="attachment_describe",
    ),
    path(
        f"{FILES}/<number:number>/ta-bort/", attachments.attachment_remove, name="attachment_remove"
    ),
    path(f"{OWN}/tillsammans/", door_joint.joint_show, name="joint_show"),
    path(
        f"{OWN}/tillsammans/<number:pk>/ta-tillbaka/",
        door_joint.joint_take_back,
        name="joint_take_back",
    ),
    path(f"{OWN}/inbjudan/<number:pk>/", door_joint.joint_answer, name="joint_answer"),
    path(f"{OWN}/publicerad/", door_published.published_show, name="published_show"),
    path(f"{OWN}/publicerad/avsta/", door_published.published_opt_out, name="published_opt_out"),
    path(f"{OWN}/publicerad/delta/", door_published.published_opt_in, name="published_opt_in"),
    path(f"{OWN}/publicerad/hamta/", door_published.published_fetch, name="published_fetch"),
    path(f"{OWN}/tidigare/", door_reuse.earlier_fetch, name="earlier_fetch"),
    path(f"{OWN}/publicering/", door_reuse.publication_show, name="publication_show"),
    path(f"{OWN}/publicering/dra-tillbaka/", door_reuse.consent_withdraw, name="consent_withdraw"),
    path(f"{OWN}/publicering/godkann/", door_reuse.consent_give, name="consent_give"),
    path("kommun/<municipality:code>/omgangar/", door_reuse.history_show, name="history_show"),
    # The organiser's people.
    path("kansli/register/", register.municipality_list, name="municipality_list"),
    path("kansli/register/hamta/", register.municipality_export, name="municipality_export"),
    path("kansli/register/las-in/", register.municipality_import, name="municipality_import"),
    path(
        "kansli/register/<municipality:code>/", register.municipality_show, name="municipality_show"
    ),
    path("kansli/behorigheter/", requests.request_list, name="request_list"),
    path(f"{OFFICE}/ansokningar/", office.application_list, name="application_list"),
    path(
        f"{OFFICE}/ansokningar/<municipality:code>/",
        office.application_read,
        name="application_read",
    ),
    path(f"{READ}/akt/", dossiers.dossier_show, name="dossier_show"),
    path(f"{READ}/akt/lage/", dossiers.dossier_progress, name="dossier_progress"),
    path(
        f"{READ}/akt/<number:pk>/<slug:kind>/", dossiers.dossier_download, name="dossier_download"
    ),
    path(f"{READ}/kvitto/<slug:number>.pdf", office.receipt_read, name="receipt_read"),
    path(f"{READ}/bilagor/<number:number>/", attachments.attachment_read, name="attachment_read"),
    path(
        f"{READ}/bilagor/<number:number>/sida/<number:page>/",
        attachments.attachment_glance,
        name="attachment_glance",
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
    path(f"{READ}/komplettering/", deadlines.completion_request, name="completion_request"),
    path(f"{READ}/komplettering/avsluta/", deadlines.completion_close, name="completion_close"),
    path(f"{OFFICE}/mer-tid/", deadlines.extension_list, name="extension_list"),
    path(f"{OFFICE}/filer/", exchange.exchange_show, name="exchange_show"),
    path(f"{OFFICE}/filer/hamta/", exchange.exchange_export, name="exchange_export"),
    path(f"{OFFICE}/filer/las-in/", exchange.exchange_import, name="exchange_import"),
    path(f"{OFFICE}/aterkoppling/", office.feedback_list, name="feedback_list"),
    path(f"{OFFICE}/aterkoppling/lamna-ut/", office.feedback_release, name="feedback_release"),
    path(f"{OFFICE}/fragor/", forms.form_show, name="form_show"),
    path(f"{OFFICE}/fragor/fraga/ny/", questions.question_add, name="question_add"),
    path(f"{OFFICE}/fragor/fraga/<number:pk>/", questions.question_edit, name="question_edit"),
    path(
        f"{OFFICE}/fragor/fraga/<number:pk>/flytta/", questions.question_move, name="question_move"
    ),
    path(
        f"{OFFICE}/fragor/fraga/<number:pk>/ta-bort/",
        questions.question_remove,
        name="question_remove",
    ),
    path(f"{OFFICE}/fragor/<slug:kind>/ny/", forms.row_add, name="row_add"),
    path(f"{OFFICE}/fragor/<slug:kind>/<number:pk>/", forms.row_edit, name="row_edit"),
    path(f"{OFFICE}/fragor/<slug:kind>/<number:pk>/ta-bort/", forms.row_remove, name="row_remove"),
    path(f"{OFFICE}/nomineringar/", door_office.nomination_list, name="nomination_list"),
    path(f"{OFFICE}/publicerade/", door_published.published_list, name="published_list"),
    path(f"{OFFICE}/publicerade/las-in/", door_published.published_import, name="published_import"),
    path(
        f"{OFFICE}/publicerade/ta-in/", door_published.published_take_in, name="published_take_in"
    ),
    path(f"{OFFICE}/vagar-in/", door_office.doors_change, name="doors_change"),
    # Everybody.
    path("<slug:slug>/nominera/", door_nominations.nomination_create, name="nomination_create"),
    path(
        "<slug:slug>/nominera/tack/", door_nominations.nomination_thanks, name="nomination_thanks"
    ),
    path(
        "nominering/<word:token>/", door_nominations.nomination_confirm, name="nomination_confirm"
    ),
]
