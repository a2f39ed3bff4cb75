"""Who reads a closed round's figures, and what must be kept from them: one gate for all such pages."""

from dataclasses import dataclass
from functools import cached_property, lru_cache, partial

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from award.prepared import PreparedModels, PreparedTuples
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
        found = self.ranking
        return _sensitivity(self.round.pk, self.round.record_sha256, found.void, found.hidden)

    @cached_property
    def numbers(self) -> dict[int, str]:
        """The numbers of the round's jurors, by their keys."""
        return juror_numbers(self.round)

    @property
    def own_number(self) -> str | None:
        """The number under which the person's own assessments are told."""
        return self.juror and self.numbers.get(self.juror.pk)

    @property
    def sees_names(self) -> bool:
        """Only the chair sees which number is who; organisers and the other jurors see numbers."""
        return self.juror is not None and self.juror.is_chair

    @cached_property
    def jurors(self) -> dict[str, str]:
        """What the jurors are called for this reader, by number."""
        numbers = self.numbers
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
    rounds = _ROUND[desk].rows(person=person.pk, slug=slug, round=round_id)
    for reader in _readers(person, desk, rounds):
        return reader
    raise Http404


def readers_of(person, slug, desk) -> list[Reader]:
    """The same of every closed round of the edition, in their order; none for everybody else."""
    return _readers(person, desk, list(_rounds(person, slug, desk).order_by("stage__position")))


def _rounds(person, slug, desk):
    if desk == "jury":
        rounds = Round.objects.ranked_for(person)
    else:
        rounds = Round.objects.managed_by(person).filter(status=Round.Status.CLOSED)
    return rounds.filter(stage__edition__slug=slug).select_related("stage__edition__award")


_ROUND = {
    desk: PreparedModels(
        lambda person, slug, round, desk=desk: _rounds(person, slug, desk).filter(pk=round),
        person=int,
        slug=str,
        round=int,
    )
    for desk in ("jury", "office")
}
_OWN = PreparedModels(
    lambda person, edition: (
        Juror.objects.filter(edition=edition, person=person)
        .select_related("seat", "person")
        .order_by()
    ),
    person=int,
    edition=int,
)


def office_reader(person, round_) -> Reader:
    """Who runs the award in front of a closed round, whose page has let the person in already."""
    [reader] = _readers(person, "office", [round_])
    return reader


def _readers(person, desk, rounds) -> list[Reader]:
    if not rounds:
        return []
    # Also an organiser who sits in the jury learns nothing of what the juror may not know.
    juror = seat_of(person, rounds[0].stage.edition_id)
    return [
        Reader(
            each,
            desk,
            closed_in(each, juror) if juror else frozenset(),
            juror if desk == "jury" else None,
        )
        for each in rounds
    ]


def seat_of(person, edition_id) -> Juror | None:
    """The person's own seat in the edition's jury."""
    return next(iter(_OWN.rows(person=person.pk, edition=edition_id)), None)


def closed_in(round_, juror) -> frozenset[int]:
    """Keys of the round's applications that are closed to the juror, whoever of the jury reads them.

    A conflict or a doubt closes, and so does not having answered in the round or since: nobody escapes a
    conflict by never answering. The secretary, who is not asked, is kept from conflicts alone.
    """
    found = _CLOSED[juror.votes].rows(
        round=round_.pk, juror=juror.pk, edition=round_.stage.edition_id
    )
    return frozenset(key for (key,) in found)


def _closed(round, juror, edition, *, votes):
    words = Declaration.objects.last_word().filter(juror=juror, application=OuterRef("pk"))
    is_open = Exists(words.filter(effect=Declaration.Effect.CLEAR, round__gte=round))
    is_closed = ~is_open if votes else Exists(words.closing())
    is_read = Exists(Assignment.objects.filter(round=round, application=OuterRef("pk")))
    found = Application.objects.filter(is_closed, is_read, edition=edition)
    return found.order_by().values_list("pk")


_CLOSED = {
    votes: PreparedTuples(partial(_closed, votes=votes), round=int, juror=int, edition=int)
    for votes in (True, False)
}


@lru_cache(maxsize=4)
def _sensitivity(round_id, record_sha256, void, hidden) -> Sensitivity | None:
    """Kept in memory: the same document, known by its hash, always gives the same figures."""
    record = Round.objects.values_list("record", flat=True).get(pk=round_id)
    material = records.material_from(record).without_readings(void).without_applications(hidden)
    try:
        return Sensitivity(material, fingerprint=records.fingerprint_without(record, material))
    except CannotRank:
        return None
