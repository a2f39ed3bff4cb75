"""Minutes: drafted from what happened, adjusted, signed paragraph by paragraph, locked."""

from django.db import transaction
from django.db.models import F

from award import history
from award.refusals import require
from jury import rules
from jury.minutes_documents import MinutesView, fingerprint
from jury.minutes_draft import draft_of
from jury.models import Minutes, MinutesSection, MinutesSignature
from jury.services.meetings import held


@transaction.atomic
def draft_minutes(*, meeting_id, actor, at):
    """The first words of the minutes, out of what happened."""
    room = held(meeting_id)
    require(rules.reasons_not_to_draft_minutes(room, room.seat_of(actor)))
    minutes = Minutes.objects.create(meeting=room.meeting, drafted_at=at)
    MinutesSection.objects.bulk_create(
        MinutesSection(
            minutes=minutes,
            position=position,
            heading=draft.heading,
            text=draft.text,
            application=draft.application,
            is_about_all=draft.is_about_all,
        )
        for position, draft in enumerate(draft_of(room), start=1)
    )
    return _told(minutes, actor, "jury.minutes.drafted", at=at)


@transaction.atomic
def change_minutes(*, meeting_id, number, text, version, actor, at):
    """One paragraph is put right. Signatures fall: they were on other words."""
    room = held(meeting_id)
    minutes = room.meeting.minutes
    section = minutes.sections.get(position=number)
    seat = room.seat_of(actor)
    require(rules.reasons_not_to_change_minutes(minutes, seat, section, version=version))
    if section.text == text:
        return minutes
    fallen = [str(each.juror) for each in minutes.signatures.select_related("juror__person")]
    minutes.signatures.all().delete()
    minutes.sections.filter(pk=section.pk).update(text=text, version=F("version") + 1)
    minutes.changed_at = at
    minutes.save(update_fields=["changed_at"])
    return _told(
        minutes,
        actor,
        "jury.minutes.changed",
        at=at,
        paragraph=number,
        before=fingerprint([section]),
        signatures_void=fallen,
    )


@transaction.atomic
def sign_minutes(*, meeting_id, actor, at):
    """The paragraphs that the person may read are signed; when each has two signatures all are locked."""
    room = held(meeting_id)
    seat = room.seat_of(actor)
    minutes = room.meeting.minutes
    require(rules.reasons_not_to_sign_minutes(minutes, seat))
    sections = MinutesView(minutes, seat).open_sections
    signature = MinutesSignature.objects.create(
        minutes=minutes, juror=seat.juror, signed_at=at, sha256=fingerprint(sections)
    )
    signature.sections.set(sections)
    _told(minutes, actor, "jury.minutes.signed", at=at, sha256=signature.sha256)
    view = MinutesView(minutes, seat)
    if not view.unsigned:
        minutes.sha256 = fingerprint(view.sections)
        minutes.status = Minutes.Status.LOCKED
        minutes.locked_at = at
        minutes.save(update_fields=["sha256", "status", "locked_at"])
        _told(minutes, actor, "jury.minutes.locked", at=at, sha256=minutes.sha256)
    return minutes


def _told(minutes, actor, action, *, at, **details):
    history.record(actor, action, minutes, at=at, edition=minutes.meeting.edition, **details)
    return minutes
