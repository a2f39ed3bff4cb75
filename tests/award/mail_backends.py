"""Mail servers that misbehave."""

from django.core.mail.backends.base import BaseEmailBackend


class BreakingBackend(BaseEmailBackend):
    def send_messages(self, messages):
        raise OSError("No such mailbox.")
