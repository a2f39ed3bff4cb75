"""Who may see which jury rows. Undeclared means closed; a conflict closes everything about that application."""

from django.db import models


class JurorQuerySet(models.QuerySet):
    def of_person(self, person):
        """The seats that the person holds, in any edition."""
        return self.filter(person=person)

    def managed_by(self, person):
        return self.filter(edition__award__organisers__person=person)


class RoundQuerySet(models.QuerySet):
    def managed_by(self, person):
        return self.filter(stage__edition__award__organisers__person=person)

    def of_juror(self, person):
        return self.filter(stage__edition__jurors__person=person)


class AssignmentQuerySet(models.QuerySet):
    def of_juror(self, person):
        """The person's own assignments, declared or not."""
        return self.filter(juror__person=person)

    def open_to(self, person):
        """The assignments whose application the person may read: declared for, and no conflict."""
        return self.of_juror(person).filter(
            juror__declarations__round_id=models.F("round_id"),
            juror__declarations__application_id=models.F("application_id"),
            juror__declarations__effect="clear",
        )


class AssessmentQuerySet(models.QuerySet):
    def counted(self):
        """The assessments that count in a ranking: signed and not void."""
        return self.filter(status="signed")
