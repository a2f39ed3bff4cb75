"""The final vote: rules shown before it opens, one ballot for each juror, a count that is kept."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jury.models.jurors import Juror
from jury.querysets import BallotQuerySet, VoteQuerySet


class Vote(models.Model):
    """The jury's vote among the nominees: rules announced, ballots sealed, then counted all at once.

    ``rules`` is the whole set that decides the count, and ``fingerprint`` its hash, shown to the jury
    before the vote opens. Whatever changes them calls the vote off. ``record`` is the count as one
    document: rules, ballots and outcome.
    """

    class Status(models.TextChoices):
        ANNOUNCED = "announced", _("rules announced")
        OPEN = "open", _("open")
        CLOSED = "closed", _("counted")
        VOID = "void", _("called off")

    stage = models.ForeignKey("award.Stage", models.PROTECT, related_name="votes")
    status = models.CharField(
        _("status"), max_length=9, choices=Status, default=Status.ANNOUNCED, editable=False
    )
    rules = models.JSONField(_("rules"), editable=False)
    fingerprint = models.CharField(max_length=64, editable=False)
    announced_at = models.DateTimeField(_("rules announced"))
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)
    closed_at = models.DateTimeField(_("counted"), null=True, blank=True)
    closed_by = models.ForeignKey(
        Juror, models.PROTECT, null=True, blank=True, related_name="closed_votes"
    )
    # Only where the count was made before every ballot was in.
    early_reason = models.CharField(_("why it did not wait"), max_length=500, blank=True)
    record = models.JSONField(_("record"), default=dict, blank=True, editable=False)
    record_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    void_reason = models.CharField(_("why it was called off"), max_length=500, blank=True)

    objects = VoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        ordering = ["stage", "announced_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["stage"], condition=~Q(status="void"), name="one_vote_holds_per_stage"
            ),
            models.CheckConstraint(
                condition=~Q(status="closed")
                | Q(closed_at__isnull=False, closed_by__isnull=False, record_sha256__gt=""),
                name="counted_vote_has_a_record",
            ),
            models.CheckConstraint(
                condition=~Q(status="void") | ~Q(void_reason=""),
                name="vote_called_off_has_a_reason",
            ),
        ]

    def __str__(self):
        return str(self.stage)


class Ballot(models.Model):
    """One juror's right to vote, made when the vote opens, and the ballot once it is cast.

    ``ranking`` is groups of municipality codes, best first, equals in one group.
    """

    vote = models.ForeignKey(Vote, models.CASCADE, related_name="ballots")
    juror = models.ForeignKey(Juror, models.PROTECT, related_name="ballots")
    ranking = models.JSONField(_("ranking"), default=list, blank=True)
    cast_at = models.DateTimeField(_("cast"), null=True, blank=True)

    objects = BallotQuerySet.as_manager()

    class Meta:
        verbose_name = _("ballot")
        verbose_name_plural = _("ballots")
        constraints = [
            models.UniqueConstraint(fields=["vote", "juror"], name="one_ballot_per_juror"),
            models.CheckConstraint(
                condition=Q(cast_at__isnull=False) | Q(ranking=[]),
                name="ballot_with_a_ranking_is_cast",
            ),
        ]

    def __str__(self):
        return str(self.juror)
