"""How a ranking's disagreements are listed for the reader."""

from django import template

register = template.Library()


@register.simple_tag
def to_discuss(ranking):
    """The spreads that must be talked through, with the municipality's name; widest first."""
    names = {line.application.pk: line.application.name for line in ranking.lines}
    return [
        {"name": names[spread.key], "spread": spread}
        for spread in ranking.spreads
        if spread.needs_talk and spread.key in names
    ]
