"""What is decided about an edition's audit before it begins, and published: weights, draws, scale."""

import hashlib
import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from webaudit.models.sites import Site


def new_secret():
    return secrets.token_hex(32)


class AuditPlan(models.Model):
    """How an edition's sites are audited: how many pages, by what secret they are drawn, what weighs what.

    The fingerprint of the secret is public from the first day and the secret itself afterwards: nobody can
    choose or foresee the drawn pages, and everybody can check them.
    """

    edition = models.OneToOneField("award.Edition", models.CASCADE, related_name="audit_plan")
    secret = models.CharField(max_length=64, default=new_secret, editable=False)
    secret_published_at = models.DateTimeField(_("secret published"), null=True, blank=True)
    pages_per_site = models.PositiveSmallIntegerField(_("pages a site"), default=12)
    random_pages = models.PositiveSmallIntegerField(_("of which drawn at least"), default=3)
    # What the parts of a site's total weigh, by kind of measure; "accessibility" is the figure itself.
    weights = models.JSONField(_("weights of the total"), default=dict, blank=True)
    weights_fixed_at = models.DateTimeField(_("weights fixed"), null=True, blank=True)
    weights_fixed_by = models.ForeignKey(
        "award.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    weights_decision = models.TextField(_("how the jury decided on the weights"), blank=True)

    class Meta:
        verbose_name = _("plan of the audit")
        verbose_name_plural = _("plans of the audits")
        constraints = [
            models.CheckConstraint(
                condition=Q(pages_per_site__gte=models.F("random_pages")),
                name="drawn_pages_fit_in_the_sample",
            ),
            models.CheckConstraint(
                condition=Q(weights_fixed_at__isnull=True) | ~Q(weights_decision=""),
                name="fixed_weights_are_the_jurys",
            ),
        ]

    def __str__(self):
        return str(self.edition)

    @property
    def fingerprint(self):
        """What is published before the draw: it fits this secret and no other."""
        return hashlib.sha256(self.secret.encode()).hexdigest()


class Draw(models.Model):
    """The pages of a site that could be drawn, and those that were, in the order they were drawn."""

    class Source(models.TextChoices):
        SITEMAP = "sitemap", _("the site's map of itself")
        CRAWL = "crawl", _("links from page to page")

    site = models.OneToOneField(Site, models.CASCADE, related_name="draw")
    source = models.CharField(_("found in"), max_length=8, choices=Source)
    candidates = models.JSONField(_("could be drawn"), default=list)
    drawn = models.JSONField(_("drawn"), default=list)
    drawn_at = models.DateTimeField(_("drawn"))

    class Meta:
        verbose_name = _("draw")
        verbose_name_plural = _("draws")

    def __str__(self):
        return str(self.site)
