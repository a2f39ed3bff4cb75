"""The municipality's own list of people."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from award.refusals import Refused
from nominations import services
from nominations.forms import MemberForm
from nominations.models import Membership, Municipality


@require_http_methods(["GET", "HEAD", "POST"])
def membership_list(request, code):
    municipalities = Municipality.objects.of_member(request.user)
    if request.method == "POST":
        municipalities = Municipality.objects.administered_by(request.user)
    municipality = get_object_or_404(municipalities, pk=code)
    form, reasons, status = add_member(request, municipality)
    if status == 302:
        return redirect("nominations:membership_list", code)
    context = {
        "municipality": municipality,
        "members": people_of(municipality),
        "may_add": Municipality.objects.administered_by(request.user).filter(pk=code).exists(),
        "form": form,
        "reasons": reasons,
    }
    return render(request, "nominations/membership_list.html", context, status=status)


@require_POST
def membership_remove(request, code, pk):
    municipality = get_object_or_404(Municipality.objects.administered_by(request.user), pk=code)
    remove_member(request, municipality, pk)
    return redirect("nominations:membership_list", code)


def people_of(municipality):
    return municipality.memberships.select_related("person").order_by("person__name", "pk")


def add_member(request, municipality):
    """The form as it stands after the request, the reasons against it, and the status: 302 when done."""
    form = MemberForm(request.POST or None)
    if request.method != "POST":
        return form, [], 200
    if not form.is_valid():
        return form, [], 422
    try:
        services.add_member(
            municipality_code=municipality.pk,
            actor=request.user,
            at=timezone.now(),
            **form.cleaned_data,
        )
    except Refused as refusal:
        return form, refusal.reasons, 409
    messages.success(request, _("%(name)s is added and gets a letter.") % form.cleaned_data)
    return form, [], 302


def remove_member(request, municipality, pk):
    """Removed, or told why not; the list is shown either way."""
    membership = get_object_or_404(Membership, pk=pk, municipality=municipality)
    try:
        services.remove_member(membership_id=membership.pk, actor=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
    else:
        messages.success(request, _("%(name)s is removed.") % {"name": membership.person})
