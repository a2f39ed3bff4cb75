"""Who may see which votes and ballots. A ballot is its juror's own until the vote is counted."""

from django.db import models


class VoteQuerySet(models.QuerySet):
    def standing(self):
        """Those that hold; one that was called off is kept, and shown to nobody."""
        return self.exclude(status="void")

    def of_jury(self, person):
        """The votes of the juries that the person sits in, the secretary too."""
        return self.filter(stage__edition__jurors__person=person)

    def presided_by(self, person):
        """The votes of the juries that the person leads, as chair or vice chair."""
        return self.filter(
            stage__edition__jurors__person=person,
            stage__edition__jurors__seat__role__in=["chair", "vice_chair"],
        )

    def managed_by(self, person):
        return self.filter(stage__edition__award__organisers__person=person)

    def public(self, *, at):
        """Counted ones, once everybody may know who won."""
        return self.filter(
            status="closed",
            stage__edition__publications__selects="winner",
            stage__edition__publications__embargo_until__lte=at,
        )


class BallotQuerySet(models.QuerySet):
    def of_juror(self, person):
        """The person's own ballots in votes that hold."""
        return self.filter(juror__person=person).exclude(vote__status="void")

    def cast(self):
        return self.filter(cast_at__isnull=False)

    def waiting(self):
        """Those of the jurors that the vote still waits for."""
        return self.filter(cast_at__isnull=True)
