"""What awaits an organiser on the ground floor: editions to open, letters to release, results to announce."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from award.desk import Task
from award.models import Edition, Letter, Publication, Stage


def tasks(person, *, at):
    """Editions being prepared, letters that wait or failed, winners under embargo, of the person's awards."""
    return _to_open(person) + _letters(person) + _to_announce(person, at)


def _to_open(person):
    editions = Edition.objects.managed_by(person).filter(status=Edition.Status.PREPARING)
    return [
        Task(
            _("Get “%(edition)s” ready and open it") % {"edition": edition},
            reverse("award:edition_desk", args=[edition.slug]),
        )
        for edition in editions
    ]


def _letters(person):
    draft, failed = Letter.Status.DRAFT, Letter.Status.FAILED
    editions = (
        Edition.objects.managed_by(person)
        .filter(letters__status__in=[draft, failed])
        .annotate(
            drafts=Count("letters", filter=Q(letters__status=draft)),
            failed=Count("letters", filter=Q(letters__status=failed)),
        )
    )
    to_release = [_to_release(edition) for edition in editions if edition.drafts]
    return to_release + [_to_send_again(edition) for edition in editions if edition.failed]


def _to_release(edition):
    words = ngettext(
        "Release %(n)d letter that waits in “%(edition)s”",
        "Release %(n)d letters that wait in “%(edition)s”",
        edition.drafts,
    )
    return Task(
        words % {"n": edition.drafts, "edition": edition},
        reverse("award:letter_release", args=[edition.slug]),
    )


def _to_send_again(edition):
    words = ngettext(
        "See to %(n)d letter that could not be delivered in “%(edition)s”",
        "See to %(n)d letters that could not be delivered in “%(edition)s”",
        edition.failed,
    )
    failed = reverse("award:letter_list", args=[edition.slug], query={"status": "failed"})
    return Task(words % {"n": edition.failed, "edition": edition}, failed)


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
