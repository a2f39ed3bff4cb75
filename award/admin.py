"""The register of the ground floor: who there is, who runs which award, who has won before."""

from django.contrib import admin

from award.models import Award, Organiser, PastWinner, Person


class OrganiserInline(admin.TabularInline):
    model = Organiser
    autocomplete_fields = ["person"]
    extra = 0


@admin.register(Award)
class AwardAdmin(admin.ModelAdmin):
    """An award's names and the people who run it."""

    list_display = ["name_sv", "name_en", "slug"]
    inlines = [OrganiserInline]


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin):
    """Names and addresses; passwords and second factors are each person's own."""

    list_display = ["name", "email", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["name", "email"]
    fields = ["name", "email", "is_active"]


@admin.register(PastWinner)
class PastWinnerAdmin(admin.ModelAdmin):
    """Winners from before this system, as they were printed at the time."""

    list_display = ["year", "name", "municipality_code", "award"]
    list_filter = ["award"]
