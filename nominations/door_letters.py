"""Letters about the ways in: to those who nominate and are nominated, and between municipalities."""

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from award import letters
from award.letters import Kind, Word
from nominations.models import Membership, Nomination

SALT = "nominations.nomination"

MUNICIPALITY = {
    "kommun": Word(
        gettext_lazy("the municipality"),
        lambda context: context["municipality"].legal_name,
        "Luleå kommun",
    )
}
NOMINATOR = MUNICIPALITY | {
    "namn": Word(
        gettext_lazy("the name of the one who nominated"),
        lambda context: context["nomination"].name,
        "Anna Ek",
    ),
}

TOGETHER = MUNICIPALITY | {
    "annan": Word(
        gettext_lazy("the other municipality"),
        lambda context: context["other"].legal_name,
        "Bodens kommun",
    ),
}


def _answer_reason(context):
    reason = context["nomination"].answer_reason
    return _("The municipality writes:") + f"\n{reason}" if reason else ""


def _office(context):
    return context["edition"].contact_email or settings.DEFAULT_FROM_EMAIL


KINDS = [
    Kind(
        "nominations.nomination_confirm",
        gettext_lazy("Nomination: confirm your address"),
        gettext_lazy(
            "Goes at once to somebody who has nominated a municipality on the public page."
        ),
        NOMINATOR,
        is_secret=True,
    ),
    Kind(
        "nominations.nominated",
        gettext_lazy("Nomination: your municipality is nominated"),
        gettext_lazy(
            "Goes to all who hand in for the municipality when a nomination is confirmed."
        ),
        MUNICIPALITY,
    ),
    Kind(
        "nominations.nominated_registrar",
        gettext_lazy("Nomination: to the registrar of the municipality"),
        gettext_lazy("Goes once an edition, where nobody works for the municipality here yet."),
        MUNICIPALITY
        | {"kontakt": Word(gettext_lazy("the office's address"), _office, "kansliet@example.se")},
    ),
    Kind(
        "nominations.nomination_taken_up",
        gettext_lazy("Nomination: the municipality says yes"),
        gettext_lazy("Goes to those who nominated when the municipality takes up the nomination."),
        NOMINATOR,
    ),
    Kind(
        "nominations.nomination_declined",
        gettext_lazy("Nomination: the municipality says no"),
        gettext_lazy("Goes to those who nominated when the municipality declines."),
        NOMINATOR
        | {
            "skäl": Word(
                gettext_lazy("the municipality's reason, if there is one"), _answer_reason, ""
            )
        },
    ),
    Kind(
        "nominations.joint_invitation",
        gettext_lazy("Joint application: invitation"),
        gettext_lazy(
            "Goes to those who hand in for a municipality that another wants to apply with."
        ),
        TOGETHER,
    ),
    Kind(
        "nominations.joint_answer",
        gettext_lazy("Joint application: answer"),
        gettext_lazy("Goes to the municipality that leads when another joins, declines or leaves."),
        TOGETHER
        | {
            "besked": Word(
                gettext_lazy("what the other municipality says"),
                lambda context: context["member"].get_status_display(),
                "deltar",
            )
        },
    ),
    Kind(
        "nominations.taken_in",
        gettext_lazy("Published self-assessment: you take part"),
        gettext_lazy(
            "Goes when the office takes in those who take part by what they have published."
        ),
        MUNICIPALITY,
    ),
]


def joint_invitation(member, *, at):
    """To those who may answer for the invited municipality; where there is nobody, to its registrar."""
    municipality, lead = member.municipality, member.application.municipality
    people = hand_in_for(municipality)
    registrar = [municipality.registrar_email] if municipality.registrar_email else []
    for address in [person.email for person in people] or registrar:
        _between(
            "joint_invitation",
            member,
            to=address,
            kommun=municipality,
            other=lead,
            page=_page(member),
            at=at,
        )


def joint_answer(member, *, at):
    """To those who may decide for the municipality that leads: yes, no, or left."""
    application = member.application
    page = reverse(
        "nominations:joint_show", args=[application.edition.slug, application.municipality_id]
    )
    for person in hand_in_for(application.municipality):
        _between(
            "joint_answer",
            member,
            to=person.email,
            kommun=application.municipality,
            other=member.municipality,
            page=page,
            at=at,
        )


def taken_in(application, *, at):
    """To those who hand in for a municipality that takes part by what it has published, or its registrar."""
    municipality = application.municipality
    people = [person.email for person in hand_in_for(municipality)]
    registrar = [municipality.registrar_email] if municipality.registrar_email else []
    for address in people or registrar:
        letters.queue(
            "nominations.taken_in",
            to=address,
            context={
                "municipality": municipality,
                "path": reverse(
                    "nominations:application_show", args=[application.edition.slug, municipality.pk]
                ),
            },
            at=at,
            edition=application.edition,
            about=application,
        )


def _between(event, member, *, to, kommun, other, page, at):
    letters.queue(
        f"nominations.{event}",
        to=to,
        context={"municipality": kommun, "other": other, "member": member, "path": page},
        at=at,
        edition=member.application.edition,
        about=member.application,
    )


def _page(member):
    return reverse(
        "nominations:joint_answer",
        args=[member.application.edition.slug, member.municipality_id, member.pk],
    )


def confirm_your_nomination(nomination, *, at):
    """The link by which the nominator shows that the address is hers."""
    _to_nominator(
        "nomination_confirm",
        nomination,
        "nominations:nomination_confirm",
        [token_of(nomination)],
        at,
    )


def your_nomination_is_answered(nomination, *, at):
    """What the municipality said."""
    is_yes = nomination.status == Nomination.Status.CONFIRMED
    event = "nomination_taken_up" if is_yes else "nomination_declined"
    _to_nominator(event, nomination, "award:edition_show", [nomination.edition.slug], at)


def you_are_nominated(nomination, *, at):
    """To those who may answer for the municipality; where there is nobody, once to its registrar."""
    municipality, edition = nomination.municipality, nomination.edition
    people = hand_in_for(municipality)
    for person in people:
        letters.queue(
            "nominations.nominated",
            to=person.email,
            context={
                "municipality": municipality,
                "path": reverse(
                    "nominations:nomination_answer", args=[edition.slug, municipality.pk]
                ),
            },
            at=at,
            edition=edition,
            about=nomination,
        )
    if not people and municipality.registrar_email:
        letters.queue(
            "nominations.nominated_registrar",
            to=municipality.registrar_email,
            context={"municipality": municipality, "path": reverse("nominations:home")},
            at=at,
            edition=edition,
            about=nomination,
            once=f"nominated_registrar {edition.slug} {municipality.pk}",
        )


def hand_in_for(municipality):
    """The people who may decide for a municipality."""
    memberships = Membership.objects.filter(
        municipality=municipality, role=Membership.Role.SUBMIT
    ).select_related("person")
    return [membership.person for membership in memberships.order_by("pk")]


def token_of(nomination):
    """What stands in the link of the letter; only the one who has it can confirm."""
    return signing.dumps(nomination.pk, salt=SALT)


def nomination_id_in(token):
    """The nomination that a link was made for; None where the link is not ours."""
    try:
        return signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None


def _to_nominator(event, nomination, page, args, at):
    letters.queue(
        f"nominations.{event}",
        to=nomination.email,
        context={
            "nomination": nomination,
            "municipality": nomination.municipality,
            "path": reverse(page, args=args),
        },
        at=at,
        edition=nomination.edition,
        about=nomination,
    )
