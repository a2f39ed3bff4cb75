"""One field at a time, for the page's scripts: save it, read it, and hear what the others do. Small and JSON.

The same is done by the form's own button where no script runs.
"""

import json

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from award.refusals import Refused
from nominations import privacy, services, together
from nominations.clashes import Overtaken
from nominations.models import Application


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def field_save(request, slug, code, field):
    """Save what stands in the field; to read it tells what is stored there."""
    at = request.received_at
    if not request.user.is_authenticated:
        return _logged_out()
    if request.method != "POST":
        application = _readable(request, slug, code)
        return JsonResponse(together.field_now(application, field, at=at))
    try:
        content, seen = _sent(request)
        saved = services.save_own_field(
            slug=slug,
            municipality=code,
            field=field,
            content=content,
            seen=seen,
            actor=request.user,
            at=at,
        )
    except Application.DoesNotExist as missing:
        raise Http404 from missing
    except Overtaken as overtaken:
        return JsonResponse(together.both(overtaken.clashes[0], at=at), status=409)
    except Refused as refusal:
        return JsonResponse({"message": " ".join(refusal.reasons)}, status=422)
    return JsonResponse(together.saved(saved, privacy.remarks(field, content, code)))


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def news(request, slug, code):
    """What the others do; posted with the field one is in, it is also a sign to them."""
    at = request.received_at
    if not request.user.is_authenticated:
        return _logged_out()
    application = _readable(request, slug, code)
    if request.method == "POST":
        field = request.POST.get("field", "")
        services.note_presence(application=application, field=field, actor=request.user, at=at)
    since = _moment(request.GET.get("since", "")) or at
    return JsonResponse(together.news(application, request.user, since=since, at=at))


def _readable(request, slug, code):
    applications = Application.objects.of_member(request.user).only("pk")
    return get_object_or_404(applications, edition__slug=slug, municipality_id=code)


def _logged_out():
    """The script keeps the text and says how to go on; a page to log in on would be lost on it."""
    return JsonResponse({"message": _("You are logged out.")}, status=401)


def _moment(text):
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and timezone.is_aware(moment) else None


def _sent(request):
    """``content`` and ``seen``, as JSON or as form data; both are needed, so that nothing is written over."""
    try:
        is_json = request.content_type == "application/json"
        sent = json.loads(request.body) if is_json else request.POST
        return sent["content"], str(sent["seen"])
    except (ValueError, LookupError, TypeError, RecursionError) as fault:
        raise Refused([_("What was sent could not be read. Save again.")]) from fault
