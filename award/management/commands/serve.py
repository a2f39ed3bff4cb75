"""``manage.py serve``: the web server and the workers together, until Ctrl-C."""

import contextlib
import signal
import socket
import sys
import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from award.checks import is_loopback
from award.processes import KeepsFailing, Programs


class Command(BaseCommand):
    help = "Run the web server and the background workers together; Ctrl-C stops all of them."

    def add_arguments(self, parser):
        parser.add_argument("--bind", default="127.0.0.1:8000", help="address and port")
        parser.add_argument("--web-processes", type=int, default=2)
        parser.add_argument("--threads", type=int, default=4, help="of each web process")
        parser.add_argument("--workers", type=int, default=2, help="background workers")
        parser.add_argument("--grace", type=float, default=20, help="seconds to finish in")

    def handle(self, *, bind, web_processes, threads, workers, grace, **options):
        host, _, port = bind.rpartition(":")
        if settings.DEMO and not is_loopback(host):
            raise CommandError(
                "In the demonstration everybody may log in as anybody: it listens on this machine only."
            )
        if not is_free(host, int(port)):
            raise CommandError(
                f"Something else listens on {bind}. Stop it, or choose another: --bind {host}:8080"
            )
        commands = {"web": web_server(bind, web_processes, threads)}
        for number in range(1, workers + 1):
            commands[f"worker {number}"] = [sys.executable, "manage.py", "worker", "-v0"]
        if settings.DEMO and self.can_serve_demo_sites():
            commands["demo sites"] = [
                *(sys.executable, "-m", "webaudit.demo_sites"),
                *("--port", str(settings.DEMO_SITES_PORT)),
            ]
        self.run(Programs(commands, say=self.say), host, int(port), grace)

    def run(self, programs, host, port, grace):
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, programs.ask_to_stop)
        try:
            programs.start()
            wait_until_it_answers(programs, host, port)
            if not programs.stopping:
                self.say(
                    f"Utmärkt is running. Click here: http://{host}:{port}/  (Ctrl-C stops it)"
                )
            programs.watch()
        except KeepsFailing as failure:
            raise CommandError(str(failure)) from failure
        finally:
            programs.stop(grace=grace)
        self.say("Stopped.")

    def can_serve_demo_sites(self):
        port = settings.DEMO_SITES_PORT
        if port is None:
            return False
        if is_free("127.0.0.1", port):
            return True
        self.say(
            f"Something else listens on 127.0.0.1:{port}, so the demonstration's web sites cannot"
            " be audited; everything else works."
        )
        return False

    def say(self, sentence):
        self.stdout.write(sentence)
        self.stdout.flush()


def web_server(bind, processes, threads):
    return [
        *(sys.executable, "-m", "gunicorn", "award.wsgi", "--bind", bind, "--log-level", "warning"),
        *("--worker-class", "gthread", "--workers", str(processes), "--threads", str(threads)),
        *("--keep-alive", "30", "--graceful-timeout", "15"),
        *("--max-requests", "5000", "--max-requests-jitter", "500"),
    ]


def is_free(host, port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def wait_until_it_answers(programs, host, port):
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not programs.stopping:
        with contextlib.suppress(OSError), socket.create_connection((host, port), timeout=1):
            return
        time.sleep(0.1)
