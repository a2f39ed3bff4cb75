"""Conflicts: what keeps a juror out, and who decides a doubt."""

from django.db import models
from django.db.models import Exists, OuterRef, Q


class DeclarationQuerySet(models.QuerySet):
    def closing(self):
        """Those that keep the juror out: a conflict, or a doubt that the chair has not decided."""
        return self.exclude(effect="clear")

    def awaiting(self):
        return self.filter(effect="awaiting")

    def last_word(self):
        """What holds: of a juror's declarations on an application, the one of the latest round."""
        later = self.model.objects.filter(
            juror=OuterRef("juror"),
            application=OuterRef("application"),
            round__gt=OuterRef("round"),
        )
        return self.exclude(Exists(later))

    def decidable_by(self, person):
        """Doubts that the person decides: the chair all but the chair's own, the vice chair those."""
        leads = Q(juror__edition__jurors__person=person)
        chair = (
            leads & Q(juror__edition__jurors__seat__role="chair") & ~Q(juror__seat__role="chair")
        )
        vice = leads & Q(juror__edition__jurors__seat__role="vice_chair", juror__seat__role="chair")
        return self.awaiting().filter(chair | vice).distinct()
