"""Whether a closed round still is what it was: its document, its figures, and the jurors' own levels."""

from collections import Counter

from award.models import HistoryEntry
from jury import rankings
from jury.models import Assessment, Standing
from jury.ranking import Inputs, Weights, combined, mean, places, score_of_assessment

FIGURES = ("place", "shared", "points", "readings")


def faults_of(round_) -> list[str]:
    """Every way in which a closed round differs from what was frozen; none where all is as it was.

    Sentences for the operator, in English. A conflict found after the round closed changes nothing
    here: what was counted then is compared with what was counted then.
    """
    record = round_.record
    return [
        *_of_the_document(round_),
        *_of_the_figures(record),
        *_of_the_standings(round_),
        *_of_the_levels(round_),
    ]


def _of_the_document(round_):
    faults = []
    found = rankings.fingerprint(round_.record)
    if found != round_.record_sha256:
        faults.append(f"The document has the hash {found}, not {round_.record_sha256}.")
    closed = HistoryEntry.objects.filter(
        action="jury.round.closed", object_type="jury.Round", object_id=str(round_.pk)
    ).last()
    written = closed and closed.details.get("sha256")
    if written != round_.record_sha256:
        faults.append(
            f"The history has the hash {written or 'of no such event'}, the round {round_.record_sha256}."
        )
    return faults


def _of_the_figures(record):
    """The document's own inputs give its outputs."""
    points, readings = {}, {}
    for line in record["standings"]:
        code = line["municipality"]
        own = [
            score_of_assessment(each["levels"], record["criteria"])
            for each in record["assessments"]
            if each["municipality"] == code
        ]
        inputs = Inputs(mean(own), line["self_assessment"], line["audit"])
        points[code] = combined(inputs, Weights(**record["weights"]))
        readings[code] = len(own)
    again = {
        each.key: (each.place, each.is_shared, each.points, readings[each.key])
        for each in places({code: value for code, value in points.items() if value is not None})
    }
    frozen = {line["municipality"]: tuple(map(line.get, FIGURES)) for line in record["standings"]}
    return _differences("figures", "document", frozen, "calculation", again)


def _of_the_standings(round_):
    rows = {
        row.application.municipality_id: (row.place, row.is_shared, row.points, row.readings)
        for row in Standing.objects.filter(round=round_).select_related("application")
    }
    frozen = {
        line["municipality"]: tuple(map(line.get, FIGURES)) for line in round_.record["standings"]
    }
    return _differences("standing", "document", frozen, "database", rows)


def _of_the_levels(round_):
    """Every level that counted, compared without asking which number a juror had at the table."""
    record = round_.record
    codes = {line["municipality"] for line in record["standings"]} | set(record["unranked"])
    counted = Assessment.objects.counted_in(round_).filter(
        assignment__application__municipality__in=codes
    )
    municipality_of = dict(
        counted.values_list(
            "assignment__application_id", "assignment__application__municipality_id"
        )
    )
    now = [
        (each.juror, municipality_of[each.application_id], each.levels)
        for each in rankings.readings_of(round_, counted)
    ]
    then = [(each["juror"], each["municipality"], each["levels"]) for each in record["assessments"]]
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
        if one.get(code) != other.get(code)
    ]
