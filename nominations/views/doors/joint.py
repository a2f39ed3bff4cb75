"""Applying together: the one that leads invites, the others read, join, decline or leave."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from award.refusals import Refused
from award.views.replies import reasons_from
from nominations import rules
from nominations.forms import JointInvitationForm
from nominations.models import Application, JointMember, Municipality
from nominations.services import doors

ANSWERS = {
    "join": doors.join_application,
    "decline": doors.decline_to_join,
    "leave": doors.leave_application,
}


@require_http_methods(["GET", "HEAD", "POST"])
def joint_show(request, slug, code):
    """Who applies together; the one that leads invites another."""
    gate = "submittable_by" if request.method == "POST" else "of_member"
    application = _application(getattr(Application.objects, gate)(request.user), slug, code)
    form, reasons, status = JointInvitationForm(request.POST or None), [], 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                doors.invite_municipality(
                    application_id=application.pk,
                    municipality_code=form.cleaned_data["municipality"].pk,
                    actor=request.user,
                    at=request.received_at,
                )
            except Refused as refusal:
                reasons, status = refusal.reasons, 409
            else:
                messages.success(request, _("Invited. They get a letter."))
                return redirect("nominations:joint_show", slug, code)
    return _page(request, application, form, reasons, status)


@require_POST
def joint_take_back(request, slug, code, pk):
    application = _application(Application.objects.submittable_by(request.user), slug, code)
    member = get_object_or_404(application.joint_members, pk=pk)
    reasons = reasons_from(
        doors.take_back_invitation,
        member_id=member.pk,
        actor=request.user,
        at=request.received_at,
    )
    if reasons:
        return _page(request, application, JointInvitationForm(), reasons, 409)
    messages.success(request, _("The invitation is taken back."))
    return redirect("nominations:joint_show", slug, code)


@require_http_methods(["GET", "HEAD", "POST"])
def joint_answer(request, slug, code, pk):
    """What the invited municipality is asked, and what it says."""
    gate = "answerable_by" if request.method == "POST" else "of_member"
    members = getattr(JointMember.objects, gate)(request.user).select_related(
        "municipality", "application__edition__award", "application__municipality"
    )
    member = get_object_or_404(members, pk=pk, municipality=code, edition__slug=slug)
    reasons, status = [], 200
    if request.method == "POST":
        answer = ANSWERS.get(request.POST.get("answer"))
        if answer is None:
            raise Http404
        try:
            answer(member_id=member.pk, actor=request.user, at=request.received_at)
        except Refused as refusal:
            reasons, status = refusal.reasons, 409
        else:
            messages.success(request, _("Your answer is saved, and the others get a letter."))
            return redirect("nominations:joint_answer", slug, code, pk)
    at = request.received_at
    context = {
        "application": member.application,
        "member": member,
        "reasons": reasons,
        "may_answer": JointMember.objects.answerable_by(request.user).filter(pk=pk).exists(),
        "obstacles": rules.reasons_not_to_join(member, at=at),
        "can_leave": not rules.reasons_not_to_leave(member, at=at),
    }
    return render(request, "nominations/joint_answer.html", context, status=status)


def _application(applications, slug, code):
    return get_object_or_404(
        applications.select_related("edition__award", "municipality").prefetch_related(
            "edition__stages", "joint_members__municipality"
        ),
        edition__slug=slug,
        municipality=code,
    )


def _page(request, application, form, reasons, status):
    may_lead = Application.objects.submittable_by(request.user).filter(pk=application.pk).exists()
    context = {
        "application": application,
        "form": form,
        "reasons": reasons,
        "may_lead": may_lead,
        "obstacles": rules.reasons_not_to_change_who_applies(application, at=request.received_at),
        "municipalities": Municipality.objects.only("name"),
    }
    return render(request, "nominations/joint_show.html", context, status=status)
