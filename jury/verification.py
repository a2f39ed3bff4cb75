"""Whether a closed round still is what it was: its document, its figures, and the jurors' own levels."""

from collections import Counter
from collections.abc import Mapping, Sequence

from award.models import HistoryEntry
from jury import records
from jury.estimates import readings_of
from jury.models import Assessment, Standing

#: Of each application, what its row says too.
FIGURES = ("place", "is_shared", "points", "adjusted_points", "readings", "expected_rank", "zone")
#: Versions of the libraries may differ in the last digits, and in a draw or two; nobody reads those.
CLOSE = 2e-4


def faults_of(round_) -> list[str]:
    """Every way in which a closed round differs from what was frozen; none where all is as it was.

    Sentences for the operator, in English. A conflict found after the round closed changes nothing
    here: what was counted then is compared with what was counted then.
    """
    record = round_.record
    return [
        *faults_of_earlier(round_),
        *faults_of_document(round_),
        *faults_of_figures(record),
        *_of_the_standings(round_),
        *_of_the_levels(round_),
    ]


def faults_of_document(round_):
    """The document still has its hash, and the history knows it."""
    faults = []
    found = records.fingerprint(round_.record)
    if found != round_.record_sha256:
        faults.append(f"The document has the hash {found}, not {round_.record_sha256}.")
    written = next(iter(_hashes_in_history(round_)), None)
    if written != round_.record_sha256:
        faults.append(
            f"The history has the hash {written or 'of no such event'}, the round {round_.record_sha256}."
        )
    return faults


def faults_of_earlier(round_):
    """What the round said before it was opened again is what it said then."""
    faults = []
    written = _hashes_in_history(round_)
    for earlier in round_.earlier_records.all():
        found = records.fingerprint(earlier.record)
        if found != earlier.record_sha256:
            faults.append(
                f"Earlier document {earlier.number} has the hash {found}, not {earlier.record_sha256}."
            )
        if earlier.record_sha256 not in written:
            faults.append(f"The history does not know earlier document {earlier.number}.")
    return faults


def _hashes_in_history(round_):
    """The hash of each closing of the round, the latest first."""
    closings = HistoryEntry.objects.filter(
        action="jury.round.closed", object_type="jury.Round", object_id=str(round_.pk)
    )
    return [entry.details.get("sha256") for entry in closings.order_by("-pk")]


def faults_of_figures(record):
    """The document's own inputs give its outputs: the ranking, the intervals, the leniency, all of it."""
    frozen, again = dict(record["outputs"]), records.again(record)
    faults = _differences(
        "figures",
        "document",
        _by_municipality(frozen.pop("standings")),
        "calculation",
        _by_municipality(again.pop("standings")),
    )
    return faults + [
        f"The outputs in the document under {name!r} are not those of the calculation."
        for name in sorted(frozen.keys() | again.keys())
        if not _is_close(frozen.get(name), again.get(name))
    ]


def _is_close(one, other) -> bool:
    """The same, numbers to what anybody reads."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(_is_close(one[key], other[key]) for key in one)
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    if isinstance(one, Sequence) and isinstance(other, Sequence):
        return len(one) == len(other) and all(map(_is_close, one, other))
    if one is None or other is None:
        return one is other
    return abs(one - other) < CLOSE


def _of_the_standings(round_):
    rows = {
        row.application.municipality_id: tuple(getattr(row, name) for name in FIGURES)
        for row in Standing.objects.filter(round=round_).select_related("application")
    }
    frozen = _by_municipality(round_.record["outputs"]["standings"])
    return _differences("standing", "document", frozen, "database", rows)


def _by_municipality(standings):
    return {each["code"]: tuple(each[name] for name in FIGURES) for each in standings}


def _of_the_levels(round_):
    """Every level that counted, compared without asking which number a juror had at the table."""
    inputs = round_.record["inputs"]
    codes = [each["municipality"] for each in inputs["applications"]]
    counted = Assessment.objects.counted_in(round_).filter(
        assignment__application__municipality__in=codes
    )
    now = [(each.juror, each.application, each.levels) for each in readings_of(round_, counted)]
    then = [(each["juror"], each["municipality"], each["levels"]) for each in inputs["readings"]]
    if _by_juror(then) == _by_juror(now):
        return []
    return _differences("levels", "document", _by_code(then), "database", _by_code(now)) or [
        "The levels are the same, but not the same jurors gave them."
    ]


def _by_juror(readings):
    """What each juror judged, with the jurors in no order."""
    jurors = {}
    for juror, code, levels in readings:
        jurors.setdefault(juror, []).append((code, _words(levels)))
    return Counter(tuple(sorted(judged)) for judged in jurors.values())


def _by_code(readings):
    """What was judged of each municipality, with the jurors in no order."""
    codes = {}
    for _juror, code, levels in readings:
        codes.setdefault(code, []).append(_words(levels))
    return {code: tuple(sorted(judged)) for code, judged in codes.items()}


def _words(levels):
    return ", ".join(
        f"{code} {'–' if level is None else level}" for code, level in sorted(levels.items())
    )


def _differences(what, one_place, one, other_place, other):
    """A sentence for each municipality that two sources say different things of."""
    return [
        f"{code}: the {what} in the {one_place}, {one.get(code)}, is not that of the {other_place},"
        f" {other.get(code)}."
        for code in sorted(one.keys() | other.keys())
        if not _is_close(one.get(code), other.get(code))
    ]
