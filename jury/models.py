"""The jury: seats held, conflicts declared, assessments signed, decisions taken, visits made."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from award.bilingual import Bilingual
from jury.querysets import (
    AssessmentQuerySet,
    AssignmentQuerySet,
    DecisionQuerySet,
    DeclarationQuerySet,
    JurorQuerySet,
    RoundQuerySet,
    SiteVisitQuerySet,
)


class Juror(models.Model):
    """A person in an edition's jury, on one of its seats."""

    PRESIDING = ("chair", "vice_chair")

    edition = models.ForeignKey("award.Edition", models.CASCADE, related_name="jurors")
    person = models.ForeignKey("award.Person", models.PROTECT, related_name="juror_roles")
    seat = models.OneToOneField("award.JurySeat", models.PROTECT, related_name="juror")
    appointed_at = models.DateTimeField(_("appointed"))

    objects = JurorQuerySet.as_manager()

    class Meta:
        verbose_name = _("juror")
        verbose_name_plural = _("jurors")
        ordering = ["edition", "seat__position"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "person"], name="one_seat_per_person")
        ]

    def __str__(self):
        return str(self.person)

    @property
    def votes(self):
        """Whether the juror assesses and decides; the secretary writes the minutes."""
        return self.seat.role != self.seat.Role.SECRETARY

    @property
    def is_chair(self):
        return self.seat.role == self.seat.Role.CHAIR

    @property
    def may_preside(self):
        """Chair or vice chair."""
        return self.seat.role in self.PRESIDING


class Round(models.Model):
    """One assessment round: opens with its stage, closed by the organiser when every reading is in.

    ``record`` freezes inputs, parameters and outputs as one document when the round closes, and
    ``record_sha256`` its hash, so that later changes never move old figures.
    """

    class Status(models.TextChoices):
        PREPARING = "preparing", _("being prepared")
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")

    stage = models.OneToOneField("award.Stage", models.PROTECT, related_name="round")
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.PREPARING, editable=False
    )
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    record = models.JSONField(_("record"), default=dict, blank=True, editable=False)
    record_sha256 = models.CharField(max_length=64, blank=True, editable=False)

    objects = RoundQuerySet.as_manager()

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
            models.UniqueConstraint(
                fields=["juror", "round", "application"], name="one_declaration_per_round"
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
    saved_at = models.DateTimeField(_("saved"))
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
    """An application's place and figures when its round closed: a record, not a cache."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="standings")
    application = models.ForeignKey(
        "nominations.Application", models.PROTECT, related_name="standings"
    )
    place = models.PositiveSmallIntegerField(_("place"))
    is_shared = models.BooleanField(_("shared place"), default=False)
    points = models.FloatField(_("points"))
    jury_points = models.FloatField(_("jury's points"))
    self_assessment_points = models.FloatField(_("self-assessment"), null=True, blank=True)
    audit_points = models.FloatField(_("web audit"), null=True, blank=True)
    readings = models.PositiveSmallIntegerField(_("readings"))
    spread = models.FloatField(_("widest spread on a criterion"), null=True, blank=True)

    class Meta:
        verbose_name = _("standing")
        verbose_name_plural = _("standings")
        ordering = ["round", "place", "application__municipality__sort_key"]
        constraints = [
            models.UniqueConstraint(fields=["round", "application"], name="one_standing_per_round")
        ]

    def __str__(self):
        return f"{self.place}. {self.application.municipality}"


class Decision(models.Model):
    """A cut: proposed by an organiser, confirmed by the chair, then applied for all at once.

    ``stage`` says what it selects. A decision that departs from the ranking, or stops short of the most
    places, has a reason.
    """

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        CONFIRMED = "confirmed", _("confirmed")

    stage = models.OneToOneField("award.Stage", models.PROTECT, related_name="decision")
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.PROPOSED, editable=False
    )
    reason = models.TextField(_("reason"), blank=True)
    present = models.ManyToManyField(Juror, related_name="decisions_present", blank=True)
    proposed_by = models.ForeignKey(
        "award.Person", models.PROTECT, related_name="proposed_decisions"
    )
    proposed_at = models.DateTimeField(_("proposed"))
    confirmed_by = models.ForeignKey(
        Juror, models.PROTECT, null=True, blank=True, related_name="confirmed_decisions"
    )
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    embargo_until = models.DateTimeField(_("embargo until"), null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [
            models.CheckConstraint(
                condition=Q(status="proposed")
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="confirmed_decision_has_a_chair",
            )
        ]

    def __str__(self):
        return str(self.stage)


class DecisionPlace(models.Model):
    """One application that the decision lets through."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="places")
    application = models.ForeignKey(
        "nominations.Application", models.PROTECT, related_name="decision_places"
    )

    class Meta:
        verbose_name = _("place in a decision")
        verbose_name_plural = _("places in a decision")
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "application"], name="one_place_per_decision"
            )
        ]

    def __str__(self):
        return f"{self.decision} · {self.application.municipality}"


class SiteVisit(models.Model):
    """The jury's visit to a nominee: date, place, team, what was seen per criterion, report."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("planned")
        REPORTED = "reported", _("report sent for fact check")
        CHECKED = "checked", _("fact-checked")

    application = models.OneToOneField(
        "nominations.Application", models.CASCADE, related_name="site_visit"
    )
    date = models.DateField(_("date"))
    place = models.CharField(_("place"), max_length=160, blank=True)
    team = models.ManyToManyField(Juror, related_name="site_visits", verbose_name=_("team"))
    secretary = models.CharField(_("secretary"), max_length=120, blank=True)
    present = models.TextField(_("present from the municipality"), blank=True)
    report = models.TextField(_("report"), blank=True)
    fact_check = models.TextField(_("the municipality's corrections"), blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.PLANNED, editable=False
    )
    reported_at = models.DateTimeField(_("report sent"), null=True, blank=True)
    checked_at = models.DateTimeField(_("fact-checked"), null=True, blank=True)

    objects = SiteVisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("site visit")
        verbose_name_plural = _("site visits")
        ordering = ["date"]

    def __str__(self):
        return f"{self.application.municipality} {self.date}"


class VisitQuestion(models.Model):
    """A question of the edition's visit protocol, belonging to a criterion or to all of them."""

    edition = models.ForeignKey("award.Edition", models.CASCADE, related_name="visit_questions")
    criterion = models.ForeignKey(
        "award.Criterion", models.CASCADE, null=True, blank=True, related_name="visit_questions"
    )
    text_sv = models.CharField(_("question in Swedish"), max_length=300)
    text_en = models.CharField(_("question in English"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("order"))

    text = Bilingual()

    class Meta:
        verbose_name = _("visit question")
        verbose_name_plural = _("visit questions")
        ordering = ["edition", "position"]

    def __str__(self):
        return self.text


class VisitNote(models.Model):
    """What one juror saw and heard on one criterion, with its evidence."""

    visit = models.ForeignKey(SiteVisit, models.CASCADE, related_name="notes")
    juror = models.ForeignKey(Juror, models.PROTECT, related_name="visit_notes")
    criterion = models.ForeignKey("award.Criterion", models.PROTECT, related_name="visit_notes")
    text = models.TextField(_("seen and heard"), blank=True)
    evidence = models.TextField(_("evidence"), blank=True)
    saved_at = models.DateTimeField(_("saved"))

    class Meta:
        verbose_name = _("visit note")
        verbose_name_plural = _("visit notes")
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "juror", "criterion"], name="one_visit_note_per_criterion"
            )
        ]

    def __str__(self):
        return f"{self.visit_id} · {self.criterion_id}"


class Citation(models.Model):
    """Why the winner won, in the jury's words: written, adopted by the chair, then locked."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        ADOPTED = "adopted", _("adopted")

    application = models.OneToOneField(
        "nominations.Application", models.CASCADE, related_name="citation"
    )
    text_sv = models.TextField(_("citation in Swedish"))
    text_en = models.TextField(_("citation in English"), blank=True)
    status = models.CharField(
        _("status"), max_length=8, choices=Status, default=Status.DRAFT, editable=False
    )
    adopted_by = models.ForeignKey(
        Juror, models.PROTECT, null=True, blank=True, related_name="adopted_citations"
    )
    adopted_at = models.DateTimeField(_("adopted"), null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)

    text = Bilingual()

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        constraints = [
            models.CheckConstraint(
                condition=Q(status="draft")
                | Q(adopted_by__isnull=False, adopted_at__isnull=False, sha256__gt=""),
                name="adopted_citation_is_locked",
            )
        ]

    def __str__(self):
        return str(self.application)
