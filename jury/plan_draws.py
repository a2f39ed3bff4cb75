"""A round's readings dealt out: the facts of the tables for the pure ``assignment``, and what came of them.

Drawing writes nothing. The same facts give the same draw, so what a person has looked at can be drawn again
when it is confirmed, and compared by its fingerprint.
"""

from dataclasses import dataclass, field

from django.utils.functional import cached_property

from jury.assignment import Plan as Dealt
from jury.assignment import assign_readings
from jury.candidates import concerned
from jury.estimates import estimate_of, material_of
from jury.models import Assignment, Declaration, Juror, Plan
from jury.ranking.documents import sha256
from nominations.models import Application


@dataclass(frozen=True)
class Facts:
    """All that the lots are drawn from, with jurors and applications as the names that the draw uses."""

    seed: str
    wanted: dict[str, int] | None
    applications: list[str]
    jurors: list[str]
    conflicts: list[tuple[str, str]]
    kept: dict[str, list[str]] = field(default_factory=dict)
    limits: dict[str, int] = field(default_factory=dict)

    def deal(self) -> Dealt:
        return assign_readings(
            applications=self.applications,
            jurors=self.jurors,
            readings=self.wanted,
            conflicts=self.conflicts,
            kept=self.kept,
            limits=self.limits,
            seed=self.seed,
        )

    def document(self, dealt) -> dict:
        """The facts and who reads what, as it is kept: ``read`` makes the facts of it again."""
        return {
            "seed": self.seed,
            "wanted": self.wanted,
            "applications": self.applications,
            "jurors": self.jurors,
            "conflicts": [list(pair) for pair in self.conflicts],
            "kept": self.kept,
            "limits": self.limits,
            "readers": {code: list(readers) for code, readers in dealt.readers.items()},
        }

    @classmethod
    def read(cls, document):
        facts = {key: value for key, value in document.items() if key != "readers"}
        return cls(**facts | {"conflicts": [tuple(pair) for pair in document["conflicts"]]})


@dataclass(frozen=True)
class Draw:
    """A plan as it would become: what people look at before they confirm it."""

    kind: str
    readings: int | None
    facts: Facts
    jurors: dict[str, Juror]
    applications: dict[str, Application]
    undeclared: list[Juror]
    #: Whether some applications are read again: which ones, nobody is told before the round closes.
    is_sealed: bool
    leaving: Juror | None = None

    @cached_property
    def dealt(self):
        return self.facts.deal()

    @cached_property
    def document(self):
        return self.facts.document(self.dealt)

    @cached_property
    def fingerprint(self):
        """What a person confirms: the hash of the facts and of who reads what."""
        return sha256(self.document)

    @cached_property
    def new_loads(self):
        """How many new readings each juror gets, by the juror's name in the draw."""
        loads = dict.fromkeys(self.facts.jurors, 0)
        for _code, key in self.dealt.added:
            loads[key] += 1
        return loads


def draw_first(round_, *, readings):
    """The first reading: ``readings`` readers of each application; None is all without a conflict."""
    people = _Tables(round_)
    wanted = None if readings is None else dict.fromkeys(people.applications, readings)
    return people.draw(Plan.Kind.FIRST, readings, wanted)


def draw_second(round_, *, more):
    """``more`` readers for each application in the grey zone; all else stays as it is."""
    people = _Tables(round_)
    wanted = people.planned()
    for code in grey_zone(round_):
        wanted[code] += more
    return people.draw(Plan.Kind.SECOND, more, wanted)


def draw_completion(round_, *, leaving=None):
    """Readers for what has lost some, or has come since; what ``leaving`` has not signed goes to others."""
    people = _Tables(round_, leaving)
    return people.draw(Plan.Kind.COMPLETION, None, people.planned(), leaving)


def grey_zone(round_):
    """The codes of those that the readings so far place neither in nor out."""
    return [each.code for each in estimate_of(material_of(round_)).figures if each.zone == "grey"]


def readers_of(round_):
    """The voting jurors who are still in the round."""
    gone = round_.plans.filter(leaving__isnull=False).values("leaving")
    found = round_.stage.edition.jurors.voting().exclude(pk__in=gone)
    return found.select_related("person", "seat").order_by("seat__position", "pk")


class _Tables:
    """What the tables say of a round just now."""

    def __init__(self, round_, leaving=None):
        self.round = round_
        self.plans = list(round_.plans.order_by("number"))
        self.jurors = {str(each.pk): each for each in readers_of(round_) if each != leaving}
        self.applications = {each.municipality_id: each for each in concerned(round_)}
        self.kept = self._kept(leaving)

    def _kept(self, leaving):
        """The readings that stand: not those ended or lost to a conflict, nor what a leaver leaves."""
        own = Assignment.objects.filter(round=self.round).competing()
        standing = own.exclude(pk__in=own.lost().values("pk")).select_related("application")
        if leaving:
            undone = own.filter(juror=leaving).exclude(assessment__status="signed")
            standing = standing.exclude(pk__in=undone.values("pk"))
        kept = {code: [] for code in self.applications}
        for each in standing.order_by("juror"):
            kept[each.application.municipality_id].append(str(each.juror_id))
        return kept

    def planned(self):
        """How many readers each application should have; None where all without a conflict read all."""
        if self.plans[0].readings is None:
            return None
        last = self.plans[-1].document["wanted"]
        return {code: last.get(code, self.plans[0].readings) for code in self.applications}

    @cached_property
    def declarations(self):
        """What each juror has said of each application in the round, and since."""
        return list(
            Declaration.objects.filter(round__gte=self.round.pk).values_list(
                "juror", "application", "round", "effect"
            )
        )

    def conflicts(self):
        """Pairs that may not be dealt: undeclared is closed, and so is a doubt until it is decided."""
        clear = {
            (juror, application)
            for juror, application, round_, effect in self.declarations
            if round_ == self.round.pk and effect == Declaration.Effect.CLEAR
        }
        closed = {
            (juror, application)
            for juror, application, _round, effect in self.declarations
            if effect != Declaration.Effect.CLEAR
        }
        return [
            (key, code)
            for code, application in sorted(self.applications.items())
            for key, juror in sorted(self.jurors.items())
            if (juror.pk, application.pk) not in clear - closed and key not in self.kept[code]
        ]

    def undeclared(self):
        """The jurors who have not answered for every application."""
        said = {
            (juror, application)
            for juror, application, round_, _effect in self.declarations
            if round_ == self.round.pk
        }
        return [
            juror
            for juror in self.jurors.values()
            if any((juror.pk, each.pk) not in said for each in self.applications.values())
        ]

    def draw(self, kind, readings, wanted, leaving=None):
        number = len(self.plans) + 1
        facts = Facts(
            seed=f"{self.round.seed}:{number}",
            wanted=wanted,
            applications=sorted(self.applications),
            jurors=sorted(self.jurors),
            conflicts=self.conflicts(),
            kept=self.kept,
            limits={
                key: juror.most_readings
                for key, juror in sorted(self.jurors.items())
                if juror.most_readings is not None
            },
        )
        return Draw(
            kind,
            readings,
            facts,
            self.jurors,
            self.applications,
            self.undeclared(),
            Plan.Kind.SECOND in {kind, *(plan.kind for plan in self.plans)},
            leaving,
        )
