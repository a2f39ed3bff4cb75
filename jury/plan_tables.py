"""A plan of readings as people look at it: loads, readings, and what could not be arranged, in words."""

from collections import Counter
from dataclasses import dataclass
from itertools import combinations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jury.assignment import Reason
from jury.models import Juror


@dataclass(frozen=True)
class Load:
    """How much a juror reads: what there was before, and what is new. ``limit`` is the juror's own word."""

    juror: Juror
    before: int
    new: int
    limit: int | None
    most: int

    @property
    def total(self):
        return self.before + self.new

    @property
    def before_width(self):
        """Per cent of the longest bar."""
        return round(100 * self.before / self.most, 1)

    @property
    def new_width(self):
        return round(100 * self.new / self.most, 1)


@dataclass(frozen=True)
class Pile:
    """How many applications have so many readers."""

    readers: int
    applications: int
    most: int

    @property
    def width(self):
        return round(100 * self.applications / self.most, 1)


def contents_of(draw):
    """What the page of a plan shows.

    Where some applications are read again, nothing tells which: only loads and numbers.
    """
    shown = {
        "draw": draw,
        "loads": loads_of(draw),
        "groups": groups_of(draw),
        "lacking": sum(lack.missing for lack in draw.dealt.lacks),
    }
    if draw.is_sealed:
        return shown | {"again": len({code for code, _key in draw.dealt.added})}
    return shown | {
        "piles": piles_of(draw),
        "lacks": lacks_of(draw),
        "meetings": meetings_of(draw),
        "waiting": ", ".join(str(juror) for juror in draw.undeclared),
    }


def loads_of(draw):
    """Juror by juror in the order of their seats; one who leaves is not there."""
    totals = {key: draw.dealt.loads.get(key, 0) for key in draw.jurors}
    most = max(totals.values(), default=0) or 1
    return [
        Load(
            juror,
            totals[key] - draw.new_loads[key],
            draw.new_loads[key],
            draw.facts.limits.get(key),
            most,
        )
        for key, juror in draw.jurors.items()
    ]


def piles_of(draw):
    """From the fewest readers to the most."""
    counts = Counter(len(readers) for readers in draw.dealt.readers.values())
    most = max(counts.values(), default=0) or 1
    return [Pile(readers, number, most) for readers, number in sorted(counts.items())]


def meetings_of(draw):
    """The fewest and the most applications that two jurors read both; None without two jurors who read."""
    reading = sorted({juror for readers in draw.dealt.readers.values() for juror in readers})
    together = Counter(dict.fromkeys(combinations(reading, 2), 0))
    for readers in draw.dealt.readers.values():
        together.update(combinations(sorted(readers), 2))
    if not together:
        return None
    return min(together.values()), max(together.values())


def lacks_of(draw):
    """What could not be arranged, a sentence for each application, with those concerned by name."""
    return [_lack(draw, lack) for lack in draw.dealt.lacks]


def _lack(draw, lack):
    text = ngettext(
        "%(name)s lacks %(n)d reader.", "%(name)s lacks %(n)d readers.", lack.missing
    ) % {"name": draw.applications[lack.application].name, "n": lack.missing}
    parts = [text]
    if lack.reason == Reason.SMALL_JURY:
        parts.append(_("The jury has fewer members than the readings asked for."))
    if lack.conflicted:
        parts.append(
            _("Kept out by a conflict, a doubt or no answer: %(names)s.")
            % {"names": _names(draw, lack.conflicted)}
        )
    if lack.full:
        parts.append(_("Can take on no more: %(names)s.") % {"names": _names(draw, lack.full)})
    return " ".join(parts)


def _names(draw, keys):
    return ", ".join(str(draw.jurors[key]) for key in draw.jurors if key in keys)


def groups_of(draw):
    """The groups of jurors that no application links, by name; none where all can be compared."""
    groups = draw.dealt.groups
    return [] if len(groups) < 2 else [_names(draw, group) for group in groups]
