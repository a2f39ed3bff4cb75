"""The register as a file: its columns, reading and writing. Services save."""

import io
import zipfile

import tablib
from import_export import resources

from nominations import services
from nominations.models import Municipality
from nominations.rules.register import COLUMNS

#: A cell that begins so is a formula to a spreadsheet.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
MOST_ROWS = 2000


class Unreadable(ValueError):
    """The file is neither CSV nor XLSX, or holds more than a register can."""


class MunicipalityResource(resources.ModelResource):
    """Municipalities, one a row, known by their code."""

    class Meta:
        model = Municipality
        import_id_fields = ("code",)
        fields = COLUMNS
        export_order = COLUMNS
        skip_unchanged = True
        report_skipped = True
        clean_model_instances = True

    def export_field(self, field, instance, **kwargs):
        return defused(super().export_field(field, instance, **kwargs))

    def save_instance(self, instance, is_create, row, **kwargs):
        """The service saves, also in a dry run, which is rolled back."""
        services.import_municipalities(
            rows=[as_row(instance)], actor=kwargs["user"], at=kwargs["at"]
        )


def as_row(municipality) -> dict[str, str]:
    """A municipality in the register's columns."""
    return {column: str(getattr(municipality, column)) for column in COLUMNS}


def defused(value):
    """A cell that no spreadsheet runs: an apostrophe before what would be a formula."""
    is_formula = isinstance(value, str) and value.startswith(FORMULA_STARTS)
    return f"'{value}" if is_formula else value


def read(name: str, content: bytes) -> tablib.Dataset:
    """A CSV or XLSX file as rows, by what it holds and not by its name. Raises ``Unreadable``."""
    is_workbook = content.startswith(b"PK")
    try:
        dataset = _workbook(content) if is_workbook else _text(content)
    except (UnicodeDecodeError, zipfile.BadZipFile, KeyError, StopIteration) as error:
        raise Unreadable(name) from error
    if not dataset.headers or len(dataset) > MOST_ROWS:
        raise Unreadable(name)
    return dataset


def rows(dataset: tablib.Dataset) -> list[dict[str, str]]:
    """The rows as dicts of text. A code that a spreadsheet took for a number gets its noughts back."""
    found = []
    for row in dataset.dict:
        texts = {
            str(key): "" if value is None else str(value).strip() for key, value in row.items()
        }
        if isinstance(row.get("code"), int):
            texts["code"] = texts["code"].zfill(4)
        if any(texts.values()):
            found.append(texts)
    return found


def _text(content):
    text = content.decode("utf-8-sig")
    heading = text.partition("\n")[0]
    # Swedish spreadsheets write semicolons.
    delimiter = ";" if heading.count(";") > heading.count(",") else ","
    return tablib.import_set(io.StringIO(text), format="csv", delimiter=delimiter)


def _workbook(content):
    return tablib.import_set(io.BytesIO(content), format="xlsx", read_only=True)
