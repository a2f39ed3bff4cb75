"""What the state machine chooses among, where its rounds begin, and what they come to before chance."""

from hypothesis import strategies as st

CODES = st.sampled_from(["0180", "1280", "1480", "2580", "1380"])
ROLES = st.sampled_from(["chair", "vice_chair", "member", "second"])
# Only the chair opens again what is signed or closed; others try now and then.
OPENERS = st.sampled_from(["chair", "chair", "chair", "member"])
PICKS = st.integers(0, 19)
LEVELS = st.sampled_from([None, 0, 1.5, 2, 3, 4])
ANSWERS = st.sampled_from(
    [
        ("none", "", ""),
        ("conflict", "J1", "Jag arbetar där."),
        ("unsure", "J5", "Vi var klasskamrater."),
    ]
)
# What has happened in a round before anything is left to chance; None is a round without a plan.
STARTS = {
    "everybody reads everything": None,
    "prepared": [],
    "handed over": ["deal", "nobody leaves", "leave"],
    "read again": ["deal", "finish", "read_again"],
    "closed": ["deal", "finish", "close", "conflict"],
    "reopened": ["deal", "finish", "close", "reopen"],
    "put right": ["deal", "finish", "close", "reopen", "unsign", "doubt", "finish", "close"],
    "too early": ["deal", "save", "sign", "sign", "close early", "conflict", "close early"],
}
# Every act that the starts together have done, and every one that they have been refused.
DONE = {
    "declare",
    "decide_declaration",
    "save_assessment",
    "hand_in_assessment",
    "sign_assessment",
    "unsign_assessment",
    "confirm_first_plan",
    "read_grey_zone_again",
    "complete_by_plan",
    "close_round",
    "reopen_round",
    "a signed assessment voided",
    "voided in a closed round",
    "signed again after being opened",
    "closed again after being reopened",
}
REFUSED = {"sign_assessment", "complete_by_plan", "close_round"}
