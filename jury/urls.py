"""The jury's addresses: the juror's, the office's, and the municipality's one."""

from django.urls import path

from jury import views

app_name = "jury"

JUROR = "jury/<slug:slug>/"
OFFICE = "kansli/<slug:slug>/"

urlpatterns = [
    path("jury/", views.home, name="home"),
    path("jury-inbjudan/<str:token>/", views.invitation_show, name="invitation_show"),
    path(
        "jury-inbjudan/<str:token>/tacka-nej/", views.invitation_decline, name="invitation_decline"
    ),
    path(f"{JUROR}besok/<str:code>/", views.visit_note, name="visit_note"),
    path(f"{JUROR}beslut/<int:stage_id>/", views.decision_confirm, name="decision_confirm"),
    path(f"{JUROR}motivering/", views.citation_adopt, name="citation_adopt"),
    path(f"{JUROR}granskning/", views.audit_plan, name="audit_plan"),
    path(f"{JUROR}<int:round_id>/", views.round_show, name="round_show"),
    path(f"{JUROR}<int:round_id>/jav/", views.declaration_edit, name="declaration_edit"),
    path(f"{JUROR}<int:round_id>/leda/", views.round_lead, name="round_lead"),
    path(
        f"{JUROR}<int:round_id>/leda/jav/<int:declaration_id>/",
        views.declaration_decide,
        name="declaration_decide",
    ),
    path(f"{JUROR}<int:round_id>/leda/oppna/", views.assessment_unsign, name="assessment_unsign"),
    path(f"{JUROR}<int:round_id>/rangordning/", views.ranking_show, name="ranking_show"),
    path(f"{JUROR}<int:round_id>/<str:code>/", views.assessment_edit, name="assessment_edit"),
    path(
        f"{JUROR}<int:round_id>/<str:code>/bilagor/<int:number>/",
        views.attachment_read,
        name="attachment_read",
    ),
    path(
        f"{JUROR}<int:round_id>/<str:code>/bilagor/<int:number>/sida/<int:page>/",
        views.attachment_glance,
        name="attachment_glance",
    ),
    path(f"{JUROR}<int:round_id>/<str:code>/granskning/", views.audit_show, name="audit_show"),
    path(
        f"{JUROR}<int:round_id>/<str:code>/granskning/rapport/<str:form>/",
        views.audit_export,
        name="audit_export",
    ),
    path(
        f"{JUROR}<int:round_id>/<str:code>/granskning/for-hand/",
        views.audit_hand_check,
        name="audit_hand_check",
    ),
    path(
        f"{JUROR}<int:round_id>/<str:code>/granskning/sida/<int:page_id>/",
        views.audit_page_show,
        name="audit_page_show",
    ),
    path(
        f"{JUROR}<int:round_id>/<str:code>/granskning/sida/<int:page_id>/bild/",
        views.audit_page_picture,
        name="audit_page_picture",
    ),
    path(
        f"{JUROR}<int:round_id>/<str:code>/granskning/sida/<int:page_id>/bild/<int:finding_id>/",
        views.audit_page_picture,
        name="audit_finding_picture",
    ),
    path(
        f"{JUROR}<int:round_id>/<str:code>/granskning/<int:reply_id>/",
        views.audit_reply_decide,
        name="audit_reply_decide",
    ),
    path(
        f"{JUROR}<int:round_id>/<str:code>/signera/",
        views.assessment_sign,
        name="assessment_sign",
    ),
    path(f"{OFFICE}jury/", views.juror_list, name="juror_list"),
    path(f"{OFFICE}jury/<int:seat_id>/", views.juror_appoint, name="juror_appoint"),
    path(f"{OFFICE}jury/<int:seat_id>/bjud-in/", views.juror_invite, name="juror_invite"),
    path(
        f"{OFFICE}jury/inbjudan/<int:invitation_id>/igen/",
        views.invitation_send_again,
        name="invitation_send_again",
    ),
    path(
        f"{OFFICE}jury/inbjudan/<int:invitation_id>/dra-tillbaka/",
        views.invitation_withdraw,
        name="invitation_withdraw",
    ),
    path(f"{OFFICE}jury/<int:seat_id>/lamna/", views.juror_release, name="juror_release"),
    path(f"{OFFICE}omgang/", views.round_overview, name="round_overview"),
    path(f"{OFFICE}omgang/oppna/<int:stage_id>/", views.round_open, name="round_open"),
    path(f"{OFFICE}omgang/<int:round_id>/", views.round_manage, name="round_manage"),
    path(
        f"{OFFICE}omgang/<int:round_id>/komplettera/", views.round_complete, name="round_complete"
    ),
    path(f"{OFFICE}omgang/<int:round_id>/avsluta/", views.round_close, name="round_close"),
    path(f"{OFFICE}beslut/<int:stage_id>/", views.decision_propose, name="decision_propose"),
    path(f"{OFFICE}besok/", views.visit_list, name="visit_list"),
    path(f"{OFFICE}besok/<str:code>/", views.visit_plan, name="visit_plan"),
    path(f"{OFFICE}besok/<str:code>/rapport/", views.visit_report, name="visit_report"),
    path(f"{OFFICE}motivering/", views.citation_list, name="citation_list"),
    path(f"{OFFICE}motivering/<str:code>/", views.citation_edit, name="citation_edit"),
    path("kommun/<slug:slug>/<str:code>/besok/", views.visit_check, name="visit_check"),
]
