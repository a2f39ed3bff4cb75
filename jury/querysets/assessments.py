"""Which assessments count, and who may see what somebody else has judged."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from jury.querysets.rows import declarations, jurors, rounds


class AssessmentQuerySet(models.QuerySet):
    def counted(self):
        """The assessments that count in a ranking: signed and not void."""
        return self.filter(status="signed")

    def counted_in(self, round_):
        """Those that counted when the round closed, also where a conflict has been found since."""
        held = Q(status="signed") | Q(status="void", voided_at__gt=round_.closed_at)
        return self.filter(held, assignment__round=round_, signed_at__lte=round_.closed_at)

    def lost_since(self, round_):
        """Those that counted when the round closed and no longer do: a conflict has been found."""
        return self.counted_in(round_).filter(status="void")

    def visible_to(self, person, *, at):
        """Signed assessments whose levels and reasons the person may read: the gate of pages and files.

        Jurors read their own, and others' when the round's ``insight`` lets them; the chair and the
        organisers when the round is closed; an organiser before that through a seal opened by two. An
        organiser who is a juror too reads as a juror while the round is open, and afterwards only what
        the juror has answered for. A conflict closes whatever else the person may be.
        """
        here = {
            "round": OuterRef("assignment__round"),
            "application": OuterRef("assignment__application"),
        }
        # By the person's seats and not by a join, so that the database goes straight to the declaration.
        seats = jurors().of_person(person)
        own_words = declarations().filter(juror__in=seats.values("pk"))
        conflict = own_words.last_word().closing().filter(application=here["application"])
        judged = seats.voting().values("edition")
        unsealed = rounds().unsealed_for(person, at=at)
        organised = unsealed.exclude(stage__edition__in=judged)
        both = unsealed.filter(stage__edition__in=judged, status="closed")
        chaired = rounds().chaired_by(person).filter(status="closed")
        led = Q(assignment__round__in=chaired.values("pk"))
        led |= Q(assignment__round__in=both.values("pk"))
        office = Q(assignment__round__in=organised.values("pk"))
        own = Q(assignment__juror__person=person)
        others = Q(Exists(own_words.showing_others().filter(**here)))
        answered = Q(Exists(own_words.clear().filter(**here)))
        return (
            self.counted().filter(office | own | others | led & answered).exclude(Exists(conflict))
        )

    def unsignable_by(self, person):
        """Signed ones that the person may open again as chair, save where the chair has a conflict."""
        kept_out = (
            declarations()
            .closing()
            .filter(juror__person=person, application=OuterRef("assignment__application"))
        )
        return (
            self.counted()
            .filter(
                assignment__round__status="open",
                assignment__juror__edition__jurors__person=person,
                assignment__juror__edition__jurors__seat__role="chair",
            )
            .exclude(Exists(kept_out))
        )
