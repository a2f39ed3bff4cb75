"""Conflicts: what keeps a juror out, and who decides a doubt."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from jury.querysets.rows import assignments, decisions, jurors, rounds
from nominations.models import Application


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

    def clear(self):
        """Those that let the juror in: declared in the round, and no conflict found in it or since."""
        kept_out = self.model.objects.closing().filter(
            juror=OuterRef("juror"),
            application=OuterRef("application"),
            round__gte=OuterRef("round"),
        )
        return self.filter(effect="clear").exclude(Exists(kept_out))

    def showing_others(self):
        """Those through which the juror may read how others judged the application: one's own first.

        The round's ``insight`` says when. Nothing here depends on what others have judged or signed.
        """
        own = assignments().filter(round=OuterRef("round"), juror=OuterRef("juror"))
        signed = Exists(
            own.filter(application=OuterRef("application"), assessment__status="signed")
        )
        has_more = Exists(own.awaiting_signature())
        while_open = Q(round__insight="after_own") | (Q(round__insight="after_all_own") & ~has_more)
        afterwards = Q(round__status="closed") & ~Q(round__insight="never")
        return self.clear().filter(afterwards | (Q(round__status="open") & signed & while_open))

    def on_the_choice(self, person):
        """What the person, a voting juror, has said of what the jury is choosing among, dealt or not.

        In the last closed round, of each application that the decision after it has not left behind.
        """
        decided = decisions().filter(stage=OuterRef("round__stage"), status="confirmed")
        goes_on = decided.filter(places__application=OuterRef("application"))
        return self.filter(
            ~Exists(decided) | Exists(goes_on),
            juror__in=jurors().of_person(person).voting().values("pk"),
            round__in=rounds().last_closed().values("pk"),
            application__status__in=Application.COMPETING,
        )

    def decidable_by(self, person):
        """Doubts that the person decides: the chair all but the chair's own, the vice chair those."""
        leads = Q(juror__edition__jurors__person=person)
        chair = (
            leads & Q(juror__edition__jurors__seat__role="chair") & ~Q(juror__seat__role="chair")
        )
        vice = leads & Q(juror__edition__jurors__seat__role="vice_chair", juror__seat__role="chair")
        return self.awaiting().filter(chair | vice).distinct()
