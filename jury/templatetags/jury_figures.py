"""How a ranking's disagreements are listed for the reader."""

from django import template

from jury.ranking_rows import Rows
from jury.rubrics import rubrics_of

register = template.Library()

#: So many disagreements are listed.
MOST = 25


@register.simple_tag
def ranking_rows(ranking):
    """The ranking's lines as texts and marks."""
    return Rows(ranking)


@register.simple_tag
def to_discuss(ranking):
    """The spreads that must be talked through, with the names of municipality and criterion; widest first.

    ``more`` is how many there are beyond those that anybody reads.
    """
    rubrics = rubrics_of(ranking.round.stage.edition)
    criteria = {each.code: f"{each.code} {each.name}" for each in rubrics}
    names = {line.application.pk: line.application.name for line in ranking.lines}
    found = [each for each in ranking.spreads if each.needs_talk and each.key in names]
    rows = [
        {
            "name": names[each.key],
            "criterion": criteria.get(each.criterion, each.criterion),
            "spread": each,
        }
        for each in found[:MOST]
    ]
    return {"rows": rows, "more": len(found) - len(rows)}
