"""Why what an application tells of people should stand there."""

from django.db import transaction

from award import history
from award.refusals import require
from nominations import privacy, rules
from nominations.case_files import case_file
from nominations.models import PersonalDataReason, Question
from nominations.services.holding import hold_case


@transaction.atomic
def give_personal_data_reason(*, application_id, field, reason, actor, at):
    """The writer says why a private address or phone number stands in a field; the organiser reads it."""
    application = hold_case(application_id)
    case = case_file(application)
    part, warned = _warned(application, case, field)
    require(rules.reasons_not_to_save(application, part, at=at, field=field))
    require(rules.reasons_not_to_give_a_reason(warned, reason))
    given, _is_new = PersonalDataReason.objects.update_or_create(
        application=application,
        field=field,
        defaults={
            "covers": privacy.covers(warned.found),
            "reason": reason.strip(),
            "given_at": at,
            "given_by": actor,
        },
    )
    history.record(
        actor,
        "nominations.application.personal_data_explained",
        application,
        at=at,
        edition=application.edition,
        field=field,
    )
    return given


def _warned(application, case, field):
    """The part that the field belongs to, and what was found in it; None where nothing was."""
    for part in Question.Part:
        for warned in rules.personal_data(application, case, part):
            if warned.field == field:
                return part, warned
    return Question.Part.APPLICATION, None
