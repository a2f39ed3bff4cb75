"""Requests to work for a municipality, on the desks of those who answer them."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from award.desk import Task
from nominations.models import MembershipRequest


def requests(person, *, at):
    """One task for all that wait: for an organiser the queue, for others the requests one by one."""
    waiting = MembershipRequest.objects.waiting().decidable_by(person)
    if person.is_organiser:
        return _queue(waiting.count())
    return [
        Task(
            _("%(person)s asks to work for %(name)s")
            % {"person": request.person, "name": request.municipality.name},
            reverse("nominations:membership_list", args=[request.municipality_id]),
        )
        for request in waiting.select_related("person", "municipality")
    ]


def _queue(number):
    if not number:
        return []
    words = ngettext(
        "%(n)d person asks to work for a municipality",
        "%(n)d people ask to work for a municipality",
        number,
    )
    return [Task(words % {"n": number}, reverse("nominations:request_list"))]
