"""The round that an address names, among those that the person may see."""

from django.shortcuts import get_object_or_404


def round_among(rounds, slug, round_id):
    """The round with its stage, edition and award; 404 where it is not among those, or of another edition."""
    found = rounds.select_related("stage__edition__award")
    return get_object_or_404(found, pk=round_id, stage__edition__slug=slug)
