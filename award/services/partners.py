"""Who stands behind an edition, and which seats its jury has."""

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from award import history, rules
from award.models import Edition, JurySeat, Partner
from award.refusals import Refused, require
from award.services.criteria import next_position


@transaction.atomic
def save_partner(*, edition_id, partner_id=None, values, actor, at):
    """An organisation joins the edition, or its words change."""
    edition = Edition.objects.select_for_update(no_key=True).get(pk=edition_id)
    require(rules.reasons_not_to_change_partner(edition))
    partner = edition.partners.get(pk=partner_id) if partner_id else Partner(edition=edition)
    partner.position = partner.position or next_position(edition.partners)
    for field, value in values.items():
        setattr(partner, field, value)
    partner.save()
    action = "award.partner.changed" if partner_id else "award.partner.added"
    history.record(actor, action, partner, at=at, edition=edition)
    return partner


@transaction.atomic
def remove_partner(*, partner_id, actor, at):
    """An organisation leaves the edition."""
    partner = Partner.objects.select_related("edition").get(pk=partner_id)
    edition = Edition.objects.select_for_update(no_key=True).get(pk=partner.edition_id)
    require(rules.reasons_not_to_change_partner(edition))
    history.record(actor, "award.partner.removed", partner, at=at, edition=edition)
    partner.delete()


@transaction.atomic
def save_jury_seat(*, edition_id, seat_id=None, values, actor, at):
    """The jury gets a seat, or a seat's role and public words change."""
    edition = Edition.objects.select_for_update(no_key=True).get(pk=edition_id)
    seat = edition.jury_seats.get(pk=seat_id) if seat_id else JurySeat()
    seat.edition = edition
    seat.position = seat.position or next_position(edition.jury_seats)
    for field, value in values.items():
        setattr(seat, field, value)
    require(rules.reasons_not_to_save_jury_seat(seat))
    seat.save()
    action = "award.jury_seat.changed" if seat_id else "award.jury_seat.added"
    history.record(actor, action, seat, at=at, edition=edition)
    return seat


@transaction.atomic
def remove_jury_seat(*, seat_id, actor, at):
    """A seat that nobody holds is taken out of the jury."""
    seat = JurySeat.objects.select_related("edition").get(pk=seat_id)
    edition = Edition.objects.select_for_update(no_key=True).get(pk=seat.edition_id)
    require(rules.reasons_not_to_change_jury_seat(edition))
    history.record(actor, "award.jury_seat.removed", seat, at=at, edition=edition)
    try:
        seat.delete()
    except ProtectedError as error:
        raise Refused([_("Somebody is appointed to the seat, so it stays.")]) from error


@transaction.atomic
def name_seat_holder(*, seat_id, name, title, actor, at):
    """Somebody is appointed: the seat's public words become that person's name and title."""
    seat = JurySeat.objects.select_for_update(no_key=True).select_related("edition").get(pk=seat_id)
    require(rules.reasons_not_to_change_jury_seat(seat.edition))
    seat.holder_name = name
    seat.holder_title = title
    seat.save(update_fields=["holder_name", "holder_title"])
    history.record(actor, "award.jury_seat.named", seat, at=at, edition=seat.edition, name=name)
    return seat
