"""Who sits in the jury."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jury.querysets import JurorQuerySet


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
