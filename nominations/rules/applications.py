"""Whether a municipality may start, change, hand in or take back what it writes."""

from django.utils.translation import gettext as _

from nominations import progress
from nominations.models import Application, Question, SelfDescription
from nominations.rules import windows
from nominations.rules.completions import open_completion, reasons_not_to_complete
from nominations.rules.joint import reasons_it_has_joined, reasons_not_to_submit_together
from nominations.rules.personal_data import reasons_not_to_tell_of_people

Status = Application.Status
Part = Question.Part


def reasons_not_to_start(edition, municipality, *, at):
    reasons = windows.reasons_the_window_is_closed(edition, Part.APPLICATION, at, municipality.pk)
    if edition.applications.filter(municipality=municipality).exists():
        reasons.append(
            _("%(name)s already has an application in this edition.") % {"name": municipality.name}
        )
    return reasons + reasons_it_has_joined(edition, municipality)


def reasons_not_to_save(application, part, *, at, field=None):
    """``part`` is the application or the self-description; each has its own stage and status.

    While the organiser awaits a completion, only the fields it names can be saved; without a ``field`` it is
    asked whether anything in the part can be.
    """
    if part == Part.SELF_DESCRIPTION:
        reasons = _reasons_the_self_description_is_locked(application)
    elif application.status == Status.DRAFT:
        reasons = []
    elif application.status == Status.WITHDRAWN:
        reasons = [_("The application is withdrawn. Open it again to change it.")]
    else:
        completion = open_completion(application)
        if completion:
            return reasons_not_to_complete(completion, at=at, field=field)
        reasons = [_("The application is handed in. Open it again to change it.")]
    return reasons + _reasons_closed(application, part, at)


def reasons_not_to_submit(application, case, *, at):
    """Everything that is missing or wrong, at once; ``case`` is the application's case file."""
    if application.status == Status.WITHDRAWN:
        return [_("The application is withdrawn. Open it again to hand it in.")]
    if application.status != Status.DRAFT:
        return [_already_received(application.receipt_number)]
    return [
        *_reasons_closed(application, Part.APPLICATION, at),
        *reasons_not_to_submit_together(application),
        *progress.problems(case, Part.APPLICATION),
        *reasons_not_to_tell_of_people(application, case, Part.APPLICATION),
    ]


def reasons_not_to_withdraw(application, *, at):
    if application.status != Status.SUBMITTED:
        return [_("Only an application that is handed in and not yet decided on can be withdrawn.")]
    return _reasons_closed(application, Part.APPLICATION, at)


def reasons_not_to_reopen(application, *, at):
    if application.status not in (Status.SUBMITTED, Status.WITHDRAWN):
        return [_("Only an application that is handed in or withdrawn can be opened again.")]
    return _reasons_closed(application, Part.APPLICATION, at)


def reasons_not_to_submit_self_description(application, case, *, at):
    reasons = _reasons_the_self_description_is_locked(application)
    if reasons:
        return reasons
    return [
        *_reasons_closed(application, Part.SELF_DESCRIPTION, at),
        *progress.problems(case, Part.SELF_DESCRIPTION),
        *reasons_not_to_tell_of_people(application, case, Part.SELF_DESCRIPTION),
    ]


def _reasons_closed(application, part, at):
    return windows.reasons_the_window_is_closed(
        application.edition, part, at, application.municipality_id
    )


def _reasons_the_self_description_is_locked(application):
    described = SelfDescription.objects.filter(application=application).first()
    if described is None:
        return [_("Only municipalities on the longlist write a self-description.")]
    if described.status == SelfDescription.Status.SUBMITTED:
        return [_already_received(described.receipt_number)]
    return []


def _already_received(number):
    return _("It is already handed in. The receipt has number %(number)s.") % {"number": number}
