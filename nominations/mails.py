"""Who at a municipality gets which letter; the words stand in ``templates/nominations/mail/``."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from award import letters
from award.clock import until
from nominations.models import Membership


def receipt(application, issued, *, at):
    """The receipt with its copy, to everybody who may write for the municipality."""
    _to_editors("receipt", application, at=at, receipt=issued, page="application_receipt")


def eligibility(application, *, at):
    """The decision on whether the municipality may compete, with its reason."""
    _to_editors("eligibility", application, at=at, page="application_show")


def self_description_opened(application, stage, *, at):
    """The municipality is on the longlist and writes its self-description."""
    with translation.override(settings.LANGUAGE_CODE):
        deadline = until(stage.closes_at) if stage else ""
    page = "self_description_edit"
    _to_editors("self_description", application, at=at, page=page, deadline=deadline)


def feedback(application, *, at):
    """There is feedback to read; the text itself is read logged in."""
    _to_editors("feedback", application, at=at, page="feedback_show")


def invitation(membership, *, at):
    """The person may work for the municipality from now on."""
    letters.queue(
        "nominations.invitation",
        to=membership.person.email,
        context={"membership": membership, "path": reverse("nominations:home")},
        at=at,
        about=membership.municipality,
    )


def _to_editors(event, application, *, at, page, **context):
    path = reverse(
        f"nominations:{page}", args=[application.edition.slug, application.municipality_id]
    )
    editors = Membership.objects.filter(
        municipality=application.municipality_id,
        role__in=[Membership.Role.EDIT, Membership.Role.SUBMIT],
    ).select_related("person")
    for editor in editors.order_by("pk"):
        letters.queue(
            f"nominations.{event}",
            to=editor.person.email,
            context={"application": application, "path": path, **context},
            at=at,
            edition=application.edition,
            about=application,
        )
