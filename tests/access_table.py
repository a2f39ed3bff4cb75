"""Who gets in where: every address of ours, and what changes later in the edition."""

EVERYBODY = {
    "anonymous",
    "nobody",
    "organiser",
    "organiser of another award",
    "juror of another edition",
    "member who may submit",
    "member who may edit",
    "member who may read",
    "neighbour",
    "chair",
    "juror",
    "juror with a conflict",
    "juror who has not declared",
    "secretary",
}
PEOPLE = EVERYBODY - {"anonymous"}
ORGANISERS = {"organiser", "organiser of another award"}
ORGANISER = {"organiser"}
SUBMITTER = {"member who may submit"}
WRITERS = SUBMITTER | {"member who may edit"}
MEMBERS = WRITERS | {"member who may read"}
VOTERS = {"chair", "juror", "juror with a conflict", "juror who has not declared"}
NOBODY = set()

# While the jury chooses the longlist.
TABLE = {
    "award": [
        (
            EVERYBODY,
            "home winner_list accessibility about edition_show edition_jury edition_results"
            " letter_decline",
        ),
        (ORGANISERS, "office_show edition_create"),
        (ORGANISER, "edition_desk edition_change edition_open edition_archive"),
        (ORGANISER, "stage_list stage_create stage_change stage_remove"),
        (ORGANISER, "stage_start stage_close stage_extend"),
        (ORGANISER, "criterion_list criterion_create criterion_change criterion_remove"),
        (ORGANISER, "selection_rule_list selection_rule_create"),
        (ORGANISER, "selection_rule_change selection_rule_remove"),
        (ORGANISER, "partner_list partner_create partner_change partner_remove"),
        (ORGANISER, "jury_seat_list jury_seat_create jury_seat_change jury_seat_remove"),
        (ORGANISER, "booklet_change booklet_build booklet_progress"),
        (ORGANISER, "chapter_create chapter_change chapter_move chapter_remove"),
        (ORGANISER, "publication_list publication_open embargo_lift history_list"),
        (ORGANISER, "letter_list letter_show letter_release letter_void letter_send_again"),
        (ORGANISER, "letter_send_all_again"),
        (ORGANISER, "letter_template_list letter_template_change letter_template_restore"),
        # There is no booklet yet, and the nominees are under embargo.
        (NOBODY, "booklet_preview booklet_download publication_download"),
    ],
    "nominations": [
        (PEOPLE, "home"),
        (MEMBERS, "application_show application_check application_receipt feedback_show"),
        (MEMBERS, "self_description_check"),
        (MEMBERS, "version_list version_show comment_list comment_write"),
        # A script that is logged out is told so, whatever it asks about.
        (MEMBERS | {"anonymous"}, "field_save news"),
        (MEMBERS | ORGANISERS, "membership_list"),
        (SUBMITTER | ORGANISERS, "membership_change invitation_send_again invitation_withdraw"),
        # Everybody may leave.
        (SUBMITTER | ORGANISERS | {"member who may read"}, "membership_remove"),
        (SUBMITTER | ORGANISERS, "ownership_move request_decide"),
        (ORGANISERS, "request_list"),
        (ORGANISER, "exchange_show exchange_export exchange_import"),
        (PEOPLE, "municipality_find request_show"),
        # Anybody may follow a link; what it gives depends on the link.
        (EVERYBODY, "invitation_show"),
        ({"nobody"}, "request_take_back code_send code_redeem"),
        (MEMBERS, "own_dossier own_dossier_progress"),
        (SUBMITTER, "completion_submit"),
        (WRITERS, "personal_data_explain"),
        (ORGANISER, "extension_list"),
        (MEMBERS, "attachment_list attachment_download attachment_preview"),
        (WRITERS, "attachment_add upload_begin attachment_describe attachment_remove"),
        # What is on its way is its sender's own.
        (SUBMITTER, "upload_receive"),
        (WRITERS, "version_restore comment_resolve comment_take_up"),
        (WRITERS, "application_start application_edit self_assessment_edit self_description_edit"),
        (SUBMITTER, "application_submit application_withdraw application_reopen"),
        (SUBMITTER, "self_description_submit"),
        (ORGANISERS, "municipality_list municipality_export municipality_import"),
        (ORGANISERS, "municipality_show"),
        (ORGANISER, "application_list application_read feedback_list feedback_release"),
        (ORGANISER, "form_show row_add row_edit row_remove"),
        (ORGANISER, "question_add question_edit question_move question_remove"),
        (WRITERS, "question_adopt"),
        (EVERYBODY, "nomination_create nomination_thanks nomination_confirm"),
        (MEMBERS, "nomination_answer joint_show joint_answer published_show publication_show"),
        (MEMBERS, "history_show"),
        (SUBMITTER, "joint_take_back published_opt_out published_opt_in"),
        (SUBMITTER, "consent_withdraw consent_give"),
        (WRITERS, "published_fetch earlier_fetch"),
        (ORGANISER, "nomination_list doors_change published_list published_import"),
        (ORGANISER, "published_take_in"),
        # Eligibility is decided, feedback not yet due, and the receipt was never sent.
        (NOBODY, "eligibility_decide feedback_write receipt_download receipt_pdf"),
        # Nothing of an application is read while it is being written.
        (NOBODY, "attachment_read attachment_glance dossier_show dossier_progress receipt_read"),
        (NOBODY, "completion_request completion_close"),
        # Nothing has been gathered yet.
        (NOBODY, "own_dossier_download dossier_download"),
    ],
    "webaudit": [
        (MEMBERS, "own_site_show own_site_export own_site_progress"),
        # How the pages of a report looked: to the same as the report; their code to the organiser only.
        (MEMBERS, "own_page_show own_page_picture own_finding_picture"),
        (ORGANISER, "page_show page_picture finding_picture page_html"),
        # Only those who write for the municipality dispute what was found.
        (WRITERS, "reply_write"),
        (ORGANISER, "edition_report edition_export site_export hand_check_edit"),
        (ORGANISER, "reply_list reply_decide alarm_repeat plan_show secret_publish"),
        (ORGANISER, "weights_fix total_list scale_list scale_make scale_apply"),
        # How pages are chosen is public; what was drawn is not before the secret is (see LATER).
        (EVERYBODY, "draw_list"),
        (NOBODY, "draw_show draw_export"),
        (ORGANISER, "site_list site_add site_show site_change sample_change page_find"),
        (ORGANISER, "consent_change"),
        (ORGANISER, "run_progress run_start run_cancel run_pause run_resume run_repeat"),
        (ORGANISER, "run_show run_sites"),
    ],
    "jury": [
        (PEOPLE, "home"),
        (VOTERS, "round_show declaration_edit assessment_edit score_sheet score_sheet_export"),
        ({"chair", "juror"}, "assessment_sign assessment_field note_move version_list"),
        ({"chair", "juror"}, "attachment_read attachment_glance"),
        ({"juror"}, "visit_note"),
        ({"chair", "juror"}, "audit_show audit_export audit_reply_decide audit_hand_check"),
        ({"chair", "juror"}, "audit_page_show audit_page_picture audit_finding_picture"),
        ({"chair", "secretary"}, "round_lead"),
        (VOTERS | {"secretary"}, "audit_plan"),
        ({"chair"}, "declaration_decide assessment_unsign citation_adopt"),
        (MEMBERS, "visit_check"),
        # Everybody in the jury follows a meeting; what each sees there stands in its own tests.
        (VOTERS | {"secretary"}, "meeting_list meeting_show meeting_state meeting_act"),
        (VOTERS | {"secretary"}, "minutes_draft"),
        (ORGANISER, "meeting_overview"),
        ({"chair", "secretary"}, "meeting_plan"),
        # Anybody may follow a link; what it gives depends on the link.
        (EVERYBODY, "invitation_show"),
        (PEOPLE, "invitation_decline"),
        (ORGANISER, "juror_invite invitation_send_again invitation_withdraw"),
        (ORGANISER, "juror_list juror_appoint juror_release round_overview"),
        (ORGANISER, "round_open round_manage round_complete round_close decision_propose"),
        (ORGANISER, "visit_list visit_report citation_list vote_manage"),
        (ORGANISER, "round_prepare plan_first plan_second plan_completion"),
        (ORGANISER, "proposal_list proposal_dismiss proposal_restore"),
        (ORGANISER, "conflict_record conflict_record_download"),
        ({"chair", "secretary"}, "conflict_record_read"),
        (EVERYBODY, "conflict_list"),
        (ORGANISER, "tie_list tie_create tie_change tie_remove tie_export tie_import"),
        (ORGANISER, "round_insight seal_ask seal_end"),
        # Another organiser of the award would do as well.
        ({"chair"}, "seal_answer"),
        # The round is sealed.
        (NOBODY, "others_list others_show chair_export"),
        (NOBODY, "judgement_list judgement_show judgement_export"),
        # There is no vote yet, and how the jury voted is told with the winner.
        (NOBODY, "vote_show vote_close vote_open vote_void ballot_edit vote_public"),
        # The round is open, and has never been opened again.
        (NOBODY, "round_reopen earlier_record"),
        # Nothing is proposed, the round is open, and Luleå is not nominated.
        (NOBODY, "late_conflict_show"),
        (NOBODY, "decision_confirm ranking_show visit_plan citation_edit"),
        # The meeting has not begun, so it has no minutes.
        (NOBODY, "minutes_show minutes_change minutes_sign minutes_pdf minutes_download"),
        # What would change a ranking is asked of closed rounds only.
        (NOBODY, "what_if one_less criterion_means leniency_show agenda_show"),
        (NOBODY, "office_what_if office_one_less office_criterion_means"),
        (NOBODY, "office_leniency_show office_agenda_show"),
        (NOBODY, "way_show office_way_show"),
    ],
}
EXPECTED = {
    f"{app}:{name}": who
    for app, rows in TABLE.items()
    for who, names in rows
    for name in names.split()
}
# When the round is closed, Luleå is nominated, a decision is proposed and the secret of the draw is told.
LATER = {
    "jury:decision_confirm": {"chair"},
    # Each without the municipalities that the person has a conflict towards.
    "jury:round_reopen": {"chair"},
    "jury:earlier_record": ORGANISER,
    "jury:ranking_show": VOTERS | {"secretary"},
    "jury:what_if": VOTERS | {"secretary"},
    "jury:one_less": VOTERS | {"secretary"},
    "jury:criterion_means": VOTERS | {"secretary"},
    "jury:leniency_show": VOTERS | {"secretary"},
    "jury:agenda_show": VOTERS | {"secretary"},
    "jury:office_what_if": ORGANISER,
    "jury:late_conflict_show": ORGANISER,
    "jury:office_one_less": ORGANISER,
    "jury:office_criterion_means": ORGANISER,
    "jury:office_leniency_show": ORGANISER,
    "jury:office_agenda_show": ORGANISER,
    "jury:way_show": {"chair", "juror", "secretary"},
    "jury:office_way_show": ORGANISER,
    # Who has declared that there is no conflict.
    "jury:others_list": {"chair", "juror"},
    "jury:others_show": {"chair", "juror"},
    "jury:chair_export": {"chair"},
    "jury:judgement_list": ORGANISER,
    "jury:judgement_show": ORGANISER,
    "jury:judgement_export": ORGANISER,
    "jury:decision_propose": ORGANISER,
    "jury:visit_plan": ORGANISER,
    "jury:vote_show": VOTERS | {"secretary"},
    "jury:ballot_edit": {"juror"},
    "jury:vote_close": {"chair"},
    "jury:vote_open": ORGANISER,
    "jury:vote_void": ORGANISER,
    "jury:citation_edit": ORGANISER,
    "webaudit:draw_show": EVERYBODY,
    "webaudit:draw_export": EVERYBODY,
}
PUBLIC_OF_EDITION = ["award:edition_show", "award:edition_jury", "award:edition_results"]
