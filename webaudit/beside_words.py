"""What is measured beside accessibility, in the words of the competition."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from webaudit.beside.results import Answer, Kind, Outcome

TITLES = {
    Kind.STATEMENT: _("Accessibility statement"),
    Kind.VALIDITY: _("Valid HTML"),
    Kind.DOCUMENTS: _("Documents"),
    Kind.NOT_FOUND: _("Page that does not exist"),
    Kind.TRANSPORT: _("Secure connection"),
    Kind.THIRD_PARTIES: _("Third parties"),
    Kind.SECURITY_TXT: _("security.txt"),
}

ABOUT = {
    Kind.STATEMENT: _(
        "The law asks for a statement of how accessible the site is. Ten checks, each with the words "
        "it rests on. What is unclear counts half and is read by a person."
    ),
    Kind.VALIDITY: _(
        "The W3C's own checker on the pages as they were sent (guideline R84). Kinds of error count, not "
        "errors: ten kinds on a page leave it without points."
    ),
    Kind.DOCUMENTS: _(
        "PDF files that the sampled pages link to: whether they have tags, a title and a language, so "
        "that they can be read aloud."
    ),
    Kind.NOT_FOUND: _("What a visitor meets who follows an old link."),
    Kind.TRANSPORT: _("Whether what visitors read and write is protected on its way."),
    Kind.THIRD_PARTIES: _(
        "Other organisations that learn of a visit, because the pages fetch something from them. Each "
        "takes ten points."
    ),
    Kind.SECURITY_TXT: _(
        "A small file that says whom to tell about a security hole, before somebody else uses it."
    ),
}

OUTCOMES = {
    Outcome.NOTHING_THERE: _("the sampled pages link to no PDF file"),
    Outcome.NO_ANSWER: _("the site did not answer"),
    Outcome.TOO_SLOW: _("it took too long"),
    Outcome.TOO_BIG: _("there was too much to read"),
    Outcome.BLOCKED: _("the address leads to a closed network"),
    Outcome.DISALLOWED: _("the site asks robots to stay away from it"),
    Outcome.LOCAL: _("the site lies on this machine"),
    Outcome.NO_JAVA: _("Java is missing on our machine"),
    Outcome.NO_VALIDATOR: _("the checker is missing on our machine"),
    Outcome.NO_LOG: _("nobody noted what the pages fetch"),
    Outcome.UNREADABLE: _("it could not be read"),
    Outcome.ERROR: _("something went wrong in the check"),
}

ANSWERS = {
    Answer.YES: _("yes"),
    Answer.NO: _("no"),
    Answer.UNCLEAR: _("unclear, a person looks"),
}
TONES = {Answer.YES: "success", Answer.NO: "danger", Answer.UNCLEAR: "warning"}

CHECKS = {
    Kind.STATEMENT: {
        "link": _("Linked by its name on the start page or in every footer"),
        "heading": _("A web page with that heading"),
        "names": _("Names the municipality and the site"),
        "conformance": _("Says wholly, partly or not compliant"),
        "faults": _("Lists what is not accessible, with reasons"),
        "assessed": _("Says when the site was assessed"),
        "updated": _("Updated within twelve months"),
        "method": _("Says how the site was assessed"),
        "feedback": _("Gives a way to tell the municipality"),
        "complaint": _("Links to Digg's form for complaints"),
    },
    Kind.NOT_FOUND: {
        "status": _("Answers that the page does not exist (404)"),
        "is_page": _("Shows a page of its own"),
        "says_so": _("Says that the page does not exist"),
        "leads_on": _("Leads on: search, start page or contact"),
        "language": _("Says which language it is in"),
    },
    Kind.TRANSPORT: {
        "https": _("Answers with https and a valid certificate"),
        "redirect": _("Sends visitors from http to https"),
        "permanent": _("Does so for good (301 or 308)"),
        "hsts": _("Asks the browser to stay with https (HSTS)"),
        "hsts_long": _("Asks it for at least half a year"),
        "few_redirects": _("At most two steps to the start page"),
        "pages": _("Every sampled page has https"),
    },
    Kind.SECURITY_TXT: {
        "found": _("The file is in its place"),
        "contact": _("Says whom to contact"),
        "expires": _("Says until when it holds, and still does"),
        "secure": _("Comes by https"),
        "language": _("Says in which languages to write"),
    },
}

FLAGS = {
    "contradiction": _("Says wholly compliant, but our audit found faults"),
    "burden": _("Calls something disproportionately burdensome (section 12)"),
    "exempt": _("Says that something falls outside the law (section 9)"),
    "unfilled": _("Something of a template seems to be left"),
}


def facts(kind, evidence):
    """What a measure without checks rests on, as sentences."""
    ways = {
        Kind.VALIDITY: _kinds_of_error,
        Kind.DOCUMENTS: _documents,
        Kind.THIRD_PARTIES: _domains,
    }
    return ways[kind](evidence) if kind in ways else []


def _kinds_of_error(evidence):
    for kind in evidence.get("kinds", ()):
        on_pages = ngettext("%(n)d page", "%(n)d pages", kind["pages"]) % {"n": kind["pages"]}
        yield f"{kind['text']} ({on_pages})"


def _documents(evidence):
    for document in evidence.get("documents", ()):
        missing = [
            word
            for check, word in (
                ("is_tagged", gettext("tags")),
                ("has_title", gettext("title")),
                ("has_language", gettext("language")),
            )
            if not document[check]
        ]
        lack = gettext("has tags, title and language")
        if missing:
            lack = gettext("lacks %(what)s") % {"what": ", ".join(missing)}
        yield f"{document['url']}: {lack}"
    unreadable = gettext("could not be read")
    for unread in evidence.get("unread", ()):
        yield f"{unread['url']}: {unreadable}"


def _domains(evidence):
    for domain in evidence.get("domains", ()):
        on_pages = ngettext("%(n)d page", "%(n)d pages", domain["pages"]) % {"n": domain["pages"]}
        yield f"{domain['domain']} ({on_pages})"
