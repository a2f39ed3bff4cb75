"""``manage.py make_organiser EMAIL``: an award gets its organiser, who logs in with a code by e-mail."""

from django.core.management.base import BaseCommand, CommandError
from django.core.validators import ValidationError, validate_email
from django.utils import timezone

from award import services
from award.models import Award


class Command(BaseCommand):
    help = "Let a person run an award; the award is created if there is none."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--name", default="", help="the person's name")
        parser.add_argument(
            "--award", default="", help="the award's address, where there are several"
        )
        parser.add_argument("--award-name", default="Sveriges digitaliseringskommun")

    def handle(self, *, email, name, award, award_name, **options):
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"{email} is not an e-mail address.") from error
        now = timezone.now()
        chosen = self.choose(award) or services.create_award(
            slug=award or "digitaliseringskommun", name_sv=award_name, actor=None, at=now
        )
        services.add_organiser(award_id=chosen.pk, email=email, name=name, actor=None, at=now)
        self.stdout.write(f"{email} runs {chosen.name_sv}, and logs in with a code sent by e-mail.")

    def choose(self, slug):
        awards = Award.objects.filter(slug=slug) if slug else Award.objects.all()
        if awards.count() > 1:
            slugs = ", ".join(awards.values_list("slug", flat=True))
            raise CommandError(f"There are several awards; say --award with one of {slugs}.")
        return awards.first()
