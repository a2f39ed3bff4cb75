"""Register data for organisers; what happens in a competition happens on the desk's pages."""

from django.contrib import admin
from django.db import models
from django.utils import timezone
from import_export.admin import ImportExportModelAdmin

from nominations import services
from nominations.models import Municipality
from nominations.resources import FORMATS, MunicipalityResource, as_row


@admin.register(Municipality)
class MunicipalityAdmin(ImportExportModelAdmin):
    resource_classes = [MunicipalityResource]
    list_display = ["name", "code", "county", "population", "group"]
    list_filter = ["county", "group"]
    search_fields = ["search_text"]
    ordering = ["sort_key"]
    # The page of fields to export runs a script inline; the register is exported whole.
    skip_export_form = True
    formats = list(FORMATS.values())
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def get_readonly_fields(self, request, obj=None):
        return ["code"] if obj else []

    def has_delete_permission(self, request, obj=None):
        """A municipality's history stays."""
        return False

    def get_import_data_kwargs(self, *args, **kwargs):
        return super().get_import_data_kwargs(*args, **kwargs) | {"at": timezone.now()}

    def save_model(self, request, obj, form, change):
        services.import_municipalities(rows=[as_row(obj)], actor=request.user, at=timezone.now())
