"""Who sits in the jury, and who is asked to."""

from django.db import models
from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce

from jury.querysets.rows import declarations


class JurorQuerySet(models.QuerySet):
    def of_person(self, person):
        """The seats that the person holds, in any edition."""
        return self.filter(person=person)

    def voting(self):
        """Those who assess and decide; the secretary writes the minutes."""
        return self.exclude(seat__role="secretary")

    def presiding(self):
        """The chair, then the vice chairs."""
        return self.filter(seat__role__in=self.model.PRESIDING).order_by(
            # "chair" comes before "vice_chair" in the alphabet too.
            "seat__role",
            "seat__position",
        )

    def leading(self):
        """Those who take a meeting forward: chair, vice chair, and the secretary at their word."""
        return self.filter(seat__role__in=[*self.model.PRESIDING, "secretary"])

    def conflicted_with(self, applications):
        """Those whose last word on any of the applications is a conflict, or a doubt not yet decided."""
        return self.filter(
            Exists(
                declarations()
                .last_word()
                .closing()
                .filter(juror=OuterRef("pk"), application__in=applications)
            )
        )

    def cleared_for(self, applications):
        """Those whose last word on each of the applications is that nothing keeps them out."""
        said = declarations().last_word().filter(effect="clear", application__in=applications)
        number = said.filter(juror=OuterRef("pk")).values("juror").annotate(number=Count("pk"))
        return self.alias(cleared=Coalesce(Subquery(number.values("number")), 0)).filter(
            cleared=len(applications)
        )

    def able_to_decide(self, applications):
        """The voting jurors who have said to have no conflict towards any of the applications (R7)."""
        return self.voting().cleared_for(applications)


class JurorInvitationQuerySet(models.QuerySet):
    def waiting(self):
        """Not answered; those that have run out too, so that they can be sent again."""
        return self.filter(status="waiting")

    def holding(self, *, at):
        """Those that can be answered: the seat is still vacant."""
        return self.waiting().filter(expires_at__gt=at, seat__juror__isnull=True)

    def of_person(self, person):
        """Those that went to the address the person logs in with."""
        return self.filter(email__iexact=person.email)

    def managed_by(self, person):
        return self.filter(seat__edition__award__organisers__person=person)
