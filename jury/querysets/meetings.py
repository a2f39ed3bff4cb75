"""Who may see which meetings: the jury its own, the organisers those of their editions."""

from django.db import models


class MeetingQuerySet(models.QuerySet):
    def of_jury(self, person):
        """The meetings of the juries that the person sits in, the secretary too."""
        return self.filter(edition__jurors__person=person)

    def managed_by(self, person):
        """The meetings of the editions that the person runs."""
        return self.filter(edition__award__organisers__person=person)
