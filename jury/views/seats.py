"""A vacant seat: who takes it at once, or is offered it, after a look at possible conflicts if one likes."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from award.models import JurySeat
from award.refusals import Refused
from jury import services
from jury.conflicts import candidates
from jury.conflicts.register import Register
from jury.forms import AppointForm, InviteForm, candidate_ties, ties_of
from jury.views.office import edition_of


@require_http_methods(["GET", "HEAD", "POST"])
def juror_appoint(request, slug, seat_id):
    """A vacant seat gets its holder."""
    page = SeatPage(request, slug, seat_id, AppointForm, "jury/juror_appoint.html")
    done = _("%(name)s is appointed and has got a letter.")
    return page.answer(services.appoint_juror, done)


@require_http_methods(["GET", "HEAD", "POST"])
def juror_invite(request, slug, seat_id):
    """A vacant seat is offered to somebody."""
    page = SeatPage(request, slug, seat_id, InviteForm, "jury/juror_invite.html")
    return page.answer(services.invite_juror, _("%(name)s has got an invitation."))


class SeatPage:
    """Who is thought of for a seat, and the ties typed beside: to check, then to appoint or invite."""

    def __init__(self, request, slug, seat_id, kind, template):
        self.request, self.template = request, template
        self.edition = edition_of(request.user, slug)
        self.seat = get_object_or_404(JurySeat, pk=seat_id, edition=self.edition)
        self.is_check = "check" in request.POST
        initial = {"name": self.seat.holder_name, "title": self.seat.holder_title}
        self.form = kind(request.POST or None, initial=initial, is_check=self.is_check)
        self.ties = candidate_ties(request.POST or None)

    def answer(self, service, done):
        """The page, what a check says, or the seat taken or offered by the service."""
        if self.request.method != "POST":
            return self._page()
        # Every form is looked at, so that all faults are told at once.
        if [each for each in (self.form, *self.ties) if not each.is_valid()]:
            return self._page(status=422)
        said = dict(self.form.cleaned_data)
        drafts = ties_of(self.ties, name=said["name"], email=said["email"])
        if self.is_check:
            return self._checked(drafts)
        kept = drafts if said.pop("save_ties") else []
        by = {"actor": self.request.user, "at": self.request.received_at}
        try:
            service(seat_id=self.seat.pk, ties=kept, **by, **said)
        except Refused as refused:
            return self._page(status=409, reasons=refused.reasons)
        messages.success(self.request, done % {"name": said["name"]})
        return redirect("jury:juror_list", self.edition.slug)

    def _checked(self, drafts):
        """The same page with what the register and the typed ties say of the person; nothing is saved."""
        said, on = self.form.cleaned_data, timezone.localdate(self.request.received_at)
        found, reasons = candidates.check(
            self.edition, drafts, name=said["name"], email=said["email"], on=on
        )
        return self._page(status=409 if reasons else 200, check=found, reasons=reasons)

    def _page(self, *, status=200, **more):
        context = {
            "edition": self.edition,
            "seat": self.seat,
            "form": self.form,
            "ties": self.ties,
            "names": Register(self.edition.award).names,
        }
        return render(self.request, self.template, context | more, status=status)
