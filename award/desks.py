"""What awaits an organiser on the ground floor: editions to open, letters to release, results to announce."""

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from award.desk import Task
from award.models import Edition, Letter, Publication, Stage


def tasks(person, *, at):
    """Editions being prepared, drafts of letters and winners under embargo, of the awards the person runs."""
    return _to_open(person) + _to_release(person) + _to_announce(person, at)


def _to_open(person):
    editions = Edition.objects.managed_by(person).filter(status=Edition.Status.PREPARING)
    return [
        Task(
            _("Get “%(edition)s” ready and open it") % {"edition": edition},
            reverse("award:edition_desk", args=[edition.slug]),
        )
        for edition in editions
    ]


def _to_release(person):
    editions = Edition.objects.managed_by(person).filter(letters__status=Letter.Status.DRAFT)
    return [
        Task(
            ngettext(
                "Release %(n)d letter that waits in “%(edition)s”",
                "Release %(n)d letters that wait in “%(edition)s”",
                edition.drafts,
            )
            % {"n": edition.drafts, "edition": edition},
            reverse("award:letter_release", args=[edition.slug]),
        )
        for edition in editions.annotate(drafts=Count("letters"))
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
