"""Who may see which municipalities, applications and answers."""

from django.db import models


class MunicipalityQuerySet(models.QuerySet):
    def of_member(self, person):
        """The municipalities that the person writes for."""
        return self.filter(memberships__person=person)

    def matching(self, words):
        """Municipalities whose name, county or code holds the words, in any case."""
        return self.filter(search_text__contains=words.casefold().strip())


class ApplicationQuerySet(models.QuerySet):
    def of_member(self, person):
        """The applications of the municipalities that the person is a member of."""
        return self.filter(municipality__memberships__person=person)

    def editable_by(self, person):
        """The applications whose answers the person may change."""
        return self.filter(
            municipality__memberships__person=person,
            municipality__memberships__role__in=["edit", "submit"],
        )

    def submittable_by(self, person):
        """The applications that the person may hand in."""
        return self.filter(
            municipality__memberships__person=person, municipality__memberships__role="submit"
        )

    def managed_by(self, person):
        """The applications of the editions that the person runs, drafts too (name and progress only)."""
        return self.filter(edition__award__organisers__person=person)

    def competing(self):
        """Eligible applications of municipalities that want to compete."""
        return self.filter(status__in=self.model.COMPETING)
