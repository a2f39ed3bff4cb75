"""What everybody may read of the jury's work on an edition."""

from django.urls import reverse
from django.utils.translation import gettext as _

from award.edition_links import Link
from jury.models import Vote


def of_the_vote(edition, *, at):
    """How the jury voted, once the winner is announced."""
    if not Vote.objects.public(at=at).filter(stage__edition=edition).exists():
        return []
    return [Link(_("How the jury voted"), reverse("jury:vote_public", args=[edition.slug]))]
