"""What the people who write together are told about each other, as plain values for the page's scripts."""

from datetime import timedelta

from django.db.models import Count
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from nominations.clashes import Clash, fingerprint
from nominations.models import AnswerVersion, Comment, Presence

#: A saving is stamped when it comes in and seen when it is done; what is told twice does no harm.
OVERLAP = timedelta(seconds=30)


def saved(saving, remarks=()) -> dict:
    """What the writer is told when a field is saved, with what should be looked at in it."""
    return {
        "remarks": list(remarks),
        "fingerprint": saving.fingerprint,
        "number": saving.number,
        "message": _("Saved at %(time)s") % {"time": clock(saving.saved_at, saving.saved_at)},
    }


def both(clash: Clash, *, at) -> dict:
    """Two have written in the same field: what stands there, and what was sent."""
    return {
        "message": _("Somebody else has written in the same field. Both texts are kept."),
        "mine_in_words": clash.sent_in_words,
        "theirs": clash.stored,
        "theirs_in_words": clash.stored_in_words,
        "fingerprint": fingerprint(clash.stored),
        "by": clash.saved_by,
        "at": clock(clash.saved_at, at) if clash.saved_at else "",
    }


def field_now(application, field, *, at) -> dict:
    """What a field holds now, and who wrote it. One query."""
    versions = AnswerVersion.objects.filter(application=application, field=field)
    latest = versions.select_related("saved_by").last()
    if latest is None:
        return {"content": None, "fingerprint": "", "by": "", "at": ""}
    return {"content": latest.content, **_told(latest, at)}


def news(application, person, *, since, at) -> dict:
    """What was saved since, who else is where, and the number of open comments. Three queries."""
    versions = AnswerVersion.objects.filter(application=application, saved_at__gt=since - OVERLAP)
    here = Presence.objects.others(application, person, at=at)
    comments = Comment.objects.filter(application=application).open()
    return {
        "since": at.isoformat(),
        # Of several versions of a field the last stays.
        "changed": {
            version.field: _told(version, at)
            for version in versions.select_related("saved_by").order_by("number")
        },
        "here": [{"name": str(each.person), "field": each.field} for each in here],
        "comments": dict(comments.values_list("field").annotate(Count("pk")).order_by()),
    }


def clock(moment, now) -> str:
    """The time of day, with the day where it is not today."""
    local = timezone.localtime(moment)
    if local.date() == timezone.localdate(now):
        return f"{local:%H:%M}"
    return f"{date_format(local, 'j F')} {local:%H:%M}"


def _told(version, at):
    return {
        "fingerprint": fingerprint(version.content),
        "by": str(version.saved_by or ""),
        "at": clock(version.saved_at, at),
    }
