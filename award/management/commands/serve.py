"""``manage.py serve``: the web server and the workers together, until Ctrl-C."""

import contextlib
import gc
import os
import signal
import socket
import time

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication

from award.checks import is_loopback
from award.processes import KeepsFailing, Programs, module


class Command(BaseCommand):
    help = "Run the web server and the background workers together; Ctrl-C stops all of them."
    # They load every page's code, which all programs then share; after the words are compiled.
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--setup", action="store_true", help="bring everything up to date first"
        )
        parser.add_argument("--bind", default="127.0.0.1:8000", help="address and port")
        parser.add_argument("--web-processes", type=int, default=2)
        parser.add_argument("--threads", type=int, default=4, help="of each web process")
        parser.add_argument("--workers", type=int, default=2, help="background workers")
        parser.add_argument("--grace", type=float, default=20, help="seconds to finish in")

    def handle(self, *, bind, web_processes, threads, workers, grace, setup, **options):
        host, _, port = bind.rpartition(":")
        if settings.DEMO and not is_loopback(host):
            raise CommandError(
                "In the demonstration everybody may log in as anybody: it listens on this machine only."
            )
        if not is_free(host, int(port)):
            raise CommandError(
                f"Something else listens on {bind}. Stop it, or choose another: --bind {host}:8080"
            )
        if setup:
            call_command("setup")
        self.check()
        web = WebServer(bind, web_processes, threads)
        programs = {"web": web.run}
        for number in range(1, workers + 1):
            programs[f"worker {number}"] = work
        if settings.DEMO and self.can_serve_demo_sites():
            programs["demo sites"] = module(
                "webaudit.demo_sites", "--port", str(settings.DEMO_SITES_PORT)
            )
        connections.close_all()
        self.run(Programs(programs, say=self.say), host, int(port), grace)

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


class WebServer(BaseApplication):
    """gunicorn, in this process and forks of it."""

    def __init__(self, bind, processes, threads):
        self.values = {
            "bind": bind,
            "loglevel": "warning",
            "worker_class": "gthread",
            "workers": processes,
            "threads": threads,
            "keepalive": 30,
            "graceful_timeout": 15,
            "max_requests": 5000,
            "max_requests_jitter": 500,
            # What every request shares is never gone through again in search of rubbish.
            "post_worker_init": lambda worker: gc.freeze(),
        }
        super().__init__()

    def load_config(self):
        for name, value in self.values.items():
            self.cfg.set(name, value)

    def load(self):
        return get_wsgi_application()


def work():
    """A worker, which gives way to the pages: nobody sits and waits for a letter or a picture."""
    os.nice(10)
    call_command("worker", verbosity=0)


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
