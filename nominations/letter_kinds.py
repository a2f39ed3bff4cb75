"""The kinds of letters that municipalities get, and the facts that each can tell."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from award.clock import until
from award.letters import Kind, Reader, Word
from award.models import Stage
from nominations.models import JointMember, Membership, Question

MUNICIPALITY = {
    "kommun": Word(
        gettext_lazy("the municipality"),
        lambda context: context["application"].full_name,
        "Luleå kommun",
    )
}


def _deadline(context):
    """The municipality's own, where the context has it; else the stage's."""
    stage = context["stage"]
    if stage is None:
        return _("the day that the office tells you")
    return until(context.get("closes_at", stage.closes_at))


def _issued_at(context):
    return date_format(timezone.localtime(context["receipt"].issued_at), "j F Y, H.i.s")


def _part(context):
    is_application = context["receipt"].part == Question.Part.APPLICATION
    return _("the application") if is_application else _("the self-description")


def _part_of_stage(context):
    is_application = context["stage"].kind == Stage.Kind.INTAKE
    return _("the application") if is_application else _("the self-description")


def _eligibility_reason(context):
    reason = context["application"].eligibility_reason
    return _("The reason for the decision:") + f"\n{reason}" if reason else ""


def editors_of(applications, *, page, of_all=False, **context):
    """Everybody who writes for the municipalities of some applications, each with the page to go to.

    Where several apply together it is those of the one that leads; ``of_all`` says those of every one.
    """
    codes = {application.pk: [application.municipality_id] for application in applications}
    if of_all:
        joined = JointMember.objects.confirmed().filter(application__in=applications).order_by("pk")
        for key, code in joined.values_list("application", "municipality"):
            codes[key].append(code)
    memberships = Membership.objects.filter(
        municipality__in=[code for own in codes.values() for code in own],
        role__in=[Membership.Role.EDIT, Membership.Role.SUBMIT],
        person__is_active=True,
    )
    people = {}
    for membership in memberships.select_related("person").order_by("pk"):
        people.setdefault(membership.municipality_id, []).append(membership.person)
    return [
        Reader(
            to=person.email,
            name=f"{application.name}: {person}",
            context={
                "application": application,
                "edition": application.edition,
                "path": reverse(
                    page,
                    args=[application.edition.slug, application.municipality_id],
                ),
                **context,
            },
            about=application,
        )
        for application in applications
        for person in dict.fromkeys(
            person for code in codes[application.pk] for person in people.get(code, [])
        )
    ]


def applicants(page, stage_kind=Stage.Kind.INTAKE, *, of_all=False):
    """Readers of a letter that could go to every applicant of an edition, about a stage."""

    def readers(edition):
        applications = edition.applications.select_related("edition", "municipality")
        stage = edition.stages.filter(kind=stage_kind).first()
        return editors_of(list(applications), page=page, of_all=of_all, stage=stage)

    return readers


KINDS = [
    Kind(
        "nominations.receipt",
        gettext_lazy("Receipt"),
        gettext_lazy(
            "Goes at once to all who write for the municipality when it has handed in; where several apply"
            " together, to those of each."
        ),
        MUNICIPALITY
        | {
            "del": Word(gettext_lazy("application or self-description"), _part, "ansökan"),
            "kvitto": Word(
                gettext_lazy("the number of the receipt"),
                lambda context: context["receipt"].number,
                "2027-0001",
            ),
            "tid": Word(
                gettext_lazy("when it was handed in"),
                _issued_at,
                "19 mars 2027, 14.03.27",
            ),
            "inlämnare": Word(
                gettext_lazy("who handed it in"),
                lambda context: context["receipt"].issued_to,
                "Anna Ek",
            ),
            "kontrollsumma": Word(
                gettext_lazy("SHA-256 of what was handed in"),
                lambda context: context["receipt"].sha256,
                "9f86d081884c7d659a2feaa0c55ad015…",
            ),
        },
        readers=applicants("nominations:application_receipt", of_all=True),
    ),
    Kind(
        "nominations.eligible",
        gettext_lazy("Decision: may compete"),
        gettext_lazy("Waits as a draft from the decision on eligibility until you release it."),
        MUNICIPALITY
        | {
            "skäl": Word(gettext_lazy("the reason, if there is one"), _eligibility_reason, ""),
        },
        matter="eligibility",
        readers=applicants("nominations:application_show"),
    ),
    Kind(
        "nominations.ineligible",
        gettext_lazy("Decision: may not compete"),
        gettext_lazy("Waits as a draft from the decision on eligibility until you release it."),
        MUNICIPALITY
        | {
            "skäl": Word(gettext_lazy("the reason, if there is one"), _eligibility_reason, ""),
        },
        matter="eligibility",
        readers=applicants("nominations:application_show"),
    ),
    Kind(
        "nominations.self_description",
        gettext_lazy("Selected: write a self-description"),
        gettext_lazy("Waits as a draft from the decision on the longlist until you release it."),
        MUNICIPALITY | {"frist": Word(gettext_lazy("the last day"), _deadline, "31 maj 2027")},
        matter="longlist",
        readers=applicants("nominations:self_description_edit", Stage.Kind.SELF_DESCRIPTION),
    ),
    Kind(
        "nominations.reminder",
        gettext_lazy("Reminder before a deadline"),
        gettext_lazy(
            "Goes by itself 7 and 2 days before, to those who have begun but not handed in."
        ),
        MUNICIPALITY
        | {
            "del": Word(gettext_lazy("application or self-description"), _part_of_stage, "ansökan"),
            "frist": Word(gettext_lazy("the last day"), _deadline, "19 mars 2027 kl. 24.00"),
        },
        is_optional=True,
        readers=applicants("nominations:application_show"),
    ),
    Kind(
        "nominations.not_handed_in",
        gettext_lazy("Not handed in"),
        gettext_lazy(
            "Goes by itself when the time is out, to those who have begun but not handed in; where several"
            " apply together, to those of each. Once for each deadline."
        ),
        MUNICIPALITY
        | {"frist": Word(gettext_lazy("the last day"), _deadline, "19 mars 2027 kl. 24.00")},
        readers=applicants("nominations:application_show", of_all=True),
    ),
    Kind(
        "nominations.feedback",
        gettext_lazy("Feedback"),
        gettext_lazy("Goes to all who write for the municipality when you release the feedback."),
        MUNICIPALITY,
        readers=applicants("nominations:feedback_show"),
    ),
]
