"""Times in plain sentences, as Swedish clocks show them."""

from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def in_words(at):
    """A moment for a sentence: ``1 mars 2027 kl. 12.00``."""
    local = timezone.localtime(at)
    return _at(date_format(local, "j F Y"), local.hour, local.minute)


def until(at):
    """The end of a stage, which is exclusive: midnight is 24.00 the day before, as pages show it."""
    local = timezone.localtime(at)
    if (local.hour, local.minute) != (0, 0):
        return in_words(at)
    return _at(date_format(local - timedelta(days=1), "j F Y"), 24, 0)


def _at(date, hour, minute):
    return _("%(date)s at %(hour)02d:%(minute)02d") % {
        "date": date,
        "hour": hour,
        "minute": minute,
    }
