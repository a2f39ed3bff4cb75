"""The second person's answer on a desk: an organiser asks for a sealed round to be opened."""

from django.urls import reverse
from django.utils.translation import gettext as _

from award.desk import Task
from jury.models import SealOpening


def seal_tasks(person, *, at):
    """Openings of a seal that wait for this person's yes or no."""
    openings = SealOpening.objects.answerable_by(person).select_related(
        "asked_by", "round__stage__edition"
    )
    return [
        Task(
            _("Answer %(name)s, who asks for the seal on “%(stage)s” to be opened")
            % {"name": opening.asked_by, "stage": opening.round.stage.name},
            reverse("jury:seal_answer", args=[opening.round.stage.edition.slug, opening.pk]),
            opening.round.stage.closes_at,
        )
        for opening in openings.order_by("asked_at")
    ]
