"""Conflicts are declared, decided, and take effect at once."""

from django.db import transaction

from award import history
from award.refusals import require
from jury import rules
from jury.candidates import to_declare
from jury.models import Assessment, Assignment, Declaration, Juror
from jury.services.holding import hold_round

EFFECTS = {
    Declaration.Answer.NONE: Declaration.Effect.CLEAR,
    Declaration.Answer.CONFLICT: Declaration.Effect.CLOSED,
    Declaration.Answer.UNSURE: Declaration.Effect.AWAITING,
}


def declare(*, juror_id, round_id, application_id, answer, ground="", text="", actor, at):
    """A juror says whether there is a conflict towards one application."""
    [declaration] = declare_all(
        juror_id=juror_id,
        round_id=round_id,
        declarations={application_id: (answer, ground, text)},
        actor=actor,
        at=at,
    )
    return declaration


@transaction.atomic
def declare_all(*, juror_id, round_id, declarations, actor, at):
    """A juror's declarations for some or all applications of a round; all are taken, or none.

    ``declarations`` are (answer, ground, text) by application. What says the same as before is left as
    it is, with the chair's decision. A conflict found after scoring voids the juror's assessment.
    """
    round_ = hold_round(round_id)
    juror = Juror.objects.select_related("person").get(pk=juror_id)
    assignments = {each.application_id: each for each in to_declare(round_, juror.person)}
    if not assignments.keys() >= declarations.keys():
        raise Assignment.DoesNotExist
    before = {
        each.application_id: each
        for each in Declaration.objects.last_word().filter(
            juror=juror_id, application__in=declarations
        )
    }
    changes = {
        key: said
        for key, said in declarations.items()
        if not _is_the_same(before.get(key), round_, said)
    }
    reasons = []
    for key, (answer, ground, text) in changes.items():
        reasons += rules.reasons_not_to_declare(
            assignments[key], before=before.get(key), answer=answer, ground=ground, text=text
        )
    require(reasons)
    return [
        _declare(assignments[key], said, actor, at) if key in changes else before[key]
        for key, said in declarations.items()
    ]


def _is_the_same(declaration, round_, said):
    return (
        declaration is not None
        and declaration.round_id == round_.pk
        and (declaration.answer, declaration.ground, declaration.text) == _cleaned(*said)
    )


def _cleaned(answer, ground, text):
    """Nobody explains why there is no conflict."""
    return (answer, "", "") if answer == Declaration.Answer.NONE else (answer, ground, text.strip())


def _declare(assignment, said, actor, at):
    answer, ground, text = _cleaned(*said)
    declaration, _made = Declaration.objects.update_or_create(
        juror=assignment.juror,
        round=assignment.round,
        application=assignment.application,
        defaults={
            "answer": answer,
            "ground": ground,
            "text": text,
            "effect": EFFECTS[answer],
            "declared_at": at,
            "decided_by": None,
            "decided_at": None,
            "decision_reason": "",
        },
    )
    if answer == Declaration.Answer.CONFLICT:
        _void_assessments(declaration, actor, at)
    history.record(
        actor,
        "jury.declaration.made",
        declaration,
        at=at,
        edition=assignment.application.edition,
        answer=answer,
        ground=ground,
        text=text,
        municipality=assignment.application.municipality_id,
    )
    return declaration


@transaction.atomic
def decide_declaration(*, declaration_id, is_conflict, reason, actor, at):
    """The chair decides a doubt, with a reason; the chair's own is decided by the vice chair."""
    said = Declaration.objects.filter(pk=declaration_id)
    hold_round(said.values_list("round", flat=True).get())
    declaration = (
        said.select_for_update(of=("self",))
        .select_related("juror__seat", "application__edition")
        .get()
    )
    decider = (
        Juror.objects.filter(edition=declaration.juror.edition_id, person=actor)
        .select_related("seat")
        .first()
    )
    require(rules.reasons_not_to_decide_declaration(declaration, decider, reason=reason))
    effect = Declaration.Effect.CLOSED if is_conflict else Declaration.Effect.CLEAR
    declaration.effect = effect
    declaration.decided_by = decider
    declaration.decided_at = at
    declaration.decision_reason = reason.strip()
    declaration.save()
    if is_conflict:
        _void_assessments(declaration, actor, at)
    else:
        _revive_assessments(declaration, actor, at)
    history.record(
        actor,
        "jury.declaration.decided",
        declaration,
        at=at,
        edition=declaration.application.edition,
        is_conflict=is_conflict,
        reason=declaration.decision_reason,
        municipality=declaration.application.municipality_id,
    )
    return declaration


def _void_assessments(declaration, actor, at):
    """What the juror has written on the application is kept and hidden, and counts in no figure."""
    for assessment in _assessments_of(declaration).exclude(status=Assessment.Status.VOID):
        assessment.status = Assessment.Status.VOID
        assessment.voided_at = at
        assessment.save(update_fields=["status", "voided_at"])
        history.record(
            actor,
            "jury.assessment.voided",
            assessment,
            at=at,
            edition=declaration.application.edition,
            was_signed=assessment.signed_at is not None,
            municipality=declaration.application.municipality_id,
        )


def _revive_assessments(declaration, actor, at):
    """No conflict after all: in an open round the juror goes on from what was written."""
    found = _assessments_of(declaration).filter(
        status=Assessment.Status.VOID, assignment__round__status="open"
    )
    for assessment in found:
        assessment.status = Assessment.Status.DRAFT
        assessment.voided_at = None
        assessment.signed_at = None
        assessment.save(update_fields=["status", "voided_at", "signed_at"])
        history.record(
            actor,
            "jury.assessment.revived",
            assessment,
            at=at,
            edition=declaration.application.edition,
            municipality=declaration.application.municipality_id,
        )


def _assessments_of(declaration):
    """The juror's assessments of the application in this round and the later ones."""
    return Assessment.objects.filter(
        assignment__juror=declaration.juror,
        assignment__application=declaration.application,
        assignment__round__gte=declaration.round_id,
    )
