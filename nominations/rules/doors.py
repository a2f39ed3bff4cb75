"""Whether somebody may propose a municipality, and whether the municipality may answer."""

from datetime import timedelta

from django.utils.translation import gettext as _

from award.models import Edition
from nominations.doors import doors_of
from nominations.models import Nomination, Question
from nominations.personal_data import identity_numbers, masked
from nominations.rules import windows
from nominations.rules.applications import reasons_not_to_save

Status = Nomination.Status

#: One address or one sender may not flood the municipalities or somebody else's mailbox.
WITHIN = timedelta(hours=24)
MOST_FROM_ADDRESS = 5
MOST_FROM_SENDER = 30
#: The letter's link is good for so long; afterwards what was written is deleted.
LINK_IS_GOOD_FOR = timedelta(days=7)


def reasons_nominations_are_closed(edition, *, at):
    """Anyone may propose a municipality while applications are taken in."""
    if not doors_of(edition).takes_nominations:
        return [_("This edition takes in no nominations.")]
    return windows.reasons_the_window_is_closed(edition, Question.Part.APPLICATION, at, None)


def reasons_not_to_nominate(edition, *, email, sender, reason, at):
    """``sender`` is the keyed hash of the network address, empty where none is known."""
    reasons = reasons_nominations_are_closed(edition, at=at)
    reasons += [
        _(
            "The text holds what looks like a personal identity number (%(number)s). Please take it out."
        )
        % {"number": masked(number)}
        for number in identity_numbers(reason)
    ]
    since = Nomination.objects.filter(written_at__gt=at - WITHIN)
    if since.filter(email__iexact=email).count() >= MOST_FROM_ADDRESS:
        reasons.append(_("Many nominations have come from this address today. Try again tomorrow."))
    if sender and since.filter(sender=sender).count() >= MOST_FROM_SENDER:
        reasons.append(_("Many nominations have come from your network today. Try again tomorrow."))
    return reasons


def same_nominations(nomination):
    """Those by the same address of the same municipality in the edition: together they count once."""
    return Nomination.objects.filter(
        edition=nomination.edition,
        municipality=nomination.municipality,
        email__iexact=nomination.email,
    )


def earlier_nomination(nomination, *, at):
    """What makes another nomination, and another letter, needless: one that counts, or one from today."""
    same = same_nominations(nomination)
    return (same.counting() | same.filter(written_at__gt=at - WITHIN)).first()


def reasons_not_to_confirm_nomination(nomination, *, at):
    """The nominator's own yes: once, in time, and while it can still lead to something."""
    if nomination.status != Status.UNCONFIRMED:
        return [_("The nomination is already confirmed. Thank you.")]
    if same_nominations(nomination).counting().exists():
        return [_("The nomination is already confirmed. Thank you.")]
    if at - nomination.written_at > LINK_IS_GOOD_FOR:
        return [_("The link is too old. You are welcome to nominate again.")]
    return reasons_nominations_are_closed(nomination.edition, at=at)


def reasons_not_to_answer_nominations(edition, municipality, waiting, *, at):
    """The municipality says yes or no to the nominations that wait (``waiting`` is how many)."""
    if not waiting:
        return [
            _("No nomination of %(name)s awaits an answer.") % {"name": municipality.name},
        ]
    return windows.reasons_the_window_is_closed(
        edition, Question.Part.APPLICATION, at, municipality.pk
    )


def reasons_not_to_opt_out(edition, *, at):
    """In and out again until the applications have closed."""
    if not doors_of(edition).takes_part_automatically:
        return [_("Nobody takes part in this edition without having said so.")]
    return windows.reasons_the_window_is_closed(edition, Question.Part.APPLICATION, at, None)


def reasons_not_to_change_doors(edition, *, at):
    """Nobody gets another way in, or loses one, after the applications have closed."""
    if edition.status == Edition.Status.ARCHIVED:
        return [_("The edition is over and archived.")]
    intakes = windows.stages(edition, Question.Part.APPLICATION)
    if intakes and all(stage.has_closed(at) for stage in intakes):
        return [_("The applications have closed. The ways in stay as they are.")]
    return []


def reasons_not_to_fetch_published(application, assessment, *, at):
    """``assessment`` is the published self-assessment that counts for the municipality, if there is one."""
    if assessment is None:
        return [_("There is no published self-assessment that counts in this edition.")]
    reasons = reasons_not_to_save(application, Question.Part.APPLICATION, at=at)
    version = doors_of(application.edition).set_version
    if assessment.set_version != version or not assessment.values:
        reasons.append(
            _(
                "It answers other questions than this edition asks, so its answers cannot be fetched."
            )
        )
    return reasons


def reasons_not_to_take_in_published(edition, waiting, *, at):
    """``waiting`` are those who take part by what they have published and have no application yet."""
    reasons = windows.reasons_the_edition_is_closed(edition)
    if windows.is_sealed(edition, at):
        reasons.append(
            _("They are taken in when the applications have closed. Until then each may decline.")
        )
    if not waiting:
        reasons.append(_("No municipality waits to be taken in."))
    return reasons
