"""The municipalities' part: applications, self-assessments, self-descriptions; and who may compete."""

from datetime import timedelta

from jury.rehearsal import together
from nominations import services
from nominations.models import Application, Municipality
from nominations.services import doors

#: The kinds of questions that the made-up people find words or figures for.
WRITTEN = ("text", "short_text", "number", "date", "choice", "choices", "table")


def intake(play, stage, *, unfinished):
    nominate(play, stage)
    if play.shows_more:
        together.publish_assessments(play, stage)
    for number, municipality in enumerate(play.applicants):
        at = play.moment(stage, (number + 1) / (len(play.applicants) + 1))
        beside = together.BESIDE.get(number) if play.shows_more else None
        hand_in = not (unfinished and number % 3 == 0)
        apply(play, municipality, hand_in=hand_in, beside=beside, at=at)
    if not unfinished:
        decide_eligibility(play, stage)
        return
    give_more_time(play, stage)
    if play.shows_more:
        together.talk(play, stage)


def nominate(play, stage):
    """A resident nominates one that does not apply; the municipality has not answered."""
    applicants = [municipality.pk for municipality in play.applicants]
    municipality = Municipality.objects.exclude(pk__in=applicants).first()
    if municipality is None:
        return
    at = play.moment(stage, 0.1)
    nomination = doors.nominate(
        edition_id=play.edition.pk,
        municipality_code=municipality.pk,
        name="Barbro Holm",
        email="barbro.holm@example.se",
        relation="resident",
        reason="Jag bokar återvinning, anmäler hål i vägen och följer ärendet i telefonen. Förr fick jag"
        " ringa tre nummer.",
        at=at,
    )
    doors.confirm_nomination(nomination_id=nomination.pk, at=at)


def give_more_time(play, stage):
    """One municipality that is still writing has been promised three days more than the others."""
    draft = Application.objects.filter(edition=play.edition, status="draft").order_by("pk").first()
    if draft:
        services.extend_time(
            edition_id=play.edition.pk,
            municipality_code=draft.municipality_id,
            part="application",
            ends_at=stage.closes_at + timedelta(days=3),
            reason="Ni bytte e-postsystem samma vecka och kunde inte logga in.",
            actor=play.cast.organiser,
            at=play.moment(stage, 1),
        )


def apply(play, municipality, *, hand_in, beside=None, at):
    """One municipality starts, writes, values itself and hands in; ``beside`` is what else it does."""
    member = play.cast.member_of(municipality, at=at - timedelta(days=1))
    application = services.start_application(
        edition_id=play.edition.pk,
        municipality_code=municipality.code,
        actor=member,
        at=at - timedelta(hours=5),
    )
    story = play.words.story(municipality)
    questions = play.edition.questions.filter(part="application").order_by("position")
    contacts = [
        {
            "role": role,
            "name": play.words.name(play.cast.taken),
            "title": play.words.title(),
            "email": f"{role}@{municipality.code}.example.se",
            "phone": "",
        }
        for role in ("contact", "representative", "communications")
    ]
    answers = {q.code: play.words.answer(q, story) for q in questions if q.kind in WRITTEN}
    answers |= {q.code: contacts for q in questions if q.kind == "contacts"}
    answers |= {q.code: "yes" for q in questions if q.kind == "consent"}
    services.save_answers(
        application_id=application.pk,
        answers=answers,
        headline=story["headline"],
        participation="both",
        statements=values(play, municipality),
        actor=member,
        at=at - timedelta(hours=1),
    )
    if beside:
        beside(play, application, member, at=at - timedelta(minutes=30))
    if hand_in:
        services.submit_application(application_id=application.pk, actor=member, at=at)


def values(play, municipality):
    """How the municipality values itself: a little better than the jury will find it."""
    level = min(2.0, play.quality[municipality.code] / 2 + 0.15)
    statements = {}
    for statement in play.edition.statements.order_by("position"):
        value = max(0, min(2, round(play.draw.gauss(level, 0.45))))
        statements[statement.code] = (value, "")
    return statements


def decide_eligibility(play, stage):
    """Everybody who handed in is eligible, but one of ten or more lacks the approval it needs."""
    at = stage.closes_at + stage.grace + timedelta(hours=9)
    handed_in = list(
        Application.objects.filter(edition=play.edition, status="submitted")
        .select_related("municipality")
        .order_by("receipt_number")
    )
    rules = list(play.edition.eligibility_rules.order_by("position"))
    unlucky = None
    if len(handed_in) >= 10:
        unlucky = min(handed_in, key=lambda each: play.quality[each.municipality_id])
    complete(play, handed_in, at=at)
    for application in handed_in:
        lacking = application == unlucky
        checks = {rule.code: (True, "") for rule in rules}
        if lacking and rules:
            checks[rules[min(3, len(rules) - 1)].code] = (
                False,
                "Godkännandet från kommundirektören kom aldrig in.",
            )
        services.decide_eligibility(
            application_id=application.pk,
            checks=checks,
            is_eligible=not lacking,
            reason="Godkännandet från kommundirektören saknas." if lacking else "",
            actor=play.cast.organiser,
            at=at,
        )


def complete(play, handed_in, *, at):
    """One municipality completes an answer before the decision."""
    if len(handed_in) < 3:
        return
    ask_for_completion(
        play, handed_in[1], at=at - timedelta(hours=8), due_at=at + timedelta(days=1)
    )
    member = play.cast.member_of(handed_in[1].municipality, at=at)
    question, text = what_to_complete(play, handed_in[1])
    services.save_field(
        application_id=handed_in[1].pk,
        field=question,
        content=f"{text} Tiden är mätt i ärendesystemet, från ansökan till beslut.",
        seen=None,
        actor=member,
        at=at - timedelta(hours=2),
    )
    services.submit_completion(
        application_id=handed_in[1].pk, actor=member, at=at - timedelta(hours=1)
    )


def ask_for_completion(play, application, *, at, due_at):
    """How the figures were measured is what is most often missing."""
    services.request_completion(
        application_id=application.pk,
        asked=[what_to_complete(play, application)[0]],
        message="Beskriv hur ni har mätt resultatet, och från när till när.",
        due_at=due_at,
        actor=play.cast.organiser,
        at=at,
    )


def what_to_complete(play, application):
    """The code of the application's first long answer, and what stands there."""
    answers = application.answers.filter(question__part="application", question__kind="text")
    answer = answers.select_related("question").order_by("question__position").first()
    return answer.question.code, answer.text


def self_description(play, stage, *, unfinished):
    longlisted = list(
        Application.objects.filter(edition=play.edition, status="longlisted")
        .select_related("municipality")
        .order_by("municipality_id")
    )
    questions = list(
        play.edition.questions.filter(part="self_description")
        .select_related("criterion")
        .order_by("position")
    )
    for number, application in enumerate(longlisted):
        member = play.cast.member_of(application.municipality, at=stage.opens_at)
        at = play.moment(stage, (number + 1) / (len(longlisted) + 1))
        story = play.words.story(application.municipality)
        services.save_answers(
            application_id=application.pk,
            answers={q.code: play.words.answer(q, story) for q in questions if q.kind in WRITTEN},
            actor=member,
            at=at - timedelta(hours=1),
        )
        if not (unfinished and number % 2):
            services.submit_self_description(application_id=application.pk, actor=member, at=at)
