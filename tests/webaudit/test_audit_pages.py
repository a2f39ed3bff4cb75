"""``manage.py audit_pages``: lines in, lines out as they come."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from webaudit import demo_sites
from webaudit.engine import why_not_ready


def run(tmp_path, text, **options):
    pages = tmp_path / "urls.ndjson"
    pages.write_text(text, encoding="utf-8")
    said = StringIO()
    call_command("audit_pages", pages=str(pages), stdout=said, **options)
    return said.getvalue()


@pytest.mark.parametrize(
    ("text", "options", "sentence"),
    [
        ("{}", {}, 'Line 1 is not like {"id": "1", "url": "https://…"}.'),
        ("", {"concurrency": 0}, "--concurrency is at least 1."),
        ("", {"allow": ["127.0.0.1"]}, "not host:port: '127.0.0.1'"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(tmp_path, text, options, sentence):
    with pytest.raises(CommandError) as refused:
        run(tmp_path, text, out=str(tmp_path / "out"), **options)

    assert str(refused.value) == sentence


def test_file_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(CommandError, match="cannot be read: No such file or directory"):
        call_command("audit_pages", pages=str(tmp_path / "nothing"), out=str(tmp_path / "out"))
    with pytest.raises(CommandError, match="cannot be written: No such file or directory"):
        run(tmp_path, "", out=str(tmp_path / "no" / "out"))


@pytest.mark.audit
@pytest.mark.skipif(why_not_ready() is not None, reason=str(why_not_ready()))
def test_each_page_has_a_line_and_only_what_is_allowed_is_reached(tmp_path):
    out = tmp_path / "results.ndjson"
    with demo_sites.serve() as address:
        pages = {
            "good": f"http://{address}/solviken/",
            "poor": f"http://{address}/ekhamra/e-tjanst.html",
            "inside": "http://127.0.0.1:80/",
        }
        text = "".join(f"{json.dumps({'id': id, 'url': url})}\n" for id, url in pages.items())
        said = run(tmp_path, text, out=str(out), allow=[address], concurrency=2)

    lines = {line["id"]: line for line in map(json.loads, out.read_text("utf-8").splitlines())}
    assert said == f"3 pages audited; what was found is in {out}.\n"
    assert {id: (line["url"], line["outcome"], line["notes"]) for id, line in lines.items()} == {
        "good": (pages["good"], "ok", ["local"]),
        "poor": (pages["poor"], "ok", ["local"]),
        "inside": (pages["inside"], "blocked", ["127.0.0.1 leads to 127.0.0.1"]),
    }
    assert [violation["rule"] for violation in lines["good"]["violations"]] == []
    assert [
        (violation["rule"], violation["source"], violation["wcag"], violation["impact"])
        for violation in lines["poor"]["violations"]
    ] == [
        ("label-content-name-mismatch", "axe", ["2.5.3"], "serious"),
        ("select-name", "axe", ["4.1.2"], "critical"),
    ]
    assert 0 < lines["poor"]["cpu_seconds"] < 30
