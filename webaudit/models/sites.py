"""A municipality's web site and the pages of it that are audited."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from webaudit import robots
from webaudit.querysets import SiteQuerySet


class Site(models.Model):
    """A municipality's web site, audited in one edition."""

    edition = models.ForeignKey("award.Edition", models.CASCADE, related_name="sites")
    municipality = models.ForeignKey(
        "nominations.Municipality", models.PROTECT, related_name="sites"
    )
    url = models.CharField(_("address"), max_length=2000)
    is_confirmed = models.BooleanField(_("an organiser has looked at the sample"), default=False)
    # What the site asks of robots, as it was last read; never read: no time.
    robots_txt = models.TextField(_("robots.txt"), blank=True)
    robots_read_at = models.DateTimeField(_("robots.txt was read"), null=True, blank=True)
    seconds_between = models.PositiveSmallIntegerField(_("seconds between visits"), default=1)
    # The municipality lets us audit pages that its robots.txt closes: who said so, and when.
    consent_by = models.CharField(_("consent given by"), max_length=200, blank=True)
    consent_on = models.DateField(_("consent given"), null=True, blank=True)

    objects = SiteQuerySet.as_manager()

    class Meta:
        verbose_name = _("site")
        verbose_name_plural = _("sites")
        ordering = ["edition", "municipality__sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "municipality"], name="one_site_per_municipality_and_edition"
            ),
            models.CheckConstraint(
                condition=Q(consent_by="", consent_on__isnull=True)
                | (~Q(consent_by="") & Q(consent_on__isnull=False)),
                name="consent_has_a_name_and_a_day",
            ),
        ]

    def __str__(self):
        return self.url

    @property
    def has_consent(self):
        return self.consent_on is not None

    def shuts(self, urls):
        """Those of the addresses that robots.txt, as it was last read, closes to us."""
        asked = robots.read(self.robots_txt)
        return [url for url in urls if not asked.may_visit(url)]


class SamplePage(models.Model):
    """One page of a site's sample."""

    class Kind(models.TextChoices):
        START = "start", _("start page")
        STATEMENT = "statement", _("accessibility statement")
        CONTACT = "contact", _("contact page")
        FORM = "form", _("form or search")
        CONTENT = "content", _("content page")
        RANDOM = "random", _("drawn page")

    site = models.ForeignKey(Site, models.CASCADE, related_name="pages")
    url = models.CharField(_("address"), max_length=2000)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.CONTENT)
    position = models.PositiveSmallIntegerField(_("order"))
    is_shut = models.BooleanField(_("closed by robots.txt"), default=False)

    class Meta:
        verbose_name = _("sampled page")
        verbose_name_plural = _("sampled pages")
        ordering = ["site", "position"]
        constraints = [
            models.UniqueConstraint(fields=["site", "url"], name="page_sampled_once_per_site")
        ]

    def __str__(self):
        return self.url
