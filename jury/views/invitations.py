"""An offer of a seat is sent again or withdrawn, and answered behind the link of the letter."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from award.models import Person
from award.refusals import Refused
from jury import services
from jury.forms import AcceptForm, DeclineForm
from jury.models import JurorInvitation
from jury.views.office import edition_of, juror_list_page
from nominations import tokens

GONE = 410


@require_POST
def invitation_send_again(request, slug, invitation_id):
    """A new letter with a new link."""
    done = _("The invitation has been sent again.")
    return _change(request, slug, invitation_id, services.send_juror_invitation_again, done)


@require_POST
def invitation_withdraw(request, slug, invitation_id):
    """The link does not hold any more."""
    done = _("The invitation is withdrawn.")
    return _change(request, slug, invitation_id, services.withdraw_juror_invitation, done)


def _change(request, slug, invitation_id, service, done):
    edition = edition_of(request.user, slug)
    invitation = get_object_or_404(JurorInvitation, pk=invitation_id, seat__edition=edition)
    try:
        service(invitation_id=invitation.pk, actor=request.user, at=request.received_at)
    except Refused as refused:
        return juror_list_page(request, edition, reasons=refused.reasons, status=409)
    messages.success(request, done)
    return redirect("jury:juror_list", slug)


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_show(request, token):
    """The seat, the conditions, yes or no; whoever is not logged in does so first, with a code.

    A link that does not hold, or that went to another address, gets the same answer as one that never was.
    """
    invitation = _held(request, token)
    if invitation is None:
        return _does_not_hold(request)
    if not request.user.is_authenticated:
        return _page(request, invitation, token)
    if request.method != "POST":
        return _page(request, invitation, token, form=AcceptForm(), decline=DeclineForm())
    form = AcceptForm(request.POST)
    if not form.is_valid():
        return _page(request, invitation, token, form=form, decline=DeclineForm(), status=422)
    try:
        services.accept_juror_invitation(
            token=token, actor=request.user, at=request.received_at, **form.cleaned_data
        )
    except Refused:
        return _does_not_hold(request)
    messages.success(request, _("Welcome to the jury."))
    return redirect("jury:home")


@never_cache
@require_POST
def invitation_decline(request, token):
    """No, with a reason or without."""
    invitation = _held(request, token)
    if invitation is None:
        return _does_not_hold(request)
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _page(request, invitation, token, form=AcceptForm(), decline=form, status=422)
    try:
        services.decline_juror_invitation(
            token=token, actor=request.user, at=request.received_at, **form.cleaned_data
        )
    except Refused:
        return _does_not_hold(request)
    return render(request, "jury/invitation_declined.html", {"invitation": invitation})


def _held(request, token):
    invitations = JurorInvitation.objects.holding(at=request.received_at)
    if request.user.is_authenticated:
        invitations = invitations.of_person(request.user)
    found = invitations.filter(fingerprint=tokens.fingerprint(token))
    return found.select_related("seat__edition__award", "invited_by").first()


def _page(request, invitation, token, *, status=200, **forms):
    context = {
        "invitation": invitation,
        "edition": invitation.seat.edition,
        "token": token,
        "has_account": Person.objects.filter(email__iexact=invitation.email).exists(),
        **forms,
    }
    return render(request, "jury/invitation_show.html", context, status=status)


def _does_not_hold(request):
    return render(request, "nominations/invitation_closed.html", status=GONE)
