"""Conflicts are declared, decided, and take effect at once."""

from dataclasses import dataclass

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


@dataclass(frozen=True)
class Declared:
    """What came of a juror's declarations: those that stand as said, and why the others do not."""

    saved: list[Declaration]
    #: Sentences by the application's key.
    refused: dict[int, list[str]]


def declare(*, juror_id, round_id, application_id, answer, ground="", text="", actor, at):
    """A juror says whether there is a conflict towards one application."""
    declared = declare_all(
        juror_id=juror_id,
        round_id=round_id,
        declarations={application_id: (answer, ground, text)},
        actor=actor,
        at=at,
    )
    require(declared.refused.get(application_id, []))
    [declaration] = declared.saved
    return declaration


@transaction.atomic
def declare_all(*, juror_id, round_id, declarations, actor, at):
    """A juror's declarations for some or all applications of a round, each taken or refused by itself.

    ``declarations`` are (answer, ground, text) by application. What says the same as before is left as
    it is, with the chair's decision. A conflict found after scoring voids the juror's assessment. As many
    statements however many applications.
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
    same, taken, refused = [], [], {}
    for key, said in declarations.items():
        answer, ground, text = said
        if _is_the_same(before.get(key), round_, said):
            same.append(before[key])
        elif reasons := rules.reasons_not_to_declare(
            assignments[key], before=before.get(key), answer=answer, ground=ground, text=text
        ):
            refused[key] = reasons
        else:
            taken.append(_as_said(juror, round_, assignments[key].application, said, at))
    _save(taken, round_.stage.edition, actor, at)
    return Declared(saved=[*same, *taken], refused=refused)


def _is_the_same(declaration, round_, said):
    return (
        declaration is not None
        and declaration.round_id == round_.pk
        and (declaration.answer, declaration.ground, declaration.text) == _cleaned(*said)
    )


def _cleaned(answer, ground, text):
    """Nobody explains why there is no conflict."""
    return (answer, "", "") if answer == Declaration.Answer.NONE else (answer, ground, text.strip())


def _as_said(juror, round_, application, said, at):
    """The declaration anew: what the chair decided on an earlier word no longer holds."""
    answer, ground, text = _cleaned(*said)
    return Declaration(
        juror=juror,
        round=round_,
        application=application,
        answer=answer,
        ground=ground,
        text=text,
        effect=EFFECTS[answer],
        declared_at=at,
    )


def _save(declarations, edition, actor, at):
    """In the place of what was said in the round before, and with what follows from a conflict."""
    Declaration.objects.bulk_create(
        declarations,
        update_conflicts=True,
        unique_fields=["juror", "application", "round"],
        update_fields=[
            "answer",
            "ground",
            "text",
            "effect",
            "declared_at",
            "decided_by",
            "decided_at",
            "decision_reason",
        ],
    )
    conflicts = [each for each in declarations if each.answer == Declaration.Answer.CONFLICT]
    if conflicts:
        _void_assessments(conflicts, edition, actor, at)
    events = [
        (
            each,
            {
                "answer": each.answer,
                "ground": each.ground,
                "text": each.text,
                "municipality": each.application.municipality_id,
            },
        )
        for each in declarations
    ]
    history.record_all(actor, "jury.declaration.made", events, at=at, edition=edition)


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
        _void_assessments([declaration], declaration.application.edition, actor, at)
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


def _void_assessments(conflicts, edition, actor, at):
    """What the juror has written on the applications is kept and hidden, and counts in no figure.

    ``conflicts`` are declarations of one juror in one round.
    """
    written = list(
        _assessments_of(conflicts)
        .exclude(status=Assessment.Status.VOID)
        .select_related("assignment__juror__person", "assignment__application__municipality")
        .order_by("pk")
    )
    Assessment.objects.filter(pk__in=[each.pk for each in written]).update(
        status=Assessment.Status.VOID, voided_at=at
    )
    events = [
        (
            each,
            {
                "was_signed": each.signed_at is not None,
                "municipality": each.assignment.application.municipality_id,
            },
        )
        for each in written
    ]
    history.record_all(actor, "jury.assessment.voided", events, at=at, edition=edition)


def _revive_assessments(declaration, actor, at):
    """No conflict after all: in an open round the juror goes on from what was written."""
    found = _assessments_of([declaration]).filter(
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


def _assessments_of(declarations):
    """The juror's assessments of the applications in the declarations' round and the later ones."""
    return Assessment.objects.filter(
        assignment__juror=declarations[0].juror_id,
        assignment__application__in=[each.application_id for each in declarations],
        assignment__round__gte=declarations[0].round_id,
    )
