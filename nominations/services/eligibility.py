"""Whether a municipality may compete: decided by a person, rule by rule, with reasons."""

from django.db import transaction

from award import history
from award.refusals import require
from nominations import mails, rules
from nominations.models import Application, EligibilityCheck
from nominations.services.holding import hold_application


@transaction.atomic
def decide_eligibility(*, application_id, checks, is_eligible, reason, actor, at):
    """The organiser's decision. ``checks`` is ``{rule code: (is_met, reason)}`` for every rule."""
    application = hold_application(application_id)
    listed = list(application.edition.eligibility_rules.all())
    require(
        rules.reasons_not_to_decide_eligibility(
            application, checks, rules=listed, is_eligible=is_eligible, reason=reason, at=at
        )
    )
    for rule in listed:
        is_met, explanation = checks[rule.code]
        EligibilityCheck.objects.update_or_create(
            application=application,
            rule=rule,
            defaults={"is_met": is_met, "reason": explanation.strip()},
        )
    application.status = (
        Application.Status.ELIGIBLE if is_eligible else Application.Status.INELIGIBLE
    )
    application.eligibility_reason = reason.strip()
    application.save(update_fields=["status", "eligibility_reason"])
    history.record(
        actor,
        f"nominations.application.{application.status}",
        application,
        at=at,
        edition=application.edition,
        unmet=[code for code, (is_met, _reason) in checks.items() if not is_met],
        reason=application.eligibility_reason,
    )
    mails.eligibility(application, at=at)
    return application
