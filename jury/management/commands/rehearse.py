"""Play a whole edition before it is real: ``manage.py rehearse 2017 --out folder``."""

import argparse
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from award import edition_templates
from award.jobs import worker
from award.models import Booklet
from jury.rehearsal.play import Play
from jury.rehearsal.report import as_json, result_of
from jury.rehearsal.steps import Steps


class Command(BaseCommand):
    help = (
        "Play a whole edition through the services, with made-up people and a database of its own."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "template", help="which edition: " + ", ".join(edition_templates.names())
        )
        parser.add_argument("--out", required=True, type=Path, help="folder for the outcome")
        parser.add_argument("--municipalities", type=int, help="how many apply")
        parser.add_argument("--jurors", type=int, help="how many vote")
        parser.add_argument("--seed", type=int, default=1, help="same seed, same outcome")
        parser.add_argument("--audit", action="store_true", help="audit the demonstration's sites")
        parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)

    def handle(self, *, template, out, here, **options):
        if template not in edition_templates.names():
            raise CommandError(f"There is no template called {template}.")
        out.mkdir(parents=True, exist_ok=True)
        if here:
            self.play(template, out, **options)
        else:
            self.play_apart()

    def play_apart(self):
        """The same command in a process of its own, whose data lies in a folder that is thrown away."""
        with tempfile.TemporaryDirectory(prefix="utmarkt-rehearsal-") as folder:
            kept = {k: v for k, v in os.environ.items() if k not in OTHERS}
            environment = kept | {
                "AWARD_DEMO": "1",
                "AWARD_DATA_DIR": folder,
                "AWARD_AUDIT_LOOPBACK": f"127.0.0.1:{free_port()}",
            }
            command = [sys.executable, *sys.argv, "--here"]
            if subprocess.run(command, env=environment, check=False).returncode:  # noqa: S603
                raise CommandError("The rehearsal stopped before the end.")

    def play(self, template, out, *, municipalities, jurors, seed, audit, **options):
        call_command("migrate", verbosity=0)
        stages = len(edition_templates.load(template)["stages"])
        steps = Steps(self.stderr._out, total=stages + 1)
        play = Play(
            template,
            step=steps.step,
            work_off=worker.work_off,
            municipalities=municipalities,
            jurors=jurors,
            seed=seed,
            audit=audit,
        )
        edition = play.run()
        steps.finish()
        result = result_of(edition)
        (out / "result.json").write_text(as_json(result), encoding="utf-8")
        (out / "timings.json").write_text(as_json(steps.rows), encoding="utf-8")
        shutil.copy(Booklet.objects.get(edition=edition).file.path, out / "booklet.pdf")
        winner = result["decisions"][-1]["municipalities"][0]
        self.stdout.write(f"{edition.name_sv}: {winner}. {out}")


def free_port():
    """A port on this machine that nobody listens on, for the demonstration's sites."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


# What belongs to the real installation and must not reach a rehearsal.
OTHERS = {"DATABASE_URL", "AWARD_SMTP_HOST", "AWARD_DATA_DIR", "AWARD_TASK_BACKEND"}
