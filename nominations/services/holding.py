"""What an event rests on is held until it is over, always in one order, so that nobody waits for one who
waits for them: edition, municipality, application, and then what the event itself changes, rows of one table
by their key. The history comes after all of these, for it is held from the first thing that is recorded; the
letters that have been written come after the history (``award.letters``).

Edition, municipality and application are held so that others may still write what only belongs to them, such
as a letter: on PostgreSQL a new row waits for whoever holds what it belongs to as if its key would change.
"""

from award.models import Edition
from nominations.models import Application, Municipality


def hold_edition(edition_id):
    """The edition stays as it is; its receipts get their numbers one at a time."""
    return Edition.objects.select_for_update(no_key=True).get(pk=edition_id)


def hold_edition_of(application_id):
    """The same, before an application of it is held."""
    return hold_edition(
        Application.objects.values_list("edition", flat=True).get(pk=application_id)
    )


def hold_municipality(code):
    """The municipality's people stay as they are."""
    return Municipality.objects.select_for_update(no_key=True).get(pk=code)


def hold_application(application_id):
    """The application with its edition and municipality, neither of which is held by it."""
    return _applications().select_related("edition", "municipality").get(pk=application_id)


def hold_case(application_id):
    """The application with its case file."""
    return _applications().case_file().get(pk=application_id)


def hold_applications(**chosen):
    """Several at once, by their key."""
    found = _applications().select_related("edition", "municipality").filter(**chosen)
    return list(found.order_by("pk"))


def _applications():
    return Application.objects.select_for_update(of=("self",), no_key=True)
