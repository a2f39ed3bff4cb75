"""A ranking's lines as they are written out, and where their marks stand along the line of places.

Figures become text here, once for each, so that a page with hundreds of rows is quick.
"""

from collections import Counter

from django.utils.formats import get_format
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from award.templatetags.looks import NBSP, missing
from jury.models import Standing
from jury.ranking import rounded

LINE = '<line class="{}" x1="{}" x2="{}" y1="{}" y2="{}"/>'
CIRCLE = '<circle class="dot" cx="{}" cy="50%" r="5"/>'
DIAMOND = '<svg class="dot" x="{}" y="50%"><path d="M0-6 6 0 0 6-6 0Z"/></svg>'
BEYOND = '<text x="100%" y="50%" dy="0.35em" text-anchor="end">›</text>'


class Rows:
    """The lines of a ranking. ``line_x`` is where the cut runs: after the most places there are.

    Each row is a dictionary of texts, for a template looks those up twice as fast as anything else. Texts of
    figures are made of digits and signs of our own and need no escaping.
    """

    def __init__(self, ranking):
        self.comma = get_format("DECIMAL_SEPARATOR")
        self.missing = missing()
        self.zones = {value: conditional_escape(label) for value, label in Standing.Zone.choices}
        lines = ranking.lines
        self.top_k = ranking.round.stage.places_max
        self.last = last_shown([line.figures for line in lines], self.top_k)
        self.line_x = self.x(self.top_k + 0.5) if self.top_k < self.last else None
        self.count = len(lines)
        last_in = max(
            (i for i, each in enumerate(lines) if each.place.place <= self.top_k), default=-1
        )
        self.rows = [self._row(line, index == last_in) for index, line in enumerate(lines)]

    def __iter__(self):
        return iter(self.rows)

    def __len__(self):
        return self.count

    @property
    def goes_on_beyond(self):
        """Whether the picture ends before the last place."""
        return self.last < self.count

    @property
    def has_picture(self):
        """Whether there are intervals to draw."""
        return any(row["interval_order"] for row in self.rows)

    @property
    def has_zones(self):
        return any(row["zone"] for row in self.rows)

    @property
    def legend(self):
        """What the shapes mean, and how many there are of each."""
        counts = Counter(row["zone"] for row in self.rows)
        words = {
            "in": ngettext("%(n)d in", "%(n)d in", counts["in"]),
            "grey": ngettext("%(n)d in the grey zone", "%(n)d in the grey zone", counts["grey"]),
            "out": ngettext("%(n)d out", "%(n)d out", counts["out"]),
        }
        return [(zone, text % {"n": counts[zone]}) for zone, text in words.items()]

    def x(self, rank):
        """Where a place stands, in percent; each place is as wide as the others."""
        return f"{100 * (rank - 0.5) / self.last:.2f}%"

    def _row(self, line, is_last_in):
        found = line.figures
        chance = found.p_top_k
        return {
            "key": line.application.pk,
            "name": line.application.name,
            "place": SafeString(line.place.label),
            "order": SafeString(line.place.place),
            "zone": SafeString(found.zone),
            "zone_name": self.zones.get(found.zone) or self.missing,
            "picture": self._picture(found),
            "interval": self.span(found.rank_q05, found.rank_q95),
            "interval_order": SafeString(found.rank_q05 or ""),
            "expected_rank": self.text(found.expected_rank, 2),
            "chance": self.missing if chance is None else self.percent(chance),
            "chance_order": SafeString("" if chance is None else f"{chance:.6f}"),
            "points": self.text(found.points),
            "adjusted_points": self.text(found.adjusted_points),
            "jury": self.text(found.jury_points),
            "self_assessment": self.text(found.self_assessment),
            "audit": self.text(found.audit),
            "readings": SafeString(found.readings),
            "spread": self.text(line.spread),
            "is_last_in": is_last_in,
        }

    def text(self, value, decimals=1):
        if value is None:
            return self.missing
        return SafeString(f"{rounded(value):.{decimals}f}".replace(".", self.comma))

    def span(self, low, high):
        if low is None:
            return self.missing
        return SafeString(low if low == high else f"{low}–{high}")

    def percent(self, share):
        """Whole percent. Never nought or all: another jury might still judge otherwise."""
        if share < 0.01:
            return SafeString("&lt;1" + NBSP + "%")
        return SafeString(("&gt;99" if share > 0.99 else str(round(100 * share))) + NBSP + "%")

    def _picture(self, found):
        parts = [LINE.format("cut", self.line_x, self.line_x, 0, "100%")] if self.line_x else []
        if found.rank_q05 is not None:
            parts += self._bar("wide", found.rank_q05, found.rank_q95)
            parts += self._bar("half", found.rank_q25, found.rank_q75)
        if found.expected_rank <= self.last + 0.5:
            shape = DIAMOND if found.zone == "grey" else CIRCLE
            parts.append(shape.format(self.x(found.expected_rank)))
        elif found.rank_q05 is None or found.rank_q05 > self.last:
            parts.append(BEYOND)
        return SafeString("".join(parts))

    def _bar(self, kind, low, high):
        """As much of it as there is room for."""
        if low > self.last:
            return []
        high = min(high, self.last + 0.5)
        return [LINE.format(kind, self.x(low), self.x(high), "50%", "50%")]


def last_shown(figures, top_k):
    """The last place in the picture: where nobody who may still go on is likely to come below.

    In a field of hundreds the picture would else be mostly of those who are out.
    """
    ends = [each.rank_q95 for each in figures if each.zone not in ("", "out") and each.rank_q95]
    return min(len(figures), max([2 * top_k, 12, *ends])) or 1
