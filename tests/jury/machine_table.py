"""Where the rounds of the state machine begin, and what they must at least come to."""

# What has happened in a round before anything is left to chance; None is a round without a plan.
STARTS = {
    "everybody reads everything": None,
    "prepared": [],
    "handed over": ["deal", "leave"],
    "read again": ["deal", "finish", "read_again"],
    "closed": ["deal", "finish", "close", "conflict"],
    "reopened": ["deal", "finish", "close", "reopen"],
    "put right": ["deal", "finish", "close", "reopen", "unsign", "doubt", "finish", "close"],
}
# How often each act comes about in a whole run, at least; and which must also have been refused.
LEAST_DONE = {
    "declare": 10,
    "decide_declaration": 3,
    "save_assessment": 2,
    "hand_in_assessment": 50,
    "sign_assessment": 2,
    "unsign_assessment": 2,
    "confirm_first_plan": 8,
    "read_grey_zone_again": 3,
    "complete_by_plan": 3,
    "close_round": 6,
    "reopen_round": 3,
    "a signed assessment voided": 3,
    "voided in a closed round": 1,
    "signed again after being opened": 2,
    "closed again after being reopened": 1,
}
REFUSED = {"sign_assessment", "complete_by_plan", "close_round"}
