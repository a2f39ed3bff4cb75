"""How this floor's events read in the history."""

from django.utils.translation import gettext_lazy as _

EVENTS = {
    "nominations.application.started": _("The application was started"),
    "nominations.application.saved": _("The application was written in"),
    "nominations.application.submitted": _("The application was handed in"),
    "nominations.application.withdrawn": _("The application was taken back"),
    "nominations.application.reopened": _("The application was opened again"),
    "nominations.application.eligible": _("The application may compete"),
    "nominations.application.ineligible": _("The application may not compete"),
    "nominations.application.longlisted": _("The municipality came on the longlist"),
    "nominations.application.nominated": _("The municipality was nominated"),
    "nominations.application.won": _("The municipality won"),
    "nominations.self_description.opened": _("The self-description was opened"),
    "nominations.self_description.submitted": _("The self-description was handed in"),
    "nominations.feedback.written": _("Feedback was written"),
    "nominations.feedback.released": _("Feedback was released"),
    "nominations.membership.added": _("A person was added to the municipality"),
    "nominations.membership.removed": _("A person was removed from the municipality"),
    "nominations.municipality.added": _("A municipality was added"),
    "nominations.municipality.changed": _("A municipality was changed"),
    "nominations.question.added": _("A question was added"),
    "nominations.question.changed": _("A question was changed"),
    "nominations.question.removed": _("A question was removed"),
    "nominations.statement.added": _("A statement was added"),
    "nominations.statement.changed": _("A statement was changed"),
    "nominations.statement.removed": _("A statement was removed"),
    "nominations.eligibilityrule.added": _("A condition for competing was added"),
    "nominations.eligibilityrule.changed": _("A condition for competing was changed"),
    "nominations.eligibilityrule.removed": _("A condition for competing was removed"),
}
