"""Register data for organisers; what happens in a competition happens on the desk's pages."""

from django.contrib import admin
from django.db import models
from django.utils import timezone
from import_export.admin import ImportExportModelAdmin

from award.models import Edition
from nominations import services
from nominations.models import Application, Municipality
from nominations.resources import FORMATS, EditionsResource, MunicipalityResource, as_row


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


@admin.register(Application)
class ApplicationAdmin(ImportExportModelAdmin):
    """Which applications there are, never what a sealed one says; answers go out and in as files."""

    resource_classes = [EditionsResource]
    formats = list(FORMATS.values())
    skip_export_form = True
    skip_admin_log = True
    list_display = ["municipality", "edition", "status", "receipt_number", "submitted_at"]
    list_filter = ["status"]
    list_select_related = ["municipality", "edition"]
    search_fields = ["municipality__search_text"]
    fields = list_display

    def get_queryset(self, request):
        return Application.objects.managed_by(request.user)

    def get_export_queryset(self, request):
        """Only what the organiser may read leaves."""
        listed = super().get_export_queryset(request).values("pk")
        readable = Application.objects.readable_by_organiser(request.user, at=request.received_at)
        return readable.filter(pk__in=listed)

    def get_resource_kwargs(self, request, *args, **kwargs):
        return {"at": request.received_at}

    def get_export_data(self, file_format, request, queryset, **kwargs):
        content = super().get_export_data(file_format, request, queryset, **kwargs)
        for edition in Edition.objects.filter(applications__in=queryset).distinct():
            services.record_export(
                edition=edition,
                table="svar",
                file_format=file_format.get_title(),
                number=queryset.filter(edition=edition).count(),
                actor=request.user,
                at=request.received_at,
            )
        return content

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        """An application is changed on its own pages."""
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_import_permission(self, request):
        return request.user.is_organiser
