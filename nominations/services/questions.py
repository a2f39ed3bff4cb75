"""The questions of an edition: saved, put in order, reworded under nobody, taken away."""

from django.db import transaction

from award import history
from award.refusals import require
from nominations import kinds, rules
from nominations.case_files import content_of
from nominations.models import Answer, Question
from nominations.services.answers import save_field
from nominations.services.holding import hold_application, hold_edition


@transaction.atomic
def save_question(*, edition_id, question_id=None, values, actor, at):
    """A question is added or changed; one that has answers keeps them and gets a new version.

    ``values`` are fields of ``Question``. Those who have answered stay with the version they answered until
    they move their answer (``adopt_question``); all others are asked the new one.
    """
    edition = hold_edition(edition_id)
    before = edition.questions.current().get(pk=question_id) if question_id else None
    question = Question(edition=edition, position=_next_position(edition, values["part"]))
    if before:
        question = edition.questions.get(pk=before.pk)
        if before.part != values["part"]:
            question.position = _next_position(edition, values["part"])
    for field, value in values.items():
        setattr(question, field, value)
    changed = [field for field, value in values.items() if getattr(before, field, None) != value]
    require(rules.reasons_not_to_save_question(question, before))
    if before and not changed:
        return before
    verb = "changed" if before else "added"
    if before and rules.is_answered(before):
        Question.objects.filter(pk=before.pk).update(is_current=False)
        question.pk, question.version, verb = None, before.version + 1, "reworded"
        question._state.adding = True
    question.save()
    _record(question, verb, actor=actor, at=at, fields=changed if before else [])
    return question


@transaction.atomic
def remove_question(*, question_id, actor, at):
    """A question that nobody has answered is taken out of the form, in all its versions."""
    hold_edition(Question.objects.values_list("edition", flat=True).get(pk=question_id))
    held = Question.objects.select_for_update(of=("self",)).select_related("edition")
    question = held.get(pk=question_id)
    require(rules.reasons_not_to_remove(question))
    _record(question, "removed", actor=actor, at=at)
    question.edition.questions.filter(code=question.code).delete()


@transaction.atomic
def move_question(*, question_id, steps, actor, at):
    """A question changes places with its neighbours: ``steps`` up (-1) or down (1) in its part."""
    question = Question.objects.select_related("edition").get(pk=question_id)
    edition = hold_edition(question.edition_id)
    order = list(
        edition.questions.current().filter(part=question.part).order_by("position", "code")
    )
    place = order.index(question)
    target = min(max(place + steps, 0), len(order) - 1)
    order.insert(target, order.pop(place))
    if target == place:
        return question
    require(rules.reasons_not_to_order(edition, order))
    # Every version of a question stands where the question stands.
    for position, each in enumerate(order, start=1):
        versions = edition.questions.filter(code=each.code).exclude(position=position)
        versions.update(position=position)
    _record(question, "moved", actor=actor, at=at)
    return question


@transaction.atomic
def adopt_question(*, application_id, code, actor, at):
    """The municipality's answer moves to the question as it is asked now; what it held stays as a version."""
    application = hold_application(application_id)
    new = Question.objects.current().filter(edition=application.edition_id, code=code).first()
    answers = Answer.objects.filter(application=application, question__code=code)
    answer = (
        answers.exclude(question=new)
        .select_related("question")
        .order_by("-question__version")
        .first()
    )
    if answers.filter(question=new).exists():
        answer = None
    require(rules.reasons_not_to_adopt(answer, new))
    require(rules.reasons_not_to_save(application, new.part, at=at, field=code))
    content = kinds.moved(answer.question, content_of(answer.question, answer), new)
    answer.question, answer.text, answer.data = new, "", []
    answer.save(update_fields=["question", "text", "data"])
    save_field(
        application_id=application.pk, field=code, content=content, seen=None, actor=actor, at=at
    )
    _record(new, "adopted", actor=actor, at=at, application=str(application))
    return new


def _next_position(edition, part):
    last = edition.questions.filter(part=part).order_by("-position").first()
    return last.position + 1 if last else 1


def _record(question, verb, *, actor, at, **details):
    action = f"nominations.question.{verb}"
    history.record(actor, action, question, at=at, edition=question.edition, **details)
