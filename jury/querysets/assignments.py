"""What a juror may read: undeclared is closed, and a conflict closes all about that application."""

from django.db import models
from django.db.models import Count, Exists, ExpressionWrapper, F, OuterRef, Q, Subquery

from jury.querysets.rows import declarations, jurors, own_declaration
from nominations.models import Application


class AssignmentQuerySet(models.QuerySet):
    def competing(self):
        """Those whose application still competes, and that nobody has taken over.

        An application found not eligible is read and counted no more; neither is a reading handed over.
        """
        return self.filter(application__status__in=Application.COMPETING, ended_at__isnull=True)

    def of_juror(self, person):
        """The person's own assignments, declared or not."""
        # The juror by key: with that and the round SQLite reads one juror's rows instead of everybody's.
        return self.competing().filter(juror__in=jurors().filter(person=person).values("pk"))

    def with_effect(self):
        """Adds ``effect``: what the juror's declaration in the round means; None where undeclared."""
        return self.annotate(effect=Subquery(own_declaration().values("effect")))

    def with_state(self):
        """Adds ``effect`` and ``state``: the juror's own assessment's status; None where not begun."""
        return self.with_effect().annotate(state=F("assessment__status"))

    def with_openness(self):
        """Adds ``is_open``: whether the juror may read it, if it still competes: what ``clear`` asks."""
        is_open = Q(Exists(own_declaration().filter(effect="clear"))) & ~Q(Exists(_kept_out()))
        return self.annotate(is_open=ExpressionWrapper(is_open, models.BooleanField()))

    def undeclared(self):
        return self.competing().filter(~Exists(own_declaration()))

    def clear(self):
        """Declared for in the round, no conflict there, and none declared since in a later round."""
        return (
            self.competing()
            .filter(Exists(own_declaration().filter(effect="clear")))
            .exclude(Exists(_kept_out()))
        )

    def open_to(self, person):
        """The assignments whose application the person may read: declared for, and no conflict."""
        return self.of_juror(person).clear()

    def lost(self):
        """Those that a conflict has ended."""
        found = declarations().filter(
            juror=OuterRef("juror"),
            application=OuterRef("application"),
            round__gte=OuterRef("round"),
            effect="closed",
        )
        return self.filter(Exists(found))

    def unsigned(self):
        """Those that the jury still waits for: readable, and not signed."""
        return self.clear().exclude(assessment__status="signed")

    def awaiting_signature(self):
        """Those that are not signed though no conflict is declared: also undeclared and doubtful ones."""
        return (
            self.competing()
            .exclude(assessment__status="signed")
            .exclude(Exists(own_declaration().filter(effect="closed")))
        )

    def awaited(self):
        """Those that the jury still waits for, declared for or not."""
        return self.filter(
            Q(pk__in=self.unsigned().values("pk")) | Q(pk__in=self.undeclared().values("pk"))
        )

    def count_by(self, field):
        """How many in each group, and how many of them are signed: counts, never contents."""
        return (
            self.competing()
            .order_by()
            .values(field)
            .annotate(total=Count("pk"), signed=Count("pk", filter=Q(assessment__status="signed")))
        )


def _kept_out():
    """What keeps the juror of an assignment from the application, in its round or a later one."""
    return (
        declarations()
        .closing()
        .filter(
            juror=OuterRef("juror"),
            application=OuterRef("application"),
            round__gte=OuterRef("round"),
        )
    )
