from django.apps import AppConfig
from django.db.models.signals import post_migrate


class AwardConfig(AppConfig):
    name = "award"

    def ready(self):
        from award import checks, history_guard, tasks  # noqa: F401

        post_migrate.connect(history_guard.lay_after_migrate, sender=self)
