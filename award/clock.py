"""Times in plain sentences, as Swedish clocks show them."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def in_words(at):
    """A moment for a sentence: ``1 mars 2027 kl. 12.00``."""
    local = timezone.localtime(at)
    date = date_format(local, "j F Y")
    return _("%(date)s at %(hour)02d:%(minute)02d") % {
        "date": date,
        "hour": local.hour,
        "minute": local.minute,
    }
