"""The ways in besides an own application: nominations, published self-assessments, applying together."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nominations.models.applications import Application
from nominations.models.municipalities import Municipality
from nominations.querysets import JointMemberQuerySet, NominationQuerySet


class Doors(models.Model):
    """Which ways in an edition has besides a municipality's own application, chosen by the organiser."""

    MONTHS_VALID = 24

    edition = models.OneToOneField("award.Edition", models.CASCADE, related_name="doors")
    takes_nominations = models.BooleanField(_("anyone may nominate a municipality"), default=True)
    takes_part_automatically = models.BooleanField(
        _("municipalities with a published self-assessment take part unless they decline"),
        default=False,
    )
    # Two self-assessments are compared only when they answered the same questions.
    set_version = models.CharField(
        _("version of the edition's set of statements"), max_length=20, blank=True
    )
    months_valid = models.PositiveSmallIntegerField(
        _("months for which a published self-assessment counts"), default=MONTHS_VALID
    )

    class Meta:
        verbose_name = _("ways in")
        verbose_name_plural = _("ways in")

    def __str__(self):
        return str(self.edition)


class Nomination(models.Model):
    """Somebody's proposal of a municipality; it counts for nothing until the municipality confirms it."""

    class Status(models.TextChoices):
        UNCONFIRMED = "unconfirmed", _("awaits the nominator's e-mail")
        WAITING = "waiting", _("awaits the municipality")
        CONFIRMED = "confirmed", _("taken up by the municipality")
        DECLINED = "declined", _("declined by the municipality")

    class Relation(models.TextChoices):
        RESIDENT = "resident", _("lives there")
        WORKS = "works", _("works for the municipality")
        BUSINESS = "business", _("runs a business or an association there")
        COLLEAGUE = "colleague", _("works in another municipality or authority")
        OTHER = "other", _("another relation")

    REASON_LENGTH = 1500

    edition = models.ForeignKey("award.Edition", models.CASCADE, related_name="nominations")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="nominations")
    name = models.CharField(_("your name"), max_length=120)
    email = models.EmailField(_("your e-mail"))
    relation = models.CharField(
        _("your relation to the municipality"), max_length=12, choices=Relation
    )
    reason = models.TextField(_("why the municipality deserves the award"))
    status = models.CharField(
        _("status"), max_length=12, choices=Status, default=Status.UNCONFIRMED, editable=False
    )
    written_at = models.DateTimeField(_("written"))
    # A keyed hash of the sender's network address, for the limits only; emptied with the confirmation.
    sender = models.CharField(max_length=32, blank=True)
    confirmed_at = models.DateTimeField(_("e-mail confirmed"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered by the municipality"), null=True, blank=True)
    answer_reason = models.CharField(_("the municipality's reason"), max_length=500, blank=True)
    application = models.ForeignKey(
        Application, models.SET_NULL, null=True, blank=True, related_name="nominations"
    )

    objects = NominationQuerySet.as_manager()

    class Meta:
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        ordering = ["edition", "municipality__sort_key", "written_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="unconfirmed") | Q(confirmed_at__isnull=False),
                name="counted_nomination_is_confirmed",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["confirmed", "declined"]) | Q(answered_at__isnull=False),
                name="answered_nomination_has_a_time",
            ),
        ]

    def __str__(self):
        # Names no private person: events keep these words for ever.
        return f"{self.municipality} · {self.edition}"


class JointMember(models.Model):
    """A municipality that another has invited to apply together with it; it counts once it has said yes."""

    class Status(models.TextChoices):
        INVITED = "invited", _("has not answered yet")
        CONFIRMED = "confirmed", _("takes part")
        DECLINED = "declined", _("has declined")
        LEFT = "left", _("has left")

    MOST = 6

    application = models.ForeignKey(Application, models.CASCADE, related_name="joint_members")
    # The application's own edition again, so that the database can refuse a municipality a second time.
    edition = models.ForeignKey("award.Edition", models.CASCADE, related_name="joint_members")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="joint_memberships")
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.INVITED, editable=False
    )
    invited_at = models.DateTimeField(_("invited"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        "award.Person", models.SET_NULL, null=True, blank=True, related_name="joint_answers"
    )

    objects = JointMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("municipality that applies together with others")
        verbose_name_plural = _("municipalities that apply together with others")
        ordering = ["application", "municipality__sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "municipality"], name="invited_once_per_application"
            ),
            models.UniqueConstraint(
                fields=["edition", "municipality"],
                condition=Q(status="confirmed"),
                name="one_joint_application_per_municipality",
            ),
        ]

    def __str__(self):
        return f"{self.municipality} · {self.application}"


class PublishedAssessment(models.Model):
    """A municipality's self-assessment published elsewhere, as it was imported; never changed afterwards.

    A correction is a new row: what counted at a deadline can always be found again.
    """

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="published_assessments"
    )
    source = models.CharField(_("source"), max_length=80)
    set_version = models.CharField(_("version of the set of statements"), max_length=20)
    made_on = models.DateField(_("made"))
    # {code of a statement: 0, 1, 2 or None for not applicable}; statements without an answer are left out.
    values = models.JSONField(_("answers"), default=dict, blank=True)
    # As published, where no answers came with it.
    published_index = models.FloatField(_("index"), null=True, blank=True)
    imported_at = models.DateTimeField(_("imported"))

    class Meta:
        verbose_name = _("published self-assessment")
        verbose_name_plural = _("published self-assessments")
        ordering = ["municipality__sort_key", "-made_on", "-imported_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_index__isnull=True)
                | Q(published_index__gte=0, published_index__lte=100),
                name="published_index_0_to_100",
            )
        ]

    def __str__(self):
        return f"{self.municipality} {self.made_on}"


class OptOut(models.Model):
    """A municipality that does not want to take part by its published self-assessment."""

    edition = models.ForeignKey("award.Edition", models.CASCADE, related_name="opt_outs")
    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="opt_outs")
    opted_out_at = models.DateTimeField(_("declined"))

    class Meta:
        verbose_name = _("municipality that has declined to take part")
        verbose_name_plural = _("municipalities that have declined to take part")
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "municipality"], name="declined_once_per_edition"
            )
        ]

    def __str__(self):
        return f"{self.municipality} · {self.edition}"


class Origin(models.Model):
    """Where the first words of a field came from: an earlier application or a published self-assessment."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="origins")
    field = models.CharField(_("field"), max_length=16)
    earlier = models.ForeignKey(
        Application, models.SET_NULL, null=True, blank=True, related_name="lent_words"
    )
    assessment = models.ForeignKey(
        PublishedAssessment, models.SET_NULL, null=True, blank=True, related_name="lent_answers"
    )
    # In Swedish, as it was called when the words were fetched.
    source = models.CharField(_("fetched from"), max_length=200)
    fetched_at = models.DateTimeField(_("fetched"))

    class Meta:
        verbose_name = _("origin of an answer")
        verbose_name_plural = _("origins of answers")
        ordering = ["application", "field"]
        constraints = [
            models.UniqueConstraint(fields=["application", "field"], name="one_origin_per_field")
        ]

    def __str__(self):
        return f"{self.field} ← {self.source}"


class ConsentWithdrawal(models.Model):
    """That a municipality no longer lets its application be published, although it said yes in the form."""

    application = models.OneToOneField(
        Application, models.CASCADE, related_name="consent_withdrawal"
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"))
    withdrawn_by = models.ForeignKey(
        "award.Person", models.SET_NULL, null=True, related_name="withdrawn_consents"
    )

    class Meta:
        verbose_name = _("withdrawal of consent to publication")
        verbose_name_plural = _("withdrawals of consent to publication")

    def __str__(self):
        return str(self.application)
