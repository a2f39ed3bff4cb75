"""Rank scores from a spreadsheet: ``python -m jury.ranking scores.csv --top-k K --scale MIN MAX``.

Prints one JSON object. What has to be said beside the figures goes to standard error, a line each; where the
file cannot be ranked it is one sentence, and the command ends with 2. See README.md beside this file.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import NoReturn

from jury.ranking.composites import composite, least_noise, within
from jury.ranking.documents import rounded, sha256
from jury.ranking.estimates import estimate
from jury.ranking.figures import ApplicationFigures, CannotRank, Estimate
from jury.ranking.posteriors import LEAST_NOISE
from jury.ranking.scores import Level, Scale, Score
from jury.ranking.sheets import LARGEST, NotReadable, read_levels, read_weights

REFUSED = 2


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(REFUSED, f"{message[:1].upper()}{message[1:]}.\n")


def main(arguments: list[str] | None = None) -> int:
    try:
        told, comments = answer(arguments)
    except (NotReadable, CannotRank) as refused:
        sys.stderr.write(f"{refused}\n")
        return REFUSED
    sys.stderr.writelines(f"{comment}\n" for comment in comments)
    sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False) + "\n")
    return 0


def _asked(arguments: list[str] | None) -> argparse.Namespace:
    parser = _Parser(prog="python -m jury.ranking", description=__doc__.splitlines()[0])
    parser.add_argument("scores", type=Path, help="CSV with application, juror, score")
    parser.add_argument("--top-k", type=int, required=True, metavar="K", help="how many may go on")
    parser.add_argument("--scale", type=float, nargs=2, required=True, metavar=("MIN", "MAX"))
    parser.add_argument("--reml", action="store_true", help="also as lme4 would tell it")
    parser.add_argument("--criteria", action="store_true", help="read a column criterion too")
    parser.add_argument("--weights", type=Path, help="JSON: the weight of each criterion")
    asked = parser.parse_args(arguments)
    if asked.top_k < 1:
        parser.error("--top-k is to be at least 1")
    lowest, highest = asked.scale
    if not -LARGEST <= lowest < highest <= LARGEST:
        parser.error("--scale is to be two numbers, the lower one first")
    if asked.criteria != bool(asked.weights):
        parser.error("--criteria and --weights belong together")
    return asked


def answer(arguments: list[str] | None) -> tuple[dict, list[str]]:
    """What is printed, and what is said beside it."""
    asked = _asked(arguments)
    scale = Scale(*asked.scale)
    levels = read_levels(asked.scores, scale, by_criteria=asked.criteria)
    named = {level.application for level in levels}
    comments, noise, fingerprint = [], LEAST_NOISE, None
    if asked.criteria:
        weights = read_weights(asked.weights)
        _require_known(levels, weights)
        made = composite(levels, weights)
        scores, noise = within(made.scores, scale), least_noise(weights)
        fingerprint = _fingerprint(levels, weights, scale)
        comments += [
            f"{juror} on {application}: less than 60 % of the weight is judged; it does not count."
            for application, juror in made.incomplete
        ]
    else:
        scores = [
            Score(level.application, level.juror, level.value)
            for level in levels
            if level.value is not None
        ]
    found = estimate(
        scores,
        scale=scale,
        top_k=asked.top_k,
        unread=named - {each.application for each in scores},
        least_noise=noise,
        fingerprint=fingerprint,
    )
    comments += [
        ": ".join(filter(None, [", ".join(each.names), each.remark.value]))
        for each in found.comments
    ]
    told = content(found)
    if asked.reml:
        told["reml"] = _reml(found, comments)
    return told, comments


def _require_known(levels: list[Level], weights: dict[str, float]) -> None:
    judged = {level.criterion for level in levels}
    if unknown := sorted(judged - set(weights)):
        raise NotReadable(f"There is no weight for {', '.join(unknown)}.")
    if missing := sorted(name for name in weights if weights[name] and name not in judged):
        raise NotReadable(f"There is a weight but no score for {', '.join(missing)}.")


def _fingerprint(levels: list[Level], weights: dict[str, float], scale: Scale) -> str:
    rows = sorted(levels, key=lambda level: level[:3])
    return sha256({"levels": [list(row) for row in rows], "scale": list(scale), "weights": weights})


def content(found: Estimate) -> dict:
    """An estimate as the JSON that is printed; null is what cannot be told."""
    told = found.reliability
    return {
        "mu": found.mu,
        "tau": found.tau,
        "lambda": found.lambda_,
        "sigma": found.sigma,
        "applications": [_row(each) for each in found.applications],
        "jurors": [dict(vars(each)) for each in found.jurors],
        "reliability": {
            name: rounded(getattr(told, name)) if told else None
            for name in ("single", "panel", "absolute")
        },
        "input_sha256": found.input_sha256,
    }


def _row(figures: ApplicationFigures) -> dict:
    told = {name: value for name, value in vars(figures).items() if name != "is_shared"}
    return told | {"zone": figures.zone and figures.zone.value}


def _reml(found: Estimate, comments: list[str]) -> dict | None:
    from jury.ranking.reml import reml

    fitted = reml(found.posterior.design)
    if fitted is None:
        comments.append("The scores allow no REML: one of the spreads has no best value.")
        return None
    return dict(vars(fitted))


if __name__ == "__main__":
    sys.exit(main())
