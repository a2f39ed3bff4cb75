"""Fill an empty database with the demonstration: one edition behind us, one with the jury, one open."""

from datetime import datetime

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from award import edition_templates
from award.jobs import worker
from award.management.commands.serve import is_free
from award.models import Edition
from jury.rehearsal.play import Play
from jury.rehearsal.steps import Steps
from webaudit.rules import reasons_engine_cannot_run

# How far into the model edition's timetable the two running editions stand.
WITH_THE_JURY = {"kind": "assessment", "selects": "nominees"}
OPEN_FOR_APPLICATIONS = {"kind": "intake"}


class Command(BaseCommand):
    help = "Load the demonstration into an empty database (does nothing where there are editions)."

    def handle(self, **options):
        if not settings.DEMO:
            raise CommandError("The demonstration is for AWARD_DEMO=1 only.")
        if Edition.objects.exists():
            return
        self.stdout.write("Playing three editions for the demonstration; it takes some minutes …")
        now = timezone.now()
        audit = not reasons_engine_cannot_run() and is_free("127.0.0.1", settings.DEMO_SITES_PORT)
        self.play("2013", audit=audit, municipalities=8)
        # The worker audits these sites once it starts, so that there is something to watch.
        self.play(
            "model",
            slug="2026",
            municipalities=30,
            jurors=8,
            audit=audit,
            work_off=leave_it_to_the_worker,
            now=now,
            starts_on=start_within(WITH_THE_JURY, now),
            shows_more=True,
            seed=2,
        )
        self.play(
            "model",
            slug="2027",
            work_off=leave_it_to_the_worker,
            now=now,
            starts_on=start_within(OPEN_FOR_APPLICATIONS, now),
            shows_more=True,
            seed=3,
        )

    def play(self, template, work_off=worker.work_off, **options):
        stages = len(edition_templates.load(template)["stages"])
        steps = Steps(self.stderr._out, total=stages + 1)
        edition = Play(template, step=steps.step, work_off=work_off, **options).run()
        steps.finish()
        self.stdout.write(edition.name_sv)


def leave_it_to_the_worker():
    """Letters and audits wait until the demonstration starts."""


def start_within(wanted, now):
    """The first day of an edition whose stage of this kind is half over now."""
    stages = edition_templates.load("model")["stages"]
    stage = next(s for s in stages if all(s.get(k) == v for k, v in wanted.items()))
    first, opens, closes = (
        datetime.fromisoformat(time)
        for time in (stages[0]["opens"], stage["opens"], stage["closes"])
    )
    return (now - (opens + (closes - opens) / 2 - first)).date()
