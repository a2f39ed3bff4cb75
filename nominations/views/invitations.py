"""The page behind the link of an invitation."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from award.models import Person
from award.refusals import Refused
from nominations import services, tokens
from nominations.models import Invitation

GONE = 410


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_show(request, token):
    """Whoever is not logged in does so first, with a code to the address of the letter; then accepts.

    A link that does not hold, or that went to another address, gets the same answer as one that never was.
    """
    invitations = Invitation.objects.holding(at=request.received_at)
    if request.user.is_authenticated:
        invitations = invitations.of_person(request.user)
    found = invitations.filter(fingerprint=tokens.fingerprint(token))
    invitation = found.select_related("municipality", "invited_by").first()
    if invitation is None:
        return _does_not_hold(request)
    if request.method == "POST" and request.user.is_authenticated:
        return _accept(request, invitation, token)
    context = {
        "invitation": invitation,
        "has_account": Person.objects.filter(email__iexact=invitation.email).exists(),
    }
    return render(request, "nominations/invitation_show.html", context)


def _accept(request, invitation, token):
    try:
        services.accept_invitation(token=token, actor=request.user, at=request.received_at)
    except Refused:
        return _does_not_hold(request)
    name = invitation.municipality.legal_name
    messages.success(request, _("You now work for %(name)s.") % {"name": name})
    return redirect("nominations:home")


def _does_not_hold(request):
    return render(request, "nominations/invitation_closed.html", status=GONE)
