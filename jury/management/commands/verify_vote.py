"""``manage.py verify_vote EDITION``: whether a counted vote is what was kept."""

from django.core.management.base import BaseCommand, CommandError

from jury.models import Vote
from jury.vote_verification import faults_of


class Command(BaseCommand):
    help = "Count a counted vote again, compare it with what was kept, and say what differs."

    def add_arguments(self, parser):
        parser.add_argument("edition", help="the edition's name in addresses, like 2027")

    def handle(self, *, edition, **options):
        found = Vote.objects.filter(stage__edition__slug=edition, status=Vote.Status.CLOSED)
        vote = found.select_related("stage__edition").first()
        if vote is None:
            raise CommandError(f"The edition {edition} has no counted vote.")
        faults = faults_of(vote)
        if faults:
            raise CommandError("\n".join(["The vote is not as it was counted:", *faults]))
        count = len(vote.record["ballots"])
        self.stdout.write(f"{count} ballots are as they were counted: {vote.record_sha256}")
