"""Every address of the house. The other apps are named as strings only: wiring adds no import."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("sprak/", set_language, name="set_language"),
    path("konto/", include("allauth.urls")),
    path("register/", admin.site.urls),
    path("", include("nominations.urls")),
    path("", include("webaudit.urls")),
    path("", include("jury.urls")),
    path("", include("award.public_urls")),
]

if settings.DEMO:
    urlpatterns.insert(0, path("demo/", include("award.demo.urls")))
