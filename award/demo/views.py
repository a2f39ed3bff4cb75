"""Log in as …: only in the demonstration, only as somebody on its list."""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from award.accounts import landing_page
from award.demo.people import offers


@login_not_required
@require_http_methods(["GET", "POST"])
def people(request):
    """Whom one can be; a POST makes one that person."""
    if not settings.DEMO:
        raise Http404
    groups = offers()
    if request.method == "GET":
        return render(request, "award/demo_people.html", {"groups": groups})
    offered = {str(offer.person.pk): offer.person for _, found in groups for offer in found}
    person = offered.get(request.POST.get("person"))
    if person is None:
        raise Http404
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect(landing_page(person))
