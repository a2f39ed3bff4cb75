"""Which assessments count, and who may see what somebody else has judged."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from jury.querysets.rows import declarations


class AssessmentQuerySet(models.QuerySet):
    def counted(self):
        """The assessments that count in a ranking: signed and not void."""
        return self.filter(status="signed")

    def counted_in(self, round_):
        """Those that counted when the round closed, also where a conflict has been found since."""
        was_signed = Q(status="signed", signed_at__lte=round_.closed_at)
        was_voided_later = Q(status="void", voided_at__gt=round_.closed_at)
        return self.filter(was_signed | was_voided_later, assignment__round=round_)

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
