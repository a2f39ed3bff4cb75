"""The register of ties as a table, out and in again; services save."""

from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _
from import_export import fields, resources

from jury.conflicts.register import TieDraft
from jury.models import Party, Tie

#: The columns in a file, in order, with what each is of a draft.
COLUMNS = {
    "vem": "source",
    "vem_slag": "source_kind",
    "vem_epost": "source_email",
    "relation": "kind",
    "mot": "target",
    "mot_slag": "target_kind",
    "mot_epost": "target_email",
    "fran_och_med": "since",
    "till_och_med": "until",
    "kalla": "note",
}
NEEDED = ("vem", "relation", "mot")


class TieResource(resources.ModelResource):
    """Ties, one a row; dates as 2027-03-01, kinds and relations in words."""

    vem = fields.Field(attribute="source__name")
    vem_slag = fields.Field()
    vem_epost = fields.Field(attribute="source__email")
    relation = fields.Field()
    mot = fields.Field(attribute="target__name")
    mot_slag = fields.Field()
    mot_epost = fields.Field(attribute="target__email")
    fran_och_med = fields.Field()
    till_och_med = fields.Field()
    kalla = fields.Field(attribute="note")

    class Meta:
        model = Tie
        fields = tuple(COLUMNS)
        export_order = tuple(COLUMNS)

    def dehydrate_vem_slag(self, tie):
        return tie.source.get_kind_display()

    def dehydrate_relation(self, tie):
        return tie.get_kind_display()

    def dehydrate_mot_slag(self, tie):
        return tie.target.get_kind_display()

    def dehydrate_fran_och_med(self, tie):
        return tie.since.isoformat() if tie.since else ""

    def dehydrate_till_och_med(self, tie):
        return tie.until.isoformat() if tie.until else ""


def drafts_of(rows):
    """The rows of a file as ``TieDraft``; a row that cannot be read is the list of what is wrong with it."""
    return [_draft(row) for row in rows]


def _draft(row):
    missing = [column for column in NEEDED if not row.get(column)]
    if missing:
        return [_("“%(column)s” is empty.") % {"column": column} for column in missing]
    values = {name: row.get(column, "") for column, name in COLUMNS.items()}
    faults = []
    for name in ("since", "until"):
        try:
            values[name] = date.fromisoformat(values[name]) if values[name] else None
        except ValueError:
            faults.append(_("“%(text)s” is no day: write 2027-03-01.") % {"text": values[name]})
    kinds = _by_word(Tie.Kind)
    if values["kind"].casefold() not in kinds:
        known = ", ".join(str(kind.label) for kind in Tie.Kind)
        faults.append(
            _("“%(text)s” is no relation. Write one of: %(known)s.")
            % {"text": values["kind"], "known": known}
        )
    if faults:
        return faults
    values["kind"] = kinds[values["kind"].casefold()]
    parties = _by_word(Party.Kind)
    for name in ("source_kind", "target_kind"):
        values[name] = parties.get(values[name].casefold(), values[name])
    return TieDraft(**values)


def _by_word(choices):
    """Each choice by its value and by its word in both languages."""
    found = {}
    for language in ("sv", "en"):
        with translation.override(language):
            for choice in choices:
                found |= {choice.value: choice.value, str(choice.label).casefold(): choice.value}
    return found
