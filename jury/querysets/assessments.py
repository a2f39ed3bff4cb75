"""Which assessments count, and who may see what somebody else has judged."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from jury.querysets.rows import declarations, rounds, seal_openings


class AssessmentQuerySet(models.QuerySet):
    def counted(self):
        """The assessments that count in a ranking: signed and not void."""
        return self.filter(status="signed")

    def counted_in(self, round_):
        """Those that counted when the round closed, also where a conflict has been found since."""
        was_signed = Q(status="signed", signed_at__lte=round_.closed_at)
        was_voided_later = Q(status="void", voided_at__gt=round_.closed_at)
        return self.filter(was_signed | was_voided_later, assignment__round=round_)

    def visible_to(self, person, *, at):
        """Signed assessments whose levels and reasons the person may read: the gate of pages and files.

        Jurors read their own, and others' when the round's ``insight`` lets them; the chair and the
        organisers when the round is closed; an organiser before that through a seal opened by two. What
        a person has a conflict towards stays closed, whatever else the person may be.
        """
        here = {
            "round": OuterRef("assignment__round"),
            "application": OuterRef("assignment__application"),
            "juror__person": person,
        }
        own_words = declarations().filter(juror__person=person)
        conflict = own_words.last_word().closing().filter(application=here["application"])
        own = Q(assignment__juror__person=person)
        others = Q(Exists(own_words.showing_others().filter(**here)))
        is_closed = Q(assignment__round__status="closed")
        chair = is_closed & Q(Exists(own_words.clear().filter(juror__seat__role="chair", **here)))
        seal = seal_openings().holding(person, at=at).filter(round=here["round"])
        office = Q(Exists(_managed_by(person))) & (is_closed | Q(Exists(seal)))
        return self.counted().filter(own | others | chair | office).exclude(Exists(conflict))

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


def _managed_by(person):
    """The round of an assessment, where the person is an organiser of its award."""
    return rounds().managed_by(person).filter(pk=OuterRef("assignment__round"))
