"""What awaits an organiser on the ground floor: editions to open, results to announce."""

from django.urls import reverse
from django.utils.translation import gettext as _

from award.desk import Task
from award.models import Edition, Publication, Stage


def tasks(person, *, at):
    """Editions being prepared, and winners under embargo, of the awards that the person runs."""
    return _to_open(person) + _to_announce(person, at)


def _to_open(person):
    editions = Edition.objects.managed_by(person).filter(status=Edition.Status.PREPARING)
    return [
        Task(
            _("Get “%(edition)s” ready and open it") % {"edition": edition},
            reverse("award:edition_desk", args=[edition.slug]),
        )
        for edition in editions
    ]


def _to_announce(person, at):
    sealed = Publication.objects.filter(
        edition__award__organisers__person=person,
        selects=Stage.Selects.WINNER,
        embargo_until__gt=at,
    ).select_related("edition")
    return [
        Task(
            _("The winner of “%(edition)s” becomes public") % {"edition": publication.edition},
            reverse("award:publication_list", args=[publication.edition.slug]),
            publication.embargo_until,
        )
        for publication in sealed
    ]
