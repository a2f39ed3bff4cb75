from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebAuditConfig(AppConfig):
    name = "webaudit"
    verbose_name = _("Web audit")

    def ready(self):
        from award import desk, event_words
        from award import readiness as obstacles
        from webaudit import readiness, tasks, words  # noqa: F401 - the tasks register themselves

        event_words.register(words.EVENTS)
        obstacles.register(readiness.obstacles)
        desk.register(readiness.tasks)
