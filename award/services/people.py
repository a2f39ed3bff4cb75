"""Somebody is given the running of an award."""

from django.db import transaction

from award import history
from award.models import Award, Organiser, Person


@transaction.atomic
def add_organiser(*, award_id, email, name, actor, at):
    """A person, known by the e-mail address or new, runs the award's editions from now on."""
    award = Award.objects.select_for_update().get(pk=award_id)
    person = Person.objects.filter(email__iexact=email).first()
    if person is None:
        person = Person.objects.create_user(email, name)
    organiser, is_new = Organiser.objects.get_or_create(award=award, person=person)
    if is_new:
        history.record(actor, "award.organiser.added", organiser, at=at)
    return organiser
