"""A municipality's people: who they are, what they may do, and who is invited."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from award.views.replies import page, reasons_from
from nominations import services
from nominations.forms import InvitationForm, RoleForm
from nominations.models import Invitation, Membership, MembershipRequest, Municipality


@require_http_methods(["GET", "HEAD", "POST"])
def membership_list(request, code):
    """The people, those invited and those who ask; whoever hands in invites here."""
    gate = Municipality.objects.run_by if request.method == "POST" else Municipality.objects.seen_by
    municipality = get_object_or_404(gate(request.user), pk=code)
    form, reasons = InvitationForm(request.POST or None), []
    if request.method == "POST" and form.is_valid():
        reasons = reasons_from(
            services.invite_member,
            municipality_code=code,
            actor=request.user,
            at=request.received_at,
            **form.cleaned_data,
        )
        if not reasons:
            messages.success(request, _("%(email)s gets an invitation.") % form.cleaned_data)
            return redirect("nominations:membership_list", code)
    context = _people(request, municipality)
    return page(request, "nominations/membership_list.html", context, form=form, reasons=reasons)


@require_http_methods(["GET", "HEAD", "POST"])
def membership_change(request, code, pk):
    """What one member may do; from here the member is also made owner, or removed."""
    membership = _membership(request, code, pk)
    form = RoleForm(request.POST or None, initial={"role": membership.role})
    reasons = []
    if request.method == "POST" and form.is_valid():
        reasons = reasons_from(
            services.change_role,
            membership_id=membership.pk,
            actor=request.user,
            at=request.received_at,
            **form.cleaned_data,
        )
        if not reasons:
            messages.success(request, _("Saved."))
            return redirect("nominations:membership_list", code)
    return _member_page(request, membership, form, reasons)


@require_POST
def ownership_move(request, code, pk):
    """The owner lets somebody else answer for the municipality."""
    get_object_or_404(Municipality.objects.owned_by(request.user), pk=code)
    membership = _membership(request, code, pk)
    message = _("%(person)s now answers for the municipality. Both of you get a letter.")
    return _do(request, membership, services.move_ownership, message)


@require_POST
def membership_remove(request, code, pk):
    """Somebody is removed by those who may, or leaves."""
    membership = get_object_or_404(
        Membership.objects.removable_by(request.user), pk=pk, municipality=code
    )
    if membership.person_id != request.user.pk:
        return _do(request, membership, services.remove_member, _("%(person)s is removed."))
    left = _("You no longer work for the municipality.")
    return _do(request, membership, services.remove_member, left, page="nominations:home")


@require_POST
def invitation_send_again(request, code, pk):
    """A new letter, with a new link."""
    return _answer_invitation(
        request, code, pk, services.send_invitation_again, _("A new letter is on its way.")
    )


@require_POST
def invitation_withdraw(request, code, pk):
    """The link holds no more."""
    return _answer_invitation(
        request, code, pk, services.withdraw_invitation, _("The invitation is withdrawn.")
    )


def _people(request, municipality):
    person = request.user
    waiting = MembershipRequest.objects.waiting().select_related("person")
    own = municipality.memberships.filter(person=person).first()
    may_change = Municipality.objects.run_by(person).filter(pk=municipality.pk).exists()
    return {
        "municipality": municipality,
        "members": municipality.memberships.people(),
        "own": own,
        "may_change": may_change,
        "invitations": municipality.invitations.waiting() if may_change else [],
        "requests": waiting.filter(municipality=municipality) if may_change else [],
        "now": request.received_at,
    }


def _membership(request, code, pk):
    municipality = get_object_or_404(Municipality.objects.run_by(request.user), pk=code)
    members = municipality.memberships.select_related("person", "municipality")
    return get_object_or_404(members, pk=pk)


def _member_page(request, membership, form, reasons):
    owned = Municipality.objects.owned_by(request.user)
    context = {
        "membership": membership,
        "municipality": membership.municipality,
        "may_move": owned.filter(pk=membership.municipality_id).exists(),
    }
    return page(request, "nominations/membership_change.html", context, form=form, reasons=reasons)


def _do(request, membership, service, message, *, page="nominations:membership_list"):
    """Done, or refused with the reasons on the member's page."""
    reasons = reasons_from(
        service, membership_id=membership.pk, actor=request.user, at=request.received_at
    )
    if reasons:
        messages.error(request, " ".join(reasons))
        return redirect("nominations:membership_list", membership.municipality_id)
    messages.success(request, message % {"person": membership.person})
    return redirect(page, *([] if page.endswith("home") else [membership.municipality_id]))


def _answer_invitation(request, code, pk, service, message):
    invitation = get_object_or_404(
        Invitation.objects.run_by(request.user), pk=pk, municipality=code
    )
    reasons = reasons_from(
        service, invitation_id=invitation.pk, actor=request.user, at=request.received_at
    )
    if reasons:
        messages.error(request, " ".join(reasons))
    else:
        messages.success(request, message)
    return redirect("nominations:membership_list", code)
