"""Municipalities and the people who work for them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nominations import swedish_order
from nominations.querysets import MembershipQuerySet, MunicipalityQuerySet


class Municipality(models.Model):
    """One of Sweden's 290 municipalities; the code is the key and never changes."""

    code = models.CharField(_("municipality code"), max_length=4, primary_key=True)
    name = models.CharField(_("name"), max_length=60)
    legal_name = models.CharField(_("full name"), max_length=80)
    county = models.CharField(_("county"), max_length=60)
    population = models.PositiveIntegerField(_("population"))
    group_code = models.CharField(_("group code"), max_length=2)
    group = models.CharField(_("municipal group"), max_length=80)
    website = models.URLField(_("web site"))
    email_domain = models.CharField(_("e-mail domain"), max_length=80, blank=True)
    org_number = models.CharField(_("organisation number"), max_length=11, blank=True)
    # Where a letter goes that proves that somebody works for the municipality.
    registrar_email = models.EmailField(_("e-mail of the registrar"), blank=True)
    # Casefolded for searching and for Swedish order (å ä ö last), the same on every database.
    search_text = models.CharField(max_length=240, editable=False)
    sort_key = models.CharField(max_length=140, editable=False, db_index=True)

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ["sort_key"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.search_text, self.sort_key = swedish_order.keys(self.name, self.county, self.code)
        super().save(*args, **kwargs)


class Membership(models.Model):
    """A person's right to work for a municipality.

    Where somebody hands in, one of them owns: the one who answers for the others, and to whom requests go.
    """

    class Role(models.TextChoices):
        READ = "read", _("read")
        COMMENT = "comment", _("read and comment")
        EDIT = "edit", _("edit")
        SUBMIT = "submit", _("edit and hand in")

    WRITERS = (Role.EDIT, Role.SUBMIT)

    person = models.ForeignKey("award.Person", models.CASCADE, related_name="memberships")
    municipality = models.ForeignKey(Municipality, models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=8, choices=Role, default=Role.EDIT)
    title = models.CharField(_("title"), max_length=120, blank=True)
    is_owner = models.BooleanField(_("answers for the municipality"), default=False, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "municipality"], name="one_membership_per_person"
            ),
            models.UniqueConstraint(
                fields=["municipality"],
                condition=Q(is_owner=True),
                name="one_owner_per_municipality",
            ),
            models.CheckConstraint(
                condition=Q(is_owner=False) | Q(role="submit"), name="owner_hands_in"
            ),
        ]

    def __str__(self):
        return f"{self.person} · {self.municipality}"
