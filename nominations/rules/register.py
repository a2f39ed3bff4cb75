"""Whether rows may enter the register of municipalities."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

COLUMNS = (
    "code",
    "name",
    "legal_name",
    "county",
    "population",
    "group_code",
    "group",
    "website",
    "email_domain",
    "org_number",
    "registrar_email",
)
REQUIRED_COLUMNS = COLUMNS[:8]


def reasons_not_to_import(rows, municipalities):
    """Every fault by row and column; row 1 holds the headings. ``rows`` are the dicts as read,
    ``municipalities`` what came of them."""
    if not rows:
        return [_("The file has no rows.")]
    missing = [column for column in REQUIRED_COLUMNS if column not in rows[0]]
    if missing:
        return [_("The file lacks the columns %(columns)s.") % {"columns": ", ".join(missing)}]
    reasons, seen = [], set()
    for number, municipality in enumerate(municipalities, start=2):
        faults = _faults(municipality)
        if municipality.code in seen:
            faults["code"] = [_("The code stands in an earlier row too.")]
        seen.add(municipality.code)
        reasons += [
            _("Row %(row)d, column %(column)s: %(fault)s")
            % {"row": number, "column": column, "fault": " ".join(faults[column])}
            for column in sorted(faults, key=COLUMNS.index)
        ]
    return reasons


def _faults(municipality):
    faults = {}
    try:
        municipality.clean_fields(exclude=["search_text", "sort_key"])
    except ValidationError as error:
        faults = dict(error.message_dict)
    code = municipality.code
    if "code" not in faults and not (len(code) == 4 and code.isascii() and code.isdigit()):
        faults["code"] = [_("A municipality code has four digits.")]
    return faults
