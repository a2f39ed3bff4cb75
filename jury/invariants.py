"""What must always hold in a round, across its tables: what no constraint of one table can hold."""

from jury import plan_draws, verification
from jury.models import Assessment, Assignment, Round, Score, Standing
from jury.ranking.documents import sha256


def check_invariants(round_) -> list[str]:
    """Every way in which the round is not what it must be; none where all is well.

    Sentences for whoever develops or runs the system, in English. The figures of a closed round are not
    computed again here: ``verification.faults_of`` does.
    """
    faults = [
        *_of_conflicts(round_),
        *_of_assignments(round_),
        *_of_assessments(round_),
        *_of_plans(round_),
        *verification.faults_of_earlier(round_),
    ]
    if round_.status == Round.Status.CLOSED:
        return faults + verification.faults_of_document(round_)
    return faults + _of_an_open_round(round_)


def _of_conflicts(round_):
    """Nobody with a conflict has an assessment that counts, or a level in any figure."""
    lost = Assignment.objects.filter(round=round_).lost()
    counting = Assessment.objects.counted().filter(assignment__in=lost)
    return [f"{each} counts in spite of a conflict." for each in counting]


def _of_assignments(round_):
    """What was handed over is not signed, what is judged is declared for, and nothing is dealt too early."""
    own = Assignment.objects.filter(round=round_)
    faults = [
        f"{each} is handed over and yet signed."
        for each in own.filter(ended_at__isnull=False, assessment__status="signed")
    ]
    faults += [
        f"{each} is judged and not declared for."
        for each in own.undeclared().filter(assessment__isnull=False)
    ]
    if round_.status == Round.Status.PREPARING and own.exists():
        faults.append("The round is being prepared, and yet something is dealt.")
    return faults


def _of_assessments(round_):
    """A signed assessment is whole: on every criterion a level with a reason, or *cannot judge*."""
    signed = Assessment.objects.counted().filter(assignment__round=round_)
    criteria = set(round_.stage.edition.criteria.values_list("pk", flat=True))
    scores = {}
    for score in Score.objects.filter(assessment__in=signed):
        if score.cannot_judge or (score.level is not None and score.reason.strip()):
            scores.setdefault(score.assessment_id, set()).add(score.criterion_id)
    return [
        f"{each} is signed and not whole." for each in signed if scores.get(each.pk) != criteria
    ]


def _of_an_open_round(round_):
    faults = []
    if round_.record or round_.record_sha256 or round_.closed_at:
        faults.append("The round is not closed, and yet it has a record.")
    if Standing.objects.filter(round=round_).exists():
        faults.append("The round is not closed, and yet it has places.")
    cleared = Assignment.objects.filter(round=round_).clear()
    revived = Assessment.objects.filter(assignment__in=cleared, status="void")
    return faults + [f"{each} is void without a conflict." for each in revived]


def _of_plans(round_):
    """Every plan can be drawn again, deals nothing to anybody with a conflict, and was carried out."""
    faults, dealt = [], set()
    for number, plan in enumerate(round_.plans.order_by("number"), start=1):
        facts = plan_draws.Facts.read(plan.document)
        readers = {(key, code) for code, keys in plan.document["readers"].items() for key in keys}
        dealt |= readers
        if plan.number != number or facts.seed != f"{round_.seed}:{number}":
            faults.append(f"Plan {plan.number} is not drawn by the round's seed.")
        if sha256(plan.document) != plan.sha256 or facts.document(facts.deal()) != plan.document:
            faults.append(f"Plan {plan.number} is not what its seed gives.")
        if readers & set(facts.conflicts):
            faults.append(f"Plan {plan.number} deals to somebody with a conflict.")
    given = {
        (str(juror), code)
        for juror, code in Assignment.objects.filter(round=round_).values_list(
            "juror", "application__municipality"
        )
    }
    if round_.seed and given != dealt:
        faults.append("What is dealt is not what the plans say.")
    return faults
