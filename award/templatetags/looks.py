"""How figures, times and states are written out for the reader."""

from datetime import timedelta

from django import template
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.translation import gettext as _

from award.clock import left_in_words
from award.drawn import drawn as drawn_once
from award.models import Edition
from award.prose import as_html

register = template.Library()

NBSP = "\N{NO-BREAK SPACE}"

#: States of all apps by how they read at a glance; what is not named is neutral.
TONES = {
    "success": (
        "submitted", "received", "eligible", "signed", "done", "passed", "published", "confirmed",
        "decided", "accepted", "answered", "visited", "adopted", "winner", "sent", "complete",
    ),
    "info": (
        "open", "running", "started", "in_progress", "current", "planned", "longlisted", "longlist",
        "nominated", "nominee", "scheduled", "invited",
    ),
    "warning": (
        "draft", "queued", "waiting", "incomplete", "unsure", "undeclared", "supplement",
        "reopened", "pending", "partial", "needs_review",
    ),
    "danger": (
        "failed", "ineligible", "conflicted", "conflict", "refused", "rejected", "withdrawn",
        "late", "void", "voided", "cancelled", "declined",
    ),
}  # fmt: skip
TONE_OF = {status: tone for tone, statuses in TONES.items() for status in statuses}


@register.filter
def tone(status):
    """The colour of a state's tag: success, info, warning, danger or neutral."""
    return TONE_OF.get(str(status), "neutral")


def missing():
    """A figure that does not exist: a dash for the eye, a word for the ear. Never a nought."""
    return format_html(
        '<span aria-hidden="true">–</span><span class="ds-sr-only">{}</span>', _("missing")
    )


def grouped(value, decimals):
    """1234.5 as ``1 234,5`` in Swedish and ``1,234.5`` in English; no break inside."""
    text = number_format(value, decimal_pos=decimals, use_l10n=True, force_grouping=True)
    return text.replace(" ", NBSP)


@register.filter
def prose(text):
    """What somebody wrote, with its paragraphs, lists, links and bold."""
    return as_html(text)


@register.filter
def figure(value, decimals=0):
    """A number as it is read aloud in the competition; missing is a dash."""
    return missing() if value is None else grouped(round(value, decimals), decimals)


@register.filter
def percent(value, decimals=0):
    """84.5 as ``84,5 %``; missing is a dash."""
    if value is None:
        return missing()
    return _("%(figure)s%%") % {"figure": grouped(round(value, decimals), decimals)}


@register.filter
def percent_of_one(share, decimals=0):
    """0.845 as ``84,5 %``; missing is a dash."""
    return percent(None if share is None else share * 100, decimals)


def stamped(at, words):
    return format_html('<time datetime="{}">{}</time>', at.isoformat(), words.replace(" ", NBSP))


@register.simple_tag
def day(date):
    """A day in words: ``1 mars 2027``; missing is a dash."""
    if date is None:
        return missing()
    local = timezone.localtime(date) if hasattr(date, "hour") else date
    return stamped(date, date_format(local, "j F Y"))


@register.simple_tag
def moment(at):
    """A day and a time in words, Swedish time: ``1 mars 2027 kl. 12.00``; missing is a dash."""
    if at is None:
        return missing()
    local = timezone.localtime(at)
    return stamped(at, clock(date_format(local, "j F Y"), local.hour, local.minute))


@register.simple_tag
def deadline(at):
    """The last moment of a stage, whose end is exclusive: midnight is 24.00 the day before."""
    if at is None:
        return missing()
    local = timezone.localtime(at)
    if (local.hour, local.minute) != (0, 0):
        return moment(at)
    return stamped(at, clock(date_format(local - timedelta(days=1), "j F Y"), 24, 0))


def clock(date, hour, minute):
    return _("%(date)s at %(hour)02d:%(minute)02d") % {"date": date, "hour": hour, "minute": minute}


@register.filter
def time_left(at, now):
    """How long is left until a deadline, in words, rounded down so that nobody is late."""
    return left_in_words(at, now)


@register.simple_tag(takes_context=True)
def drawn(context, template_name, **values):
    """A part in which nothing is shown but what is named here; it is drawn once for everybody."""
    return drawn_once(context.template.engine.get_template(template_name), **values)


@register.simple_tag(takes_context=True)
def award_here(context):
    """The award that the page is about, where its edition came with it; nothing is fetched for the name."""
    about = [context.get(name) for name in ("edition", "application", "site")]
    things = [getattr(thing, "edition", thing) for thing in about]
    editions = [thing for thing in things if isinstance(thing, Edition)]
    known = Edition._meta.get_field("award").is_cached
    return next((edition.award for edition in editions if known(edition)), None)


@register.simple_tag(takes_context=True)
def place(context, url, label):
    """A part of the house in the main menu; marked when the reader is there."""
    path = context["request"].path
    inside = path == url or (url != "/" and path.startswith(url))
    here = format_html(' aria-current="{}"', "page" if path == url else "true") if inside else ""
    return format_html('<li><a href="{}"{}>{}</a></li>', url, here, label)


@register.simple_tag
def crumb(label, url):
    """One level above this page."""
    return format_html('<li><a class="ds-link" href="{}">{}</a></li>', url, label)


@register.simple_block_tag
def breadcrumbs(content):
    """The way here; nothing at all on a page that has no level above it."""
    if not content.strip():
        return ""
    return format_html(
        '<nav class="ds-breadcrumbs" aria-label="{}"><ol>{}</ol></nav>', _("You are here"), content
    )


@register.filter
def is_list(value):
    """Whether a definition has several values."""
    return isinstance(value, (list, tuple))


@register.simple_tag
def has_errors(form=None, forms=None):
    """Whether anything was filled in wrongly in any of the page's forms."""
    return any(each.is_bound and each.errors for each in [form, *(forms or [])] if each)


@register.simple_tag
def page_numbers(page):
    """The page numbers worth a link: the ends, those around here, None for a gap."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in numbers]
