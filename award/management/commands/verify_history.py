"""``manage.py verify_history``: whether the chain of the history is whole, and where it breaks if not."""

from django.core.management.base import BaseCommand, CommandError

from award import history
from award.models import HistoryEntry


class Command(BaseCommand):
    help = "Verify the chain of the history, and say where it breaks."

    def handle(self, **options):
        broken = history.first_broken_entry()
        if broken is not None:
            raise CommandError(
                f"The history breaks at entry {broken.pk} ({broken}): it, or the entry before it,"
                " is not as it was written."
            )
        last = HistoryEntry.objects.order_by("-pk").first()
        if last is None:
            self.stdout.write("The history is empty.")
            return
        count = HistoryEntry.objects.count()
        self.stdout.write(f"The history is whole: {count} entries, the last {last.hash}.")
