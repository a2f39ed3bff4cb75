"""The web audit's pages: the organiser's, and the municipality's own report."""

from django.urls import path

from webaudit import views

app_name = "webaudit"
office = "kansli/<slug:slug>/granskning/"
draws = "<slug:slug>/granskade-sidor/"
own = "kommun/<slug:slug>/<municipality:code>/granskning/"
seen = "sida/<number:page_id>/"  # how an audited page looked
urlpatterns = [
    path(office, views.site_list, name="site_list"),
    path(f"{office}forlopp/", views.run_progress, name="run_progress"),
    path(f"{office}lagg-till/", views.site_add, name="site_add"),
    path(f"{office}sok-sidor/", views.page_find, name="page_find"),
    path(f"{office}starta/", views.run_start, name="run_start"),
    path(f"{office}igen/", views.run_repeat, name="run_repeat"),
    path(f"{office}korning/<number:run_id>/", views.run_show, name="run_show"),
    path(f"{office}korning/<number:run_id>/lage/", views.run_sites, name="run_sites"),
    path(f"{office}<number:run_id>/pausa/", views.run_pause, name="run_pause"),
    path(f"{office}<number:run_id>/fortsatt/", views.run_resume, name="run_resume"),
    path(f"{office}<number:run_id>/avbryt/", views.run_cancel, name="run_cancel"),
    path(f"{office}plan/", views.plan_show, name="plan_show"),
    path(f"{office}plan/hemligheten/", views.secret_publish, name="secret_publish"),
    path(f"{office}plan/vikter/", views.weights_fix, name="weights_fix"),
    path(f"{office}skalor/", views.scale_list, name="scale_list"),
    path(f"{office}skalor/ny/", views.scale_make, name="scale_make"),
    path(f"{office}skalor/anvand/<slug:version>/", views.scale_apply, name="scale_apply"),
    path(f"{office}totalt/", views.total_list, name="total_list"),
    path(f"{office}rapport/", views.edition_report, name="edition_report"),
    path(f"{office}rapport/<word:form>/", views.edition_export, name="edition_export"),
    path(f"{office}bemotanden/", views.reply_list, name="reply_list"),
    path(f"{office}<municipality:code>/", views.site_show, name="site_show"),
    path(f"{office}<municipality:code>/adress/", views.site_change, name="site_change"),
    path(f"{office}<municipality:code>/urval/", views.sample_change, name="sample_change"),
    path(f"{office}<municipality:code>/samtycke/", views.consent_change, name="consent_change"),
    path(
        f"{office}<municipality:code>/rapport/<word:form>/", views.site_export, name="site_export"
    ),
    path(
        f"{office}<municipality:code>/bemotanden/<number:reply_id>/",
        views.reply_decide,
        name="reply_decide",
    ),
    path(f"{office}<municipality:code>/{seen}", views.page_show, name="page_show"),
    path(f"{office}<municipality:code>/{seen}bild/", views.page_picture, name="page_picture"),
    path(
        f"{office}<municipality:code>/{seen}bild/<number:finding_id>/",
        views.page_picture,
        name="finding_picture",
    ),
    path(f"{office}<municipality:code>/{seen}kod/", views.page_html, name="page_html"),
    path(
        f"{office}<municipality:code>/bemotanden/<number:reply_id>/igen/",
        views.alarm_repeat,
        name="alarm_repeat",
    ),
    path(f"{office}<municipality:code>/for-hand/", views.hand_check_edit, name="hand_check_edit"),
    path(draws, views.draw_list, name="draw_list"),
    path(f"{draws}alla.<slug:form>", views.draw_export, name="draw_export"),
    path(f"{draws}<municipality:code>/", views.draw_show, name="draw_show"),
    path(own, views.own_site_show, name="own_site_show"),
    path(f"{own}forlopp/", views.own_site_progress, name="own_site_progress"),
    path(f"{own}{seen}", views.own_page_show, name="own_page_show"),
    path(f"{own}{seen}bild/", views.own_page_picture, name="own_page_picture"),
    path(
        f"{own}{seen}bild/<number:finding_id>/", views.own_page_picture, name="own_finding_picture"
    ),
    path(f"{own}rapport/<word:form>/", views.own_site_export, name="own_site_export"),
    path(f"{own}bemot/<slug:rule>/", views.reply_write, name="reply_write"),
]
