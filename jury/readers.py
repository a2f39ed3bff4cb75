"""Who reads a closed round's figures, and what must be kept from them: one gate for all such pages."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from jury import rankings, records
from jury.estimates import juror_numbers
from jury.models import Assignment, Declaration, Juror, Round
from jury.ranking import CannotRank
from jury.sensitivity import Sensitivity
from nominations.models import Application


@dataclass(frozen=True)
class Reader:
    """A member of the jury, or an organiser, in front of a closed round.

    ``desk`` is where the person sits, *jury* or *office*; ``hidden`` are keys of the applications that the
    person has a conflict towards or has not declared for, which are taken out of everything before anything
    is computed.
    """

    round: Round
    desk: str
    hidden: frozenset[int]
    juror: Juror | None

    @property
    def edition(self):
        return self.round.stage.edition

    @cached_property
    def shown(self) -> tuple[rankings.Ranking, bool]:
        found, is_recomputed = rankings.shown(self.round)
        return found.without(self.hidden), is_recomputed

    @property
    def ranking(self) -> rankings.Ranking:
        return self.shown[0]

    @property
    def is_recomputed(self) -> bool:
        return self.shown[1]

    @cached_property
    def names(self) -> dict[str, str]:
        """What the applications are called, by their codes."""
        return {
            each.municipality_id: each.name
            for each in [line.application for line in self.ranking.lines] + self.ranking.unranked
        }

    @cached_property
    def criteria(self) -> dict[str, str]:
        """What the criteria are called, by their codes."""
        return {each.code: f"{each.code} {each.name}" for each in self.edition.criteria.all()}

    @cached_property
    def sensitivity(self) -> Sensitivity | None:
        """None where nobody has given any points."""
        hidden = frozenset()
        if self.hidden:
            codes = Application.objects.filter(pk__in=self.hidden)
            hidden = frozenset(codes.values_list("municipality_id", flat=True))
        return _sensitivity(self.round.pk, self.round.record_sha256, self.ranking.void, hidden)

    @cached_property
    def own_number(self) -> str | None:
        """The number under which the person's own assessments are told."""
        return self.juror and juror_numbers(self.round).get(self.juror.pk)

    @property
    def sees_names(self) -> bool:
        """Only the chair sees which number is who; organisers and the other jurors see numbers."""
        return self.juror is not None and self.juror.is_chair

    @cached_property
    def jurors(self) -> dict[str, str]:
        """What the jurors are called for this reader, by number."""
        numbers = juror_numbers(self.round)
        if self.sees_names:
            people = Juror.objects.filter(pk__in=numbers).select_related("person")
            return {numbers[each.pk]: str(each) for each in people}
        called = {
            number: _("Juror %(number)d") % {"number": int(number)} for number in numbers.values()
        }
        if self.own_number:
            called[self.own_number] = _("%(juror)s (you)") % {"juror": called[self.own_number]}
        return called

    def url(self, page: str, *more) -> str:
        """The address of another page of the same round at the same desk."""
        name = page if self.desk == "jury" else f"office_{page}"
        return reverse(f"jury:{name}", args=[self.edition.slug, self.round.pk, *more])

    @property
    def way_name(self) -> str:
        """The name of the address of an application's way, at the same desk."""
        return "jury:way_show" if self.desk == "jury" else "jury:office_way_show"

    @property
    def ranking_url(self) -> str:
        if self.desk == "jury":
            return self.url("ranking_show")
        return reverse("jury:round_manage", args=[self.edition.slug, self.round.pk])

    @property
    def pages(self) -> list[tuple[str, str, str]]:
        """The pages of the round at this desk: name, label, address."""
        named = [
            ("what_if", _("What if")),
            ("one_less", _("One less")),
            ("criterion_means", _("Criteria")),
            ("leniency_show", _("Strictness")),
            ("agenda_show", _("Discuss first")),
        ]
        own = [(name, label, self.url(name)) for name, label in named]
        return [("ranking", _("Ranking"), self.ranking_url), *own]


def reader_of(person, slug, round_id, desk) -> Reader:
    """The reader, for who may see the ranking of the closed round; 404 for everybody else."""
    found = get_object_or_404(_rounds(person, slug, desk), pk=round_id)
    return _readers(person, desk, [found])[0]


def readers_of(person, slug, desk) -> list[Reader]:
    """The same of every closed round of the edition, in their order; none for everybody else."""
    return _readers(person, desk, list(_rounds(person, slug, desk).order_by("stage__position")))


def _rounds(person, slug, desk):
    if desk == "jury":
        rounds = Round.objects.ranked_for(person)
    else:
        rounds = Round.objects.managed_by(person).filter(status=Round.Status.CLOSED)
    return rounds.filter(stage__edition__slug=slug).select_related("stage__edition__award")


def _readers(person, desk, rounds) -> list[Reader]:
    if not rounds:
        return []
    edition = rounds[0].stage.edition
    jurors = Juror.objects.filter(edition=edition, person=person).select_related("seat", "person")
    # Also an organiser who sits in the jury learns nothing of what the juror may not know.
    conflicts = (
        Declaration.objects.last_word()
        .closing()
        .filter(juror__person=person, application__edition=edition)
    )
    hidden = set(conflicts.values_list("application_id", flat=True))
    # Undeclared is closed afterwards too: nobody escapes a conflict by never answering.
    unanswered = Assignment.objects.filter(round__in=rounds).of_juror(person).undeclared()
    undeclared = set(unanswered.values_list("round_id", "application_id"))
    juror = jurors.first() if desk == "jury" else None
    return [
        Reader(
            each,
            desk,
            frozenset(hidden | {key for round_id, key in undeclared if round_id == each.pk}),
            juror,
        )
        for each in rounds
    ]


@lru_cache(maxsize=4)
def _sensitivity(round_id, record_sha256, void, hidden) -> Sensitivity | None:
    """Kept in memory: the same document, known by its hash, always gives the same figures."""
    record = Round.objects.values_list("record", flat=True).get(pk=round_id)
    material = records.material_from(record).without_readings(void).without_applications(hidden)
    try:
        return Sensitivity(material, fingerprint=records.fingerprint_without(record, material))
    except CannotRank:
        return None
