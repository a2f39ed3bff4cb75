"""Real workers, killed and stopped in the middle of a job: it is done all the same, and once."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pysqlite3
import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SET_UP = """
import django; django.setup()
from django.core.management import call_command
from django.utils import timezone
from award.jobs import services
call_command("migrate", verbosity=0)
services.submit("test.long", {}, at=timezone.now())
"""


class House:
    """A database in a folder of its own, and its workers."""

    def __init__(self, folder):
        self.folder = folder
        self.workers = []
        self.environment = os.environ | {
            "AWARD_DATA_DIR": str(folder),
            "AWARD_DEMO": "1",
            "DATABASE_URL": "sqlite:///",
            "DJANGO_SETTINGS_MODULE": "tests.award.worker_settings",
        }

    def start_worker(self):
        command = [sys.executable, "manage.py", "worker", "-v0", "--interval", "0.2"]
        with (self.folder / "log").open("a") as log:
            self.workers.append(
                subprocess.Popen(command, cwd=ROOT, env=self.environment, stderr=log)
            )

    def start_job(self):
        """A worker that has begun with the job."""
        self.start_worker()
        until(lambda: self.files() == ["begun-1"])

    def job(self):
        connection = pysqlite3.connect(self.folder / "utmarkt.sqlite3", timeout=20)
        try:
            return connection.execute("SELECT status, attempt, done FROM award_job").fetchone()
        finally:
            connection.close()

    @contextlib.contextmanager
    def locked(self):
        """Another program writes in the database, and takes its time."""
        other = pysqlite3.connect(self.folder / "utmarkt.sqlite3", timeout=20)
        other.isolation_level = None
        try:
            other.execute("BEGIN IMMEDIATE")
            yield
        finally:
            other.close()

    def told(self):
        """What the workers have said of a database that does not answer."""
        lines = (self.folder / "log").read_text().splitlines()
        return [line.partition("award.jobs ")[2] for line in lines if "does not answer" in line]

    def files(self):
        return sorted(path.name for path in self.folder.glob("*-[0-9]"))


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    """A database in which the job waits."""
    house = House(tmp_path_factory.mktemp("database"))
    subprocess.run([sys.executable, "-c", SET_UP], cwd=ROOT, env=house.environment, check=True)
    return house.folder / "utmarkt.sqlite3"


@pytest.fixture
def house(tmp_path, database):
    shutil.copy(database, tmp_path)
    house = House(tmp_path)
    yield house
    for worker in house.workers:
        worker.send_signal(signal.SIGCONT)
        worker.kill()
        worker.wait()


def until(condition, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "It took too long."
        time.sleep(0.05)


def test_job_of_a_killed_worker_is_done_by_another(house):
    house.start_job()
    house.workers[0].kill()
    house.start_worker()
    until(lambda: house.job() == ("done", 2, 30))
    assert house.files() == ["begun-1", "begun-2", "done-2"]


def test_worker_that_slept_through_its_lease_writes_nothing_more(house):
    house.start_job()
    house.workers[0].send_signal(signal.SIGSTOP)
    house.start_worker()
    until(lambda: "begun-2" in house.files())
    house.workers[0].send_signal(signal.SIGCONT)
    until(lambda: house.job() == ("done", 2, 30))
    assert house.files() == ["begun-1", "begun-2", "done-2"]


def test_worker_that_is_asked_to_stop_finishes_its_job(house):
    house.start_job()
    house.workers[0].terminate()
    assert house.workers[0].wait(60) == 0
    assert (house.job(), house.files()) == (("done", 1, 30), ["begun-1", "done-1"])


SAID = "The database does not answer (database is locked): again in {} s"


def test_worker_outlives_a_locked_database(house):
    with house.locked():
        house.start_worker()
        until(lambda: len(house.told()) == 2 or house.workers[0].poll() is not None)
    until(lambda: house.job() == ("done", 1, 30))
    assert house.told()[:2] == [SAID.format(1), SAID.format(2)]
    assert house.files() == ["begun-1", "done-1"]


def test_job_that_met_a_lock_in_the_middle_is_taken_up_again_when_its_lease_ends(house):
    house.start_job()
    with house.locked():
        until(lambda: house.told() or house.workers[0].poll() is not None)
    until(lambda: house.job() == ("done", 2, 30))
    assert house.files() == ["begun-1", "begun-2", "done-2"]
    assert house.workers[0].poll() is None
