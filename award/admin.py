"""The register of the ground floor: who there is, who runs which award, who has won before."""

from django.contrib import admin
from django.utils import timezone

from award import services
from award.models import Award, Organiser, PastWinner, Person


class RegisterAdmin(admin.ModelAdmin):
    """What is changed in the register goes through a service, which tells the history."""

    def save_model(self, request, obj, form, change):
        services.save_in_register(
            row=obj,
            is_new=not change,
            fields=form.changed_data,
            actor=request.user,
            at=timezone.now(),
        )

    def delete_model(self, request, obj):
        services.remove_from_register(row=obj, actor=request.user, at=timezone.now())

    def delete_queryset(self, request, queryset):
        for row in queryset:
            self.delete_model(request, row)

    def save_formset(self, request, form, formset, change):
        formset.save(commit=False)
        for row in formset.deleted_objects:
            self.delete_model(request, row)
        changed = [(row, False, fields) for row, fields in formset.changed_objects]
        for row, is_new, fields in [*changed, *((row, True, ()) for row in formset.new_objects)]:
            services.save_in_register(
                row=row, is_new=is_new, fields=fields, actor=request.user, at=timezone.now()
            )


class OrganiserInline(admin.TabularInline):
    model = Organiser
    autocomplete_fields = ["person"]
    extra = 0


@admin.register(Award)
class AwardAdmin(RegisterAdmin):
    """An award's names and the people who run it; for them only."""

    list_display = ["name_sv", "name_en", "slug"]
    inlines = [OrganiserInline]

    def get_queryset(self, request):
        return super().get_queryset(request).managed_by(request.user)

    def has_delete_permission(self, request, obj=None):
        """What an award has given stays."""
        return False


@admin.register(Person)
class PersonAdmin(RegisterAdmin):
    """Names, and who may log in. Address, password and second factor are each person's own."""

    list_display = ["name", "email", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["name", "email"]
    fields = ["name", "email", "is_active"]

    def get_readonly_fields(self, request, obj=None):
        return ["email"] if obj else []

    def has_delete_permission(self, request, obj=None):
        """What a person has done stays; the log-in can be taken away."""
        return False


@admin.register(PastWinner)
class PastWinnerAdmin(RegisterAdmin):
    """Winners from before this system, as they were printed at the time."""

    list_display = ["year", "name", "municipality_code", "award"]
    list_filter = [("award", admin.RelatedOnlyFieldListFilter)]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(award__organisers__person=request.user)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        kwargs["queryset"] = Award.objects.managed_by(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
