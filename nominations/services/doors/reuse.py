"""Words used again: an earlier application's answers in a new draft, and the consent to publish them."""

from django.db import transaction

from award import history
from award.refusals import require
from nominations import reuse, rules
from nominations.models import Application, ConsentWithdrawal, Origin
from nominations.services.answers import save_answers
from nominations.services.holding import hold_application


@transaction.atomic
def fetch_earlier(*, application_id, earlier_id, actor, at):
    """Fields without words get those of an earlier application of the same municipality.

    Only where the question has the same code and kind, and the statement the same text. Consent is asked
    anew. Returns the fields that got words.
    """
    application = Application.objects.case_file().get(pk=application_id)
    earlier = Application.objects.case_file().filter(pk=earlier_id).first()
    require(rules.reasons_not_to_fetch_earlier(application, earlier, at=at))
    found = reuse.words_of(earlier, application)
    save_answers(
        application_id=application_id,
        answers=found.answers,
        headline=found.headline,
        statements=found.statements,
        actor=actor,
        at=at,
    )
    for field in found.fields:
        Origin.objects.update_or_create(
            application=application,
            field=field,
            defaults={
                "earlier": earlier,
                "assessment": None,
                "source": earlier.edition.name_sv,
                "fetched_at": at,
            },
        )
    return found.fields


@transaction.atomic
def withdraw_consent(*, application_id, actor, at):
    """The municipality no longer lets its words be published. Asked twice, it stays so."""
    application = hold_application(application_id)
    require(rules.reasons_not_to_change_consent(application))
    _row, is_new = ConsentWithdrawal.objects.get_or_create(
        application=application, defaults={"withdrawn_at": at, "withdrawn_by": actor}
    )
    if is_new:
        _record(application, "withdrawn", actor=actor, at=at)


@transaction.atomic
def give_consent_again(*, application_id, actor, at):
    """What the municipality said in the form counts again."""
    application = hold_application(application_id)
    require(rules.reasons_not_to_change_consent(application))
    gone, _by_model = ConsentWithdrawal.objects.filter(application=application).delete()
    if gone:
        _record(application, "given_again", actor=actor, at=at)


def _record(application, verb, *, actor, at):
    history.record(
        actor, f"nominations.consent.{verb}", application, at=at, edition=application.edition
    )
