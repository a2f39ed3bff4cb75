"""A closed round's document: what its figures rest on, how they were reckoned, and all of them.

Nothing is asked of the database: whoever has the document can compute its outputs again from its inputs.
"""

from collections.abc import Mapping
from dataclasses import asdict

from jury import agreement, ranking
from jury.estimates import DRAWS, POINTS, STEPS, Material, Reading, RoundEstimate, estimate_of
from jury.ranking import (
    HIGHEST_LEVEL,
    CannotRank,
    Inputs,
    Weights,
    canonical,
    document,
    least_noise,
    rounded,
    sha256,
    spreads,
)
from jury.ranking.zones import EVEN, FEW_READINGS, SURELY_IN, SURELY_OUT

METHOD = "expected-rank-2"
#: What a document of an earlier method says nothing of.
TOLD_SINCE = {"expected-rank-1": frozenset({"neighbours", "exact_audits"})}
#: Draws for each juror or criterion that is left out, and weightings that are tried.
REFIT_DRAWS, WEIGHTINGS = 4000, 2000


def record_of(material: Material, about: Mapping) -> dict:
    """The document. ``about`` says which round it is: edition, stage, what it selects and how many."""
    inputs = {**about, **inputs_of(material)}
    return document(
        method=METHOD,
        inputs=inputs,
        parameters=parameters_of(material),
        outputs=outputs_of(material, sha256(inputs)),
    )


def again(record: Mapping) -> dict:
    """The outputs computed once more from the document's own inputs, as far as its method tells them."""
    outputs = outputs_of(material_from(record), sha256(record["inputs"]))
    later = TOLD_SINCE.get(record["method"], frozenset())
    return {name: each for name, each in outputs.items() if name not in later}


def inputs_of(material: Material) -> dict:
    return {
        "criteria": dict(material.criteria),
        "weights": asdict(material.weights),
        "top_k": material.top_k,
        "planned": material.planned,
        "applications": [
            {
                "municipality": code,
                "self_assessment": material.inputs_of(code).self_assessment,
                "audit": material.inputs_of(code).audit,
                "audit_deviation": material.inputs_of(code).audit_deviation,
            }
            for code in material.applications
        ],
        "readings": [
            {"juror": each.juror, "municipality": each.application, "levels": dict(each.levels)}
            for each in material.readings
        ],
    }


def material_from(record: Mapping) -> Material:
    """What a document's figures rest on."""
    inputs = record["inputs"]
    return Material(
        criteria=inputs["criteria"],
        weights=Weights(**inputs["weights"]),
        applications=tuple(each["municipality"] for each in inputs["applications"]),
        readings=tuple(
            Reading(each["juror"], each["municipality"], each["levels"])
            for each in inputs["readings"]
        ),
        beside={
            # To the first method every audit was exact.
            each["municipality"]: Inputs(
                None, each["self_assessment"], each["audit"], each.get("audit_deviation")
            )
            for each in inputs["applications"]
        },
        top_k=inputs["top_k"],
        planned=inputs["planned"],
    )


def parameters_of(material: Material) -> dict:
    """How it was reckoned; what is not here stands in the method's own description."""
    return {
        "scale": list(POINTS),
        "highest_level": HIGHEST_LEVEL,
        "least_noise": rounded(least_noise(material.criteria, steps=STEPS)),
        "surely_in": SURELY_IN,
        "surely_out": SURELY_OUT,
        "even": list(EVEN),
        "few_readings": FEW_READINGS,
        "draws": DRAWS,
        "refit_draws": REFIT_DRAWS,
        "weightings": WEIGHTINGS,
    }


def outputs_of(material: Material, fingerprint: str) -> dict:
    """Everything that is told of the round: the figures of its pages, and what would change them."""
    try:
        found = estimate_of(material, fingerprint=fingerprint)
    except CannotRank:
        return {**_nothing(material), **_unsteady()}
    return {**_figures(found), **_robustness(found)}


def page_of(material: Material, fingerprint: str) -> dict:
    """The part of the outputs that the page of a ranking tells."""
    try:
        return _figures(estimate_of(material, fingerprint=fingerprint))
    except CannotRank:
        return _nothing(material)


def alarm_in(material: Material, fingerprint: str) -> dict | None:
    """The alarm alone."""
    try:
        found = estimate_of(material, fingerprint=fingerprint)
    except CannotRank:
        return None
    return _alarm(found)


def _figures(found: RoundEstimate) -> dict:
    material, raw = found.material, found.raw
    return {
        "mu": raw.mu,
        "tau": raw.tau,
        "lambda": raw.lambda_,
        "sigma": raw.sigma,
        "standings": [_standing(each) for each in found.ranked],
        "unranked": [each.code for each in found.figures if each.place is None],
        "incomplete": [list(each) for each in found.incomplete],
        "exact_audits": material.exact_audits,
        "neighbours": [asdict(each) for each in raw.neighbours],
        "jurors": [asdict(each) for each in raw.jurors],
        "reliability": raw.reliability and _rounded(asdict(raw.reliability)),
        "comments": [
            {"remark": each.remark.name, "names": list(each.names)} for each in raw.comments
        ],
        "alpha": _alphas(material, raw.input_sha256),
        "spreads": _spreads(material),
    }


def _nothing(material: Material) -> dict:
    """Where nobody has given any points."""
    return {
        "mu": None,
        "tau": None,
        "lambda": None,
        "sigma": None,
        "standings": [],
        "unranked": list(material.applications),
        "incomplete": [],
        "exact_audits": material.exact_audits,
        "neighbours": [],
        "jurors": [],
        "reliability": None,
        "comments": [],
        "alpha": {},
        "spreads": [],
    }


def _standing(each) -> dict:
    return {
        key: rounded(value) if isinstance(value, float) else value
        for key, value in asdict(each).items()
    }


def _alphas(material: Material, fingerprint: str) -> dict:
    """How well the jury agrees on each criterion, with the 90 % interval; None where it cannot be told."""
    found = {}
    for code in material.criteria:
        units = list(_judged(material, code).values())
        measured = agreement.alpha(units, agreement.Level.INTERVAL)
        between = agreement.alpha_between(units, seed=ranking.seed_of(fingerprint))
        low, high = between or (None, None)
        found[code] = {
            "value": rounded(measured.value),
            "low": rounded(low),
            "high": rounded(high),
            "reason": measured.reason and measured.reason.name,
        }
    return found


def _judged(material: Material, criterion: str) -> dict[str, list[float | None]]:
    """Of each application what was said on the criterion."""
    units: dict[str, list[float | None]] = {}
    for each in material.readings:
        units.setdefault(each.application, []).append(each.levels.get(criterion))
    return units


def _spreads(material: Material) -> list[dict]:
    found = spreads((each.application, each.levels) for each in material.readings)
    return [
        {
            "municipality": each.key,
            "criterion": each.criterion,
            "lowest": each.lowest,
            "highest": each.highest,
        }
        for each in sorted(found, key=lambda each: (-each.width, each.key, each.criterion))
    ]


# --- What would change it -----------------------------------------------------------------------


def _robustness(found: RoundEstimate) -> dict:
    """Without each juror, without each criterion, with other weights, and the alarm."""
    material, posterior = found.material, found.raw.posterior
    seed = ranking.seed_of(found.raw.input_sha256)
    common = {"scale": POINTS, "top_k": material.top_k, "seed": seed, "draws": REFIT_DRAWS}
    as_is = ranking.as_it_is(posterior, top_k=material.top_k, seed=seed, draws=REFIT_DRAWS)
    jurors = ranking.without_each_juror(found.scores, posterior, **common)
    criteria = ranking.without_each_criterion(
        material.levels, material.criteria, posterior, **common
    )
    means = ranking.criterion_means(material.levels, material.criteria, POINTS)
    return {
        "as_it_is": _refit(as_is),
        "without_juror": [_refit(each) for each in jurors],
        "without_criterion": [_refit(each) for each in criteria],
        "criterion_means": {code: _rounded(own) for code, own in means.items()},
        "weightings": _weightings(found, means, seed),
        "alarm": _alarm(found),
    }


def _unsteady() -> dict:
    return {
        "as_it_is": None,
        "without_juror": [],
        "without_criterion": [],
        "criterion_means": {},
        "weightings": {},
        "alarm": None,
    }


def _weightings(found: RoundEstimate, means: Mapping, seed: int) -> dict:
    """In how large a part of reasonable weightings each application is among the first."""
    shares = ranking.weight_robustness(
        means, found.material.criteria, top_k=found.material.top_k, seed=seed, trials=WEIGHTINGS
    )
    return _rounded(shares)


def _refit(refit) -> dict:
    return {
        "left_out": refit.left_out,
        "expected_ranks": _rounded(refit.expected_ranks),
        "top": sorted(refit.top),
        "inside": sorted(refit.inside),
    }


def _alarm(found: RoundEstimate) -> dict | None:
    seed = ranking.seed_of(found.raw.input_sha256)
    alarm = ranking.noise_alarm(found.raw.posterior, top_k=found.material.top_k, seed=seed)
    return alarm and {
        "ratios": _rounded(alarm.ratios),
        "loud": sorted(alarm.loud),
        "comes_in": sorted(alarm.comes_in),
        "falls_out": sorted(alarm.falls_out),
    }


def _rounded(figures: Mapping[str, float]) -> dict[str, float]:
    return {key: rounded(value) for key, value in figures.items()}


def fingerprint(record: Mapping) -> str:
    """SHA-256 of a record as canonical JSON: sorted keys, no spaces."""
    return sha256(record)


def fingerprint_without(record: Mapping, material: Material) -> str:
    """The hash of what is left of a record's inputs: what was taken out is not in it, nor in the draws."""
    if material == material_from(record):
        return record["inputs_sha256"]
    return fingerprint(inputs_of(material))


def text_of(record: Mapping) -> str:
    """The document as it is hashed."""
    return canonical(record)
