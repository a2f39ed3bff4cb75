"""How people come to a municipality: somebody invites them, or they ask."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nominations.models.municipalities import Membership, Municipality
from nominations.querysets import InvitationQuerySet, MembershipRequestQuerySet


class Invitation(models.Model):
    """A letter to one address with a link that can be used once, by the person with that address."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("waiting")
        ACCEPTED = "accepted", _("accepted")
        WITHDRAWN = "withdrawn", _("withdrawn")

    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("name"), max_length=120)
    title = models.CharField(_("title"), max_length=120, blank=True)
    role = models.CharField(_("role"), max_length=8, choices=Membership.Role)
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.WAITING, editable=False
    )
    # The secret itself stands only in the letter.
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        "award.Person", models.SET_NULL, null=True, related_name="sent_invitations"
    )
    sent_at = models.DateTimeField(pgettext_lazy("invitation", "sent"))
    expires_at = models.DateTimeField(_("holds until"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["municipality", "sent_at"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                "municipality",
                condition=Q(status="waiting"),
                name="one_waiting_invitation_per_address",
            )
        ]

    def __str__(self):
        return f"{self.email} · {self.municipality}"


class MembershipRequest(models.Model):
    """A person asks to work for a municipality: confirmed by a person who may, or by the registrar's code."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("waiting")
        CONFIRMED = "confirmed", pgettext_lazy("request", "confirmed")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("withdrawn")

    person = models.ForeignKey("award.Person", models.CASCADE, related_name="membership_requests")
    municipality = models.ForeignKey(
        Municipality, models.CASCADE, related_name="membership_requests"
    )
    title = models.CharField(_("title"), max_length=120)
    message = models.CharField(_("message"), max_length=500, blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.WAITING, editable=False
    )
    asked_at = models.DateTimeField(_("asked"))
    decided_at = models.DateTimeField(pgettext_lazy("request", "decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        "award.Person", models.SET_NULL, null=True, related_name="decided_membership_requests"
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    # The code itself stands only in the letter to the registrar.
    code_fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    code_sent_at = models.DateTimeField(_("letter to the registrar"), null=True, blank=True)
    code_expires_at = models.DateTimeField(_("the code holds until"), null=True, blank=True)
    code_attempts = models.PositiveSmallIntegerField(_("codes tried"), default=0, editable=False)

    objects = MembershipRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for a membership")
        verbose_name_plural = _("requests for memberships")
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "municipality"],
                condition=Q(status="waiting"),
                name="one_waiting_request_per_person",
            ),
            models.CheckConstraint(
                condition=~Q(status="declined") | ~Q(reason=""),
                name="declined_request_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(status="waiting") | Q(decided_at__isnull=False),
                name="decided_request_has_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.person} · {self.municipality}"
