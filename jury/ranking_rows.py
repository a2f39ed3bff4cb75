"""A ranking's lines as they are written out, and where their marks stand along the line of places.

Figures become text here, once for each, so that a page with hundreds of rows is quick.
"""

from collections import Counter
from itertools import zip_longest

from django.utils.formats import get_format
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from award.templatetags.looks import missing, percent
from jury.models import Standing
from jury.number_words import words_of
from jury.ranking import Neighbours, rounded

LINE = '<line class="{}" x1="{}" x2="{}" y1="{}" y2="{}"/>'
CIRCLE = '<circle class="dot" cx="{}" cy="50%" r="5"/>'
DIAMOND = '<svg class="dot" x="{}" y="50%"><path d="M0-6 6 0 0 6-6 0Z"/></svg>'
START = '<tr{}><td class="number" data-value="{}">{}</td><th scope="row">{}</th>'
LAST_IN = ' class="last-in"'
NAME = '<th scope="row">{}</th>'
ZONE = '<td class="zone" data-zone="{}">{}</td>'
PICTURE = (
    '<td class="rank-chart" data-zone="{}" aria-hidden="true"><svg focusable="false">{}</svg></td>'
)
ORDERED = '<td class="number" data-value="{}">{}</td>'
NUMBER = '<td class="number">{}</td>'
STEP = '<td class="number step" data-value="{:.6f}">{}</td>'
EVEN = (
    '<td class="number step even" data-value="{:.6f}">{}<span class="ds-sr-only">, {}</span></td>'
)
LAST_STEP = '<td class="number step"></td>'
STRONG = '<td class="number"><strong>{}</strong></td>'
BEYOND = '<text x="100%" y="50%" dy="0.35em" text-anchor="end">›</text>'


class Rows:
    """The lines of a ranking. ``line_x`` is where the cut runs: after the most places there are.

    Each row is a dictionary of cells ready to be written out. Names are escaped; figures are made of digits
    and signs of our own and need no escaping.
    """

    def __init__(self, ranking):
        self.comma = get_format("DECIMAL_SEPARATOR")
        # With the space before it that the language asks for.
        self.sign = percent(0).removeprefix("0")
        self.missing = missing()
        self.zones = {value: conditional_escape(label) for value, label in Standing.Zone.choices}
        lines = ranking.lines
        self.stage = ranking.round.stage
        self.top_k = self.stage.places_max
        self.counts = Counter(line.figures.zone for line in lines)
        self.has_zones = any(self.counts)
        #: Whether there are intervals to draw.
        self.has_picture = any(line.figures.rank_q05 for line in lines)
        self.last = last_shown([line.figures for line in lines], self.top_k)
        self.line_x = self.x(self.top_k + 0.5) if self.top_k < self.last else None
        self.count = len(lines)
        last_in = max(
            (i for i, each in enumerate(lines) if each.place.place <= self.top_k), default=-1
        )
        #: Whether it is told how surely each is better than the next.
        self.has_steps = bool(ranking.neighbours)
        self.even_word = conditional_escape(_("cannot be told apart from the next"))
        self.equal_word = conditional_escape(_("equal"))
        steps = _steps(ranking)
        self.at_line = _at_line(lines, steps, last_in) if self.has_steps else ""
        self.rows = [
            self._row(line, step, index == last_in)
            for index, (line, step) in enumerate(zip(lines, steps, strict=True))
        ]

    def __iter__(self):
        return iter(self.rows)

    def __len__(self):
        return self.count

    @property
    def body(self):
        """All rows of the first table, where nothing stands between a name and its figures."""
        return SafeString("".join([f"{row['start']}{row['figures']}</tr>" for row in self.rows]))

    @property
    def body_behind(self):
        """All rows of the other table."""
        return SafeString("".join([f"<tr>{row['behind']}</tr>" for row in self.rows]))

    @property
    def words(self):
        """What each number of the first table means."""
        names = [
            *(["rank_interval"] if self.has_picture else []),
            "expected_rank",
            *(["step"] if self.has_steps else []),
            *(["p_top"] if self.has_zones else []),
            "points",
            "shared",
            *(["zone"] if self.has_zones else []),
        ]
        return words_of(*names)

    @property
    def goes_on_beyond(self):
        """Whether the picture ends before the last place."""
        return self.last < self.count

    @property
    def legend(self):
        """What the shapes mean, and how many there are of each."""
        words = {
            "in": ngettext("%(n)d in", "%(n)d in", self.counts["in"]),
            "grey": ngettext(
                "%(n)d in the grey zone", "%(n)d in the grey zone", self.counts["grey"]
            ),
            "out": ngettext("%(n)d out", "%(n)d out", self.counts["out"]),
        }
        return [(zone, text % {"n": self.counts[zone]}) for zone, text in words.items()]

    def x(self, rank):
        """Where a place stands, in percent; each place is as wide as the others."""
        return f"{100 * (rank - 0.5) / self.last:.2f}%"

    def _row(self, line, step, is_last_in):
        """The cells in three pieces: looked up by a template one by one, they take five times as long."""
        found = line.figures
        name = conditional_escape(line.application.name)
        start = START.format(
            LAST_IN if is_last_in else "", line.place.place, line.place.label, name
        )
        interval = self.span(found.rank_q05, found.rank_q95)
        cells = [
            ZONE.format(found.zone, self.zones.get(found.zone) or self.missing)
            if self.has_zones
            else "",
            PICTURE.format(found.zone, self._picture(found)),
            ORDERED.format(found.rank_q05 or "", interval),
            NUMBER.format(self.text(found.expected_rank, 2)),
            self._step(step) if self.has_steps else "",
            self._chance(found.p_top_k) if self.has_zones else "",
            STRONG.format(self.text(found.points)),
        ]
        return {
            "key": line.application.pk,
            "start": SafeString(start),
            "figures": SafeString("".join(cells)),
            "behind": SafeString(self._behind(line, name)),
        }

    def _step(self, step):
        """How surely it is better than the next, with a bracket around two that cannot be told apart."""
        if step is None:
            return LAST_STEP
        is_shared = step.place == step.next_place
        told = self.equal_word if is_shared else self.percent(step.probability)
        if step.are_even:
            return EVEN.format(step.probability, told, self.even_word)
        return STEP.format(step.probability, told)

    def _chance(self, chance):
        if chance is None:
            return ORDERED.format("", self.missing)
        return ORDERED.format(f"{chance:.6f}", self.percent(chance))

    def _behind(self, line, name):
        """The cells of the other table: what the points are made of."""
        found = line.figures
        told = [
            found.adjusted_points,
            found.jury_points,
            *([found.self_assessment] if self.stage.weight_self_assessment else []),
            *([found.audit] if self.stage.weight_audit else []),
        ]
        cells = [NUMBER.format(self.text(value)) for value in told]
        spread = NUMBER.format(self.text(line.spread))
        points = STRONG.format(self.text(found.points))
        return f"{NAME.format(name)}{points}{''.join(cells)}{NUMBER.format(found.readings)}{spread}"

    def text(self, value, decimals=1):
        if value is None:
            return self.missing
        return f"{rounded(value):.{decimals}f}".replace(".", self.comma)

    def span(self, low, high):
        if low is None:
            return self.missing
        return low if low == high else f"{low}–{high}"

    def percent(self, share):
        """Whole percent. Never nought or all: another jury might still judge otherwise."""
        if share < 0.01:
            return f"&lt;1{self.sign}"
        return f"{'&gt;99' if share > 0.99 else round(100 * share)}{self.sign}"

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
        return "".join(parts)

    def _bar(self, kind, low, high):
        """As much of it as there is room for."""
        if low > self.last:
            return []
        high = min(high, self.last + 0.5)
        return [LINE.format(kind, self.x(low), self.x(high), "50%", "50%")]


def _steps(ranking):
    """Of each line how it stands to the next; None of the last, and where that was never reckoned."""
    places = [line.place.place for line in ranking.lines]
    return [
        Neighbours(place, place, 0.5) if place == below else ranking.neighbours.get(place)
        for place, below in zip_longest(places, places[1:])
    ]


def _at_line(lines, steps, last_in):
    """A sentence where the line runs between two that cannot be told apart; none where it does not."""
    if not 0 <= last_in < len(lines) - 1 or steps[last_in] is None or not steps[last_in].are_even:
        return ""
    above, below = lines[last_in], lines[last_in + 1]
    if above.place.is_shared or below.place.is_shared:
        return _("The line runs between two places that cannot be told apart.")
    return _(
        "The line runs between %(above)s and %(below)s, who cannot be told apart: the probability that"
        " %(above)s is the better is %(chance)s."
    ) % {
        "above": above.application.name,
        "below": below.application.name,
        "chance": percent(100 * steps[last_in].probability),
    }


def last_shown(figures, top_k):
    """The last place in the picture: where nobody who may still go on is likely to come below.

    In a field of hundreds the picture would else be mostly of those who are out.
    """
    ends = [each.rank_q95 for each in figures if each.zone not in ("", "out") and each.rank_q95]
    return min(len(figures), max([2 * top_k, 12, *ends])) or 1
