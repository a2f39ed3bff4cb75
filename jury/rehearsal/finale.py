"""Visits, the winner, the citation, the booklet and the feedback."""

from datetime import timedelta

from award import services as award_services
from jury import services
from jury.models import Juror, Vote
from jury.rehearsal.judging import decide
from jury.rules.votes import FEWEST_NOMINEES, MOST_NOMINEES
from jury.votes import lock_outs, winner_of
from jury.voting.duels import FEWEST_ENTITLED
from nominations import services as nominations_services
from nominations.models import Application, Municipality


def site_visit(play, stage, *, unfinished):
    """Every nominee is visited; while the stage runs, the first has been and the rest are not planned."""
    hosts = list(nominees(play))
    for number, application in enumerate(hosts[:1] if unfinished else hosts):
        visit(play, application, stage, share=(number + 0.5) / len(hosts))


def nominees(play):
    """Those who may win."""
    return (
        Application.objects.filter(edition=play.edition, status="nominated")
        .select_related("municipality")
        .order_by("municipality_id")
    )


def visit(play, application, stage, *, share):
    """Two or three jurors without a conflict see the municipality and write what they saw."""
    texts = play.words.texts["visit"]
    team = [
        juror
        for juror in play.jurors
        if juror.votes
        and not juror.declarations.filter(application=application, effect="closed").exists()
    ][:3]
    at = play.moment(stage, share)
    planned = services.plan_visit(
        application_id=application.pk,
        date=at.date(),
        place=f"Kommunhuset, {application.name}",
        team_ids=[juror.pk for juror in team],
        secretary=str(play.cast.organiser),
        actor=play.cast.organiser,
        at=play.moment(stage, share / 2),
    )
    for juror in team:
        services.save_visit_notes(
            visit_id=planned.pk,
            notes={
                criterion.code: (
                    play.draw.choice(texts["notes"]),
                    play.draw.choice(texts["evidence"]),
                )
                for criterion in play.edition.criteria.order_by("position")
            },
            actor=juror.person,
            at=at,
        )
    services.send_visit_report(
        visit_id=planned.pk,
        report=texts["report"],
        present=texts["present"],
        actor=play.cast.organiser,
        at=at + timedelta(hours=4),
    )
    services.fact_check_visit(
        visit_id=planned.pk,
        text=texts["fact_check"],
        actor=play.cast.member_of(application.municipality, at=at),
        at=at + timedelta(hours=20),
    )


def decision(play, stage, *, unfinished):
    """The jury chooses the winner, adopts the citation, and the booklet goes to print under embargo."""
    if unfinished:
        return
    winner = voted(play, stage)
    write_citation(play, winner, stage)
    decide(play, stage, [winner.pk], share=0.5)
    make_booklet(play, play.moment(stage, 0.8))


def voted(play, stage):
    """The winner of the jury's vote; where too few are there to choose among or by, the best there is."""
    hopefuls = list(nominees(play))
    voting = sum(juror.votes for juror in play.jurors)
    if not FEWEST_NOMINEES <= len(hopefuls) <= MOST_NOMINEES or voting < FEWEST_ENTITLED:
        return max(hopefuls, key=lambda each: play.quality[each.municipality_id])
    organiser = play.cast.organiser
    vote = services.announce_vote(
        stage_id=stage.pk, has_no_prize=False, actor=organiser, at=play.moment(stage, 0.1)
    )
    services.open_vote(vote_id=vote.pk, actor=organiser, at=play.moment(stage, 0.2))
    for ballot in vote.ballots.select_related("juror__person", "juror__seat").order_by("juror"):
        services.cast_ballot(
            ballot_id=ballot.pk,
            ranking=ranked(play, ballot, hopefuls),
            actor=ballot.juror.person,
            at=play.moment(stage, 0.3),
        )
    chair = Juror.objects.get(edition=play.edition, seat__role="chair")
    services.close_vote(vote_id=vote.pk, reason="", actor=chair.person, at=play.moment(stage, 0.4))
    return winner_of(Vote.objects.select_related("stage__edition").get(pk=vote.pk))


def ranked(play, ballot, hopefuls):
    """The best first, but every third juror changes place on the first two; nobody ranks where locked out."""
    closed = lock_outs([ballot.juror], hopefuls)[ballot.juror_id]
    codes = sorted(
        {each.municipality_id for each in hopefuls} - closed, key=lambda code: -play.quality[code]
    )
    if ballot.juror.seat.position % 3 == 0:
        codes[:2] = reversed(codes[:2])
    return [[code] for code in codes]


def write_citation(play, winner, stage):
    chair = Juror.objects.get(edition=play.edition, seat__role="chair")
    citation = play.words.citation(winner.municipality, play.edition)
    services.save_citation(
        application_id=winner.pk,
        text_sv=citation["sv"],
        text_en=citation["en"],
        actor=play.cast.organiser,
        at=play.moment(stage, 0.3),
    )
    services.adopt_citation(
        application_id=winner.pk, actor=chair.person, at=play.moment(stage, 0.4)
    )


def make_booklet(play, at):
    texts = play.words.texts["booklet"]
    chair = Juror.objects.select_related("seat", "person").get(
        edition=play.edition, seat__role="chair"
    )
    values = {key: value for key, value in texts.items() if key != "subheads"}
    values |= {
        "foreword": texts["foreword"].strip(),
        "signed_by": str(chair.person),
        "signed_title": chair.seat.holder_title,
    }
    booklet = award_services.save_booklet(
        edition_id=play.edition.pk, values=values, actor=play.cast.organiser, at=at
    )
    for begun in booklet.chapters.order_by("position"):
        award_services.save_chapter(
            booklet_id=booklet.pk,
            chapter_id=begun.pk,
            values=chapter(play, begun.municipality_code),
            actor=play.cast.organiser,
            at=at,
        )
    award_services.build_booklet(edition_id=play.edition.pk, actor=play.cast.organiser, at=at)


def chapter(play, code):
    """The nominee's own story as a chapter: lead, four parts with subheads, a quote."""
    municipality = Municipality.objects.get(pk=code)
    story = play.words.story(municipality)
    parts = [story[key] for key in ("proud", "effect", "lessons", "conditions")]
    lead, _, rest = parts[0].partition("\n\n")
    bodies = [rest or lead, *parts[1:]]
    subheads = play.words.texts["booklet"]["subheads"]
    quote = parts[2].split(". ")[0].strip().rstrip(".") + "."
    body = "\n\n".join(
        f"## {subhead}\n\n{text}" for subhead, text in zip(subheads, bodies, strict=True)
    )
    return {"title": story["headline"], "lead": lead, "body": f"{body}\n\n> {quote}"}


def announcement(play, stage, *, unfinished):
    """Nothing to do: the embargo ends by the clock."""


def feedback(play, stage, *, unfinished):
    at = play.moment(stage, 0.2)
    names = [each.name_sv.lower() for each in play.edition.criteria.order_by("position")]
    for application in Application.objects.filter(edition=play.edition).exclude(
        status__in=["draft", "withdrawn"]
    ):
        best, worst = play.draw.sample(names, 2)
        nominations_services.write_feedback(
            application_id=application.pk,
            text=play.words.texts["feedback"].format(best=best, worst=worst).strip(),
            figures={},
            actor=play.cast.organiser,
            at=at,
        )
    nominations_services.release_feedback(
        edition_id=play.edition.pk, actor=play.cast.organiser, at=at
    )
