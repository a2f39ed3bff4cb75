"""Who sits in the jury."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jury.querysets import JurorInvitationQuerySet, JurorQuerySet


class Juror(models.Model):
    """A person in an edition's jury, on one of its seats."""

    PRESIDING = ("chair", "vice_chair")

    edition = models.ForeignKey("award.Edition", models.CASCADE, related_name="jurors")
    person = models.ForeignKey("award.Person", models.PROTECT, related_name="juror_roles")
    seat = models.OneToOneField("award.JurySeat", models.PROTECT, related_name="juror")
    appointed_at = models.DateTimeField(_("appointed"))
    # What the juror has said of the time there is: empty where nothing was said.
    most_readings = models.PositiveSmallIntegerField(
        _("reads at most"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    availability = models.CharField(_("when you cannot"), max_length=300, blank=True)

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


class JurorInvitation(models.Model):
    """A letter that offers a seat in the jury to one address: answered once, by the person with it."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("waiting")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", pgettext_lazy("invitation", "declined")
        WITHDRAWN = "withdrawn", _("withdrawn")

    seat = models.ForeignKey("award.JurySeat", models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("name"), max_length=120)
    title = models.CharField(_("title"), max_length=160, blank=True)
    message = models.TextField(_("a few words from you"), max_length=2000, blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.WAITING, editable=False
    )
    # The secret itself stands only in the letter.
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        "award.Person", models.SET_NULL, null=True, related_name="sent_juror_invitations"
    )
    sent_at = models.DateTimeField(pgettext_lazy("invitation", "sent"))
    expires_at = models.DateTimeField(_("holds until"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    # The very words that were ticked: they may change from one edition to the next.
    conditions = models.JSONField(_("accepted conditions"), default=list, blank=True)
    answer = models.CharField(_("why not"), max_length=500, blank=True)

    objects = JurorInvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation to the jury")
        verbose_name_plural = _("invitations to the jury")
        ordering = ["seat", "sent_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["seat"],
                condition=Q(status="waiting"),
                name="one_waiting_invitation_per_seat",
            ),
            models.CheckConstraint(
                condition=Q(status="waiting") | Q(answered_at__isnull=False),
                name="answered_invitation_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(status="accepted") | ~Q(conditions=[]),
                name="accepted_invitation_has_its_conditions",
            ),
        ]

    def __str__(self):
        return f"{self.name} · {self.seat}"
