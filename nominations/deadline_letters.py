"""Letters about time: one municipality gets more of it, or is asked to complete its answers."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from award import letters
from award.clock import until
from award.letters import Kind, Word
from nominations.letter_kinds import MUNICIPALITY, applicants, editors_of
from nominations.models import Membership, Question


def _part(context):
    is_application = context["part"] == Question.Part.APPLICATION
    return _("the application") if is_application else _("the self-description")


def _when(context):
    return until(context["ends_at"])


TIME = {
    "frist": Word(gettext_lazy("the last day"), _when, "19 mars 2027 kl. 24.00"),
    "text": Word(
        gettext_lazy("what you write to the municipality"),
        lambda context: context["text"],
        "Skriv det som kommunen ska veta.",
    ),
}
KINDS = [
    Kind(
        "nominations.time_extended",
        gettext_lazy("More time for one municipality"),
        gettext_lazy("Goes at once to all who write for the municipality when it gets more time."),
        {
            "kommun": Word(
                gettext_lazy("the municipality"),
                lambda context: context["municipality"].legal_name,
                "Luleå kommun",
            ),
            "del": Word(gettext_lazy("application or self-description"), _part, "ansökan"),
        }
        | TIME,
    ),
    Kind(
        "nominations.completion",
        gettext_lazy("Completion"),
        gettext_lazy(
            "Goes at once to all who write for the municipality when you ask it for a completion."
        ),
        MUNICIPALITY
        | TIME
        | {
            "frågor": Word(
                gettext_lazy("what is to be completed"),
                lambda context: ", ".join(context["asked"]),
                "A2, A4",
            )
        },
        matter="completion",
        readers=applicants("nominations:application_show"),
    ),
]


def time_extended(extension, *, at):
    """Until when the municipality may write, and why; also to one that has not begun."""
    editors = Membership.objects.filter(
        municipality=extension.municipality,
        role__in=[Membership.Role.EDIT, Membership.Role.SUBMIT],
        person__is_active=True,
    )
    for editor in editors.select_related("person").order_by("pk"):
        letters.queue(
            "nominations.time_extended",
            to=editor.person.email,
            context={
                "municipality": extension.municipality,
                "part": extension.part,
                "ends_at": extension.until,
                "text": extension.reason,
                "path": reverse("nominations:home"),
            },
            at=at,
            edition=extension.edition,
            about=extension,
        )


def completion_requested(completion, *, at):
    """What is to be completed, until when, and the organiser's own words."""
    application = completion.application
    told = {"asked": completion.asked, "ends_at": completion.due_at, "text": completion.message}
    for editor in editors_of([application], page="nominations:application_show", **told):
        letters.queue(
            "nominations.completion",
            to=editor.to,
            context=editor.context,
            at=at,
            edition=application.edition,
            about=application,
        )
