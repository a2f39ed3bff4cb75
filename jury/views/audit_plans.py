"""The web audit's plan, as the jury reads it and decides on its weights."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from jury.models import Juror
from webaudit.views import plans


@require_http_methods(["GET", "HEAD", "POST"])
def audit_plan(request, slug):
    """The plan of the audit; the one who presides writes down the weights that the jury decided on."""
    seats = Juror.objects.of_person(request.user).select_related("edition__award", "seat")
    juror = get_object_or_404(seats, edition__slug=slug)
    then = ("jury:audit_plan", slug)
    template, may_fix = "jury/audit_plan.html", juror.may_preside
    return plans.weigh(request, juror.edition, template, then, may_fix=may_fix)
