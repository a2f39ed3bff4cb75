"""Whose decision it is."""

from django.db import models


class DecisionQuerySet(models.QuerySet):
    def presided_by(self, person):
        """The decisions before the juries that the person leads, as chair or vice chair."""
        return self.filter(
            stage__edition__jurors__person=person,
            stage__edition__jurors__seat__role__in=["chair", "vice_chair"],
        )
