"""The engine's and the history's terms in the words of the competition."""

from django.utils.translation import gettext_lazy as _

from webaudit.engine import Outcome, Reason

OUTCOMES = {
    Outcome.OK: _("measured"),
    Outcome.PARTIAL: _("only a part of the checks could run"),
    Outcome.AUDIT_FAILED: _("the page did not let itself be checked"),
    Outcome.HTTP_ERROR: _("the server answered with an error"),
    Outcome.AUTH: _("the page asks for a log-in"),
    Outcome.NOT_HTML: _("the address does not lead to a web page"),
    Outcome.NO_CONTENT: _("the page is empty"),
    Outcome.NAV_TIMEOUT: _("the site did not answer in time"),
    Outcome.NAV_FAILED: _("the site does not answer"),
    Outcome.PAGE_STUCK: _("the page hung"),
    Outcome.CRASHED: _("the page made the browser crash"),
    Outcome.REDIRECT_LOOP: _("the page sends its visitors round in a circle"),
    Outcome.TOO_BIG: _("the page is too big to load"),
    Outcome.TOO_MANY_REQUESTS: _("the page loads too many files"),
    Outcome.TOO_MANY_ELEMENTS: _("the page has too many parts to check"),
    Outcome.CERT: _("the site's certificate is not valid"),
    Outcome.DNS: _("there is no site at the address"),
    Outcome.BLOCKED: _("the address leads to a closed network"),
    Outcome.BAD_URL: _("the address cannot be read"),
    Outcome.BAD_SCHEME: _("the address is not one of a web page"),
    Outcome.HARD_TIMEOUT: _("the check took too long"),
    Outcome.MEMORY: _("the page takes too much memory"),
    Outcome.DISALLOWED: _("the site's robots.txt closes the page"),
    Outcome.ERROR: _("something went wrong in the check"),
}

REASONS = {
    Reason.NO_NODE: _("The audits need Node.js 20 or later: install the package nodejs."),
    Reason.OLD_NODE: _("The audits need Node.js 20 or later: the one installed is older."),
    Reason.NO_PACKAGES: _("The audits need pa11y and axe-core: run make install."),
    Reason.NO_BROWSER: _("The audits need a browser: install the package chromium-headless-shell."),
    Reason.BROWSER_DOES_NOT_START: _("The browser for the audits does not start on this machine."),
    Reason.BROWSER_SEES_NOTHING: _(
        "The browser for the audits cannot read text: install a font, such as fonts-dejavu-core."
    ),
}


EVENTS = {
    "webaudit.consent.recorded": _("A municipality let us audit what its robots.txt closes"),
    "webaudit.consent.withdrawn": _("A municipality's consent to the audit was taken back"),
    "webaudit.evidence.deleted": _("Pictures and code of audited pages were deleted"),
    "webaudit.hand_checks.saved": _("A site was tried by hand"),
    "webaudit.page.replaced": _("A page gave its place to the next of the draw"),
    "webaudit.pages.sought": _("Pages to audit were looked for"),
    "webaudit.plan.changed": _("The plan of the audit was decided"),
    "webaudit.replies.extended": _("The time for replies was changed"),
    "webaudit.replies.opened": _("The municipalities were given time to reply"),
    "webaudit.reply.decided": _("A reply was decided on"),
    "webaudit.reply.written": _("A municipality disputed a fault"),
    "webaudit.run.begun": _("The worker began the audit"),
    "webaudit.run.cancelled": _("The audit was cancelled"),
    "webaudit.run.completed": _("The audit was completed"),
    "webaudit.run.failed": _("The audit stopped"),
    "webaudit.run.paused": _("The audit was paused"),
    "webaudit.run.rescaled": _("The figures were worked out on another scale"),
    "webaudit.run.resumed": _("The audit went on"),
    "webaudit.run.started": _("The audit was started"),
    "webaudit.sample.proposed": _("A sample was proposed"),
    "webaudit.sample.set": _("The sample was decided"),
    "webaudit.scale.asked_for": _("Figures on another scale were asked for"),
    "webaudit.scale.made": _("A scale was made"),
    "webaudit.secret.published": _("The secret of the draw was published"),
    "webaudit.site.measured_beside": _("A site was measured beside accessibility"),
    "webaudit.site.changed": _("The address of a site was changed"),
    "webaudit.sites.added": _("Sites were added"),
    "webaudit.weights.fixed": _("The weights of the total were fixed"),
}


# What stood in front of a page so that only a part of it could be checked, as walls.mjs says it.
HIDDEN = {
    "cookie wall: it stays or comes back": _(
        "a question about cookies hides the page: a person has to look"
    ),
    "offer: it stays or comes back": _("an offer hides the page: a person has to look"),
    "a dialog hides the page": _("a dialog hides the page: a person has to look"),
    "the button in front of the page leads to another page": _(
        "the answer about cookies leads to another page: a person has to look"
    ),
}

NOTES = {
    "cookie_wall": _("a question about cookies stood in front of the page"),
    "offer_closed": _("an offer stood in front of the page"),
    "navigated": _("the page moved on by itself"),
    "load_incomplete": _("not everything had come when the page was checked"),
    "never_quiet": _("the page never came to rest"),
}


def outcome_in_words(outcome, detail=""):
    """An outcome for the reader; a page without one is still waiting."""
    if outcome == Outcome.PARTIAL and detail in HIDDEN:
        return HIDDEN[detail]
    return OUTCOMES[Outcome(outcome)] if outcome else _("waiting")


def notes_in_words(notes):
    """What was odd about a page and matters to whoever reads its figure; what does not is left out."""
    pressed = [note.removeprefix("pressed ") for note in notes if note.startswith("pressed ")]
    return [
        *(words for note, words in NOTES.items() if note in notes),
        *(_("the button ”%(name)s” was pressed") % {"name": name} for name in pressed),
    ]


def problem_in_words(error):
    """Why a run stopped, for the reader; None where only the program's own words tell."""
    return REASONS[Reason(error)] if error in set(Reason) else None


ONLY_A_PART = _(
    "Automatic tests find only a part of the faults. No faults found does not mean that the site is "
    "accessible, and the figure is no legal verdict."
)
