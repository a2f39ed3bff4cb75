"""Whether a person may ask to work for a municipality, and whether and how that may be confirmed."""

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nominations.models import MembershipRequest

Status = MembershipRequest.Status
MOST_WAITING_REQUESTS = 3
MOST_REQUESTS_A_DAY = 5
BETWEEN_CODES = timedelta(days=1)
MOST_CODES_A_WEEK = 3


def reasons_not_to_ask(municipality, person, *, at):
    if municipality.memberships.filter(person=person, role="submit").exists():
        return [_("You already work for %(name)s.") % {"name": municipality.name}]
    own = MembershipRequest.objects.filter(person=person)
    waiting = own.waiting()
    if waiting.filter(municipality=municipality).exists():
        return [_("You have already asked.")]
    if waiting.count() >= MOST_WAITING_REQUESTS:
        return [
            _("You have asked for %(n)d municipalities. Wait for an answer, or take one back.")
            % {"n": MOST_WAITING_REQUESTS}
        ]
    if own.filter(asked_at__gt=at - timedelta(days=1)).count() >= MOST_REQUESTS_A_DAY:
        return [_("You have asked many times today. Try again tomorrow.")]
    return []


def reasons_not_to_decide(request):
    if request.status != Status.WAITING:
        return [_("The request has been answered or taken back.")]
    return []


def reasons_not_to_decline(request, reason):
    return reasons_not_to_decide(request) + ([] if reason.strip() else [_("Write a reason.")])


def reasons_not_to_send_code(request, *, at):
    """The registrar gets few letters, and only where nobody else can confirm."""
    reasons = reasons_not_to_decide(request) or _owner_decides(request)
    if reasons:
        return reasons
    if not request.municipality.registrar_email:
        return [_("We have no address of the registrar. The organiser will answer you.")]
    if request.code_sent_at and at < request.code_sent_at + BETWEEN_CODES:
        return [_("A letter left less than a day ago. Ask at the registrar's office for it.")]
    lately = MembershipRequest.objects.filter(
        municipality=request.municipality_id, code_sent_at__gt=at - timedelta(days=7)
    )
    if lately.count() >= MOST_CODES_A_WEEK:
        return [
            _("The registrar has got several letters this week. The organiser will answer you.")
        ]
    return []


def reasons_not_to_redeem(request, *, at):
    reasons = reasons_not_to_decide(request) or _owner_decides(request)
    if reasons:
        return reasons
    if not request.code_fingerprint or at >= request.code_expires_at:
        return [_("There is no code that holds. Send a letter to the registrar first.")]
    if request.code_attempts >= settings.REGISTRAR_CODE_ATTEMPTS:
        return [_("The code has been tried too many times. Send a new letter tomorrow.")]
    return []


def reasons_the_code_is_wrong(request):
    left = settings.REGISTRAR_CODE_ATTEMPTS - request.code_attempts
    words = ngettext(
        "The code is not right. You can try %(n)d more time.",
        "The code is not right. You can try %(n)d more times.",
        left,
    )
    return [words % {"n": left}]


def _owner_decides(request):
    if not request.municipality.memberships.owners().exists():
        return []
    return [
        _("Somebody already answers for %(name)s, and decides on your request.")
        % {"name": request.municipality.name}
    ]
