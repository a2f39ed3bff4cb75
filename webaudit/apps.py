from django.apps import AppConfig


class WebAuditConfig(AppConfig):
    name = "webaudit"
