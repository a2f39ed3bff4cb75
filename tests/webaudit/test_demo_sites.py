"""The demonstration's sites: what is planted is written down, and they are served here only."""

import subprocess
import sys

import httpx

from webaudit import demo_sites
from webaudit.wcag import RULES


def test_every_planted_fault_names_a_page_and_a_rule_that_exist():
    faults = demo_sites.faults()

    assert {(fault.site, fault.page) for fault in faults} <= set(demo_sites.pages())
    assert {fault.rule for fault in faults} - {None} <= set(RULES)
    assert [fault for fault in faults if not fault.what.endswith(".")] == []
    assert len({(fault.site, fault.page, fault.rule, fault.what) for fault in faults}) == 118


def test_every_page_is_served_and_no_folder_listed():
    with demo_sites.serve() as address:
        pages = [f"http://{address}/{site}/{page}" for site, page in demo_sites.pages()]
        answers = {httpx.get(url, trust_env=False).status_code for url in pages}
        folder = httpx.get(f"http://{address}/solviken/bilder/", trust_env=False)

    assert address.startswith("127.0.0.1:")
    assert (answers, folder.status_code) == ({200}, 404)


def test_command_prints_where_the_sites_are():
    command = [sys.executable, "-m", "webaudit.demo_sites", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        addresses = [process.stdout.readline().strip() for _ in demo_sites.SITES]
        title = httpx.get(addresses[0], trust_env=False).text
        process.terminate()

    assert [address.rpartition(":")[2].split("/")[1] for address in addresses] == [
        *demo_sites.SITES
    ]
    assert "<title>Välkommen – Solvikens kommun</title>" in title
