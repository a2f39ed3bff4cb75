"""What the house asks of its settings before it starts."""

from ipaddress import ip_address

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.db import connection

# Earlier builds can, rarely, lose committed rows in WAL mode.
OLDEST_SQLITE = (3, 51, 3)


@register(Tags.security)
def demonstration_stays_on_this_machine(app_configs, **kwargs):
    """In the demonstration everybody may log in as anybody, so nobody else may reach it."""
    if not settings.DEMO:
        return []
    strangers = [host for host in settings.ALLOWED_HOSTS if not is_loopback(host)]
    if not strangers:
        return []
    return [
        Error(
            f"The demonstration lets anybody log in as anybody, and would answer to {strangers}.",
            hint="Unset AWARD_DEMO, or leave AWARD_HOSTS unset.",
            id="award.E001",
        )
    ]


@register(Tags.database)
def sqlite_is_sound(app_configs, databases=None, **kwargs):
    if connection.vendor != "sqlite":
        return []
    version = connection.Database.sqlite_version_info
    if version >= OLDEST_SQLITE:
        return []
    number = ".".join(map(str, version))
    return [
        Warning(
            f"SQLite {number} has a fault that can damage a database under load.",
            hint="Install the package pysqlite3 as locked in requirements.txt.",
            id="award.W001",
        )
    ]


def is_loopback(host):
    if host in {"localhost", "testserver"}:
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
