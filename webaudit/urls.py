"""The web audit's pages: the organiser's, and the municipality's own report."""

from django.urls import path

from webaudit import views

app_name = "webaudit"
# What a municipality's code looks like comes with the nominations' addresses, included before these.
office = "kansli/<slug:slug>/granskning/"
urlpatterns = [
    path(office, views.site_list, name="site_list"),
    path(f"{office}forlopp/", views.run_progress, name="run_progress"),
    path(f"{office}lagg-till/", views.site_add, name="site_add"),
    path(f"{office}sok-sidor/", views.page_find, name="page_find"),
    path(f"{office}starta/", views.run_start, name="run_start"),
    path(f"{office}<int:run_id>/avbryt/", views.run_cancel, name="run_cancel"),
    path(f"{office}<municipality:code>/", views.site_show, name="site_show"),
    path(f"{office}<municipality:code>/adress/", views.site_change, name="site_change"),
    path(f"{office}<municipality:code>/urval/", views.sample_change, name="sample_change"),
    path(
        "kommun/<slug:slug>/<municipality:code>/granskning/",
        views.own_site_show,
        name="own_site_show",
    ),
]
