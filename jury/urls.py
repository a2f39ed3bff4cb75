"""The jury's addresses: the juror's, the office's, and the municipality's one."""

from django.urls import path

from jury import views

app_name = "jury"

JUROR = "jury/<slug:slug>/"
OFFICE = "kansli/<slug:slug>/"


def _of_closed_round(address, view):
    """The same page of a closed round for the jury and, at the office, for the organiser."""
    name = view.__name__
    return [
        path(f"{JUROR}<number:round_id>/{address}", view, {"desk": "jury"}, name=name),
        path(
            f"{OFFICE}omgang/<number:round_id>/{address}",
            view,
            {"desk": "office"},
            name=f"office_{name}",
        ),
    ]


urlpatterns = [
    path("jury/", views.home, name="home"),
    path("jury-inbjudan/<word:token>/", views.invitation_show, name="invitation_show"),
    path(
        "jury-inbjudan/<word:token>/tacka-nej/", views.invitation_decline, name="invitation_decline"
    ),
    path(f"{JUROR}besok/<municipality:code>/", views.visit_note, name="visit_note"),
    path(f"{JUROR}beslut/<number:stage_id>/", views.decision_confirm, name="decision_confirm"),
    path(f"{JUROR}motivering/", views.citation_adopt, name="citation_adopt"),
    path(f"{JUROR}javsprotokoll/", views.conflict_record_read, name="conflict_record_read"),
    path(f"{JUROR}granskning/", views.audit_plan, name="audit_plan"),
    path(f"{JUROR}omrostning/", views.vote_show, name="vote_show"),
    path(f"{JUROR}omrostning/rostsedel/", views.ballot_edit, name="ballot_edit"),
    path(f"{JUROR}omrostning/rakna/", views.vote_close, name="vote_close"),
    path(f"{JUROR}moten/", views.meeting_list, name="meeting_list"),
    path(f"{JUROR}moten/nytt/", views.meeting_plan, name="meeting_plan"),
    path(f"{JUROR}moten/<number:meeting_id>/", views.meeting_show, name="meeting_show"),
    path(f"{JUROR}moten/<number:meeting_id>/lage/", views.meeting_state, name="meeting_state"),
    path(f"{JUROR}moten/<number:meeting_id>/protokoll/", views.minutes_show, name="minutes_show"),
    path(
        f"{JUROR}moten/<number:meeting_id>/protokoll/utkast/",
        views.minutes_draft,
        name="minutes_draft",
    ),
    path(
        f"{JUROR}moten/<number:meeting_id>/protokoll/signera/",
        views.minutes_sign,
        name="minutes_sign",
    ),
    path(f"{JUROR}moten/<number:meeting_id>/protokoll/pdf/", views.minutes_pdf, name="minutes_pdf"),
    path(
        f"{JUROR}moten/<number:meeting_id>/protokoll/<number:number>/",
        views.minutes_change,
        name="minutes_change",
    ),
    path(f"{JUROR}moten/<number:meeting_id>/<word:act>/", views.meeting_act, name="meeting_act"),
    path(f"{JUROR}<number:round_id>/", views.round_show, name="round_show"),
    path(f"{JUROR}<number:round_id>/jav/", views.declaration_edit, name="declaration_edit"),
    path(f"{JUROR}<number:round_id>/leda/", views.round_lead, name="round_lead"),
    path(
        f"{JUROR}<number:round_id>/leda/jav/<number:declaration_id>/",
        views.declaration_decide,
        name="declaration_decide",
    ),
    path(f"{JUROR}<number:round_id>/leda/oppna-omgangen/", views.round_reopen, name="round_reopen"),
    path(
        f"{JUROR}<number:round_id>/leda/oppna/", views.assessment_unsign, name="assessment_unsign"
    ),
    path(f"{JUROR}<number:round_id>/rangordning/", views.ranking_show, name="ranking_show"),
    *_of_closed_round("vad-hander-om/", views.what_if),
    *_of_closed_round("utan-en/", views.one_less),
    *_of_closed_round("kriterier/", views.criterion_means),
    *_of_closed_round("stranghet/", views.leniency_show),
    *_of_closed_round("dagordning/", views.agenda_show),
    path(f"{JUROR}vagen/<municipality:code>/", views.way_show, {"desk": "jury"}, name="way_show"),
    path(
        f"{OFFICE}vagen/<municipality:code>/",
        views.way_show,
        {"desk": "office"},
        name="office_way_show",
    ),
    path(f"{JUROR}<number:round_id>/bedomningar/", views.others_list, name="others_list"),
    path(
        f"{JUROR}<number:round_id>/bedomningar/<municipality:code>/",
        views.others_show,
        name="others_show",
    ),
    path(
        f"{JUROR}<number:round_id>/leda/bedomningar.<word:form>",
        views.chair_export,
        name="chair_export",
    ),
    path(f"{JUROR}sigill/<number:seal_id>/", views.seal_answer, name="seal_answer"),
    path(f"{JUROR}<number:round_id>/blad/", views.score_sheet, name="score_sheet"),
    path(
        f"{JUROR}<number:round_id>/blad/hamta/", views.score_sheet_export, name="score_sheet_export"
    ),
    path(
        f"{JUROR}<number:round_id>/<municipality:code>/",
        views.assessment_edit,
        name="assessment_edit",
    ),
    path(
        f"{JUROR}<number:round_id>/<municipality:code>/falt/<word:field>/",
        views.assessment_field,
        name="assessment_field",
    ),
    path(
        f"{JUROR}<number:round_id>/<municipality:code>/anteckning/flytta/",
        views.note_move,
        name="note_move",
    ),
    path(
        f"{JUROR}<number:round_id>/<municipality:code>/versioner/",
        views.version_list,
        name="version_list",
    ),
    path(
        f"{JUROR}<number:round_id>/<municipality:code>/bilagor/<number:number>/",
        views.attachment_read,
        name="attachment_read",
    ),
    path(
        f"{JUROR}<number:round_id>/<municipality:code>/bilagor/<number:number>/sida/<number:page>/",
        views.attachment_glance,
        name="attachment_glance",
    ),
    path(
        f"{JUROR}<number:round_id>/<municipality:code>/granskning/",
        views.audit_show,
        name="audit_show",
    ),
    path(
        f"{JUROR}<number:round_id>/<municipality:code>/granskning/rapport/<word:form>/",
        views.audit_export,
        name="audit_export",
    ),
    path(
        f"{JUROR}<number:round_id>/<municipality:code>/granskning/for-hand/",
        views.audit_hand_check,
        name="audit_hand_check",
    ),
    path(
        f"{JUROR}<number:round_id>/<municipality:code>/granskning/sida/<number:page_id>/",
        views.audit_page_show,
        name="audit_page_show",
    ),
    path(
        f"{JUROR}<number:round_id>/<municipality:code>/granskning/sida/<number:page_id>/bild/",
        views.audit_page_picture,
        name="audit_page_picture",
    ),
    path(
        f"{JUROR}<number:round_id>/<municipality:code>/granskning/sida/<number:page_id>/bild/<number:finding_id>/",
        views.audit_page_picture,
        name="audit_finding_picture",
    ),
    path(
        f"{JUROR}<number:round_id>/<municipality:code>/granskning/<number:reply_id>/",
        views.audit_reply_decide,
        name="audit_reply_decide",
    ),
    path(
        f"{JUROR}<number:round_id>/<municipality:code>/signera/",
        views.assessment_sign,
        name="assessment_sign",
    ),
    path(f"{OFFICE}jury/", views.juror_list, name="juror_list"),
    path(f"{OFFICE}jury/<number:seat_id>/", views.juror_appoint, name="juror_appoint"),
    path(f"{OFFICE}jury/<number:seat_id>/bjud-in/", views.juror_invite, name="juror_invite"),
    path(
        f"{OFFICE}jury/inbjudan/<number:invitation_id>/igen/",
        views.invitation_send_again,
        name="invitation_send_again",
    ),
    path(
        f"{OFFICE}jury/inbjudan/<number:invitation_id>/dra-tillbaka/",
        views.invitation_withdraw,
        name="invitation_withdraw",
    ),
    path(f"{OFFICE}jury/<number:seat_id>/lamna/", views.juror_release, name="juror_release"),
    path(f"{OFFICE}band/", views.proposal_list, name="proposal_list"),
    path(f"{OFFICE}band/protokoll/", views.conflict_record, name="conflict_record"),
    path(
        f"{OFFICE}band/protokoll.pdf",
        views.conflict_record_download,
        name="conflict_record_download",
    ),
    path(f"{OFFICE}band/avfarda/", views.proposal_dismiss, name="proposal_dismiss"),
    path(
        f"{OFFICE}band/avfardat/<number:dismissal_id>/ta-upp/",
        views.proposal_restore,
        name="proposal_restore",
    ),
    path(f"{OFFICE}band/register/", views.tie_list, name="tie_list"),
    path(f"{OFFICE}band/register/ny/", views.tie_create, name="tie_create"),
    path(f"{OFFICE}band/register/las-in/", views.tie_import, name="tie_import"),
    path(f"{OFFICE}band/register/<number:tie_id>/", views.tie_change, name="tie_change"),
    path(f"{OFFICE}band/register/<number:tie_id>/ta-bort/", views.tie_remove, name="tie_remove"),
    path(f"{OFFICE}band/register.<word:form>", views.tie_export, name="tie_export"),
    path(f"{OFFICE}omgang/", views.round_overview, name="round_overview"),
    path(f"{OFFICE}omgang/oppna/<number:stage_id>/", views.round_open, name="round_open"),
    path(f"{OFFICE}omgang/forbered/<number:stage_id>/", views.round_prepare, name="round_prepare"),
    path(
        f"{OFFICE}omgang/<number:round_id>/tidigare/<number:number>/",
        views.earlier_record,
        name="earlier_record",
    ),
    path(f"{OFFICE}omgang/<number:round_id>/lasplan/", views.plan_first, name="plan_first"),
    path(
        f"{OFFICE}omgang/<number:round_id>/lasplan/granszon/", views.plan_second, name="plan_second"
    ),
    path(
        f"{OFFICE}omgang/<number:round_id>/lasplan/komplettera/",
        views.plan_completion,
        name="plan_completion",
    ),
    path(f"{OFFICE}omgang/<number:round_id>/", views.round_manage, name="round_manage"),
    path(f"{OFFICE}omgang/<number:round_id>/insyn/", views.round_insight, name="round_insight"),
    path(f"{OFFICE}omgang/<number:round_id>/insyn/sigill/", views.seal_ask, name="seal_ask"),
    path(
        f"{OFFICE}omgang/<number:round_id>/insyn/sigill/<number:seal_id>/forsegla/",
        views.seal_end,
        name="seal_end",
    ),
    path(
        f"{OFFICE}omgang/<number:round_id>/bedomningar/",
        views.judgement_list,
        name="judgement_list",
    ),
    path(
        f"{OFFICE}omgang/<number:round_id>/bedomningar.<word:form>",
        views.judgement_export,
        name="judgement_export",
    ),
    path(
        f"{OFFICE}omgang/<number:round_id>/bedomningar/<municipality:code>/",
        views.judgement_show,
        name="judgement_show",
    ),
    path(
        f"{OFFICE}omgang/<number:round_id>/komplettera/",
        views.round_complete,
        name="round_complete",
    ),
    path(f"{OFFICE}omgang/<number:round_id>/avsluta/", views.round_close, name="round_close"),
    path(
        f"{OFFICE}omgang/<number:round_id>/sent-jav/",
        views.late_conflict_show,
        name="late_conflict_show",
    ),
    path(f"{OFFICE}beslut/<number:stage_id>/", views.decision_propose, name="decision_propose"),
    path(f"{OFFICE}omrostning/", views.vote_manage, name="vote_manage"),
    path(f"{OFFICE}omrostning/oppna/", views.vote_open, name="vote_open"),
    path(f"{OFFICE}omrostning/avbryt/", views.vote_void, name="vote_void"),
    path(f"{OFFICE}moten/", views.meeting_overview, name="meeting_overview"),
    path(
        f"{OFFICE}moten/<number:meeting_id>/protokoll/",
        views.minutes_download,
        name="minutes_download",
    ),
    path(f"{OFFICE}besok/", views.visit_list, name="visit_list"),
    path(f"{OFFICE}besok/<municipality:code>/", views.visit_plan, name="visit_plan"),
    path(f"{OFFICE}besok/<municipality:code>/rapport/", views.visit_report, name="visit_report"),
    path(f"{OFFICE}motivering/", views.citation_list, name="citation_list"),
    path(f"{OFFICE}motivering/<municipality:code>/", views.citation_edit, name="citation_edit"),
    path("<slug:slug>/omrostning/", views.vote_public, name="vote_public"),
    path("<slug:slug>/jury/jav/", views.conflict_list, name="conflict_list"),
    path("kommun/<slug:slug>/<municipality:code>/besok/", views.visit_check, name="visit_check"),
]
