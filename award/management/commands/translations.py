"""``manage.py translations``: gathers, compiles and checks the Swedish words."""

from django.core.management.base import BaseCommand, CommandError

from award import translations


class Command(BaseCommand):
    help = "Gather, compile and check the Swedish words, without GNU gettext."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("apps", nargs="*", help="only these apps, with --update")
        parser.add_argument("--update", action="store_true", help="bring the catalogues up to date")
        parser.add_argument("--prune", action="store_true", help="and drop what is no longer said")
        parser.add_argument("--compile", action="store_true", help="compile what has changed")
        parser.add_argument("--check", action="store_true", help="fail where a word is missing")

    def handle(self, *, apps, update, prune, compile, check, **options):
        unknown = set(apps) - set(translations.APPS)
        if unknown:
            raise CommandError(f"There is no app named {', '.join(sorted(unknown))}.")
        if not (update or compile or check):
            raise CommandError("Say --update, --compile or --check.")
        if update:
            for app in apps or translations.APPS:
                changed = translations.update(app, prune=prune)
                self.stdout.write(f"{app}: {'brought up to date' if changed else 'nothing new'}")
        if compile:
            for path in translations.compile_stale():
                self.stdout.write(f"compiled {path.relative_to(translations.ROOT)}")
        if check:
            self.check_all()

    def check_all(self):
        faults = translations.faults()
        if faults:
            raise CommandError("\n".join([*faults, f"{len(faults)} to mend."]))
        self.stdout.write("Every word has its Swedish.")
