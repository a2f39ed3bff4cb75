"""The ten checks by hand on one site."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from award.refusals import Refused
from webaudit import rules, services
from webaudit.hand_check_forms import HandChecksForm
from webaudit.views.office import managed_site


@require_http_methods(["GET", "HEAD", "POST"])
def hand_check_edit(request, slug, code):
    """Try a site by hand, as an organiser."""
    site = managed_site(request, slug, code)
    then = ("webaudit:site_show", slug, code)
    return edit(request, site, "webaudit/hand_check_edit.html", then)


def edit(request, site, template, then, **context):
    """The page of a person's own verdicts on a site; nobody else's stand on it."""
    form = HandChecksForm(site.hand_checks.filter(person=request.user), request.POST or None)
    reasons, status = rules.reasons_not_to_check(site, person=request.user), 200
    if request.method == "POST" and form.is_valid():
        try:
            services.save_hand_checks(
                site_id=site.pk, verdicts=form.verdicts(), actor=request.user, at=timezone.now()
            )
            messages.success(request, _("Your checks are saved."))
            return redirect(*then)
        except Refused as refused:
            reasons, status = refused.reasons, 409
    elif request.method == "POST":
        status = 422
    context |= {"site": site, "edition": site.edition, "form": form, "reasons": reasons}
    return render(request, template, context, status=status)
