"""Who writes down what the jury is about to decide: never somebody who is kept out of a candidate."""

from award.models import Organiser, Person
from jury.candidates import candidates, round_behind
from jury.models import Juror
from jury.readers import closed_in
from jury.rules.decisions import presiding_juror


def is_writer(stage, person, juror) -> bool:
    """Whether the person, an organiser or one who presides, may see every candidate's figures and choose.

    An organiser outside the jury may. One in the jury may not with a conflict towards a candidate, an
    undecided doubt, or no answer; one of the jury who is no organiser only where no organiser may.
    ``juror`` is the person's seat in the jury, or None.
    """
    if juror is None:
        return True
    if _is_kept_out(stage, juror):
        return False
    own = Organiser.objects.filter(award=stage.edition.award_id, person=person)
    return own.exists() or person in writers(stage)


def writers(stage) -> list[Person]:
    """The organisers who may; where none may, the one who presides, who then confirms it too.

    Where that one is kept out as well there is nobody, and the award needs one more organiser.
    """
    organisers = Person.objects.filter(organiser_roles__award=stage.edition.award_id)
    jurors = Juror.objects.filter(edition=stage.edition, person__in=organisers)
    kept_out = {
        juror.person_id for juror in jurors.select_related("seat") if _is_kept_out(stage, juror)
    }
    found = [each for each in organisers.order_by("name", "pk") if each.pk not in kept_out]
    if found:
        return found
    leader = presiding_juror(stage, list(candidates(stage)))
    return [leader.person] if leader and not _is_kept_out(stage, leader) else []


def _is_kept_out(stage, juror):
    round_ = round_behind(stage)
    if round_ is None:
        return False
    return not closed_in(round_, juror).isdisjoint(each.pk for each in candidates(stage))
