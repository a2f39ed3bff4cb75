"""The written answer that every applicant gets."""

from django.db import transaction

from award import history
from award.refusals import require
from nominations import mails, rules
from nominations.models import Feedback
from nominations.services.holding import hold_application, hold_edition


@transaction.atomic
def write_feedback(*, application_id, text, figures=None, actor, at):
    """Words to one municipality; ``figures`` (by name) stay as they are where none are given."""
    application = hold_application(application_id)
    feedback = Feedback.objects.filter(application=application).first()
    require(rules.reasons_not_to_write_feedback(application, feedback))
    feedback = feedback or Feedback(application=application)
    feedback.text = text.strip()
    if figures is not None:
        feedback.figures = figures
    feedback.save()
    history.record(
        actor, "nominations.feedback.written", feedback, at=at, edition=application.edition
    )
    return feedback


@transaction.atomic
def release_feedback(*, edition_id, actor, at):
    """Every text written so far reaches its municipality; the others follow when they are written."""
    edition = hold_edition(edition_id)
    waiting = list(
        Feedback.objects.filter(application__edition=edition, released_at=None)
        .exclude(text="")
        .select_for_update(of=("self",))
        .select_related("application__edition", "application__municipality")
        .order_by("pk")
    )
    require(rules.reasons_not_to_release_feedback(edition, written=len(waiting), at=at))
    for feedback in waiting:
        feedback.released_at = at
        feedback.save(update_fields=["released_at"])
        history.record(actor, "nominations.feedback.released", feedback, at=at, edition=edition)
        mails.feedback(feedback.application, at=at)
    return waiting
