"""The minutes' first words: who was there, who left the room for what, what was proposed and decided.

Always in Swedish: it is a document for the diary, whoever drafts it.
"""

from dataclasses import dataclass

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jury import minutes_choices
from jury.approval_outcomes import shown
from jury.models import MeetingCase, Motion
from nominations.models import Application


@dataclass(frozen=True)
class Draft:
    """A paragraph; one on an application is closed to those with a conflict towards it, and one about all to
    whoever takes no part in any case."""

    heading: str
    text: str
    application: Application | None = None
    is_about_all: bool = False


def draft_of(room) -> list[Draft]:
    """Everything that happened, in paragraphs. Cases stand by name: no place in the order can be told."""
    with translation.override("sv"):
        meeting = room.meeting
        notes = list(meeting.notes.select_related("author__person"))
        return [
            _opening(meeting),
            _people(room),
            _adjusters(meeting),
            _conflicts(room),
            *_cases(room, notes),
            *_common(room, notes),
            *_grey_zone(room),
            *_vote(room),
            *_decision(room),
            Draft(_("Closing"), _("The meeting ended %(at)s.") % {"at": _when(meeting.ended_at)}),
        ]


def _opening(meeting):
    values = {"name": meeting.opened_by, "at": _when(meeting.opened_at)}
    lines = [_("%(name)s opened the meeting %(at)s.") % values]
    if meeting.place:
        lines.append(_("Place: %(place)s.") % {"place": meeting.place})
    return Draft(_("Opening"), "\n".join(lines))


def _people(room):
    times = {}
    for each in room.meeting.attendances.all():
        span = f"{_clock(each.came_at)}–{_clock(each.left_at)}"
        times.setdefault(each.juror_id, []).append(span)
    here = [each for each in room.jurors if each.pk in times]
    away = [each for each in room.jurors if each.pk not in times]
    lines = [
        f"{each}, {each.seat.get_role_display()}, {', '.join(times[each.pk])}" for each in here
    ]
    text = [_("Present:"), *lines]
    if away:
        text.append(_("Absent: %(names)s.") % {"names": _names(away)})
    voters = [each for each in here if each.votes]
    text.append(
        _("%(here)d of the %(all)d who vote took part.")
        % {"here": len(voters), "all": len(room.entitled())}
    )
    return Draft(_("Who took part"), "\n".join(text))


def _adjusters(meeting):
    names = _names(meeting.adjusters.select_related("person").order_by("seat__position"))
    text = _("To adjust the minutes: %(names)s.") % {"names": names} if names else _("None chosen.")
    return Draft(_("Adjusters"), text)


def _conflicts(room):
    """Names only, as in the public register: nothing of why."""
    kept_out = {case.pk: _kept_out(room, case) for case in room.cases}
    lines = []
    for juror in room.jurors:
        names = sorted(
            {
                case.application.municipality.sort_key: case.application.name
                for case in room.cases
                if juror.pk in kept_out[case.pk]
            }.items()
        )
        if names:
            names = ", ".join(name for _key, name in names)
            lines.append(
                _("%(juror)s took no part in: %(names)s.") % {"juror": juror, "names": names}
            )
    for each in room.meeting.exits.select_related("juror__person"):
        values = {
            "juror": each.juror,
            "out": _clock(each.left_at),
            "back": _clock(each.returned_at),
        }
        lines.append(_("%(juror)s left the room at %(out)s and came back at %(back)s.") % values)
    return Draft(_("Conflicts of interest"), "\n".join(lines) or _("None."))


def _kept_out(room, case):
    """As it was while the case was discussed; of one that was not taken up, as it is now."""
    if case.status == MeetingCase.Status.CLOSED:
        return set(case.kept_out.values_list("pk", flat=True))
    return room.closed_to[case.application_id]


def _cases(room, notes):
    """Each case that was discussed, ticked or decided on, and each that somebody is kept out of: to that
    reader a closed paragraph then tells nothing of what was done with it.
    """
    ticks, decided = _ticks(room), _decided(room)
    for case in sorted(room.cases, key=lambda case: case.application.municipality.sort_key):
        application = case.application
        was_discussed = case.status == MeetingCase.Status.CLOSED
        was_settled = application.pk in ticks or application.pk in decided
        if not (was_discussed or was_settled or room.closed_to[application.pk]):
            continue
        lines = _discussion(room, case, notes) if was_discussed else [_("Not taken up.")]
        lines += ticks.get(application.pk, [])
        lines += [decided[application.pk]] if application.pk in decided else []
        yield Draft(application.name, "\n".join(lines), application)


def _discussion(room, case, notes):
    lines = [
        _("Discussed from %(start)s to %(end)s.")
        % {"start": _clock(case.taken_up_at), "end": _clock(case.closed_at)},
        _("Took part: %(names)s.") % {"names": _names(_seated(case.participants))},
    ]
    kept_out = _names(_seated(case.kept_out))
    if kept_out:
        lines.append(_("Took no part: %(names)s.") % {"names": kept_out})
    return lines + _told(
        [each for each in notes if each.case_id == case.pk],
        [each for each in room.motions if each.case_id == case.pk],
    )


def _common(room, notes):
    lines = _told(
        [each for each in notes if each.case_id is None],
        [each for each in room.motions if each.case_id is None],
    )
    if lines:
        yield Draft(_("Common questions"), "\n".join(lines))


def _told(notes, motions):
    lines = [f"{each.author}: {each.text}" for each in notes]
    for motion in motions:
        if motion.status == Motion.Status.WITHDRAWN:
            continue
        values = {"name": motion.proposed_by, "text": motion.text}
        lines.append(_("%(name)s proposes: %(text)s") % values)
        lines.append(_verdict(motion))
        for each in motion.dissents.all():
            words = _("Dissent: %(name)s.") % {"name": each.juror}
            lines.append(f"{words} {each.text}".strip())
    return lines


def _verdict(motion):
    values = {
        "for": motion.votes_for,
        "against": motion.votes_against,
        "abstained": motion.abstained,
    }
    if motion.status == Motion.Status.CARRIED:
        text = _("Carried: %(for)d for, %(against)d against, %(abstained)d abstained.")
    else:
        text = _("Not carried: %(for)d for, %(against)d against, %(abstained)d abstained.")
    if motion.votes_for == motion.votes_against:
        return text % values + " " + _("The one who presided decided.")
    return text % values


def _counted(room):
    """The ticks in the grey zone once they are counted, else None."""
    approval = getattr(room.meeting, "approval", None)
    return approval if approval and approval.status == approval.Status.CLOSED else None


def _ticks(room):
    """What the ticks said of each application when counted: in its own paragraph, closed as that is.

    A conflict found since is told by its figures alone, where it belongs: that another moved up would tell
    whoever is kept out of one how that one went.
    """
    approval = _counted(room)
    if approval is None:
        return {}
    then, now = (
        _by_code(order) for order in (approval.record["order"], shown(room, approval).order)
    )
    found = {}
    for candidate in room.candidates:
        code = candidate.application.municipality_id
        outcome = _("Goes on.") if then[code]["goes_on"] else _("Does not go on.")
        text = _("Grey zone: ticked by %(ticks)d of %(entitled)d.") % then[code]
        lines = [f"{text} {outcome}"]
        if now[code]["entitled"] != then[code]["entitled"]:
            text = _(
                "A conflict found since the count: without it ticked by %(ticks)d of %(entitled)d."
            )
            lines.append(text % now[code])
        found[candidate.application_id] = lines
    return found


def _by_code(order):
    return {each["municipality"]: each for each in order}


def _grey_zone(room):
    """How the ticks were counted. Not the number of places: with the others' outcomes it would tell whoever
    is kept out of one how that one went.
    """
    approval = _counted(room)
    if approval is None:
        return
    handed_in = sum(each["handed_in"] for each in approval.record["jurors"])
    lines = [
        _("Jurors who handed in: %(n)d.") % {"n": handed_in},
        _("Seed of the lot: %(seed)s.") % {"seed": approval.seed},
        _("Control sum of the count (SHA-256): %(sum)s.") % {"sum": approval.record_sha256},
    ]
    if approval.closing_reason:
        lines.append(
            _("The count did not wait for all: %(reason)s") % {"reason": approval.closing_reason}
        )
    yield Draft(_("Ticks in the grey zone"), "\n".join(lines))


def _vote(room):
    """The count of the votes at the meeting, and what came of it."""
    vote = minutes_choices.vote_at(room.meeting)
    if vote:
        yield Draft(_("The jury's vote"), "\n".join(minutes_choices.how_voted(room, vote)))
        outcome = "\n".join(minutes_choices.outcome_of(vote))
        yield Draft(_("The outcome of the vote"), outcome, is_about_all=True)


def _decision(room):
    """The decision taken at the meeting: who took it, and what it is where one paragraph has to tell it."""
    decision = minutes_choices.decision_at(room.meeting)
    if decision:
        yield Draft(_("Decision"), "\n".join(minutes_choices.how_decided(decision)))
        lines = minutes_choices.what_was_decided(decision)
        if lines:
            yield Draft(_("What was decided"), "\n".join(lines), is_about_all=True)


def _decided(room):
    """What the decision taken at the meeting says of each application, in its own paragraph."""
    decision = minutes_choices.decision_at(room.meeting)
    applications = [case.application for case in room.cases]
    return minutes_choices.decided_of_each(decision, applications) if decision else {}


def _seated(jurors):
    return jurors.select_related("person").order_by("seat__position")


def _names(jurors):
    return ", ".join(map(str, jurors))


def _when(at):
    return date_format(timezone.localtime(at), r"j F Y \k\l. H.i")


def _clock(at):
    return date_format(timezone.localtime(at), "H.i")
