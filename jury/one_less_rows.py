"""The rows of "one less" as they are written out: hundreds, each with its figures and two pictures.

Figures become text here, once for each, so that the page is quick.
"""

from functools import cache

from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from award.templatetags.looks import figure
from jury.templatetags.jury_numbers import chance

ROW = (
    '<tr{}><td class="number">{}</td><th scope="row"><a class="ds-link" href="{}">{}</a></th>'
    '<td class="number">{}</td>{}{}<td class="number range">{}</td><td class="number">{}</td></tr>'
)
LAST_IN = ' class="last-in"'
# Best and worst in words, and as a picture.
SPAN = (
    '<td class="range">{}–{}</td><td class="row-chart" aria-hidden="true"><svg focusable="false">'
    '<line class="row-chart-line" x1="{line}" x2="{line}" y1="0" y2="100%"/>'
    '<line class="row-chart-span" x1="{start}" x2="{end}" y1="50%" y2="50%"/>'
    '<circle class="row-chart-dot" cx="{start}" cy="50%" r="3"/>'
    '<circle class="row-chart-dot" cx="{end}" cy="50%" r="3"/>'
    '<circle class="row-chart-ring" cx="{ring}" cy="50%" r="5"/></svg></td>'
)


def drawn_rows(found) -> SafeString:
    """All rows of a ``OneLess``. Names are escaped; figures are made of digits and signs of our own."""
    reader, line = found.reader, found.line_x
    number = cache(lambda value: figure(value, 1))
    times = cache(lambda each, every: _("%(n)s of %(all)s") % {"n": each, "all": every})

    def span(row, own):
        best, worst = number(own.range.best), number(own.range.worst)
        return SPAN.format(best, worst, line=line, start=own.from_x, end=own.to_x, ring=row.x)

    return SafeString(
        "".join(
            ROW.format(
                LAST_IN if row.is_last_in else "",
                conditional_escape(row.place),
                reverse(reader.way_name, args=[reader.edition.slug, row.code]),
                conditional_escape(row.name),
                number(row.expected_rank),
                span(row, row.by_juror),
                span(row, row.by_criterion),
                times(row.overall.times_in, row.overall.times),
                conditional_escape(chance(row.robustness)),
            )
            for row in found.rows
        )
    )
