"""The access matrix: who learns what of what others have judged, who is answered, and what is asked."""

# What is changed behind the reader's back, in each state: another juror's levels and reasons of Malmö (M) and
# of Stockholm (S); that a juror has signed Stockholm at all (n, a number that those who lead may know);
# drafts of both (D) and private notes (P), which are nobody else's; the note and the proposal on Malmö at the
# meeting (N); where a ballot puts Malmö (V). A closed round's figures are changed as a whole: who has signed
# stands in its record.
STATES = {
    "open, never": "MSnDP",
    "open, after all own": "MSnDP",
    "open, after own": "MSnDP",
    # Closed, opened again, closed anew; the meeting has Malmö before it.
    "closed": "MSDPN",
    # The minutes are signed, the longlist is decided, and the final vote is open with every ballot in.
    "decided": "MSDPNV",
    # The votes are counted.
    "counted": "MSV",
}
# “Conflict”, “doubt”, “undeclared”, “late” and “later” are about Malmö; “late” came after the signature,
# “later” after the round had closed. Who has “begun” has signed Stockholm only, who is “done” has signed all.
LEARNS = {
    #                        never   all own  own     closed  decided counted
    "anonymous":            ("",     "",      "",     "",     "",     ""),
    "nobody":               ("",     "",      "",     "",     "",     ""),
    "applicant":            ("",     "",      "",     "",     "",     ""),
    "another organiser":    ("",     "",      "",     "",     "",     ""),
    "organiser":            ("n",    "n",     "n",    "MS",   "MSN",  "V"),
    "organiser, unsealed":  ("MSn",  "MSn",   "MSn",  "MS",   "MSN",  "V"),
    "secretary":            ("n",    "n",     "n",    "MSN",  "MSN",  "V"),
    "chair, begun":         ("n",    "n",     "Sn",   "MSN",  "MSN",  "V"),
    "juror, unsigned":      ("",     "",      "",     "MSN",  "MSN",  "V"),
    "juror, begun":         ("",     "",      "Sn",   "MSN",  "MSN",  "V"),
    "juror, done":          ("",     "MSn",   "MSn",  "MSN",  "MSN",  "V"),
    "conflict, begun":      ("",     "",      "Sn",   "S",    "S",    ""),
    "conflict, done":       ("",     "Sn",    "Sn",   "S",    "S",    ""),
    "late conflict, done":  ("",     "Sn",    "Sn",   "S",    "S",    ""),
    "conflict later, done": ("",     "MSn",   "MSn",  "S",    "S",    ""),
    "conflict, organiser, done": ("n", "Sn",  "Sn",   "S",    "S",    ""),
    "doubt, begun":         ("",     "",      "Sn",   "S",    "S",    ""),
    "undeclared, begun":    ("",     "",      "Sn",   "S",    "S",    ""),
}  # fmt: skip

# Pages of the others' that tell how the jury's work goes.
ABOUT = [
    "award:home",
    "award:edition_desk",
    "award:office_show",
    "award:history_list",
    "award:edition_show",
    "award:edition_jury",
    "award:edition_results",
    "award:letter_list",
    "nominations:application_list",
    "nominations:application_read",
    "nominations:application_show",
    "nominations:feedback_list",
    "nominations:municipality_find",
]
# What is asked for by name, by a search, and with something left out; also by who may not know of Malmö.
QUERIES = {
    "jury:what_if": ["?places=1", "?without=01"],
    "jury:office_what_if": ["?without=01"],
    "jury:one_less": ["?first=1280&second=0180"],
    "jury:office_one_less": ["?first=1280&second=0180"],
    "award:history_list": ["?page=2"],
    "award:letter_list": ["?status=waiting"],
    "nominations:application_list": ["?q=Malm%C3%B6", "?order=oldest"],
    "nominations:municipality_find": ["?q=Malm%C3%B6"],
}
# Once the jury has met, only what has changed with that is asked for again.
_LATE = (
    "meeting|minutes|vote|ballot|decision|citation|visit|way_show|ranking|late_conflict|conflict"
    "|earlier|home|desk|office_show|history|edition_|round_lead|round_show|application_show"
)
LATE = {"decided": _LATE, "counted": "vote|ballot|home|desk|office_show|history|edition_"}

# Addresses of the jury's that nobody's judgement can be told by.
NOT_COMPARED = {
    "A link of one's own, before anybody sits in the jury.": (
        "invitation_show invitation_decline invitation_send_again invitation_withdraw"
    ),
    "A row of the register of ties, which is kept before anybody judges.": (
        "tie_change tie_remove proposal_restore"
    ),
    "This edition has no files; who reads one stands in the table of all addresses.": (
        "attachment_read attachment_glance"
    ),
    "This edition has no web audit; who reads a part of one stands in the table of all addresses.": (
        "audit_page_show audit_page_picture audit_finding_picture audit_reply_decide"
    ),
}

# Who is answered with anything else than the log-in page or than what was never there: by reading, or by
# posting where nothing can be read. Addresses about a municipality are asked for Malmö (1280) and for
# Stockholm (0180). Columns, as above:
#     anonymous, nobody, applicant, another organiser
#     |    organiser, unsealed
#     |    |  secretary
#     |    |  | chair
#     |    |  | | juror unsigned, begun, done
#     |    |  | | |   conflict begun, done, late, later
#     |    |  | | |   |    organiser in the jury, with a conflict
#     |    |  | | |   |    | doubt
#     |    |  | | |   |    | | undeclared
# fmt: off
_OPEN = [
    ("xxxx xx x x xxx xxxx x x x", "home conflict_list edition_show edition_jury edition_results"),
    (".xxx xx x x xxx xxxx x x x", "municipality_find"),
    (".... .. x x xxx xxxx x x x", "audit_plan meeting_list"),
    (".... .. . x xxx xxxx x x x", (
        "round_show declaration_edit score_sheet score_sheet_export "
        "assessment_edit/1280 assessment_edit/0180 assessment_field/0180 "
        "note_move/0180 version_list/0180 assessment_sign/0180"
    )),
    (".... .. . x xxx ...x . . .", (
        "assessment_field/1280 note_move/1280 version_list/1280 "
        "assessment_sign/1280"
    )),
    (".... .. x x ... .... . . .", "conflict_record_read meeting_plan round_lead"),
    (".... xx . . ... .... x . .", (
        "application_list application_read/1280 application_read/0180 "
        "feedback_list juror_list juror_appoint juror_invite juror_release "
        "proposal_list conflict_record conflict_record_download "
        "proposal_dismiss tie_list tie_create tie_import tie_export "
        "round_overview round_open round_prepare round_manage round_insight "
        "seal_ask seal_end round_complete round_close decision_propose "
        "vote_manage meeting_overview visit_list citation_list office_show "
        "edition_desk history_list letter_list"
    )),
    (".... .. . x ... .... . . .", "citation_adopt declaration_decide assessment_unsign"),
    (".... .x . . ... .... . . .", (
        "judgement_list judgement_export judgement_show/1280 "
        "judgement_show/0180"
    )),
    ("..x. .. . . ... .... . . .", "application_show/1280"),
    (".... .. . . ... .... . . .", (
        "application_show/0180 visit_note/1280 visit_note/0180 "
        "decision_confirm vote_show ballot_edit vote_close meeting_show "
        "meeting_state minutes_show minutes_draft minutes_sign minutes_pdf "
        "minutes_change meeting_act round_reopen ranking_show what_if "
        "office_what_if one_less office_one_less criterion_means "
        "office_criterion_means leniency_show office_leniency_show "
        "agenda_show office_agenda_show way_show/1280 way_show/0180 "
        "office_way_show/1280 office_way_show/0180 chair_export seal_answer "
        "audit_show/1280 audit_show/0180 audit_export/1280 "
        "audit_export/0180 audit_hand_check/1280 audit_hand_check/0180 "
        "earlier_record plan_first plan_second plan_completion "
        "late_conflict_show vote_open vote_void minutes_download "
        "visit_plan/1280 visit_plan/0180 visit_report/1280 "
        "visit_report/0180 citation_edit/1280 citation_edit/0180 "
        "vote_public visit_check/1280 visit_check/0180"
    )),
]
_NEVER = [
    (".... .. . . ... .... . . .", "others_list others_show/1280 others_show/0180"),
]
_AFTER_ALL_OWN = [
    (".... .. . . ..x .xxx x . .", "others_list others_show/0180"),
    (".... .. . . ..x ...x . . .", "others_show/1280"),
]
_AFTER_OWN = [
    (".... .. . x .xx xxxx x x x", "others_list others_show/0180"),
    (".... .. . . ..x ...x . . .", "others_show/1280"),
]
_CLOSED = [
    ("xxxx xx x x xxx xxxx x x x", "home conflict_list edition_show edition_jury edition_results"),
    (".xxx xx x x xxx xxxx x x x", "municipality_find"),
    (".... .. x x xxx xxxx x x x", (
        "audit_plan meeting_list meeting_show meeting_state minutes_draft "
        "meeting_act ranking_show what_if one_less criterion_means "
        "leniency_show agenda_show way_show/0180"
    )),
    (".... .. . x xxx xxxx x x x", (
        "round_show declaration_edit others_list others_show/0180 "
        "score_sheet score_sheet_export assessment_edit/1280 "
        "assessment_edit/0180 assessment_field/0180 note_move/0180 "
        "version_list/0180 assessment_sign/0180"
    )),
    (".... .. x x xxx .... . . .", "way_show/1280"),
    (".... .. . x xxx .... . . .", (
        "others_show/1280 assessment_field/1280 note_move/1280 "
        "version_list/1280 assessment_sign/1280"
    )),
    (".... .. x x ... .... . . .", "conflict_record_read meeting_plan round_lead"),
    (".... xx . . ... .... x . .", (
        "application_list application_read/1280 application_read/0180 "
        "feedback_list office_what_if office_one_less "
        "office_criterion_means office_leniency_show office_agenda_show "
        "office_way_show/0180 juror_list juror_appoint juror_invite "
        "juror_release proposal_list conflict_record "
        "conflict_record_download proposal_dismiss tie_list tie_create "
        "tie_import tie_export round_overview round_open round_prepare "
        "round_manage round_insight seal_ask seal_end judgement_list "
        "judgement_export judgement_show/1280 judgement_show/0180 "
        "round_complete round_close late_conflict_show decision_propose "
        "vote_manage meeting_overview visit_list citation_list office_show "
        "edition_desk history_list letter_list"
    )),
    (".... xx . . ... .... . . .", "office_way_show/1280 earlier_record"),
    (".... .. . x ... .... . . .", "citation_adopt round_reopen assessment_unsign chair_export"),
    ("..x. .. . . ... .... . . .", "application_show/1280"),
    (".... .. . . ... .... . . .", (
        "application_show/0180 visit_note/1280 visit_note/0180 "
        "decision_confirm vote_show ballot_edit vote_close minutes_show "
        "minutes_sign minutes_pdf minutes_change declaration_decide "
        "seal_answer audit_show/1280 audit_show/0180 audit_export/1280 "
        "audit_export/0180 audit_hand_check/1280 audit_hand_check/0180 "
        "plan_first plan_second plan_completion vote_open vote_void "
        "minutes_download visit_plan/1280 visit_plan/0180 visit_report/1280 "
        "visit_report/0180 citation_edit/1280 citation_edit/0180 "
        "vote_public visit_check/1280 visit_check/0180"
    )),
]
_DECIDED = [
    ("xxxx xx x x xxx xxxx x x x", "home conflict_list edition_show edition_jury edition_results"),
    (".... .. x x xxx xxxx x x x", (
        "vote_show meeting_list meeting_show meeting_state minutes_show "
        "minutes_draft minutes_sign minutes_pdf meeting_act ranking_show "
        "way_show/0180"
    )),
    (".... .. . x xxx xxxx x x x", "ballot_edit round_show"),
    (".... .. x x xxx .... . . .", "way_show/1280"),
    (".... .. x x ... .... . . .", "conflict_record_read meeting_plan minutes_change round_lead"),
    (".... xx . . ... .... x . .", (
        "office_way_show/0180 conflict_record conflict_record_download "
        "late_conflict_show decision_propose vote_manage vote_open "
        "vote_void meeting_overview minutes_download visit_list "
        "visit_plan/1280 visit_plan/0180 citation_list citation_edit/1280 "
        "citation_edit/0180 office_show edition_desk history_list"
    )),
    (".... xx . . ... .... . . .", "office_way_show/1280 earlier_record"),
    (".... .. . x ... .... . . .", "decision_confirm citation_adopt vote_close"),
    ("..x. .. . . ... .... . . .", "application_show/1280"),
    (".... .. . . ... .... . . .", (
        "application_show/0180 visit_note/1280 visit_note/0180 "
        "visit_report/1280 visit_report/0180 vote_public visit_check/1280 "
        "visit_check/0180"
    )),
]
_COUNTED = [
    ("xxxx xx x x xxx xxxx x x x", "home edition_show edition_jury edition_results"),
    (".... .. x x xxx xxxx x x x", "vote_show"),
    (".... .. . x xxx xxxx x x x", "ballot_edit"),
    (".... xx . . ... .... x . .", (
        "vote_manage vote_open vote_void office_show edition_desk "
        "history_list"
    )),
    (".... .. . x ... .... . . .", "vote_close"),
    (".... .. . . ... .... . . .", "vote_public"),
]
# fmt: on
DOORS = {
    "open, never": _OPEN + _NEVER,
    "open, after all own": _OPEN + _AFTER_ALL_OWN,
    "open, after own": _OPEN + _AFTER_OWN,
    "closed": _CLOSED,
    "decided": _DECIDED,
    "counted": _COUNTED,
}
