"""``manage.py verify_round EDITION ROUND``: whether a closed round's figures are what was frozen."""

from django.core.management.base import BaseCommand, CommandError

from award.models import Stage
from jury.models import Round
from jury.verification import faults_of

ROUNDS = [value for value in Stage.Selects.values if value != Stage.Selects.NOTHING]


class Command(BaseCommand):
    help = "Compute a closed round again, compare it with what was frozen, and say what differs."

    def add_arguments(self, parser):
        parser.add_argument("edition", help="the edition's name in addresses, like 2027")
        parser.add_argument("round", choices=ROUNDS, help="what the round selects")

    def handle(self, *, edition, round, **options):
        found = Round.objects.filter(stage__edition__slug=edition, stage__selects=round)
        round_ = found.select_related("stage__edition").first()
        if round_ is None or round_.status != Round.Status.CLOSED:
            raise CommandError(f"The edition {edition} has no closed round that selects {round}.")
        faults = faults_of(round_)
        if faults:
            raise CommandError("\n".join(["The round is not as it was closed:", *faults]))
        count = len(round_.record["outputs"]["standings"])
        self.stdout.write(f"{count} applications are as they were closed: {round_.record_sha256}")
