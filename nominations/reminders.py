"""Who has begun but not handed in, for the reminders before a deadline. Withdrawn is handed in to nobody."""

from award.letters.reminders import Awaited
from nominations.letter_kinds import editors_of
from nominations.models import Application, SelfDescription


def of_intake(stage):
    """Everybody who writes on an application that is still a draft."""
    drafts = stage.edition.applications.filter(status=Application.Status.DRAFT)
    return _awaited(drafts, page="nominations:application_show")


def of_self_description(stage):
    """Everybody who writes on a self-description that is still a draft."""
    drafts = stage.edition.applications.filter(
        self_description__status=SelfDescription.Status.DRAFT
    )
    return _awaited(drafts, page="nominations:self_description_edit")


def _awaited(applications, *, page):
    found = list(applications.select_related("edition", "municipality").order_by("pk"))
    return [
        Awaited(reader, about=reader.context["application"])
        for reader in editors_of(found, page=page)
    ]
