"""Rounds of assessment: conflicts declared, applications assigned, judged and ranked."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jury.models.jurors import Juror
from jury.querysets import (
    AssessmentQuerySet,
    AssignmentQuerySet,
    DeclarationQuerySet,
    RoundQuerySet,
)


class RoundManager(models.Manager.from_queryset(RoundQuerySet)):
    """A closed round's document is large, and few need it: it is fetched when it is asked for."""

    def get_queryset(self):
        return super().get_queryset().defer("record")


class Round(models.Model):
    """One assessment round: opens with its stage, closed by the organiser when every reading is in.

    ``record`` freezes inputs, parameters and outputs as one document when the round closes, and
    ``record_sha256`` its hash, so that later changes never move old figures.
    """

    class Status(models.TextChoices):
        PREPARING = "preparing", _("being prepared")
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")

    class Insight(models.TextChoices):
        """When a juror may read how the others judged, strictest first; always one's own first."""

        NEVER = "never", _("never")
        DELIBERATION = "deliberation", _("in the deliberation only, when the round is closed")
        AFTER_ALL_OWN = "after_all_own", _("after signing all one's own")
        AFTER_OWN = "after_own", _("after signing one's own of that application")

    stage = models.OneToOneField("award.Stage", models.PROTECT, related_name="round")
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.PREPARING, editable=False
    )
    insight = models.CharField(
        _("jurors read each other's assessments"),
        max_length=13,
        choices=Insight,
        default=Insight.DELIBERATION,
    )
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    # Told to the jury when the preparation begins, so that nobody can choose the lots. Empty: all read all.
    seed = models.CharField(_("seed"), max_length=64, blank=True, editable=False)
    record = models.JSONField(_("record"), default=dict, blank=True, editable=False)
    record_sha256 = models.CharField(max_length=64, blank=True, editable=False)

    objects = RoundManager()

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["stage__position"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="closed") | Q(closed_at__isnull=False, record_sha256__gt=""),
                name="closed_round_has_a_record",
            )
        ]

    def __str__(self):
        return str(self.stage)

    @property
    def may_show_others(self):
        """Whether there can be anybody who reads how others judged, as the round is now."""
        if self.status == self.Status.CLOSED:
            return self.insight != self.Insight.NEVER
        return self.insight in (self.Insight.AFTER_OWN, self.Insight.AFTER_ALL_OWN)


class Declaration(models.Model):
    """What a juror says of a possible conflict towards one application, before opening it.

    ``answer`` is the juror's; ``effect`` is what holds: *unsure* stays closed until the chair (or, for the
    chair's own, the vice chair) has decided. A new round asks again.
    """

    class Answer(models.TextChoices):
        NONE = "none", _("no conflict")
        CONFLICT = "conflict", _("conflict")
        UNSURE = "unsure", _("unsure")

    class Ground(models.TextChoices):
        J1 = "J1", _("I or my employer gains or loses by it")
        J2 = "J2", _("somebody close to me is involved")
        J3 = "J3", _("I represent or have advised the municipality")
        J4 = "J4", _("my organisation sells to the municipality or is bidding")
        J5 = "J5", _("another reason to doubt my impartiality")
        J6 = "J6", _("I live in the municipality")

    class Effect(models.TextChoices):
        CLEAR = "clear", _("may read")
        CLOSED = "closed", _("conflict")
        AWAITING = "awaiting", _("awaits the chair")

    juror = models.ForeignKey(Juror, models.CASCADE, related_name="declarations")
    round = models.ForeignKey(Round, models.CASCADE, related_name="declarations")
    application = models.ForeignKey(
        "nominations.Application", models.CASCADE, related_name="declarations"
    )
    answer = models.CharField(_("answer"), max_length=8, choices=Answer)
    ground = models.CharField(_("ground"), max_length=2, choices=Ground, blank=True)
    text = models.CharField(_("explanation"), max_length=500, blank=True)
    effect = models.CharField(_("effect"), max_length=8, choices=Effect, editable=False)
    declared_at = models.DateTimeField(_("declared"))
    decided_by = models.ForeignKey(
        Juror, models.PROTECT, null=True, blank=True, related_name="decided_declarations"
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decision_reason = models.CharField(_("reason"), max_length=500, blank=True)

    objects = DeclarationQuerySet.as_manager()

    class Meta:
        verbose_name = _("declaration")
        verbose_name_plural = _("declarations")
        constraints = [
            # In this order its index also answers whether a juror was kept out in any later round.
            models.UniqueConstraint(
                fields=["juror", "application", "round"], name="one_declaration_per_round"
            ),
            models.CheckConstraint(
                condition=Q(answer="none") | ~Q(text=""), name="conflict_is_explained"
            ),
            models.CheckConstraint(
                condition=~Q(answer="conflict") | ~Q(ground=""), name="conflict_has_a_ground"
            ),
        ]

    def __str__(self):
        return f"{self.juror} · {self.application.municipality}"


class Assignment(models.Model):
    """A juror's task to assess one application in one round."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="assignments")
    juror = models.ForeignKey(Juror, models.CASCADE, related_name="assignments")
    application = models.ForeignKey(
        "nominations.Application", models.PROTECT, related_name="assignments"
    )
    # The juror has left the round and others read in the juror's place; what was begun is kept.
    ended_at = models.DateTimeField(_("handed over"), null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "juror", "application"], name="assigned_once_per_round"
            )
        ]

    def __str__(self):
        return f"{self.juror} · {self.application.municipality}"


class Assessment(models.Model):
    """One juror's judgement of one application: a draft until signed; void if a conflict is found later."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        SIGNED = "signed", _("signed")
        VOID = "void", _("void because of a conflict")

    assignment = models.OneToOneField(Assignment, models.CASCADE, related_name="assessment")
    status = models.CharField(
        _("status"), max_length=8, choices=Status, default=Status.DRAFT, editable=False
    )
    note = models.TextField(_("private note"), blank=True)
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True)
    voided_at = models.DateTimeField(_("voided"), null=True, blank=True)
    earlier = models.JSONField(_("signed before"), default=list, blank=True, editable=False)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="signed") | Q(signed_at__isnull=False),
                name="signed_assessment_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(status="void") | Q(voided_at__isnull=False),
                name="void_assessment_has_a_time",
            ),
        ]

    def __str__(self):
        return str(self.assignment)


class Score(models.Model):
    """A level on one criterion with its one-line reason, or *cannot judge*; neither while it is a draft."""

    REASON_LENGTH = 300

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="scores")
    criterion = models.ForeignKey("award.Criterion", models.PROTECT, related_name="scores")
    level = models.DecimalField(_("level"), max_digits=2, decimal_places=1, null=True, blank=True)
    cannot_judge = models.BooleanField(_("cannot judge"), default=False)
    # Saved at any length; how long it may be is asked when the assessment is signed.
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "criterion"], name="one_score_per_criterion"
            ),
            models.CheckConstraint(
                condition=Q(level__isnull=True) | Q(level__gte=0, level__lte=4),
                name="level_0_to_4",
            ),
            models.CheckConstraint(
                condition=Q(cannot_judge=False) | Q(level__isnull=True),
                name="cannot_judge_has_no_level",
            ),
        ]

    def __str__(self):
        return f"{self.criterion_id}: {self.level}"


class Standing(models.Model):
    """An application's place and figures when its round closed: a record, not a cache.

    The place follows ``expected_rank``; ``rank_q05`` to ``rank_q95`` bound the 90 % interval of places,
    ``rank_q25`` to ``rank_q75`` the 50 % one. Figures that cannot be told are None, and no zone is empty.
    """

    class Zone(models.TextChoices):
        IN = "in", _("in")
        GREY = "grey", _("grey zone")
        OUT = "out", _("out")

    round = models.ForeignKey(Round, models.CASCADE, related_name="standings")
    application = models.ForeignKey(
        "nominations.Application", models.PROTECT, related_name="standings"
    )
    place = models.PositiveSmallIntegerField(_("place"))
    is_shared = models.BooleanField(_("shared place"), default=False)
    points = models.FloatField(_("points"))
    adjusted_points = models.FloatField(_("adjusted points"))
    jury_points = models.FloatField(_("jury's points"))
    adjusted_jury_points = models.FloatField(_("jury's points, adjusted"))
    self_assessment_points = models.FloatField(_("self-assessment"), null=True, blank=True)
    audit_points = models.FloatField(_("web audit"), null=True, blank=True)
    readings = models.PositiveSmallIntegerField(_("readings"))
    spread = models.FloatField(_("widest spread on a criterion"), null=True, blank=True)
    expected_rank = models.FloatField(_("expected place"))
    rank_q05 = models.PositiveSmallIntegerField(null=True, blank=True)
    rank_q25 = models.PositiveSmallIntegerField(null=True, blank=True)
    rank_q75 = models.PositiveSmallIntegerField(null=True, blank=True)
    rank_q95 = models.PositiveSmallIntegerField(null=True, blank=True)
    p_top_k = models.FloatField(_("chance to go on"), null=True, blank=True)
    zone = models.CharField(_("zone"), max_length=4, choices=Zone, blank=True)

    class Meta:
        verbose_name = _("standing")
        verbose_name_plural = _("standings")
        ordering = ["round", "place", "application__municipality__sort_key"]
        constraints = [
            models.UniqueConstraint(fields=["round", "application"], name="one_standing_per_round")
        ]

    def __str__(self):
        return f"{self.place}. {self.application.municipality}"
