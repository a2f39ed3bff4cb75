"""Declining letters: from the letter itself, without logging in, by a person or by her mail program."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from award import letters
from award.letters import declining


# The signature in the address says who may: a mail program has neither cookie nor form token (RFC 8058).
@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def letter_decline(request, token):
    """What is declined, with a button for it; only a POST changes anything."""
    found = declining.read(token)
    if found is None:
        raise Http404
    kind, email = found
    if request.method == "POST":
        if "again" in request.POST:
            letters.accept_letters(kind=kind, email=email)
        else:
            letters.decline_letters(kind=kind, email=email, at=timezone.now())
        if "List-Unsubscribe" not in request.POST:
            return redirect("award:letter_decline", token)
    context = {"kind": kind, "email": email, "declined": declining.has_declined(kind, email)}
    return render(request, "award/letter_decline.html", context)
