"""Whether jurors may see more or less of each other, and a sealed round be opened for an organiser."""

from django.utils.translation import gettext as _

from jury.models import Assessment, Round, SealOpening


def reasons_not_to_change_insight(round_, insight):
    """Whoever has signed knew who would read it: after the first signature it may only be stricter."""
    if round_.status == Round.Status.CLOSED:
        return [_("The round is closed.")]
    strictest_first = list(Round.Insight)
    is_stricter = strictest_first.index(insight) <= strictest_first.index(round_.insight)
    signed = Assessment.objects.filter(assignment__round=round_, signed_at__isnull=False)
    if not is_stricter and signed.exists():
        return [
            _(
                "Somebody has signed an assessment and knew who would read it, so the choice can only be "
                "made stricter."
            )
        ]
    return []


def reasons_not_to_ask_for_seal(round_, person, *, reason, at):
    """The round is open, there is a reason, and the person has not asked already."""
    if round_.status != Round.Status.OPEN:
        return [_("The round is not open, so nothing is sealed.")]
    reasons = []
    own = SealOpening.objects.filter(round=round_, asked_by=person)
    if own.filter(status=SealOpening.Status.ASKED).exists():
        reasons.append(_("You have already asked, and a second person has not answered yet."))
    if SealOpening.objects.holding(person, at=at).filter(round=round_).exists():
        reasons.append(_("The seal is already open for you."))
    if not reason.strip():
        reasons.append(_("Write why the seal has to be opened before the round is closed."))
    return reasons


def reasons_not_to_answer_seal(opening, person):
    """It waits, the round is open, and the second person is not the first."""
    if opening.status != SealOpening.Status.ASKED:
        return [_("This is already answered.")]
    if opening.round.status != Round.Status.OPEN:
        return [_("The round is not open, so nothing is sealed.")]
    if opening.asked_by_id == person.pk:
        return [_("A second person has to answer: you asked yourself.")]
    if not SealOpening.objects.answerable_by(person).filter(pk=opening.pk).exists():
        return [_("Another organiser or the chair answers.")]
    return []


def reasons_not_to_end_seal(opening, *, at):
    if opening.status != SealOpening.Status.OPEN or opening.closes_at <= at:
        return [_("The seal is not open.")]
    return []
