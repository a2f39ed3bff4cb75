"""Whether an organiser may ask for a completion or give more time, and a municipality complete."""

from datetime import timedelta

from django.utils.translation import gettext as _

from award.clock import until
from nominations.models import Application, Completion, Question, SelfDescription
from nominations.rules import windows

Part = Question.Part
Status = Application.Status
OPEN = Completion.Status.OPEN

#: A municipality has at least this long to complete its answers.
SHORTEST = timedelta(hours=24)


def open_completion(application):
    """The completion that the municipality is asked for now, or None."""
    asked_for = (each for each in application.completions.all() if each.status == OPEN)
    return next(asked_for, None)


def reasons_not_to_ask_for_more(application, *, at):
    """Whether a completion can be asked for at all, before anything is filled in."""
    if application.status != Status.SUBMITTED:
        return [_("Only an application that is handed in and not decided on can be completed.")]
    if open_completion(application):
        return [_("The municipality is already completing its application.")]
    reasons = windows.reasons_the_edition_is_closed(application.edition)
    if windows.is_sealed_for(application, at):
        reasons.append(_("The municipality can still change its application by itself."))
    return reasons


def reasons_not_to_request_completion(application, *, asked, known, message, due_at, at):
    """``asked`` is what is to be completed, by code; ``known`` are the codes of the application's form."""
    reasons = reasons_not_to_ask_for_more(application, at=at)
    if reasons:
        return reasons
    if not asked:
        reasons.append(_("Choose at least one answer to be completed."))
    reasons += [
        _("There is no question %(code)s.") % {"code": code} for code in asked if code not in known
    ]
    if not message.strip():
        reasons.append(_("Write what the municipality should complete."))
    if due_at < at + SHORTEST:
        reasons.append(_("Give the municipality at least a day and a night."))
    return reasons


def reasons_not_to_complete(completion, *, at, field=None):
    """Whether the municipality may write now, and in that field; the grace of the intake holds here too."""
    reasons = windows.reasons_the_edition_is_closed(completion.application.edition)
    if reasons:
        return reasons
    if at >= completion.due_at + grace(completion):
        return [
            _("The time for completing ran out on %(when)s.") % {"when": until(completion.due_at)}
        ]
    if field is not None and field not in completion.fields:
        return [
            _("Only %(codes)s can be completed now; %(code)s stays as it was handed in.")
            % {"codes": ", ".join(completion.asked), "code": field}
        ]
    return []


def grace(completion):
    """What is accepted after the day that is shown, as for everything that is handed in."""
    intake = windows.stages(completion.application.edition, Part.APPLICATION)
    return intake[-1].grace if intake else timedelta(0)


def reasons_not_to_submit_completion(completion, problems, *, at):
    """``problems`` are those of the fields that are open."""
    if completion is None:
        return [_("No completion is asked for.")]
    return reasons_not_to_complete(completion, at=at) + problems


def reasons_not_to_close_completion(completion):
    return [] if completion else [_("No completion is asked for.")]


def reasons_not_to_extend_time(edition, municipality, part, *, ends_at, reason, at):
    """More time for one municipality; it may be granted also when the time has run out."""
    reasons = windows.reasons_the_edition_is_closed(edition)
    own = windows.windows(edition, municipality.pk, part)
    if not own:
        return [*reasons, _("This edition has no stage for it.")]
    if ends_at <= own[-1].closes_at:
        reasons.append(
            _("The municipality already has until %(when)s; an extension must be longer.")
            % {"when": until(own[-1].closes_at)}
        )
    if ends_at <= at:
        reasons.append(_("The new end has already passed."))
    if not reason.strip():
        reasons.append(_("Write why the municipality gets more time. It reads the reason."))
    return reasons + _reasons_too_late(edition, municipality, part)


def _reasons_too_late(edition, municipality, part):
    application = edition.applications.filter(municipality=municipality).first()
    if part == Part.SELF_DESCRIPTION:
        described = SelfDescription.objects.filter(application=application).exists()
        return [] if described else [_("The municipality writes no self-description.")]
    if application and application.status not in (Status.DRAFT, Status.SUBMITTED, Status.WITHDRAWN):
        return [_("A decision is already made on the application.")]
    return []
