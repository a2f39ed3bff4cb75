"""What is put away stays as it was."""

from django.utils.translation import gettext as _

from award.models import Edition


def reasons_not_to_change(edition):
    """An archived edition is a record: nothing in it changes any more."""
    if edition.status == Edition.Status.ARCHIVED:
        return [_("The edition is archived, so nothing in it can be changed.")]
    return []
