from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebAuditConfig(AppConfig):
    name = "webaudit"
    verbose_name = _("Web audit")

    def ready(self):
        from award import desk
        from award import readiness as obstacles
        from webaudit import readiness, tasks  # noqa: F401 - the tasks register themselves

        obstacles.register(readiness.obstacles)
        desk.register(readiness.tasks)
