"""Editions as data: what an organiser chooses between for a new edition. No Django in here."""

from collections import Counter
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent

REQUIRED = frozenset(
    {
        "key",
        "title",
        "about",
        "name",
        "purpose",
        "prize",
        "minimum_statements",
        "minimum_readings",
        "citation_words",
        "stages",
        "criteria",
        "selection_rules",
        "partners",
        "jury_seats",
        "questions",
        "statements",
        "eligibility",
        "visit_questions",
    }
)
OPTIONAL = frozenset({"contact_email", "extends"})
LISTS_WITH_CODES = ("criteria", "selection_rules", "questions", "statements", "eligibility")


class TemplateError(ValueError):
    """A template file that does not hold to the README; the message names file and fault."""


def names() -> list[str]:
    """The templates there are: the model edition first, then the historical ones, newest first."""
    found = sorted((path.stem for path in FOLDER.glob("*.yaml")), reverse=True)
    return sorted(found, key=lambda key: key != "model")


@cache
def load(key: str) -> dict:
    """The template's plain data with ``extends`` resolved; shared, so never change it.

    Raises ``TemplateError`` where the file does not hold to the README.
    """
    if key not in names():
        raise TemplateError(f"{key}: there is no such template")
    template = yaml.safe_load((FOLDER / f"{key}.yaml").read_text(encoding="utf-8"))
    if "extends" in template:
        template = load(template["extends"]) | template
    faults = faults_in(template)
    if faults:
        raise TemplateError(f"{key}: {'; '.join(faults)}")
    return template


def faults_in(template: dict) -> list[str]:
    """What in a template breaks the README's promises to those who fill an edition from it."""
    faults = [f"{key} is missing" for key in sorted(REQUIRED - template.keys())]
    faults += [f"{key} is not known" for key in sorted(template.keys() - REQUIRED - OPTIONAL)]
    if faults:
        return faults
    for key in LISTS_WITH_CODES:
        codes = Counter(row["code"] for row in template[key])
        faults += [f"{key}: {code} twice" for code, times in codes.items() if times > 1]
    if sum(criterion["weight"] for criterion in template["criteria"]) != 100:
        faults.append("criteria: the weights are not 100 together")
    known = {criterion["code"] for criterion in template["criteria"]}
    for key in ("questions", "visit_questions"):
        named = {row["criterion"] for row in template[key] if "criterion" in row}
        faults += [f"{key}: no criterion {code}" for code in sorted(named - known)]
    faults += [
        f"criteria: {row['code']} has not five levels"
        for row in template["criteria"]
        if len(row["levels"]) != 5
    ]
    opens = [stage["opens"] for stage in template["stages"]]
    if opens != sorted(opens):
        faults.append("stages: not in time order")
    return faults
