"""One field of an assessment at a time, for the page's script. Small and JSON.

The same is done by the form's own button where no script runs.
"""

import json

from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from award.refusals import Refused
from jury import services
from jury.models import Assignment
from nominations import together
from nominations.clashes import Overtaken


@require_POST
def assessment_field(request, slug, round_id, code, field):
    """Save what stands in the field; what another window has saved meanwhile comes back beside it."""
    at = request.received_at
    try:
        content, seen = _sent(request)
    except ValueError:
        return _unreadable(request, slug, round_id, code)
    try:
        saved = services.save_assessment_field(
            slug=slug,
            round_id=round_id,
            municipality=code,
            field=field,
            content=content,
            seen=seen,
            actor=request.user,
            at=at,
        )
    except Assignment.DoesNotExist as missing:
        raise Http404 from missing
    except Overtaken as overtaken:
        return JsonResponse(_both(overtaken, at), status=409)
    except Refused as refusal:
        return JsonResponse({"message": " ".join(refusal.reasons)}, status=422)
    message = _("Saved %(time)s") % {"time": together.clock(saved.saved_at, at)}
    return JsonResponse({"fingerprint": saved.fingerprint, "message": message})


def _both(overtaken, at):
    return together.both(overtaken.clashes[0], at=at) | {"message": " ".join(overtaken.reasons)}


def _sent(request):
    """``content`` and ``seen``; both are needed, so that nothing is written over. Raises ``ValueError``."""
    try:
        sent = json.loads(request.body)
        return sent["content"], str(sent["seen"])
    except (LookupError, TypeError, RecursionError) as fault:
        raise ValueError from fault


def _unreadable(request, slug, round_id, code):
    """Said to those who may write there; for others there is no such address."""
    own = Assignment.objects.open_to(request.user).filter(round__stage__edition__slug=slug)
    get_object_or_404(own, round=round_id, application__municipality=code)
    message = _("What was sent could not be read. Save again.")
    return JsonResponse({"message": message}, status=422)
