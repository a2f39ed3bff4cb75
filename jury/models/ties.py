"""The register of ties: who works where, sells to whom, and what somebody has looked into and put aside."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jury import ties


class Party(models.Model):
    """Somebody with ties: a person, an organisation or a municipality.

    A person here needs no account: it may be somebody who is about to be asked, or somebody close to a
    juror. ``key`` tells it from others of its kind and stays the same when the name is spelt better.
    """

    class Kind(models.TextChoices):
        PERSON = ties.PartyKind.PERSON.value, _("person")
        ORGANISATION = ties.PartyKind.ORGANISATION.value, _("organisation")
        MUNICIPALITY = ties.PartyKind.MUNICIPALITY.value, _("municipality")

    award = models.ForeignKey("award.Award", models.CASCADE, related_name="parties")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    key = models.CharField(max_length=254, editable=False)
    name = models.CharField(_("name"), max_length=160)
    email = models.EmailField(_("e-mail"), blank=True)
    account = models.ForeignKey(
        "award.Person", models.SET_NULL, null=True, blank=True, related_name="parties"
    )
    municipality = models.ForeignKey(
        "nominations.Municipality", models.PROTECT, null=True, blank=True, related_name="parties"
    )

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["award", "kind", "key"], name="one_party_per_key"),
            models.CheckConstraint(
                condition=Q(kind="municipality", municipality__isnull=False)
                | (~Q(kind="municipality") & Q(municipality__isnull=True)),
                name="municipality_is_a_municipality",
            ),
            models.CheckConstraint(
                condition=Q(kind="person") | Q(email="", account__isnull=True),
                name="only_people_have_an_address",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def pure(self):
        """As the graph takes it."""
        return ties.Party(ties.PartyKind(self.kind), self.key, self.name)


class Tie(models.Model):
    """One dated relation, read from its source to its target; a day that is empty is not known, or not
    come."""

    class Kind(models.TextChoices):
        EMPLOYED = "employed", _("works at")
        BOARD = "board", _("is on the board of, or elected in")
        CONSULTANT = "consultant", _("is a consultant to")
        OWNER = "owner", _("owns, wholly or in part,")
        SUPPLIER = "supplier", _("sells to")
        JOINT_BOARD = "joint_board", _("shares a board with")
        RELATIVE = "relative", _("is close to")

    award = models.ForeignKey("award.Award", models.CASCADE, related_name="ties")
    kind = models.CharField(_("relation"), max_length=12, choices=Kind)
    source = models.ForeignKey(Party, models.PROTECT, related_name="ties_from")
    target = models.ForeignKey(Party, models.PROTECT, related_name="ties_to")
    since = models.DateField(_("first day"), null=True, blank=True)
    until = models.DateField(_("last day"), null=True, blank=True)
    note = models.CharField(_("where it is known from"), max_length=300, blank=True)
    added_by = models.ForeignKey("award.Person", models.SET_NULL, null=True, related_name="+")
    added_at = models.DateTimeField(_("added"))

    class Meta:
        verbose_name = _("tie")
        verbose_name_plural = _("ties")
        ordering = ["source__name", "target__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "source", "target", "since"], name="one_tie_of_a_kind_from_a_day"
            ),
            models.UniqueConstraint(
                fields=["kind", "source", "target"],
                condition=Q(since__isnull=True),
                name="one_tie_of_a_kind_without_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(source=F("target")), name="nobody_is_tied_to_oneself"
            ),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="tie_ends_after_it_begins",
            ),
        ]

    def __str__(self):
        # No names: the history keeps this for ever, and the tie may be of somebody close to a juror.
        return f"{self._meta.verbose_name} {self.pk}"

    def pure(self, key=""):
        """As the graph takes it; ``key`` is for one that is not saved."""
        return ties.Tie(
            key or str(self.pk),
            ties.TieKind[self.kind.upper()],
            self.source.pure,
            self.target.pure,
            self.since,
            self.until,
        )


class DismissedProposal(models.Model):
    """A possible conflict that somebody has looked into and put aside, with the reason; not shown again.

    ``key`` pins the person, the ties along the chain and when; a new tie is a new proposal.
    """

    award = models.ForeignKey("award.Award", models.CASCADE, related_name="dismissed_proposals")
    key = models.CharField(max_length=400)
    sentence = models.TextField(_("what was proposed"))
    reason = models.CharField(_("reason"), max_length=500)
    dismissed_by = models.ForeignKey("award.Person", models.SET_NULL, null=True, related_name="+")
    dismissed_at = models.DateTimeField(_("dismissed"))

    class Meta:
        verbose_name = _("dismissed proposal")
        verbose_name_plural = _("dismissed proposals")
        ordering = ["-dismissed_at"]
        constraints = [
            models.UniqueConstraint(fields=["award", "key"], name="proposal_is_dismissed_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="dismissal_has_a_reason"),
        ]

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"
