"""What the numbers of a page mean, and the ways between the pages of a closed round."""

from django import template

from award.templatetags.looks import grouped, missing, percent
from jury import number_words

register = template.Library()


@register.inclusion_tag("jury/_number_words.html")
def explain(*names):
    """The sentences for the numbers that a table tells."""
    return {"words": number_words.words_of(*names)}


@register.filter
def chance(share):
    """0.845 as ``85 %``. Never nought or all: ``<1 %`` and ``>99 %``; missing is a dash."""
    if share is None:
        return missing()
    if share < 0.01:
        return f"<{percent(1)}"
    return f">{percent(99)}" if share > 0.99 else percent(100 * share)


@register.filter
def signed(value):
    """A difference with its sign: ``+1,5`` and, with a true minus, ``−1,5``; missing is a dash."""
    if value is None:
        return missing()
    shown = round(value, 1)
    sign = "+" if shown > 0 else "\N{MINUS SIGN}" if shown < 0 else ""
    return sign + grouped(abs(shown), 1)
