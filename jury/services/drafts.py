"""Saving what a juror writes: any part, any length, and never over what another window has saved."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from award.models import Criterion, Stage
from award.prepared import Prepared, PreparedUpdate
from award.refusals import require
from jury import assessment_fields as fields
from jury import rules
from jury.models import Assessment, AssessmentVersion, Assignment, Declaration, Round, Score
from jury.services.rounds import locked
from nominations.clashes import Clash, Overtaken, fingerprint, is_overtaken, is_untouched
from nominations.models import Application


@dataclass(frozen=True)
class SavedField:
    """What the writer of a field is told: what now stands there, and since when."""

    fingerprint: str
    saved_at: datetime


@transaction.atomic
def save_assessment(*, assignment_id, scores, note=None, seen=None, actor, at):
    """A juror's draft: any part of it, at any length; what is not given stays as it was.

    ``scores`` are (level or None, cannot judge, reason) by criterion code. ``seen`` holds the fingerprint of
    each field as the writer read it: a field left alone is left alone, and one that has been changed since in
    another window raises ``Overtaken`` with both texts.
    """
    return save_contents(
        assignment_id=assignment_id,
        contents=_as_contents(scores, note),
        seen=seen,
        actor=actor,
        at=at,
    )


@transaction.atomic
def save_contents(*, assignment_id, contents, seen, actor, at):
    """The same with what each field is to hold, by field."""
    assignment, effect = held_assignment(assignment_id)
    require(rules.reasons_not_to_save_assessment(assignment, effect=effect, at=at))
    criteria = {each.pk: each.code for each in assignment.round.stage.edition.criteria.all()}
    assessment = getattr(assignment, "assessment", None) or Assessment(assignment=assignment)
    held = fields.contents_of(assessment, criteria)
    changed = _changed(held, contents, seen, assessment)
    assessment.note = changed.get(fields.NOTE, assessment.note)
    assessment.saved_at = at
    if assessment.pk is None:
        assessment.save()
    else:
        assessment.save(update_fields=["note", "saved_at"])
    _write_scores(assessment, held | changed, {fields.parts_of(each)[1] for each in changed})
    AssessmentVersion.objects.bulk_create(
        AssessmentVersion(assessment=assessment, field=field, content=content, saved_at=at)
        for field, content in changed.items()
    )
    return assessment


def _as_contents(scores, note):
    contents = {} if note is None else {fields.NOTE: note}
    for code, (level, cannot_judge, reason) in scores.items():
        contents[fields.level_field(code)] = fields.as_content(level, cannot_judge)
        contents[fields.reason_field(code)] = reason
    return contents


def _changed(held, sent, seen, assessment):
    """What is to be written: neither what stands there already nor what the writer left alone."""
    changed, clashes = {}, []
    for field, content in sent.items():
        if field not in held or content == held[field] or is_untouched(field, content, seen):
            continue
        changed[field] = content
        if is_overtaken(field, held[field], seen):
            clashes.append(_clash(assessment.pk, field, held[field], content))
    if clashes:
        raise Overtaken([_("You have written something else here in another window.")], clashes)
    return changed


def _write_scores(assessment, contents, codes):
    """The scores of the criteria whose level or reason has changed."""
    edition = assessment.assignment.round.stage.edition
    rows = []
    for criterion in edition.criteria.all():
        if criterion.code in codes:
            level, cannot_judge = fields.judged(contents[fields.level_field(criterion.code)])
            rows.append(
                Score(
                    assessment=assessment,
                    criterion=criterion,
                    level=level,
                    cannot_judge=cannot_judge,
                    reason=contents[fields.reason_field(criterion.code)],
                )
            )
    Score.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["assessment", "criterion"],
        update_fields=["level", "cannot_judge", "reason"],
    )


@transaction.atomic
def save_assessment_field(
    *, slug, round_id, municipality, field, content, seen, actor, at
) -> SavedField:
    """One field, for the page's script: gate and lock in one, at most four statements.

    Raises ``DoesNotExist`` where the person may not read such an application, or it has no such field.
    """
    kind, code = fields.parts_of(field)
    rows = _PLACE.rows(
        person=actor.pk, slug=slug, round=round_id, municipality=municipality, code=code
    )
    if not rows or (kind != fields.NOTE and rows[0]["criterion"] is None):
        raise Assignment.DoesNotExist
    place = rows[0]
    place["assessment"] = place.pop("assessment_key")
    require(_reasons_not_to_write(place, at))
    require([] if fields.is_possible(field, content) else [_("There is no such level.")])
    held = {
        fields.LEVEL: fields.as_content(place["level"], place["cannot_judge"]),
        fields.REASON: place["reason"] or "",
        fields.NOTE: place["note"] or "",
    }
    content = content.replace("\r\n", "\n")
    saved = SavedField(fingerprint(content), at)
    if content == held[kind]:
        return saved
    if is_overtaken(field, held[kind], {field: seen}):
        clash = _clash(place["assessment"], field, held[kind], content)
        raise Overtaken([_("You have written something else here in another window.")], [clash])
    _write(place, held | {kind: content}, at)
    AssessmentVersion.objects.create(
        assessment_id=place["assessment"], field=field, content=content, saved_at=at
    )
    return saved


def _reasons_not_to_write(place, at):
    """The rule's reasons, asked of what the one statement found."""
    names = ("opens_at", "closes_at", "grace")
    stage = Stage(**{name: place[name] for name in names})
    assignment = Assignment(round=Round(stage=stage, status=place["round_status"]))
    if place["assessment"]:
        assignment.assessment = Assessment(status=place["status"])
    return rules.reasons_not_to_save_assessment(assignment, effect=Declaration.Effect.CLEAR, at=at)


def _write(place, contents, at):
    """Keep what the field holds; the assessment and the score are made where nothing was written before."""
    if place["assessment"] is None:
        made = Assessment.objects.create(
            assignment_id=place["id"], note=contents[fields.NOTE], saved_at=at
        )
        place["assessment"] = made.pk
    else:
        _ASSESSMENT.run([contents[fields.NOTE], at], assessment=place["assessment"])
    if place["criterion"] is None:
        return
    level, cannot_judge = fields.judged(contents[fields.LEVEL])
    if place["score"] is None:
        Score.objects.create(
            assessment_id=place["assessment"],
            criterion_id=place["criterion"],
            level=level,
            cannot_judge=cannot_judge,
            reason=contents[fields.REASON],
        )
    else:
        _SCORE.run([level, cannot_judge, contents[fields.REASON]], score=place["score"])


def held_assignment(assignment_id):
    """The assignment and what its declaration means, with the round held: it cannot close meanwhile."""
    round_id = Assignment.objects.values_list("round_id", flat=True).get(pk=assignment_id)
    round_ = locked(round_id)
    assignment = (
        Assignment.objects.select_for_update(of=("self",))
        .select_related("application", "assessment", "juror")
        .get(pk=assignment_id)
    )
    assignment.round = round_
    effects = dict(
        Declaration.objects.filter(
            juror=assignment.juror, application=assignment.application, round__gte=round_
        ).values_list("round_id", "effect")
    )
    closing = [each for each in effects.values() if each != Declaration.Effect.CLEAR]
    if round_.pk not in effects:
        return assignment, None
    return assignment, closing[0] if closing else Declaration.Effect.CLEAR


def _clash(assessment_id, field, stored, sent):
    latest = AssessmentVersion.objects.filter(assessment=assessment_id, field=field).last()
    saved_at = latest.saved_at if latest else None
    words = (fields.in_words(field, stored), fields.in_words(field, sent))
    return Clash(field, stored, sent, "", saved_at, *words)


def _place(person, slug, round, municipality, code):
    """A field of an assessment that the person may write, with all that the rule asks about."""
    applications = Application.objects.filter(municipality=municipality, edition__slug=slug)
    may_read = Assignment.objects.open_to(person).filter(
        round=round, round__stage__edition__slug=slug, application__in=applications.values("pk")
    )
    rounds = Round.objects.filter(pk=OuterRef("round"))
    assessments = Assessment.objects.filter(assignment=OuterRef("pk"))
    scores = Score.objects.filter(assessment__assignment=OuterRef("pk"), criterion__code=code)
    criteria = Criterion.objects.filter(edition__stages__round=OuterRef("round"), code=code)

    def one(rows, name):
        return Subquery(rows.values(name)[:1])

    # Reached by its key, so that nothing but the assignment is locked.
    return (
        Assignment.objects.select_for_update()
        .filter(pk__in=may_read.values("pk"))
        .order_by()
        .annotate(
            round_status=one(rounds, "status"),
            opens_at=one(rounds, "stage__opens_at"),
            closes_at=one(rounds, "stage__closes_at"),
            grace=one(rounds, "stage__grace"),
            assessment_key=one(assessments, "pk"),
            status=one(assessments, "status"),
            note=one(assessments, "note"),
            criterion=one(criteria, "pk"),
            score=one(scores, "pk"),
            level=one(scores, "level"),
            cannot_judge=one(scores, "cannot_judge"),
            reason=one(scores, "reason"),
        )
        .values()
    )


_PLACE = Prepared(_place, person=int, slug=str, round=int, municipality=str, code=str)
_ASSESSMENT = PreparedUpdate(
    lambda assessment: Assessment.objects.filter(pk=assessment),
    ["note", "saved_at"],
    assessment=int,
)
_SCORE = PreparedUpdate(
    lambda score: Score.objects.filter(pk=score),
    ["level", "cannot_judge", "reason"],
    score=int,
)
