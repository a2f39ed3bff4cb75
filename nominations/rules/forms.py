"""Whether the organiser may change what an edition asks.

Nobody's answer changes its meaning: a question that has answers gets a new version instead. And everybody
who competes is asked the same: when somebody has handed in a part, its questions stand as they are.
"""

from collections import Counter

from django.utils.translation import gettext as _

from award.models import Edition
from nominations.models import Question, SelfDescription, Statement

Kind = Question.Kind
#: Kinds whose answers do not tell which version they were given to.
ELSEWHERE = (Kind.SELF_ASSESSMENT, Kind.PARTICIPATION, Kind.FILE)


def reasons_not_to_change(row):
    """``row`` is a question, a statement or an eligibility rule."""
    reasons = _reasons_the_form_is_closed(row.edition)
    if isinstance(row, Question):
        if is_handed_in(row.edition, row.part):
            reasons.append(_stands_still())
        elif row.pk and row.kind in ELSEWHERE and is_answered(row):
            reasons.append(_has_answers(row))
    elif row.pk and is_answered(row):
        reasons.append(_has_answers(row))
    return reasons


def reasons_not_to_save_row(row):
    """Also: nothing is added that those who have handed in were not asked, and codes are not shared."""
    reasons = reasons_not_to_change(row)
    if not isinstance(row, Question):
        if not row.pk and _is_received(row):
            reasons.append(_("Somebody has handed in already. Nothing more can be asked."))
        others = type(row).objects.filter(edition=row.edition, code=row.code).exclude(pk=row.pk)
        if others.exists():
            reasons.append(_("The code %(code)s is taken.") % {"code": row.code})
    return reasons


def reasons_not_to_save_question(question, before):
    """``question`` as it would become; ``before`` is what it is now, None for a new one."""
    reasons = reasons_not_to_change(before or question)
    if before and before.part != question.part:
        reasons += [] if not is_handed_in(question.edition, question.part) else [_stands_still()]
    taken = Question.objects.filter(edition=question.edition, code=question.code)
    if before:
        taken = taken.exclude(code=before.code)
    # A field's code is what its versions and comments go by: no statement and no headline has the same.
    statements = Statement.objects.filter(edition=question.edition, code=question.code)
    if taken.exists() or statements.exists() or question.code == "headline":
        reasons.append(_("The code %(code)s is taken.") % {"code": question.code})
    if before and is_answered(before):
        if (before.code, before.part) != (question.code, question.part):
            reasons.append(
                _("%(code)s has answers. Its code and part stay.") % {"code": before.code}
            )
        if question.kind in ELSEWHERE and question.kind != before.kind:
            reasons.append(
                _("%(code)s has answers, which another kind of question cannot keep.")
                % {"code": before.code}
            )
    reasons += _faults_in_lists(question) + _faults_in_condition(question, before)
    return reasons + (_hang_on(before, question) if before else [])


def reasons_not_to_remove(row):
    """What has answers stays, in any version, and so does what another question hangs on."""
    reasons = reasons_not_to_change(row)
    if not isinstance(row, Question):
        return reasons
    if is_answered(row) and row.kind not in ELSEWHERE:
        reasons.append(_has_answers(row))
    return reasons + _hang_on(row)


def reasons_not_to_order(edition, questions):
    """``questions`` are a part's questions in the order they would get."""
    reasons = _reasons_the_form_is_closed(edition)
    seen = set()
    for question in questions:
        if question.asked_if_code and question.asked_if_code not in seen:
            reasons.append(
                _("%(code)s must come after %(other)s, on which it hangs.")
                % {"code": question.code, "other": question.asked_if_code}
            )
        seen.add(question.code)
    return reasons


def reasons_not_to_adopt(answer, question):
    """``answer`` is the municipality's, to an earlier version of the question as it is asked now."""
    if answer is None or question is None:
        return [_("The answer already stands under the question as it is asked now.")]
    return []


def is_answered(row):
    """Whether anybody has answered, in any version."""
    if not isinstance(row, Question):
        return row.checks.exists() if hasattr(row, "checks") else row.answers.exists()
    applications = row.edition.applications
    if row.kind == Kind.SELF_ASSESSMENT:
        return applications.filter(statement_answers__isnull=False).exists()
    if row.kind == Kind.PARTICIPATION:
        return applications.exclude(participation="").exists()
    if row.kind == Kind.FILE:
        return applications.filter(attachments__field=row.code).exists()
    return applications.filter(
        answers__question__code=row.code, answers__question__edition=row.edition
    ).exists()


def is_handed_in(edition, part):
    """Whether somebody has handed in the part."""
    if part == Question.Part.SELF_DESCRIPTION:
        return SelfDescription.objects.filter(
            application__edition=edition, status=SelfDescription.Status.SUBMITTED
        ).exists()
    return edition.applications.received().exists()


def _is_received(row):
    if isinstance(row, Statement):
        return row.edition.applications.received().exists()
    return row.edition.applications.filter(eligibility_checks__isnull=False).exists()


def _faults_in_lists(question):
    """A list of choices or columns has something in it, and nothing twice."""
    if question.kind in (Kind.CHOICE, Kind.CHOICES):
        rows, lacking = question.choices, _("Write at least two choices.")
        fewest = 2
    elif question.kind == Kind.TABLE:
        rows, lacking, fewest = question.columns, _("Write at least one column."), 1
    else:
        return []
    faults = [] if len(rows) >= fewest else [lacking]
    for name in ("code", "sv", "en"):
        words = Counter((row.get(name) or "").strip().casefold() for row in rows)
        faults += [
            _("“%(text)s” stands twice.") % {"text": word}
            for word, n in words.items()
            if word and n > 1
        ]
    return list(dict.fromkeys(faults))


def _faults_in_condition(question, before):
    if not question.asked_if_code:
        return []
    own = before.code if before else question.code
    other = _current(question).filter(code=question.asked_if_code).exclude(code=own).first()
    if other is None or other.position >= question.position:
        return [
            _("%(code)s is not an earlier question of the same part.")
            % {"code": question.asked_if_code}
        ]
    if question.asked_if_answer not in dict(answers_to(other)):
        return [_("Choose which answer to %(code)s calls for the question.") % {"code": other.code}]
    return []


def _hang_on(before, after=None):
    """The questions that would never be asked if ``before`` became ``after``, or went away."""
    answers = dict(answers_to(after)) if after and after.code == before.code else {}
    return [
        _("%(code)s is asked only where %(other)s has a certain answer. Change that first.")
        % {"code": each.code, "other": before.code}
        for each in _current(before).filter(asked_if_code=before.code)
        if each.asked_if_answer not in answers
    ]


def answers_to(question):
    """The answers on which another question can hang, as pairs of code and words."""
    if question.kind in (Kind.CHOICE, Kind.CHOICES):
        return [(row["code"], row["sv"]) for row in question.choices]
    if question.kind == Kind.PARTICIPATION:
        participation = question.edition.applications.model.Participation
        return [(choice.value, str(choice.label)) for choice in participation]
    return [("yes", _("yes"))] if question.kind == Kind.CONSENT else []


def _current(question):
    return Question.objects.current().filter(edition=question.edition, part=question.part)


def _has_answers(row):
    return _(
        "%(code)s has answers already. What was asked cannot change after somebody has answered."
    ) % {"code": row.code}


def _stands_still():
    return _(
        "Somebody has handed in already. The questions stand as they are, so that all answer the same."
    )


def _reasons_the_form_is_closed(edition):
    if edition.status == Edition.Status.ARCHIVED:
        return [_("The edition is over and archived.")]
    return []
