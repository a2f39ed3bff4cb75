"""``python -m tests.bench.audits``: an audit beside pa11y's command, pa11y-ci and bare page loading.

The same pages in one run, each program with the browser it takes by itself, rounds in a drawn
order, processor time of everything a program started. Then 300 pages, and the memory they leave.
Ends with 1 where a bar is not met. Needs npm, and Debian's ``chromium`` beside the headless shell.
"""

import argparse
import ctypes
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from tests.bench.audits import municipal
from webaudit.engine import PageJob, audit, find_browser, supervisor

PEERS = Path(__file__).parent / "peers"
BARS = {"pa11y": 0.40, "pa11y-ci": 0.50, "bare loading": 1.80}
MOST_GROWTH = 1.10  # of memory, from the pages 51 to 100 to the last fifty
PAGES_FOR_MEMORY = 300
PR_SET_CHILD_SUBREAPER = 36
AS_ROOT = ["--no-sandbox"] if os.geteuid() == 0 else []


def ours(urls, address, _folder):
    jobs = [PageJob(url, url) for url in urls]
    results = list(audit(jobs, browser=find_browser(), allow=[address]))
    not_measured = [result for result in results if result.outcome != "ok"]
    if not_measured:
        sys.exit(f"not measured: {not_measured}")


def bare(urls, _address, _folder):
    _run("node", PEERS / "bare.mjs", find_browser(), "2", *urls)


def pa11y(urls, _address, folder):
    config = folder / "pa11y.json"
    config.write_text(json.dumps({"chromeLaunchConfig": {"args": AS_ROOT}}))
    for url in urls:
        options = (
            "--config",
            config,
            "--runner",
            "axe",
            "--runner",
            "htmlcs",
            "--reporter",
            "json",
        )
        _run(PEERS / "node_modules" / ".bin" / "pa11y", *options, url, expected={0, 2})


def pa11y_ci(urls, _address, folder):
    config = folder / "pa11y-ci.json"
    defaults = {"chromeLaunchConfig": {"args": AS_ROOT}, "runners": ["axe", "htmlcs"]}
    config.write_text(json.dumps({"defaults": defaults, "urls": urls}))
    program = PEERS / "node_modules" / ".bin" / "pa11y-ci"
    _run(program, "--config", config, "--json", expected={0, 2})


PROGRAMS = {"ours": ours, "bare loading": bare, "pa11y": pa11y, "pa11y-ci": pa11y_ci}


def _run(*command, expected=frozenset({0})):
    # puppeteer's own choice is a whole Chrome that it downloads; Debian's Chromium is that browser.
    environment = os.environ | {"PUPPETEER_EXECUTABLE_PATH": shutil.which("chromium") or ""}
    done = subprocess.run(list(map(str, command)), env=environment, capture_output=True, text=True)
    if done.returncode not in expected:
        sys.exit(f"{command[0]}: {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def measure(name, urls, address, folder):
    """Processor time and wall time of one program, in a process that inherits all it leaves."""
    before = time.monotonic()
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
            PROGRAMS[name](urls, address, folder)
            _wait_for_all()
            spent = [
                sum(resource.getrusage(who)[:2])
                for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
            ]
            (folder / "spent").write_text(str(sum(spent)))
            os._exit(0)
        os._exit(1)
    _pid, status = os.waitpid(child, 0)
    if status:
        sys.exit(f"{name} did not run")
    return float((folder / "spent").read_text()), time.monotonic() - before


def _wait_for_all():
    with suppress(ChildProcessError):
        while True:
            os.wait()


def compare(rounds):
    """Each program on the same pages; gives the processor times a page of each, round by round."""
    chance = random.Random(2027)
    spent = {name: [] for name in PROGRAMS}
    with tempfile.TemporaryDirectory() as scratch:
        folder, site = Path(scratch), Path(scratch, "site")
        site.mkdir()
        names = municipal.write(site)
        with serving(site) as address:
            urls = [f"http://{address}/{name}?{n}" for n in range(2) for name in names]
            for _round in range(rounds):
                for name in chance.sample(list(PROGRAMS), k=len(PROGRAMS)):
                    cpu, wall = measure(name, urls, address, folder)
                    spent[name].append(cpu / len(urls))
                    say(
                        f"  {name:13} {cpu / len(urls):5.2f} s CPU, {wall / len(urls):5.2f} s wall a page"
                    )
    return spent


def serving(folder):
    """The pages, from a process of their own, so that serving them is on nobody's account."""
    return _Server(folder)


class _Server:
    def __init__(self, folder):
        self.folder = folder

    def __enter__(self):
        code = (
            "import sys; from pathlib import Path; from webaudit.engine.loopback import server_for;"
            "s = server_for(Path(sys.argv[1])); print(s.server_port, flush=True); s.serve_forever()"
        )
        command = [sys.executable, "-c", code, str(self.folder)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        return f"127.0.0.1:{self.process.stdout.readline().strip()}"

    def __exit__(self, *_problem):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


def memory(count):
    """Megabytes of the whole audit after each of many pages."""
    weights = []
    workers = []
    start = supervisor._Worker.__init__

    def remember(worker, *args, **kwargs):
        start(worker, *args, **kwargs)
        workers.append(worker)

    supervisor._Worker.__init__ = remember
    with tempfile.TemporaryDirectory() as scratch:
        names = municipal.write(Path(scratch))
        with serving(Path(scratch)) as address:
            jobs = [
                PageJob(str(n), f"http://{address}/{names[n % len(names)]}") for n in range(count)
            ]
            for _result in audit(jobs, browser=find_browser(), allow=[address]):
                weights.append(workers[-1].megabytes())
    return weights


def say(words):
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pages", type=int, default=PAGES_FOR_MEMORY, help="0 leaves memory out")
    options = parser.parse_args()
    environment = os.environ | {"PUPPETEER_SKIP_DOWNLOAD": "1"}
    if not (PEERS / "node_modules").exists():
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit"], cwd=PEERS, env=environment)
    is_met = True
    spent = compare(options.rounds)
    mine = statistics.median(spent["ours"])
    for name, times in spent.items():
        bar = BARS.get(name)
        ratio = mine / statistics.median(times)
        verdict = "" if bar is None else f"  ours/theirs {ratio:.2f}, at most {bar:.2f}"
        is_met &= bar is None or ratio <= bar
        say(
            f"{name:13} min {min(times):5.2f}, median {statistics.median(times):5.2f} s a page{verdict}"
        )
    if options.pages:
        weights = memory(options.pages)
        early = statistics.median(weights[50:100] or weights)
        late = statistics.median(weights[-50:])
        is_met &= late <= MOST_GROWTH * early
        say(f"{len(weights)} pages: {early:.0f} MB early, {late:.0f} late, {max(weights)} at most")
    return 0 if is_met else 1


if __name__ == "__main__":
    sys.exit(main())
