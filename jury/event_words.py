"""How the jury's events read in the history."""

from django.utils.translation import gettext_lazy as _

EVENTS = {
    "jury.assessment.revived": _("An assessment was opened again after a doubt was cleared"),
    "jury.assessment.signed": _("An assessment was signed"),
    "jury.assessment.unsigned": _("A signed assessment was opened again by the chair"),
    "jury.assessment.voided": _("An assessment was voided because of a conflict"),
    "jury.citation.adopted": _("The citation was adopted and locked"),
    "jury.citation.saved": _("The citation was saved"),
    "jury.decision.confirmed": _("A decision was confirmed"),
    "jury.decision.proposed": _("A decision was proposed"),
    "jury.declaration.decided": _("A doubtful conflict was decided"),
    "jury.declaration.made": _("A declaration of conflict was made"),
    "jury.invitation.accepted": _("An invitation to the jury was accepted"),
    "jury.invitation.declined": _("An invitation to the jury was declined"),
    "jury.invitation.sent": _("An invitation to the jury was sent"),
    "jury.invitation.sent_again": _("An invitation to the jury was sent again"),
    "jury.invitation.withdrawn": _("An invitation to the jury was withdrawn"),
    "jury.juror.appointed": _("A juror was appointed"),
    "jury.juror.released": _("A juror left the seat"),
    "jury.round.closed": _("A round was closed and its figures fixed"),
    "jury.round.completed": _("A round was completed with new jurors or applications"),
    "jury.round.opened": _("A round was opened"),
    "jury.visit.fact_checked": _("The facts of a visit's report were checked"),
    "jury.visit.planned": _("A visit was planned"),
    "jury.visit.reported": _("The report of a visit was sent"),
}
