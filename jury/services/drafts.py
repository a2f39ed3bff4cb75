"""Saving what a juror writes: any part, any length, and never over what another window has saved."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, OuterRef, Subquery
from django.utils.translation import gettext as _

from award.models import Criterion
from award.prepared import PreparedHold, PreparedModels, PreparedUpdate, create_together
from award.refusals import require
from jury import assessment_fields as fields
from jury import rules
from jury.models import Assessment, AssessmentVersion, Assignment, Declaration, Round, Score
from jury.services.holding import hold_round
from nominations.clashes import Clash, Overtaken, fingerprint, is_overtaken, is_untouched
from nominations.kinds.kind import plain


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
    require(rules.reasons_not_to_keep(contents))
    contents = {field: plain(content) for field, content in contents.items()}
    criteria = {each.pk: each.code for each in assignment.round.stage.edition.criteria.all()}
    assessment = getattr(assignment, "assessment", None) or Assessment(assignment=assignment)
    held = fields.contents_of(assessment, criteria)
    changed = _changed(held, contents, seen, assessment)
    assessment.note = changed.get(fields.NOTE, assessment.note)
    if assessment.pk is None:
        assessment.save()
    else:
        assessment.save(update_fields=["note"])
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
    """One field, for the page's script, in at most four statements.

    The round is held first, as whatever signs, voids or closes holds it, and then all is read: what stands
    when the field is written is what was read. Raises ``DoesNotExist`` where the person may not read such
    an application, or it has no such field.
    """
    _ROUND.hold(round=round_id)
    assignment = _place_of(actor, slug, round_id, municipality, field)
    require(
        rules.reasons_not_to_save_assessment(assignment, effect=Declaration.Effect.CLEAR, at=at)
    )
    require(rules.reasons_not_to_keep({field: content}))
    content, kind = plain(content), fields.parts_of(field)[0]
    held = {
        fields.LEVEL: fields.as_content(assignment.level, assignment.cannot_judge),
        fields.REASON: assignment.reason or "",
        fields.NOTE: assignment.note or "",
    }
    saved = SavedField(fingerprint(content), at)
    if content == held[kind]:
        return saved
    if is_overtaken(field, held[kind], {field: seen}):
        clash = _clash(assignment.assessment.pk, field, held[kind], content)
        raise Overtaken([_("You have written something else here in another window.")], [clash])
    version = AssessmentVersion(field=field, content=content, saved_at=at)
    _write(assignment, kind, held | {kind: content}, version)
    return saved


def _place_of(person, slug, round_id, municipality, field):
    """The assignment with all that the rule asks about, and what the field's criterion has."""
    if not fields.is_field(field):
        raise Assignment.DoesNotExist
    kind, code = fields.parts_of(field)
    found = _PLACE.rows(
        person=person.pk, slug=slug, round=round_id, municipality=municipality, code=code
    )
    if not found or (kind != fields.NOTE and found[0].criterion is None):
        raise Assignment.DoesNotExist
    return found[0]


def _write(assignment, kind, contents, version):
    """Keep what the field holds; the assessment and the score are made where nothing was written before."""
    assessment, note = getattr(assignment, "assessment", None), contents[fields.NOTE]
    score = None if kind == fields.NOTE else _score(assignment, contents)
    if assessment is None:
        assessment = Assessment(assignment_id=assignment.pk, note=note)
        create_together(assessment, "assessment", *([score] if score else []), version)
        return
    if score is None:
        _NOTE.run([note], assessment=assessment.pk)
    elif assignment.score is None:
        score.assessment = assessment
        score.save(force_insert=True)
    else:
        _SCORE.run([score.level, score.cannot_judge, score.reason], score=assignment.score)
    version.assessment = assessment
    version.save(force_insert=True)


def _score(assignment, contents):
    level, cannot_judge = fields.judged(contents[fields.LEVEL])
    return Score(
        criterion_id=assignment.criterion,
        level=level,
        cannot_judge=cannot_judge,
        reason=contents[fields.REASON],
    )


def held_assignment(assignment_id):
    """The assignment and what its declaration means, with the round held: it cannot close meanwhile."""
    round_id = Assignment.objects.values_list("round_id", flat=True).get(pk=assignment_id)
    round_ = hold_round(round_id)
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
    scores = Score.objects.filter(assessment__assignment=OuterRef("pk"), criterion__code=code)
    criteria = Criterion.objects.filter(edition__stages__round=OuterRef("round"), code=code)

    def one(rows, name):
        return Subquery(rows.values(name)[:1])

    return (
        Assignment.objects.open_to(person)
        .filter(
            round=round, round__stage__edition__slug=slug, application__municipality=municipality
        )
        .order_by()
        .select_related("round__stage", "assessment")
        .only("ended_at", *(f"round__{each}" for each in _OF_ROUND), "assessment__status")
        .annotate(
            note=F("assessment__note"),
            criterion=one(criteria, "pk"),
            score=one(scores, "pk"),
            level=one(scores, "level"),
            cannot_judge=one(scores, "cannot_judge"),
            reason=one(scores, "reason"),
        )
    )


_OF_ROUND = ("status", "stage__opens_at", "stage__closes_at", "stage__grace")
_ROUND = PreparedHold(lambda round: Round.objects.filter(pk=round), round=int)
_PLACE = PreparedModels(_place, person=int, slug=str, round=int, municipality=str, code=str)
_NOTE = PreparedUpdate(
    lambda assessment: Assessment.objects.filter(pk=assessment), ["note"], assessment=int
)
_SCORE = PreparedUpdate(
    lambda score: Score.objects.filter(pk=score),
    ["level", "cannot_judge", "reason"],
    score=int,
)
