"""The register of municipalities as a table."""

from import_export import resources

from nominations import services
from nominations.models import Municipality
from nominations.rules.register import COLUMNS


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

    def save_instance(self, instance, is_create, row, **kwargs):
        """The service saves, also in a dry run, which is rolled back."""
        services.import_municipalities(
            rows=[as_row(instance)], actor=kwargs["user"], at=kwargs["at"]
        )


def as_row(municipality) -> dict[str, str]:
    """A municipality in the register's columns."""
    return {column: str(getattr(municipality, column)) for column in COLUMNS}
