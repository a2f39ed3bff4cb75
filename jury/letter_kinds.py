"""The kinds of letters around the jury's work, and the facts that each can tell."""

from dataclasses import replace

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from award.clock import in_words, until
from award.letters import Kind, Reader, Word
from jury.models import Juror, JurorInvitation, Meeting, SiteVisit
from nominations.letter_kinds import MUNICIPALITY, editors_of

JUROR = {
    "namn": Word(
        gettext_lazy("the juror's name"), lambda context: str(context["juror"].person), "Anna Ek"
    )
}

INVITATION = {
    "namn": Word(
        gettext_lazy("the name of the one invited"),
        lambda context: context["invitation"].name,
        "Anna Ek",
    ),
    "plats": Word(
        gettext_lazy("the seat: role and organisation"),
        lambda context: _seat(context["invitation"].seat),
        "ledamot, Vinnova",
    ),
}


def _seat(seat):
    return ", ".join(filter(None, [seat.get_role_display(), seat.organisation]))


def _words(context):
    """What the one who asks wrote, as a paragraph of its own; nothing where nothing was written."""
    return context["invitation"].message and f"{context['invitation'].message}\n\n"


def _answer(context):
    """Yes, or no with the reason."""
    invitation = context["invitation"]
    if invitation.status == JurorInvitation.Status.ACCEPTED:
        return _("says yes and has the seat")
    if invitation.answer:
        return _("says no: %(reason)s") % {"reason": invitation.answer}
    return _("says no")


def _last_moment(context):
    return until(context["stage"].closes_at)


def _visit_day(context):
    return date_format(context["visit"].date, "j F Y")


def _visit_place(context):
    return context["visit"].place or _("not decided yet")


STAGE = JUROR | {
    "skede": Word(
        gettext_lazy("the name of the stage"),
        lambda context: context["stage"].name,
        "Bedömning till långlistan",
    ),
    "frist": Word(gettext_lazy("when the stage closes"), _last_moment, "30 april 2027 kl. 17.00"),
}


MEETING = JUROR | {
    "skede": Word(
        gettext_lazy("what the meeting is to choose"),
        lambda context: context["meeting"].stage.name,
        "Bedömning till långlistan",
    ),
    "tid": Word(
        gettext_lazy("when the meeting starts"),
        lambda context: in_words(context["meeting"].starts_at),
        "3 maj 2027 kl. 9.00",
    ),
    "plats": Word(
        gettext_lazy("the place or the address, or that it is not decided"),
        lambda context: context["meeting"].place or _("not decided yet"),
        "Rosenbad",
    ),
}


def jurors(edition):
    """Readers of a letter that could go to every juror of an edition."""
    people = Juror.objects.filter(edition=edition).select_related("person", "edition")
    return [
        Reader(
            to=juror.person.email,
            name=str(juror.person),
            context={"juror": juror, "edition": edition, "path": reverse("jury:home")},
            about=juror,
        )
        for juror in people
    ]


def visited(edition):
    """Readers of a letter that could go to every municipality that is visited."""
    visits = SiteVisit.objects.filter(application__edition=edition).select_related(
        "application__edition", "application__municipality"
    )
    return [
        replace(reader, about=visit)
        for visit in visits
        for reader in editors_of([visit.application], page="jury:visit_check", visit=visit)
    ]


def calling(meeting, juror):
    """What a letter that calls a juror to a meeting is written from."""
    path = reverse("jury:meeting_show", args=[meeting.edition.slug, meeting.pk])
    return {"juror": juror, "meeting": meeting, "edition": meeting.edition, "path": path}


def called(edition):
    """Readers of a letter that could go to everybody who sits in a meeting to come."""
    return _at_meetings(edition, Meeting.Status.PLANNED, Meeting.Status.OPEN)


def called_off(edition):
    """The same of the meetings that are cancelled."""
    return _at_meetings(edition, Meeting.Status.CANCELLED)


def _at_meetings(edition, *statuses):
    meetings = Meeting.objects.filter(edition=edition, status__in=statuses)
    people = list(Juror.objects.filter(edition=edition).select_related("person"))
    return [
        Reader(
            to=juror.person.email,
            name=str(juror.person),
            context=calling(meeting, juror),
            about=meeting,
        )
        for meeting in meetings.select_related("edition", "stage")
        for juror in people
    ]


KINDS = [
    Kind(
        "jury.appointed",
        gettext_lazy("Welcome to the jury"),
        gettext_lazy("Goes at once to a juror who is appointed."),
        JUROR,
        readers=jurors,
    ),
    Kind(
        "jury.invitation",
        gettext_lazy("Invitation to the jury"),
        gettext_lazy("Goes at once to somebody who is offered a seat in the jury."),
        INVITATION
        | {
            "hälsning": Word(gettext_lazy("your own words in the invitation"), _words, ""),
            "inbjudare": Word(
                gettext_lazy("who invites"),
                lambda context: str(context["invitation"].invited_by),
                "Karin Öberg",
            ),
            "tid": Word(
                gettext_lazy("how long it holds"),
                lambda context: until(context["invitation"].expires_at),
                "19 mars 2027",
            ),
        },
        is_secret=True,
    ),
    Kind(
        "jury.invitation_answered",
        gettext_lazy("An invitation to the jury is answered"),
        gettext_lazy("Goes at once to the organiser who invited."),
        INVITATION
        | {"svar": Word(gettext_lazy("yes, or no with the reason"), _answer, "tackar ja")},
    ),
    Kind(
        "jury.round_opened",
        gettext_lazy("A round of assessment opens"),
        gettext_lazy("Goes at once to every juror of the round when you open it."),
        STAGE,
        readers=jurors,
    ),
    Kind(
        "jury.vote_opened",
        gettext_lazy("The jury's vote opens"),
        gettext_lazy("Goes at once to every juror who may vote when you open the vote."),
        JUROR
        | {
            "frist": Word(
                gettext_lazy("when the stage closes"), _last_moment, "30 september 2027 kl. 17.00"
            ),
        },
        readers=jurors,
    ),
    Kind(
        "jury.round_prepared",
        gettext_lazy("A round of assessment is prepared"),
        gettext_lazy(
            "Goes at once to every juror when you prepare a round, before anything is dealt."
        ),
        STAGE
        | {
            "lottfrö": Word(
                gettext_lazy("the seed that the readings are dealt by"),
                lambda context: context["seed"],
                "4f1a90c2",
            )
        },
        readers=jurors,
    ),
    Kind(
        "jury.readings_dealt",
        gettext_lazy("There are applications to read"),
        gettext_lazy("Goes at once to the jurors who are dealt readings when you confirm a plan."),
        STAGE,
        readers=jurors,
    ),
    Kind(
        "jury.meeting_called",
        gettext_lazy("The jury is called to a meeting"),
        gettext_lazy(
            "Waits as a draft from the planning of a meeting until you release it. Goes to everybody in the"
            " jury, and names no municipality."
        ),
        MEETING,
        readers=called,
    ),
    Kind(
        "jury.meeting_moved",
        gettext_lazy("A meeting of the jury is moved"),
        gettext_lazy(
            "Goes at once to those whose call has left, when a meeting gets another time or place."
        ),
        MEETING,
        readers=called,
    ),
    Kind(
        "jury.meeting_cancelled",
        gettext_lazy("A meeting of the jury is cancelled"),
        gettext_lazy("Goes at once to those whose call has left, when a meeting is cancelled."),
        MEETING
        | {
            "skäl": Word(
                gettext_lazy("why it is cancelled"),
                lambda context: context["meeting"].cancel_reason,
                "Ordföranden är sjuk.",
            )
        },
        readers=called_off,
    ),
    Kind(
        "jury.visit_planned",
        gettext_lazy("The jury's visit"),
        gettext_lazy("Goes at once to the municipality when a visit is planned or moved."),
        MUNICIPALITY
        | {
            "dag": Word(gettext_lazy("the day of the visit"), _visit_day, "3 september 2027"),
            "plats": Word(
                gettext_lazy("the place, or that it is not decided"), _visit_place, "Stadshuset"
            ),
        },
        readers=visited,
    ),
    Kind(
        "jury.visit_reported",
        gettext_lazy("Check the facts of the jury's report"),
        gettext_lazy("Goes at once to the municipality when you send the report of the visit."),
        MUNICIPALITY,
        readers=visited,
    ),
]
