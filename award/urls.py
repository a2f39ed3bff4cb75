"""Every address of the house. The other apps are named as strings only: wiring adds no import."""

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path, register_converter
from django.views.i18n import set_language

from award.addresses import MunicipalityCode, Number, Word

# For all apps, before any of their addresses is read.
register_converter(Number, "number")
register_converter(Word, "word")
register_converter(MunicipalityCode, "municipality")

# The register has no log-in of its own: one door, with its second factor and its limits.
admin.site.login = secure_admin_login(admin.site.login)

urlpatterns = [
    path("sprak/", login_not_required(set_language), name="set_language"),
    path("konto/", include("allauth.urls")),
    path("register/", admin.site.urls),
    path("", include("nominations.urls")),
    path("", include("webaudit.urls")),
    path("", include("jury.urls")),
    path("", include("award.public_urls")),
]

if settings.DEMO:
    from award.demo.style_guide import style_guide

    urlpatterns.insert(0, path("demo/", include("award.demo.urls")))
    urlpatterns.insert(0, path("stilguide/", style_guide, name="style_guide"))
