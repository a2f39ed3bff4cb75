"""Who may see which sites and audits."""

from django.db import models


class SiteQuerySet(models.QuerySet):
    def managed_by(self, person):
        """The sites of the editions that the person runs."""
        return self.filter(edition__award__organisers__person=person)

    def of_member(self, person):
        """The sites of the municipalities that the person is a member of."""
        return self.filter(municipality__memberships__person=person)


class AuditRunQuerySet(models.QuerySet):
    def managed_by(self, person):
        return self.filter(edition__award__organisers__person=person)
