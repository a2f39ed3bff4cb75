"""The booklet: the organiser's words for the printed and tagged publication, and the last one built."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from award.querysets import BookletQuerySet


class Booklet(models.Model):
    """The nominee booklet of an edition: foreword, colophon, chapters; built as PDF by the worker."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        BUILT = "built", _("built")

    edition = models.OneToOneField("award.Edition", models.CASCADE, related_name="booklet")
    subtitle = models.CharField(_("subtitle"), max_length=160, blank=True)
    foreword = models.TextField(_("foreword"), blank=True)
    signed_by = models.CharField(_("signed by"), max_length=120, blank=True)
    signed_title = models.CharField(_("title of the signer"), max_length=160, blank=True)
    about = models.TextField(_("about the award"), blank=True)
    process = models.TextField(_("how the process went"), blank=True)
    text_credit = models.CharField(_("text"), max_length=160, blank=True)
    photo_credit = models.CharField(_("photographs"), max_length=300, blank=True)
    production_credit = models.CharField(_("production"), max_length=160, blank=True)
    print_credit = models.CharField(_("print"), max_length=160, blank=True)
    isbn = models.CharField(_("ISBN"), max_length=20, blank=True)
    order_address = models.CharField(_("where to order it"), max_length=200, blank=True)
    status = models.CharField(
        _("status"), max_length=6, choices=Status, default=Status.DRAFT, editable=False
    )
    file = models.FileField(upload_to="booklets/", blank=True, editable=False)
    snapshot = models.JSONField(default=dict, blank=True, editable=False)
    faults = models.JSONField(
        _("what stopped the last build"), default=list, blank=True, editable=False
    )
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    pages = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    built_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = BookletQuerySet.as_manager()

    class Meta:
        verbose_name = _("booklet")
        verbose_name_plural = _("booklets")

    def __str__(self):
        return str(self.edition)


class BookletChapter(models.Model):
    """One nominee's chapter: the municipality's own story, edited."""

    booklet = models.ForeignKey(Booklet, models.CASCADE, related_name="chapters")
    position = models.PositiveSmallIntegerField(_("order"))
    municipality_code = models.CharField(_("municipality code"), max_length=4)
    name = models.CharField(_("municipality"), max_length=200)
    title = models.CharField(_("title"), max_length=160)
    lead = models.TextField(_("lead paragraph"), blank=True)
    body = models.TextField(_("text"), blank=True)

    class Meta:
        verbose_name = _("chapter")
        verbose_name_plural = _("chapters")
        ordering = ["booklet", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["booklet", "municipality_code"], name="one_chapter_per_municipality"
            )
        ]

    def __str__(self):
        return f"{self.position}. {self.title}"
