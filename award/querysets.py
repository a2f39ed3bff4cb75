"""Who may see which rows of the ground floor, and questions about many of them."""

from django.db import models
from django.db.models import Q


class AwardQuerySet(models.QuerySet):
    def managed_by(self, person):
        """The awards that the person runs."""
        return self.filter(organisers__person=person)


class EditionQuerySet(models.QuerySet):
    def with_award(self):
        """The award comes along: its name stands at the top of every page about an edition."""
        return self.select_related("award")

    def managed_by(self, person):
        """The editions that the person runs as an organiser."""
        return self.with_award().filter(award__organisers__person=person)

    def public(self):
        """The editions that everybody may know of."""
        return self.with_award().exclude(status=self.model.Status.PREPARING)

    def visible_to(self, person):
        """Public editions, and those being prepared that the person runs."""
        if not person.is_authenticated:
            return self.public()
        return (
            self.with_award()
            .filter(~Q(status=self.model.Status.PREPARING) | Q(award__organisers__person=person))
            .distinct()
        )


class StageQuerySet(models.QuerySet):
    def managed_by(self, person):
        return self.filter(edition__award__organisers__person=person)

    def open_at(self, at):
        """The stages open at a time, without their grace periods."""
        return self.filter(opens_at__lte=at, closes_at__gt=at)


class HistoryQuerySet(models.QuerySet):
    def about(self, thing):
        """The events of one object, newest first."""
        return self.filter(object_type=thing._meta.label, object_id=str(thing.pk))


class LetterQuerySet(models.QuerySet):
    def managed_by(self, person):
        return self.filter(edition__award__organisers__person=person)

    def unsent(self):
        """Letters that nobody has got yet, and that could still be sent."""
        return self.filter(status__in=self.model.UNSENT)

    def refused(self):
        """Letters that the mail server would not have, in any attempt."""
        return self.filter(status="failed").exclude(error="")

    def listed(self):
        """What a list of letters shows; the texts and files stay where they are."""
        return self.defer("text", "words", "error")


class PublicationQuerySet(models.QuerySet):
    def visible_at(self, at):
        """What the public may know at a time: publications whose embargo has ended."""
        return self.filter(embargo_until__lte=at)


class BookletQuerySet(models.QuerySet):
    def managed_by(self, person):
        return self.filter(edition__award__organisers__person=person)
