"""Whose visit it is."""

from django.db import models
from django.db.models import Exists, OuterRef

from jury.querysets.rows import declarations
from nominations.models import Application


class SiteVisitQuerySet(models.QuerySet):
    def managed_by(self, person):
        return self.filter(application__edition__award__organisers__person=person)

    def of_team(self, person):
        """The visits in whose team the person goes, save where a conflict has been declared since."""
        last_word = (
            declarations()
            .last_word()
            .filter(juror__person=person, application=OuterRef("application"), effect="clear")
        )
        return self.filter(Exists(last_word), team__person=person)

    def of_member(self, person):
        """The visits to municipalities that the person writes for."""
        return self.filter(application__in=Application.objects.of_member(person))

    def checkable_by(self, person):
        """The visits whose report the person may correct for the municipality."""
        return self.filter(
            application__municipality__memberships__person=person,
            application__municipality__memberships__role__in=["edit", "submit"],
        )
