"""The demonstration's sites: what is planted is written down, and they are served here only."""

import subprocess
import sys

import httpx

from webaudit import demo_sites
from webaudit.wcag import RULES


def test_every_planted_fault_names_a_page_and_a_rule_that_exist():
    faults = demo_sites.faults()

    known = {*demo_sites.pages(), *demo_sites.EXAMPLES}
    assert {(fault.site, fault.page) for fault in faults} <= known
    assert {fault.rule for fault in faults} - {None} <= set(RULES)
    assert [fault for fault in faults if not fault.what.endswith(".")] == []
    assert (
        len({(fault.site, fault.page, fault.rule, fault.what) for fault in faults})
        == len(faults)
        >= 144
    )


def test_every_criterion_that_is_found_automatically_is_planted_somewhere():
    findable = {number for rule in RULES.values() if rule.is_counted for number in rule.wcag}
    planted = {
        number
        for fault in demo_sites.faults()
        if fault.rule and RULES[fault.rule].is_counted
        for number in RULES[fault.rule].wcag
    }

    # About captions and several labels for one field the tools only ask a person to look.
    assert findable - planted == {"1.2.2", "3.3.2"}


def test_every_good_part_stands_on_its_page():
    good = demo_sites.good_parts()

    assert [
        part for part in good if part.element not in demo_sites.source(part.site, part.page)
    ] == []
    assert {(part.site, part.page) for part in good} <= {*demo_sites.pages(), *demo_sites.EXAMPLES}
    assert len({(part.page, part.criterion, part.element) for part in good}) == len(good) >= 18


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
