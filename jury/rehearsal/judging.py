"""The jury's part: declarations, levels with reasons, signatures, ranking, decision."""

from datetime import timedelta

from django.db.models import Exists, OuterRef

from jury import services
from jury.candidates import concerned, finalists
from jury.models import Assignment, Declaration, Juror
from jury.rehearsal import meetings

#: The chair confirms while the jury sits together.
SOON = timedelta(minutes=10)


def assessment(play, stage, *, unfinished):
    organiser = play.cast.organiser
    # A round that goes on shows how readings are dealt; in the others everybody reads everything.
    is_dealt = play.shows_more and unfinished
    if is_dealt:
        round_ = meetings.prepare(play, stage)
    else:
        at = play.moment(stage, 0.01)
        round_ = services.open_round(stage_id=stage.pk, actor=organiser, at=at)
    declare(play, round_, stage)
    if is_dealt:
        meetings.deal(play, round_, stage)
    assess(play, round_, stage, unfinished=unfinished)
    if unfinished:
        return
    services.close_round(round_id=round_.pk, actor=organiser, at=play.moment(stage, 0.8))
    ranked = [
        standing.application_id
        for standing in round_.standings.order_by("place", "application__municipality__sort_key")
    ]
    wanted = play.plan["places"].get(stage.selects, stage.places_max)
    if not play.shows_more:
        decide(play, stage, ranked[:wanted], share=0.9)
        return
    meeting = meetings.Deliberation(play, round_, decided_at=play.moment(stage, 0.9))
    meeting.discuss()
    decide(play, stage, ranked[:wanted], share=0.9)
    meeting.end()


def declare(play, round_, stage):
    """Most have no conflict; one is conflicted towards one, one is unsure and the chair decides."""
    voting = [juror for juror in play.jurors if juror.votes]
    applications = list(concerned(round_).order_by("municipality_id"))
    for number, juror in enumerate(voting):
        answers = {}
        for position, application in enumerate(applications):
            answers[application.pk] = ("none", "", "")
            weakest = position == len(applications) - 1
            if number == 3 and weakest:
                answers[application.pk] = (
                    "conflict",
                    "J4",
                    "Min arbetsgivare levererar programvara till kommunen.",
                )
            if number == 4 and weakest:
                answers[application.pk] = (
                    "unsure",
                    "J5",
                    "Jag höll en föreläsning för kommunens chefer för fyra år sedan.",
                )
        services.declare_all(
            juror_id=juror.pk,
            round_id=round_.pk,
            declarations=answers,
            actor=juror.person,
            at=play.moment(stage, 0.05 + number / 1000),
        )
    chair = next(juror for juror in voting if juror.seat.role == "chair")
    for declaration in Declaration.objects.filter(round=round_, effect="awaiting"):
        services.decide_declaration(
            declaration_id=declaration.pk,
            is_conflict=False,
            reason="Ett enstaka uppdrag för flera år sedan rubbar inte förtroendet.",
            actor=chair.person,
            at=play.moment(stage, 0.1),
        )


def assess(play, round_, stage, *, unfinished):
    criteria = list(play.edition.criteria.order_by("position"))
    closed = Declaration.objects.filter(
        round=round_,
        effect="closed",
        juror=OuterRef("juror"),
        application=OuterRef("application"),
    )
    assignments = (
        Assignment.objects.filter(~Exists(closed), round=round_)
        .select_related("juror__person", "application")
        .order_by("juror__seat__position", "application__municipality_id")
    )
    for number, assignment in enumerate(assignments):
        begun_only, untouched = unfinished and number % 5 == 3, unfinished and number % 5 == 4
        if untouched:
            continue
        at = play.moment(stage, 0.15 + 0.6 * number / max(1, len(assignments)))
        scores = {each.code: score(play, assignment) for each in criteria}
        if begun_only:
            scores = dict(list(scores.items())[: len(scores) // 2])
        services.save_assessment(
            assignment_id=assignment.pk,
            scores=scores,
            note="",
            actor=assignment.juror.person,
            at=at,
        )
        if not begun_only:
            services.sign_assessment(
                assignment_id=assignment.pk, actor=assignment.juror.person, at=at
            )


def score(play, assignment):
    """A level around the application's quality, the juror's own tendency and the day's mood."""
    if play.draw.random() < 0.01:
        return (None, True, play.words.texts["cannot_judge"])
    quality = play.quality[assignment.application.municipality_id]
    raw = play.draw.gauss(quality + play.tendency[assignment.juror_id], 0.4)
    level = max(0.0, min(4.0, round(raw * 2) / 2))
    return (level, False, play.words.reason(level))


def decide(play, stage, chosen, *, share):
    """The organiser proposes, the chair confirms; with a reason where fewer than the most go on."""
    chair = Juror.objects.get(edition=play.edition, seat__role="chair")
    jurors = play.edition.jurors
    present = (
        jurors.able_to_decide(list(finalists(stage)))
        if stage.selects == stage.Selects.WINNER
        else jurors.voting()
    )
    services.propose_decision(
        stage_id=stage.pk,
        application_ids=chosen,
        reason="Avståndet i poäng till nästa ansökan är tydligt, och juryn är enig.",
        present_ids=[juror.pk for juror in present],
        actor=play.cast.organiser,
        at=play.moment(stage, share),
    )
    services.confirm_decision(
        stage_id=stage.pk, actor=chair.person, at=play.moment(stage, share) + SOON
    )
