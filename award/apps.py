from django.apps import AppConfig


class AwardConfig(AppConfig):
    name = "award"

    def ready(self):
        from award import tasks  # noqa: F401
