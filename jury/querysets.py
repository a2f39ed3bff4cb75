"""Who may see which jury rows. Undeclared is closed, and a conflict closes all about that application."""

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery

from nominations.models import Application


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

    def conflicted_with(self, applications):
        """Those whose last word on any of the applications is a conflict, or a doubt not yet decided."""
        return self.filter(
            Exists(
                _declarations()
                .last_word()
                .closing()
                .filter(juror=OuterRef("pk"), application__in=applications)
            )
        )

    def able_to_decide(self, applications):
        """The voting jurors without a conflict towards any of the applications (R7)."""
        return self.voting().exclude(pk__in=self.conflicted_with(applications).values("pk"))


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


class RoundQuerySet(models.QuerySet):
    def managed_by(self, person):
        """The rounds of the editions that the person runs."""
        return self.filter(stage__edition__award__organisers__person=person)

    def of_juror(self, person):
        """The rounds in which the person has applications to assess."""
        return self.filter(
            Exists(_assignments().filter(round=OuterRef("pk"), juror__person=person))
        ).exclude(status="preparing")

    def followed_by(self, person):
        """The rounds whose progress the person follows, as chair, vice chair or secretary."""
        return self.filter(
            stage__edition__jurors__person=person,
            stage__edition__jurors__seat__role__in=["chair", "vice_chair", "secretary"],
        ).exclude(status="preparing")

    def chaired_by(self, person):
        """The rounds of the juries that the person is chair of."""
        return self.filter(
            stage__edition__jurors__person=person,
            stage__edition__jurors__seat__role="chair",
        )

    def of_jury(self, person):
        """The rounds of the juries that the person sits in, the secretary too: for progress, not contents."""
        return self.filter(stage__edition__jurors__person=person)


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


class AssignmentQuerySet(models.QuerySet):
    def competing(self):
        """Those whose application still competes; one found not eligible is read and counted no more."""
        return self.filter(application__status__in=Application.COMPETING)

    def of_juror(self, person):
        """The person's own assignments, declared or not."""
        return self.competing().filter(juror__person=person)

    def with_effect(self):
        """Adds ``effect``: what the juror's declaration in the round means; None where undeclared."""
        return self.annotate(effect=Subquery(_own_declaration().values("effect")))

    def with_state(self):
        """Adds ``effect`` and ``state``: the juror's own assessment's status; None where not begun."""
        return self.with_effect().annotate(state=F("assessment__status"))

    def undeclared(self):
        return self.competing().filter(~Exists(_own_declaration()))

    def clear(self):
        """Declared for in the round, no conflict there, and none declared since in a later round."""
        kept_out = (
            _declarations()
            .closing()
            .filter(
                juror=OuterRef("juror"),
                application=OuterRef("application"),
                round__gte=OuterRef("round"),
            )
        )
        return (
            self.competing()
            .filter(Exists(_own_declaration().filter(effect="clear")))
            .exclude(Exists(kept_out))
        )

    def open_to(self, person):
        """The assignments whose application the person may read: declared for, and no conflict."""
        return self.of_juror(person).clear()

    def unsigned(self):
        """Those that the jury still waits for: readable, and not signed."""
        return self.clear().exclude(assessment__status="signed")

    def count_by(self, field):
        """How many in each group, and how many of them are signed: counts, never contents."""
        return (
            self.competing()
            .order_by()
            .values(field)
            .annotate(total=Count("pk"), signed=Count("pk", filter=Q(assessment__status="signed")))
        )


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
            _declarations()
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


class DecisionQuerySet(models.QuerySet):
    def presided_by(self, person):
        """The decisions before the juries that the person leads, as chair or vice chair."""
        return self.filter(
            stage__edition__jurors__person=person,
            stage__edition__jurors__seat__role__in=["chair", "vice_chair"],
        )


class SiteVisitQuerySet(models.QuerySet):
    def managed_by(self, person):
        return self.filter(application__edition__award__organisers__person=person)

    def of_team(self, person):
        """The visits in whose team the person goes, save where a conflict has been declared since."""
        last_word = (
            _declarations()
            .last_word()
            .filter(juror__person=person, application=OuterRef("application"), effect="clear")
        )
        return self.filter(Exists(last_word), team__person=person)

    def of_member(self, person):
        """The visits to municipalities that the person writes for."""
        return self.filter(application__in=Application.objects.of_member(person))

    def checkable_by(self, person):
        """The visits whose report the person may correct for the municipality."""
        return self.filter(
            application__municipality__memberships__person=person,
            application__municipality__memberships__role__in=["edit", "submit"],
        )


def _declarations():
    return apps.get_model("jury", "Declaration").objects.all()


def _assignments():
    return apps.get_model("jury", "Assignment").objects.all()


def _own_declaration():
    """The declaration that answers an assignment: the same juror, round and application."""
    return _declarations().filter(
        juror=OuterRef("juror"), round=OuterRef("round"), application=OuterRef("application")
    )
