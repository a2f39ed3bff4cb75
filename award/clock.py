"""Times in plain sentences, as Swedish clocks show them."""

from datetime import UTC, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


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


def left_in_words(at, now):
    """The two largest units that are left: ``3 dagar och 4 timmar kvar``. A day is 24 hours, also when the
    clocks change."""
    # In one zone Python would subtract what the clocks show, and miss the hour that comes or goes.
    left = at.astimezone(UTC) - now.astimezone(UTC)
    if left <= timedelta(0):
        return _("the time is out")
    days, hours, minutes = left.days, left.seconds // 3600, left.seconds // 60 % 60
    units = [
        ngettext("%(n)d day", "%(n)d days", days) % {"n": days},
        ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours},
        ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes},
    ]
    first = next((place for place, n in enumerate((days, hours, minutes)) if n), None)
    if first is None:
        return _("less than a minute left")
    amounts = (days, hours, minutes)[first : first + 2]
    told = [unit for unit, n in zip(units[first : first + 2], amounts, strict=True) if n]
    if len(told) == 1:
        return _("%(time)s left") % {"time": told[0]}
    return _("%(time)s and %(rest)s left") % {"time": told[0], "rest": told[1]}


def _at(date, hour, minute):
    return _("%(date)s at %(hour)02d:%(minute)02d") % {
        "date": date,
        "hour": hour,
        "minute": minute,
    }
