"""A municipality's web site and the pages of it that are audited."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from webaudit.querysets import SiteQuerySet


class Site(models.Model):
    """A municipality's web site, audited in one edition."""

    edition = models.ForeignKey("award.Edition", models.CASCADE, related_name="sites")
    municipality = models.ForeignKey(
        "nominations.Municipality", models.PROTECT, related_name="sites"
    )
    url = models.CharField(_("address"), max_length=2000)
    is_confirmed = models.BooleanField(_("an organiser has looked at the sample"), default=False)

    objects = SiteQuerySet.as_manager()

    class Meta:
        verbose_name = _("site")
        verbose_name_plural = _("sites")
        ordering = ["edition", "municipality__sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "municipality"], name="one_site_per_municipality_and_edition"
            )
        ]

    def __str__(self):
        return self.url


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

    class Meta:
        verbose_name = _("sampled page")
        verbose_name_plural = _("sampled pages")
        ordering = ["site", "position"]
        constraints = [
            models.UniqueConstraint(fields=["site", "url"], name="page_sampled_once_per_site")
        ]

    def __str__(self):
        return self.url
