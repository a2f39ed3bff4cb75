"""What the one who hands in assures; it stands on the page, in the copy and on the receipt."""

from django.utils.translation import gettext as _


def circumstances() -> list[str]:
    """One sentence each, confirmed together by a tick."""
    return [
        _("I may hand in on behalf of the municipality."),
        _("The chief executive, or the equivalent, has approved what is handed in."),
        _("What we write is true as far as we know, and we may use the pictures and texts in it."),
        _("We know that it becomes a public document when it is handed in."),
    ]
