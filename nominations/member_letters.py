"""Letters about a municipality's people: invitations, requests, and who answers for it."""

from functools import partial

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from award import letters
from award.clock import until
from award.letters import Kind, Word

MUNICIPALITY = {
    "kommun": Word(
        _("the municipality"), lambda context: context["municipality"].legal_name, "Luleå kommun"
    ),
}
PERSON = {"person": Word(_("who it is about"), lambda context: str(context["person"]), "Anna Ek")}
UNTIL = {
    "tid": Word(_("how long it holds"), lambda context: until(context["until"]), "19 mars 2027")
}


def _role(context):
    """In the language of the letter."""
    return context["invitation"].get_role_display()


# A municipality's people are its own, whichever editions there are.
of_municipality = partial(Kind, belongs_to_edition=False)

KINDS = [
    of_municipality(
        "nominations.invitation",
        _("Invitation to a municipality"),
        _("Goes to somebody who is invited to write with a municipality."),
        MUNICIPALITY
        | UNTIL
        | {
            "inbjudare": Word(_("who invites"), lambda context: context["inviter"], "Anna Ek"),
            "roll": Word(_("what the person may do"), _role, "redigera"),
        },
        is_secret=True,
    ),
    of_municipality(
        "nominations.new_owner",
        _("Answers for the municipality"),
        _("Goes to the person who answers for a municipality from now on."),
        MUNICIPALITY,
    ),
    of_municipality(
        "nominations.former_owner",
        _("Answers for the municipality no more"),
        _("Goes to the person who answered for a municipality until now."),
        MUNICIPALITY | PERSON,
    ),
    of_municipality(
        "nominations.membership_asked",
        _("Somebody asks to work for the municipality"),
        _("Goes to the person who answers for the municipality."),
        MUNICIPALITY | PERSON,
    ),
    of_municipality(
        "nominations.membership_confirmed",
        _("Membership confirmed"),
        _("Goes to the person who asked to work for a municipality."),
        MUNICIPALITY,
    ),
    of_municipality(
        "nominations.membership_declined",
        _("Membership declined"),
        _("Goes to the person who asked to work for a municipality."),
        MUNICIPALITY
        | {"skäl": Word(_("the reason"), lambda context: context["reason"], "Vi känner er inte.")},
    ),
    of_municipality(
        "nominations.registrar_code",
        _("Code by way of the registrar"),
        _("Goes to a municipality's registrar when nobody there can confirm who a person is."),
        MUNICIPALITY
        | PERSON
        | UNTIL
        | {
            "titel": Word(_("the person's title"), lambda context: context["title"], "utvecklare"),
            "e-post": Word(_("the person's e-mail"), lambda context: context["email"], "a@a.se"),
            "kod": Word(_("the code"), lambda context: context["code"], "K7QFM-2XRAB"),
        },
        is_secret=True,
    ),
]


def invitation(invitation, token, *, at):
    """The link that makes the reader a member."""
    path = reverse("nominations:invitation_show", args=[token])
    _queue(
        "invitation",
        invitation.email,
        invitation.municipality,
        path,
        at=at,
        secret=token,
        until=invitation.expires_at,
        inviter=str(invitation.invited_by),
        invitation=invitation,
    )


def ownership(membership, former, *, at):
    """Both are told: the one who answers for the municipality from now on, and the one who did."""
    municipality = membership.municipality
    path = reverse("nominations:membership_list", args=[municipality.pk])
    _queue("new_owner", membership.person.email, municipality, path, at=at)
    if former:
        person = membership.person
        _queue("former_owner", former.person.email, municipality, path, at=at, person=person)


def membership_asked(request, owner, *, at):
    """The owner of the municipality decides."""
    path = reverse("nominations:request_decide", args=[request.pk])
    municipality, person = request.municipality, request.person
    _queue("membership_asked", owner.person.email, municipality, path, at=at, person=person)


def membership_confirmed(membership, *, at):
    path = reverse("nominations:home")
    _queue("membership_confirmed", membership.person.email, membership.municipality, path, at=at)


def membership_declined(request, *, at):
    path = reverse("nominations:request_show", args=[request.municipality_id])
    _queue(
        "membership_declined",
        request.person.email,
        request.municipality,
        path,
        at=at,
        reason=request.reason,
    )


def registrar_code(request, code, *, at):
    """The registrar hands the code to the person, if the person works there."""
    _queue(
        "registrar_code",
        request.municipality.registrar_email,
        request.municipality,
        reverse("nominations:request_show", args=[request.municipality_id]),
        at=at,
        until=request.code_expires_at,
        person=request.person,
        title=request.title,
        email=request.person.email,
        secret=code,
        code=code,
    )


def _queue(event, to, municipality, path, *, at, secret="", **context):
    letters.queue(
        f"nominations.{event}",
        to=to,
        context={"municipality": municipality, "path": path, **context},
        at=at,
        about=municipality,
        secret=secret,
    )
