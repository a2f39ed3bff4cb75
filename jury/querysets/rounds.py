"""Whose round it is."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from jury.querysets.rows import (
    assignments,
    decisions,
    earlier_records,
    jurors,
    rounds,
    seal_openings,
)


class RoundQuerySet(models.QuerySet):
    def managed_by(self, person):
        """The rounds of the editions that the person runs."""
        return self.filter(stage__edition__award__organisers__person=person)

    def with_past(self):
        """Adds ``was_reopened``: whether it was closed before, and opened again."""
        return self.annotate(was_reopened=Exists(earlier_records().filter(round=OuterRef("pk"))))

    def of_juror(self, person):
        """The rounds in which the person has applications to assess."""
        return self.filter(
            Exists(assignments().filter(round=OuterRef("pk"), juror__person=person))
        ).exclude(status="preparing")

    def declarable_by(self, person):
        """The rounds in which the person says where there is a conflict.

        Where readings are dealt by a plan that is every voting juror, before anything is dealt. In the last
        closed round it is every voting juror too: who came to the jury after it answers there.
        """
        reads = Q(Exists(assignments().filter(round=OuterRef("pk"), juror__person=person)))
        votes = Q(
            Exists(jurors().voting().filter(edition=OuterRef("stage__edition"), person=person))
        )
        dealt_later = ~Q(seed="") | Q(pk__in=self.model.objects.last_closed().values("pk"))
        return self.filter(reads & ~Q(status="preparing") | dealt_later & votes)

    def last_closed(self):
        """The rounds that deliberation rests on now: closed, none after them, and no winner chosen."""
        later = rounds().filter(stage__edition=OuterRef("stage__edition"), pk__gt=OuterRef("pk"))
        chosen = decisions().filter(
            stage__edition=OuterRef("stage__edition"), stage__selects="winner", status="confirmed"
        )
        return self.filter(status="closed", stage__edition__status="open").exclude(
            Exists(later) | Exists(chosen)
        )

    def followed_by(self, person):
        """The rounds whose progress the person follows, as chair, vice chair or secretary."""
        return self.filter(
            stage__edition__jurors__person=person,
            stage__edition__jurors__seat__role__in=["chair", "vice_chair", "secretary"],
        )

    def chaired_by(self, person):
        """The rounds of the juries that the person is chair of."""
        return self.filter(
            stage__edition__jurors__person=person,
            stage__edition__jurors__seat__role="chair",
        )

    def unsealed_for(self, person, *, at):
        """The rounds whose levels the person reads as organiser: closed, or opened by two before that."""
        holding = seal_openings().holding(person, at=at).filter(round=OuterRef("pk"))
        return self.managed_by(person).filter(Q(status="closed") | Q(Exists(holding)))

    def ranked_for(self, person):
        """The rounds whose ranking the person may see as a member of the jury: the closed ones."""
        return self.of_jury(person).filter(status="closed")

    def of_jury(self, person):
        """The rounds of the juries that the person sits in, the secretary too: for progress, not contents."""
        return self.filter(stage__edition__jurors__person=person)
