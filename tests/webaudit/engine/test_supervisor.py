"""The supervisor with a worker that is slow, crashes and talks nonsense."""

import sys
from pathlib import Path

import pytest

from webaudit.engine import NotReady, Outcome, PageJob, audit


def fake(start="well", marker="/no/marker"):
    return (sys.executable, str(Path(__file__).with_name("fake_worker.py")), start, str(marker))


def auditing(*names, **options):
    jobs = [
        PageJob(str(number), f"http://site.example/{name}") for number, name in enumerate(names)
    ]
    settings = {"worker": fake(), "deadline_seconds": 0.6, "grace_seconds": 0.4, **options}
    return audit(jobs, browser=Path("/no/browser"), **settings)


def outcomes(*names, **options):
    return sorted((result.id, result.outcome) for result in auditing(*names, **options))


def processes_of_session(session):
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _parent, _group, its_session = stat.read_text().rpartition(")")[2].split()[:4]
        except FileNotFoundError:
            continue
        if int(its_session) == session and state != "Z":
            found.append(int(stat.parent.name))
    return found


def test_every_page_has_one_result_with_what_the_worker_said():
    results = auditing("a", "b", "c")

    assert sorted((r.id, r.url, r.outcome, r.title, r.local) for r in results) == [
        ("0", "http://site.example/a", "ok", "Start", False),
        ("1", "http://site.example/b", "ok", "Start", False),
        ("2", "http://site.example/c", "ok", "Start", False),
    ]


def test_two_pages_with_one_id_are_two_pages():
    jobs = [PageJob("x", "http://site.example/a"), PageJob("x", "http://site.example/b")]

    results = audit(jobs, browser=Path("/no/browser"), worker=fake())

    assert sorted((r.id, r.url) for r in results) == [(j.id, j.url) for j in jobs]


def test_page_that_never_ends_is_given_up_and_the_others_are_done():
    assert outcomes("a", "slow", "b", "c") == [
        ("0", "ok"),
        ("1", "hard_timeout"),
        ("2", "ok"),
        ("3", "ok"),
    ]


def test_page_with_time_left_when_its_neighbour_is_given_up_is_tried_again(tmp_path):
    worker = fake(marker=tmp_path / "silent")

    assert outcomes("slow", "pause", "silent-once", worker=worker) == [
        ("0", "hard_timeout"),
        ("1", "ok"),
        ("2", "ok"),
    ]


def test_site_has_one_door_for_its_pages_until_one_fares_badly():
    sites = ["a.example", "b.example", "a.example", "b.example", "b.example"]
    names = ["door", "door", "door", "nonsense", "door"]
    jobs = [
        PageJob(str(n), f"http://{site}/{name}")
        for n, (site, name) in enumerate(zip(sites, names, strict=True))
    ]

    results = audit(jobs, browser=Path("/no/browser"), worker=fake(), concurrency=1)

    outcomes, doors = zip(*((result.outcome, result.title) for result in results), strict=True)
    assert outcomes == ("ok", "ok", "ok", "error", "ok")
    assert (doors[0] == doors[2], len({doors[0], doors[1], doors[4]})) == (True, 3)


@pytest.mark.parametrize("position", range(3))
def test_page_that_kills_the_worker_takes_nobody_with_it(position):
    names = ["a", "b", "c"]
    names[position] = "die"

    expected = ["ok"] * 3
    expected[position] = "crashed"
    assert outcomes(*names) == [(str(n), outcome) for n, outcome in enumerate(expected)]


def test_crash_that_was_the_neighbours_fault_is_forgiven(tmp_path):
    worker = fake(marker=tmp_path / "crashed")

    assert outcomes("crash-once", "a", worker=worker) == [("0", "ok"), ("1", "ok")]


def test_nonsense_from_the_worker_is_an_error_of_that_page_alone():
    results = sorted(auditing("nonsense", "a"), key=lambda result: result.id)

    assert [(r.id, r.outcome, r.detail) for r in results] == [
        ("0", Outcome.ERROR, "unreadable answer: ValueError(\"'perhaps' is not a valid Outcome\")"),
        ("1", Outcome.OK, ""),
    ]


def test_worker_that_eats_memory_is_stopped():
    assert outcomes("slow", most_megabytes=1, deadline_seconds=9) == [("0", "memory")]


def test_secrets_of_the_web_server_do_not_reach_the_browser(monkeypatch):
    monkeypatch.setenv("AWARD_SECRET_KEY", "secret")

    [result] = auditing("environment")

    assert [name for name in result.title.split() if not name.startswith("LC_")] == [
        *("AUDIT_BROWSER", "AUDIT_LIMITS", "AUDIT_TOKEN", "HOME", "PATH", "TMPDIR", "TZ"),
    ]


def test_nothing_the_worker_started_is_left():
    [result] = auditing("runaway")

    assert processes_of_session(int(result.title)) == []


def test_walking_away_in_the_middle_leaves_nothing():
    results = auditing("runaway", "slow", deadline_seconds=60)
    session = int(next(results).title)
    assert len(processes_of_session(session)) == 2

    results.close()

    assert processes_of_session(session) == []


@pytest.mark.parametrize(
    ("start", "sentence"),
    [
        ("broken", "The audit program cannot start: Cannot find module 'pa11y'"),
        ("no browser", "The browser cannot start: no usable sandbox"),
    ],
)
def test_engine_that_cannot_start_says_why(start, sentence):
    with pytest.raises(NotReady) as refused:
        list(auditing("a", worker=fake(start)))

    assert str(refused.value) == sentence


def test_program_that_does_not_exist_is_not_ready():
    with pytest.raises(NotReady, match="No such file or directory"):
        list(auditing("a", worker=["/no/such/node"]))
