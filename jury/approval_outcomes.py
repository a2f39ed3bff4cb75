"""The grey zone of a meeting's round: who is in it, who has not ticked, and the count as each may see it."""

from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jury import rankings
from jury.approval_order import Because, Ticks, by_support, parted_by
from jury.models import Approval, ApprovalCandidate, Round, Standing
from jury.rooms import closed_to

WORDS = {
    "": "",
    Because.SHARE.value: "",
    Because.EXPECTED_RANK.value: _("decided by the expected place in the ranking"),
    Because.LOT.value: _("decided by lot"),
}


def grey_lines(meeting):
    """The lines of the meeting's closed round that are in the grey zone; none without such a round."""
    return _in_zone(meeting, Standing.Zone.GREY)


def places_left(meeting):
    """How many places those that are clearly in leave to the grey zone; None where nobody is in it."""
    grey = len(grey_lines(meeting))
    if not grey:
        return None
    left = meeting.round.stage.places_max - len(_in_zone(meeting, Standing.Zone.IN))
    return min(grey, max(0, left))


def _in_zone(meeting, zone):
    round_ = meeting.round
    if round_ is None or round_.status != Round.Status.CLOSED:
        return []
    ranking, _is_recomputed = rankings.shown(round_)
    return [line for line in ranking.lines if line.zone == zone]


def missing_ballots(room, approval):
    """Those at the meeting who may tick something and have not handed in."""
    handed_in = set(approval.ballots.values_list("juror", flat=True))
    applications = [each.application_id for each in room.candidates]
    return [
        juror
        for juror in room.present
        if juror.votes
        and juror.pk not in handed_in
        and any(juror.pk not in room.closed_to.get(each, {juror.pk}) for each in applications)
    ]


def closed_codes(room, jurors):
    """Of each juror's key the codes in the grey zone that are closed to the juror now."""
    return {
        juror: {
            each.application.municipality_id
            for each in room.candidates
            if juror in room.closed_to.get(each.application_id, {juror})
        }
        for juror in jurors
    }


def count(jurors, ranks, *, places, seed):
    """The grey zone in order, as the record keeps it.

    ``jurors`` are rows of the record: whom each ticked, and who is closed to each, which counts neither for
    nor against. ``ranks`` are the expected ranks, by code.
    """
    found = []
    for code, rank in ranks.items():
        entitled = [each for each in jurors if code not in each["closed"]]
        ticks = sum(code in each["ticked"] for each in entitled)
        found.append(Ticks(code, ticks, len(entitled), rank))
    ordered = by_support(found, seed=seed)
    parted = parted_by(ordered)
    return [
        {
            "municipality": each.key,
            "ticks": each.ticks,
            "entitled": each.entitled,
            "expected_rank": each.rank,
            "goes_on": number <= places,
            "parted_by": parted[each.key].value if each.key in parted else "",
        }
        for number, each in enumerate(ordered, start=1)
    ]


@dataclass(frozen=True)
class Count:
    """Counted ticks, in order.

    ``is_recomputed``: a conflict has been found since the count, so that juror's tick says nothing of that
    application any more; the record keeps how they were counted first.
    """

    order: list[dict]
    is_recomputed: bool


def shown(room, approval):
    """The count that people see and decide by: the record's own ticks, without conflicts found since."""
    record = approval.record
    closed = closed_codes(room, [each["juror"] for each in record["jurors"]])
    now = [
        {**each, "closed": sorted(closed[each["juror"]].union(each["closed"]))}
        for each in record["jurors"]
    ]
    if now == record["jurors"]:
        return Count(record["order"], is_recomputed=False)
    ranks = {each["municipality"]: each["expected_rank"] for each in record["order"]}
    order = count(now, ranks, places=record["places"], seed=record["seed"])
    return Count(order, is_recomputed=True)


@dataclass(frozen=True)
class CountedTicks:
    """The count of a meeting as whoever writes the proposal sees it: nobody's ticks by name.

    ``chosen`` are the keys of those that are in by the ranking and those in the grey zone that got a place.
    """

    meeting: str
    rows: list["Row"]
    chosen: list[int]

    @property
    def in_words(self):
        """Where the choice comes from, for the decision's reason."""
        text = gettext("The places in the grey zone follow the ticks at the meeting “%(name)s”.")
        return text % {"name": self.meeting}


@dataclass(frozen=True)
class Tickers:
    """So much of a room as a count needs: those in the grey zone, and who is kept out of which."""

    candidates: list[ApprovalCandidate]
    closed_to: dict[int, set[int]]


def ticks_of(stage, lines, jurors):
    """What the last meeting about the stage's round ticked, by today's conflicts; None before a count.

    ``lines`` are of the ranking that the proposal is made from, ``jurors`` those who vote.
    """
    counted = Approval.objects.filter(meeting__stage=stage, status=Approval.Status.CLOSED)
    approval = counted.select_related("meeting__edition", "meeting__stage").last()
    if approval is None:
        return None
    candidates = list(approval.candidates.select_related("application__municipality"))
    keys = [each.application_id for each in candidates]
    room = Tickers(candidates, closed_to(approval.meeting, keys, jurors))
    by_code = {each.application.municipality_id: each.application for each in candidates}
    order = shown(room, approval).order
    inside = [line.application.pk for line in lines if line.zone == Standing.Zone.IN]
    return CountedTicks(
        meeting=approval.meeting.name,
        rows=[
            Row(
                by_code[each["municipality"]].name,
                each["ticks"],
                each["entitled"],
                each["goes_on"],
                WORDS[each["parted_by"]],
            )
            for each in order
        ],
        chosen=inside + [by_code[each["municipality"]].pk for each in order if each["goes_on"]],
    )


@dataclass(frozen=True)
class Row:
    """One application's ticks; ``goes_on`` is None where it would tell of one closed to the reader."""

    name: str
    ticks: int
    entitled: int
    goes_on: bool | None
    words: str

    @property
    def percent(self):
        """None where nobody may tick it."""
        return 100 * self.ticks / self.entitled if self.entitled else None


def outcome_for(seat, order):
    """Most support first. Who is kept out of one sees the others' ticks, by name, and not who goes on."""
    by_code = {each.application.municipality_id: each for each in seat.room.candidates}
    is_whole = len(seat.candidates) == len(seat.room.candidates)
    rows = []
    for each in order:
        candidate = by_code[each["municipality"]]
        if not seat.may_read(candidate.application_id):
            continue
        goes_on = each["goes_on"] if is_whole else None
        words = WORDS[each["parted_by"]] if is_whole else ""
        rows.append(
            Row(candidate.application.name, each["ticks"], each["entitled"], goes_on, words)
        )
    return rows if is_whole else sorted(rows, key=lambda row: row.name)
