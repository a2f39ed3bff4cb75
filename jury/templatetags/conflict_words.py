"""Grounds of conflict as others speak of them; the declaration's own words are the juror's."""

from django import template

from jury.conflicts.words import GROUNDS

register = template.Library()


@register.filter
def ground_name(code):
    """“J4 supplier”: the code and the name of a ground, or nothing where there is none."""
    return f"{code} {GROUNDS[code]}" if code else ""
