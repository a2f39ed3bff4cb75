from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NominationsConfig(AppConfig):
    name = "nominations"
    verbose_name = _("municipalities and applications")

    def ready(self):
        from award import edition_parts
        from nominations import services

        edition_parts.register(services.fill_edition)
