"""The edition of the access matrix: somebody in every role, and what of others' judgement can be otherwise.

It is lived through to a state with services alone, from the same beginning each time.
"""

from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace

from django.db.models import F

from award.models import Organiser, Publication, Stage
from jury import services, votes
from jury.models import Assessment, Assignment, Declaration, MeetingCase, Motion, Round, Score, Vote
from jury.rooms import Room
from nominations.models import Application
from tests.factories import make_juror, make_member, make_person
from tests.jury.conftest import assess, declare_all, during, week

MALMO, STOCKHOLM, GOTEBORG, LULEA, HALMSTAD = "1280", "0180", "1480", "2580", "1380"
OTHERS = (GOTEBORG, LULEA, HALMSTAD)
NOMINEES = [STOCKHOLM, MALMO, GOTEBORG]
# Those whose hidden work is changed: who has judged, who has signed, who has drafts.
JUDGES, SIGNS, DRAFTS = "Sven Ledamot", "Mona Ledamot", "Viktor Vice"
CODES = {"M": MALMO, "S": STOCKHOLM}
CONFLICT = ("conflict", "J1", "Arbetar där.")
# All but the one who judges think alike, so that one juror's word moves places.
LEVELS = {STOCKHOLM: (2, 2), MALMO: (2, 2), HALMSTAD: (2, 2), GOTEBORG: (3, 2), LULEA: (1, 2)}
OWN_LEVELS = {STOCKHOLM: (0, 1), MALMO: (4, 4), HALMSTAD: (2, 2), GOTEBORG: (3, 3), LULEA: (1, 1)}
HOUR = timedelta(hours=1)


def make_people(edition, jury, applications, organiser, roles):
    """Everybody in the table; the seats are filled before anything is read."""
    found = {
        "anonymous": None,
        "nobody": make_person("Nils Ingen"),
        "applicant": make_person("Anna Sökande"),
        "another organiser": make_person("Orvar Annan"),
        "organiser": organiser,
        "organiser, unsealed": make_person("Olga Öppnare"),
        "secretary": jury.secretary.person,
        "chair, begun": jury.chair.person,
    }
    make_member(found["applicant"], applications[MALMO].municipality)
    Organiser.objects.create(award=edition.award, person=found["organiser, unsealed"])
    for role in roles:
        if role not in found:
            found[role] = make_juror(make_person(f"{_word(role)} Ek"), "member", edition).person
    # So that those without a conflict are more than half of the jury.
    make_juror(make_person("Fyra Till"), "member", edition)
    # Who runs the award and sits in its jury too.
    Organiser.objects.create(award=edition.award, person=found["conflict, organiser, done"])
    return found


def _word(role):
    return role.replace(", ", "-").replace(" ", "-")


def begin(people, stage, jury, organiser):
    """Read and signed as far as the roles say; one has drafts only, with notes of his own."""
    round_ = services.open_round(stage_id=stage.pk, actor=organiser, at=during(0))
    said = {_word(role): {MALMO: CONFLICT} for role in people if role.startswith("conflict,")}
    said |= {_word("doubt, begun"): {MALMO: ("unsure", "", "Vet inte.")}}
    declare_all(round_, at=during(0), **said)
    Declaration.objects.filter(
        juror__person=people["undeclared, begun"], application__municipality=MALMO
    ).delete()
    for role, person in people.items():
        juror = person and round_.stage.edition.jurors.filter(person=person).first()
        if juror is None or not juror.votes or role.endswith("unsigned"):
            continue
        judge(round_, juror, [STOCKHOLM])
        if role.endswith("done"):
            judge(round_, juror, OTHERS if role.startswith("conflict,") else (MALMO, *OTHERS))
    judge(round_, jury.second, LEVELS, levels=OWN_LEVELS)
    judge(round_, jury.member, LEVELS)
    judge(round_, jury.vice_chair, OTHERS)
    judge(round_, jury.vice_chair, (STOCKHOLM, MALMO), sign=False)
    hidden = Assessment.objects.filter(assignment__juror__in=[jury.second, jury.vice_chair])
    hidden.update(note="HEMLIG ANTECKNING")
    find_conflict(round_, people["late conflict, done"], at=during(0))
    open_seal(round_, people)
    return round_


def judge(round_, juror, codes, *, levels=LEVELS, sign=True):
    for code in codes:
        one, other = levels[code]
        assess(round_, juror, code, {"K1": one, "K2": other}, at=during(0), sign=sign)


def find_conflict(round_, person, *, at):
    """Towards Malmö, after it was signed."""
    assignment = Assignment.objects.get(
        round=round_, juror__person=person, application__municipality=MALMO
    )
    services.declare(
        juror_id=assignment.juror_id,
        round_id=round_.pk,
        application_id=assignment.application_id,
        answer="conflict",
        ground="J1",
        text="Fick veta det nu.",
        actor=person,
        at=at,
    )


def open_seal(round_, people):
    opening = services.ask_for_seal(
        round_id=round_.pk, reason="Ett fel.", actor=people["organiser, unsealed"], at=during(0)
    )
    services.answer_seal(
        opening_id=opening.pk, is_opened=True, actor=people["organiser"], at=during(0)
    )


# --- What is otherwise behind the readers' backs ---------------------------------------------------


def change(what):
    """What is changed before the round goes on; notes at the meeting and ballots come with them."""
    for each in what:
        if each == "n":
            assignments = {"juror__person__name": SIGNS, "application__municipality": STOCKHOLM}
            hidden = Assignment.objects.filter(**assignments).values("assessment")
            Assessment.objects.filter(pk__in=hidden).update(status="draft", signed_at=None)
        elif each in CODES:
            _turn(_scores(JUDGES).filter(**{f"{PLACE}municipality": CODES[each]}))
        elif each == "D":
            _turn(_scores(DRAFTS).filter(assessment__status="draft"))
        elif each == "P":
            Assessment.objects.filter(note="HEMLIG ANTECKNING").update(note="NÅGOT ANNAT")


PLACE = "assessment__assignment__application__"


def _scores(name):
    return Score.objects.filter(assessment__assignment__juror__person__name=name)


def _turn(scores):
    scores.update(level=Decimal(4) - F("level"), reason="ETT ANNAT SKÄL")


# --- The states ---------------------------------------------------------------------------------


def live(round_, state, people, jury, what):
    """The round as the state says, from what is judged now."""
    word, _, insight = state.partition(", ")
    insight = {"": "after_own"}.get(insight, insight.replace(" ", "_"))
    Round.objects.filter(pk=round_.pk).update(insight=insight)
    if word == "open":
        return
    round_.refresh_from_db()
    close(round_, people, jury)
    held = meet(round_, people, jury, note="EN ANNAN NOT" if "N" in what else "EN NOT")
    if word == "closed":
        return
    decide(round_, held, people, jury)
    vote = open_vote(round_, jury, is_other="V" in what)
    if word == "counted":
        services.close_vote(vote_id=vote.pk, reason="", actor=jury.chair.person, at=during(0))


def close(round_, people, jury):
    """Closed when the stage is over, opened again by the chair, and closed anew; then a conflict is found."""
    Declaration.objects.filter(effect="awaiting").update(effect="closed")
    organiser = people["organiser"]
    end_stage(round_, week(0) + 24 * HOUR)
    services.close_round(round_id=round_.pk, actor=organiser, at=during(0))
    end_stage(round_, week(1))
    services.reopen_round(
        round_id=round_.pk, reason="Ett fel.", actor=jury.chair.person, at=during(0)
    )
    end_stage(round_, week(0) + 24 * HOUR)
    services.close_round(round_id=round_.pk, actor=organiser, at=during(0))
    find_conflict(round_, people["conflict later, done"], at=during(0) + HOUR)
    round_.refresh_from_db()


def end_stage(round_, at):
    Stage.objects.filter(pk=round_.stage_id).update(closes_at=at)


def meet(round_, people, jury, *, note):
    """Everybody is there; Malmö is before the meeting, and those with a conflict have left the room."""
    edition = round_.stage.edition
    meeting = services.plan_meeting(
        edition_id=edition.pk,
        round_id=round_.pk,
        name="Överläggning",
        place="Rosenbad",
        starts_at=during(0),
        actor=jury.chair.person,
        at=during(0),
    )

    def do(service, who=jury.chair, **values):
        service(meeting_id=meeting.pk, actor=who.person, at=during(0) + HOUR, **values)
        meeting.refresh_from_db()

    do(services.open_meeting)
    for juror in edition.jurors.exclude(pk=jury.chair.pk).select_related("person"):
        do(services.arrive, juror, juror_id=juror.pk)
    case = MeetingCase.objects.get(meeting=meeting, application__municipality=MALMO)
    do(services.call_case, case_id=case.pk)
    for juror in Room(meeting).still_to_leave:
        do(services.leave_room, juror, juror_id=juror.pk)
    do(services.take_up_case)
    do(services.write_note, jury.second, case_id=case.pk, text=note)
    do(services.make_motion, jury.second, case_id=case.pk, text=f"Yrkande: {note}")
    return SimpleNamespace(meeting=meeting, do=do)


def decide(round_, held, people, jury):
    """The meeting ends, its minutes are signed, and the longlist is decided."""
    do, meeting = held.do, held.meeting
    voters = [each for each in Room(meeting).in_the_room if each.votes]
    do(
        services.decide_motion,
        motion_id=Motion.objects.get(meeting=meeting).pk,
        votes_for=len(voters),
        votes_against=0,
        abstained=0,
        casting="",
    )
    do(services.close_case)
    do(services.choose_adjusters, juror_ids=[jury.member.pk])
    do(services.end_meeting)
    do(services.draft_minutes, jury.secretary)
    do(services.sign_minutes, jury.chair)
    do(services.sign_minutes, jury.member)
    chosen = Application.objects.filter(municipality__in=NOMINEES)
    services.propose_decision(
        stage_id=round_.stage_id,
        application_ids=[each.pk for each in chosen],
        reason="Juryn har vägt in annat än poängen.",
        present_ids=[each.pk for each in voters],
        actor=people["organiser"],
        at=during(0),
    )
    services.confirm_decision(stage_id=round_.stage_id, actor=jury.chair.person, at=during(0))
    # Its salt is drawn anew each time.
    Publication.objects.update(commitment="0" * 64)


def open_vote(round_, jury, *, is_other):
    """The final vote among three, past the second round; all ballots are in, the hidden one among them."""
    edition = round_.stage.edition
    nominees = Application.objects.filter(municipality__in=NOMINEES)
    nominees.update(status="nominated")
    jurors = list(edition.jurors.voting().select_related("person"))
    vote = Vote.objects.create(
        stage=edition.stages.get(selects="winner"),
        status="open",
        rules={
            "candidates": NOMINEES,
            "no_prize": None,
            "expected_ranks": dict(zip(NOMINEES, (1.25, 1.75, 3.0), strict=True)),
            "chair": str(jury.chair.pk),
            "seed": "5eed" * 16,
            "jury_size": len(jurors),
        },
        fingerprint="f1" * 32,
        announced_at=during(0),
        opened_at=during(0),
    )
    locked = votes.lock_outs(jurors, list(nominees))
    for juror in jurors:
        ballot = vote.ballots.create(juror=juror)
        order = [STOCKHOLM, GOTEBORG]
        order.insert(0 if juror.person.name == JUDGES and is_other else 2, MALMO)
        services.cast_ballot(
            ballot_id=ballot.pk,
            ranking=[[code] for code in order if code not in locked[juror.pk]],
            actor=juror.person,
            at=during(0),
        )
    return vote
