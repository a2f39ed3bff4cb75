"""Who writes down what the jury is about to decide: never somebody who is kept out of a candidate."""

from django.db.models import Exists, OuterRef, Q

from award.models import JurySeat, Organiser, Person
from jury.candidates import candidates, round_behind
from jury.models import Assignment, Declaration, Juror
from jury.rules.decisions import presiding_juror
from nominations.models import Application


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
    applications = list(candidates(stage))
    return organisers_who_write(stage, applications) or leader_who_writes(
        stage, applications, presiding_juror(stage, applications)
    )


def organisers_who_write(stage, applications) -> list[Person]:
    """Those to whom none of the candidates is closed. One statement, however many sit in the jury."""
    organisers = Person.objects.filter(organiser_roles__award=stage.edition.award_id)
    jurors = kept_out(stage, applications).filter(person__in=organisers)
    return list(organisers.exclude(pk__in=jurors.values("person")).order_by("name", "pk"))


def leader_who_writes(stage, applications, leader) -> list[Person]:
    """The one who presides, if anybody does and none of the candidates is closed there."""
    if leader is None or kept_out(stage, applications).filter(pk=leader.pk).exists():
        return []
    return [leader.person]


def kept_out(stage, applications):
    """The jurors to whom one of the applications is closed, as ``closed_in`` says of one juror."""
    jurors = Juror.objects.filter(edition=stage.edition)
    round_ = round_behind(stage)
    if round_ is None:
        return jurors.none()
    words = Declaration.objects.last_word().filter(
        juror=OuterRef(OuterRef("pk")), application=OuterRef("pk")
    )
    is_open = Exists(words.filter(effect=Declaration.Effect.CLEAR, round__gte=round_))
    is_read = Exists(Assignment.objects.filter(round=round_, application=OuterRef("pk")))
    read = Application.objects.filter(is_read, pk__in=[each.pk for each in applications])
    is_secretary = Q(seat__role=JurySeat.Role.SECRETARY)
    return jurors.filter(
        Exists(read.filter(~is_open)) & ~is_secretary
        | Exists(read.filter(Exists(words.closing()))) & is_secretary
    )


def _is_kept_out(stage, juror):
    return kept_out(stage, list(candidates(stage))).filter(pk=juror.pk).exists()
