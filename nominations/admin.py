"""Register data for organisers; what happens in a competition happens on the desk's pages."""

from django.contrib import admin
from import_export.admin import ImportExportModelAdmin

from nominations.models import Municipality
from nominations.resources import MunicipalityResource


@admin.register(Municipality)
class MunicipalityAdmin(ImportExportModelAdmin):
    resource_classes = [MunicipalityResource]
    list_display = ["name", "code", "county", "population", "group"]
    list_filter = ["county", "group"]
    search_fields = ["search_text"]
    ordering = ["sort_key"]
