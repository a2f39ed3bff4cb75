"""Who may ask for a sealed round to be opened, who answers, and for whom it is open."""

from django.db import models
from django.db.models import Exists, OuterRef, Q


class SealOpeningQuerySet(models.QuerySet):
    def managed_by(self, person):
        return self.filter(round__stage__edition__award__organisers__person=person)

    def shown_to_chair(self, person):
        """What has been asked and answered in the juries that the person is chair of."""
        return self.filter(
            round__stage__edition__jurors__person=person,
            round__stage__edition__jurors__seat__role="chair",
        )

    def waiting(self):
        return self.filter(status="asked", round__status="open")

    def answerable_by(self, person):
        """Those that wait for a second person: another organiser, or the chair of the jury."""
        organisers = self.model.objects.managed_by(person).filter(pk=OuterRef("pk"))
        chairs = self.model.objects.shown_to_chair(person).filter(pk=OuterRef("pk"))
        is_second = Q(Exists(organisers)) | Q(Exists(chairs))
        return self.waiting().filter(is_second).exclude(asked_by=person)

    def holding(self, person, *, at):
        """Those that let the person, still an organiser, read a round that is open."""
        return self.managed_by(person).filter(
            asked_by=person, status="open", closes_at__gt=at, round__status="open"
        )
