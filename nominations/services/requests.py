"""A person asks to work for a municipality, and is confirmed or declined."""

from django.conf import settings
from django.db import transaction
from django.utils.crypto import constant_time_compare

from award import history
from award.refusals import require
from nominations import member_letters, rules, tokens
from nominations.models import Membership, MembershipRequest
from nominations.services.holding import hold_municipality
from nominations.services.members import join

Status = MembershipRequest.Status


@transaction.atomic
def ask_for_membership(*, municipality_code, title, message="", actor, at):
    """The request waits for the owner of the municipality, or for an organiser where it has none."""
    municipality = hold_municipality(municipality_code)
    require(rules.reasons_not_to_ask(municipality, actor, at=at))
    request = MembershipRequest.objects.create(
        person=actor,
        municipality=municipality,
        title=title.strip(),
        message=message.strip(),
        asked_at=at,
    )
    history.record(actor, "nominations.membership_request.asked", request, at=at)
    owner = municipality.memberships.owners().select_related("person").first()
    if owner:
        member_letters.membership_asked(request, owner, at=at)
    return request


@transaction.atomic
def take_back_request(*, request_id, actor, at):
    """The person does not ask any more."""
    request = _locked(request_id)
    require(rules.reasons_not_to_decide(request))
    _decide(request, Status.WITHDRAWN, actor=actor, at=at)
    history.record(actor, "nominations.membership_request.withdrawn", request, at=at)


@transaction.atomic
def confirm_request(*, request_id, role=Membership.Role.SUBMIT, actor, at):
    """The person works for the municipality from now on, and is told so."""
    request = _locked_with_municipality(request_id)
    require(rules.reasons_not_to_decide(request))
    return _confirm(request, role=role, actor=actor, at=at, way="request")


@transaction.atomic
def decline_request(*, request_id, reason, actor, at):
    """The person is told why not."""
    request = _locked(request_id)
    require(rules.reasons_not_to_decline(request, reason))
    request.reason = reason.strip()
    _decide(request, Status.DECLINED, actor=actor, at=at)
    history.record(
        actor, "nominations.membership_request.declined", request, at=at, reason=request.reason
    )
    member_letters.membership_declined(request, at=at)


@transaction.atomic
def send_registrar_code(*, request_id, actor, at):
    """A letter with a code leaves to the municipality's registrar; an earlier code does not hold any more."""
    request = _locked(request_id)
    require(rules.reasons_not_to_send_code(request, at=at))
    code = tokens.new_code()
    request.code_fingerprint = tokens.fingerprint(tokens.as_typed(code))
    request.code_sent_at = at
    request.code_expires_at = at + settings.REGISTRAR_CODE_LIFETIME
    request.code_attempts = 0
    request.save()
    history.record(actor, "nominations.membership_request.code_sent", request, at=at)
    member_letters.registrar_code(request, code, at=at)
    return request


def redeem_registrar_code(*, request_id, code, actor, at):
    """The code from the registrar confirms the request. Every try counts, also those that fail."""
    with transaction.atomic():
        request = _locked_with_municipality(request_id)
        require(rules.reasons_not_to_redeem(request, at=at))
        given = tokens.fingerprint(tokens.as_typed(code))
        if constant_time_compare(given, request.code_fingerprint):
            request.code_fingerprint = ""
            return _confirm(request, role=Membership.Role.SUBMIT, actor=actor, at=at, way="code")
        request.code_attempts += 1
        request.save(update_fields=["code_attempts"])
        history.record(actor, "nominations.membership_request.code_failed", request, at=at)
    require(rules.reasons_the_code_is_wrong(request))


def _confirm(request, *, role, actor, at, way):
    _decide(request, Status.CONFIRMED, actor=actor, at=at)
    history.record(actor, "nominations.membership_request.confirmed", request, at=at, way=way)
    membership = join(
        person=request.person,
        municipality_code=request.municipality_id,
        role=role,
        title=request.title,
        actor=actor,
        at=at,
        way=way,
    )
    member_letters.membership_confirmed(membership, at=at)
    return membership


def _decide(request, status, *, actor, at):
    request.status = status
    request.decided_at = at
    request.decided_by = actor
    request.save()


def _locked(request_id):
    requests = MembershipRequest.objects.select_for_update(of=("self",))
    return requests.select_related("municipality", "person").get(pk=request_id)


def _locked_with_municipality(request_id):
    """Where the person may come to work for it: its people stay as they are."""
    requests = MembershipRequest.objects.filter(pk=request_id)
    hold_municipality(requests.values_list("municipality", flat=True).get())
    return _locked(request_id)
