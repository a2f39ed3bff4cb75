from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebAuditConfig(AppConfig):
    name = "webaudit"
    verbose_name = _("Web audit")

    def ready(self):
        from django.core.checks import register

        from award import desk, event_words
        from award import readiness as obstacles
        from award.jobs import schedules
        from webaudit import (  # noqa: F401 - the tasks register themselves
            beside_tasks,
            checks,
            evidence_tasks,
            readiness,
            scale_tasks,
            tasks,
            words,
        )

        schedules.register(evidence_tasks.plan)
        register(checks.only_the_demonstration_audits_this_machine)
        event_words.register(words.EVENTS)
        obstacles.register(readiness.obstacles)
        desk.register(readiness.tasks)
