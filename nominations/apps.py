from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NominationsConfig(AppConfig):
    name = "nominations"
    verbose_name = _("municipalities and applications")

    def ready(self):
        from award import desk, edition_parts, event_words, readiness
        from nominations import desks, services
        from nominations.event_words import EVENTS
        from nominations.readiness import check

        edition_parts.register(services.fill_edition)
        readiness.register(check)
        desk.register(desks.of_member)
        desk.register(desks.of_organiser)
        event_words.register(EVENTS)
